import { z } from 'zod';
import { storable } from '../storable.js';
import { auditPageQuerySchema } from './page-query.js';
import { auditPersonSchema } from './person-ref.js';

export const accessQuerySchema = auditPageQuerySchema.extend({
  caseId: z.string().min(1).max(80).refine(storable).optional(),
  /** Id of whoever looked. */
  person: z.string().min(1).max(80).refine(storable).optional(),
});

export const accessKindSchema = z.enum([
  'search',
  'case',
  'personal',
  'export',
  'verification',
  'question',
  'access-log',
]);

/** Somebody looked at something. */
export const accessEntrySchema = z
  .object({
    at: z.string(),
    person: auditPersonSchema,
    role: z.string(),
    kind: accessKindSchema,
    /** Which address was asked, by its name in the description of the interface. */
    operation: z.string(),
    caseId: z.string().nullable(),
    caseNumber: z.string().nullable(),
    /** What was asked for beside the case, e.g. the event or the moment; never what was answered. */
    details: z.record(z.string(), z.unknown()),
    /** Its number in the log of accesses; null while it waits for one. */
    sealedNumber: z.int().nullable(),
  })
  .meta({ id: 'AccessEntry' });

/** Newest first. */
export const accessPageSchema = z
  .object({ items: z.array(accessEntrySchema), nextCursor: z.string().nullable() })
  .meta({ id: 'AccessPage' });

export type AccessQuery = z.infer<typeof accessQuerySchema>;
export type AccessKind = z.infer<typeof accessKindSchema>;
export type AccessEntry = z.infer<typeof accessEntrySchema>;
export type AccessPage = z.infer<typeof accessPageSchema>;
