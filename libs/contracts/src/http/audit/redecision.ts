import { z } from 'zod';

/** What a recorded command comes to when it is decided once more under its own bundle. */
export const auditRedecisionSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('same') }),
    z.object({
      kind: z.literal('different'),
      /** Paths begin with `events` or `evaluations`; null is what was not there. */
      differences: z.array(z.object({ path: z.array(z.string()), before: z.unknown(), after: z.unknown() })),
    }),
    /** Today's code refuses what was done then. */
    z.object({
      kind: z.literal('refused'),
      code: z.string(),
      sentenceVi: z.string(),
      sentenceEn: z.string(),
    }),
    /** A personal section that the decision needs has been erased: nothing can be said. */
    z.object({ kind: z.literal('unreadable') }),
  ])
  .meta({ id: 'AuditRedecision' });

export type AuditRedecision = z.infer<typeof auditRedecisionSchema>;
