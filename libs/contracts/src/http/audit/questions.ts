import { z } from 'zod';
import { limits } from '@vinhdanh/kernel';
import { storable } from '../storable.js';
import { auditTimeSchema } from './moment.js';
import { auditPersonSchema } from './person-ref.js';

export const inboxThenQuerySchema = z.object({
  org: z.string().min(1).max(80).refine(storable),
  role: z.string().min(1).max(80).refine(storable),
  at: auditTimeSchema,
  limit: z.coerce.number().int().min(1).max(limits.pageSizeMax).default(50),
  cursor: z.string().max(500).optional(),
});

/** What lay in an inbox at a past moment. */
export const inboxThenSchema = z
  .object({
    at: z.string(),
    /** The record up to this number of the sealed log is counted in. */
    sealedUpTo: z.int(),
    items: z.array(
      z.object({
        caseId: z.string(),
        caseNumber: z.string(),
        nomineeName: z.string().nullable(),
        stepId: z.string(),
        stepName: z.string(),
        since: z.string(),
        dueAt: z.string().nullable(),
        takenBy: auditPersonSchema.nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'InboxThen' });

export const awardsThenQuerySchema = z.object({ at: auditTimeSchema });

/** Awards that had been decided by a past moment, by kind. */
export const awardsThenSchema = z
  .object({
    at: z.string(),
    sealedUpTo: z.int(),
    kinds: z.array(
      z.object({ awardKind: z.string(), nameVi: z.string(), nameEn: z.string(), count: z.int() }),
    ),
  })
  .meta({ id: 'AwardsThen' });

export type InboxThenQuery = z.infer<typeof inboxThenQuerySchema>;
export type InboxThen = z.infer<typeof inboxThenSchema>;
export type AwardsThenQuery = z.infer<typeof awardsThenQuerySchema>;
export type AwardsThen = z.infer<typeof awardsThenSchema>;
