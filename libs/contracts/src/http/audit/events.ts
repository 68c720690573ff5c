import { z } from 'zod';
import { limits } from '@vinhdanh/kernel';
import { auditPersonSchema } from './person-ref.js';

export const auditEventsQuerySchema = z.object({
  /** Events with a higher version only: the next page. */
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(limits.pageSizeMax).default(limits.pageSizeMax),
});

export const auditImportanceSchema = z.enum(['decision', 'change', 'detail']);

export const auditEventSchema = z
  .object({
    version: z.int(),
    /** Its number in the sealed log; null while it waits for one. */
    sealedNumber: z.int().nullable(),
    at: z.string(),
    type: z.string(),
    importance: auditImportanceSchema,
    sentenceVi: z.string(),
    sentenceEn: z.string(),
    /** Who set it off; null where the journey did. */
    by: auditPersonSchema.nullable(),
    elementId: z.string().nullable(),
    processId: z.string().nullable(),
    stepId: z.string().nullable(),
    hash: z.string(),
    commandHash: z.string(),
  })
  .meta({ id: 'AuditEvent' });

/** Oldest first. */
export const auditEventsPageSchema = z
  .object({ items: z.array(auditEventSchema), nextAfter: z.int().nullable() })
  .meta({ id: 'AuditEventsPage' });

export type AuditEventsQuery = z.infer<typeof auditEventsQuerySchema>;
export type AuditEvent = z.infer<typeof auditEventSchema>;
export type AuditEventsPage = z.infer<typeof auditEventsPageSchema>;
