import { z } from 'zod';

const text = (max: number) => z.string().trim().min(1).max(max);
const localDate = z.iso.date();

/** `rule-set.json`: what a rule set is, from when to when it is in effect, and which files make it up. */
export const ruleSetManifestSchema = z
  .strictObject({
    key: z.string().regex(/^[A-Z][A-Z0-9-]{0,39}$/),
    version: z.string().regex(/^\d{4}\.\d{1,3}$/),
    nameVi: text(200),
    nameEn: text(200),
    mode: z.enum(['strict', 'standard']),
    effectiveFrom: localDate,
    effectiveTo: localDate.nullable(),
    source: text(400),
    /** DMN files, relative to the manifest; the first one is asked, the others are what it imports. */
    files: z
      .array(z.string().regex(/^(\.\.\/)?([a-z0-9-]+\/)?[a-z0-9-]+\.dmn$/))
      .min(1)
      .max(20),
  })
  .refine(({ effectiveFrom, effectiveTo }) => effectiveTo === null || effectiveTo >= effectiveFrom, {
    path: ['effectiveTo'],
    message: 'before effectiveFrom',
  });

/** `tests.json`: the cases that travel with a rule set. Of a context, the members that are named are compared. */
export const ruleSetTestsSchema = z.strictObject({
  cases: z
    .array(
      z.strictObject({
        name: text(200),
        source: text(200),
        decision: text(200),
        /** The time of the command, for `now()` and `today()`. */
        at: z.iso.datetime(),
        inputs: z.record(z.string(), z.json()),
        expected: z.json(),
      }),
    )
    .min(1)
    .max(1_000),
});

export type RuleSetManifest = z.infer<typeof ruleSetManifestSchema>;
export type RuleSetTests = z.infer<typeof ruleSetTestsSchema>;
export type RuleSetTest = RuleSetTests['cases'][number];
