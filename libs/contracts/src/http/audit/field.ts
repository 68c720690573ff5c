import { z } from 'zod';

export const auditFieldNameSchema = z.object({
  /** Stable: names and positions from the outside in, joined by dots. */
  path: z.string(),
  labelVi: z.string(),
  labelEn: z.string(),
  /** Whether it is about a person and stands encrypted in the record. */
  personal: z.boolean(),
});

/** One thing that is known of a case, in words. A personal one whose key is destroyed has no value. */
export const auditFieldSchema = auditFieldNameSchema
  .extend({ valueVi: z.string().nullable(), valueEn: z.string().nullable() })
  .meta({ id: 'AuditField' });

export type AuditField = z.infer<typeof auditFieldSchema>;
