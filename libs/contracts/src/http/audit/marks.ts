import { z } from 'zod';
import { auditMarksSchema } from './state.js';

/**
 * Where a case stood on its drawings after each event of a page, for a slider that repaints without asking. It
 * holds nothing personal. Takes the query of the events: `after` and `limit`.
 */
export const auditMarksPageSchema = z
  .object({
    items: z.array(
      z.object({
        version: z.int(),
        /** Null where they are those of the event before; the first of a page always has its own. */
        marks: z.array(auditMarksSchema).nullable(),
      }),
    ),
    nextAfter: z.int().nullable(),
  })
  .meta({ id: 'AuditMarksPage' });

export type AuditMarksPage = z.infer<typeof auditMarksPageSchema>;
