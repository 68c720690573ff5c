import { z } from 'zod';
import { auditPersonSchema } from './person-ref.js';

/** What somebody tried and was refused; it changed nothing. */
export const auditRefusalSchema = z
  .object({
    at: z.string(),
    by: auditPersonSchema.nullable(),
    commandType: z.string(),
    code: z.string(),
    sentenceVi: z.string(),
    sentenceEn: z.string(),
    /** What the rule that refused says about it. */
    details: z.record(z.string(), z.unknown()),
    /** Its number in the log of refusals; null while it waits for one. */
    sealedNumber: z.int().nullable(),
  })
  .meta({ id: 'AuditRefusal' });

/** Newest first. */
export const auditRefusalsPageSchema = z
  .object({ items: z.array(auditRefusalSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'AuditRefusalsPage' });

export type AuditRefusal = z.infer<typeof auditRefusalSchema>;
export type AuditRefusalsPage = z.infer<typeof auditRefusalsPageSchema>;
