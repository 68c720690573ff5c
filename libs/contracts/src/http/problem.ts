import { z } from 'zod';

/** RFC 9457 problem details; `code` is stable and documented, `title` is the sentence for people. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    /** Both sentences, whatever the language of `title`. */
    titleVi: z.string().optional(),
    titleEn: z.string().optional(),
    /** What the rule that refused says about it, e.g. the role and the organisation that it takes. */
    details: z.record(z.string(), z.unknown()).optional(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
    /** For 409: who was first, with what, when. */
    by: z
      .object({ person: z.string(), name: z.string(), outcome: z.string().nullable(), at: z.string() })
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;
