import { z } from 'zod';
import { auditFieldSchema } from './field.js';
import { auditPersonSchema } from './person-ref.js';

/** Where a case stands on one drawing: what it has been through, where it waits, which way it really took. */
export const auditMarksSchema = z
  .object({
    processId: z.string(),
    /** Elements that were left. */
    done: z.array(z.string()),
    open: z.array(z.object({ elementId: z.string(), since: z.string(), dueAt: z.string().nullable() })),
    /** Flows that were taken. */
    flows: z.array(z.string()),
    /** Elements where something is stuck. */
    incidents: z.array(z.string()),
  })
  .meta({ id: 'AuditMarks' });

/** A case as it stood. */
export const auditStateSchema = z
  .object({
    /** Of the last event that had happened, and when it did. */
    version: z.int(),
    at: z.string(),
    /** False when the nominee's personal data has been erased. */
    readable: z.boolean(),
    fields: z.array(auditFieldSchema),
    openSteps: z.array(
      z.object({
        stepId: z.string(),
        elementId: z.string(),
        name: z.string(),
        level: z.string(),
        since: z.string(),
        dueAt: z.string().nullable(),
        takenBy: auditPersonSchema.nullable(),
      }),
    ),
    marks: z.array(auditMarksSchema),
  })
  .meta({ id: 'AuditState' });

export type AuditMarks = z.infer<typeof auditMarksSchema>;
export type AuditState = z.infer<typeof auditStateSchema>;
