import { z } from 'zod';
import { auditFieldNameSchema } from './field.js';
import { auditMomentTextSchema } from './moment.js';

export const auditDifferenceQuerySchema = z.object({
  from: auditMomentTextSchema,
  /** Without it, how the case stands now. */
  to: auditMomentTextSchema.optional(),
});

/** What two moments of a case differ in; null is what was not there. */
export const auditDifferenceSchema = z
  .object({
    from: z.int(),
    to: z.int(),
    fromAt: z.string(),
    toAt: z.string(),
    fields: z.array(
      auditFieldNameSchema.extend({
        beforeVi: z.string().nullable(),
        beforeEn: z.string().nullable(),
        afterVi: z.string().nullable(),
        afterEn: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'AuditDifference' });

export type AuditDifferenceQuery = z.infer<typeof auditDifferenceQuerySchema>;
export type AuditDifference = z.infer<typeof auditDifferenceSchema>;
