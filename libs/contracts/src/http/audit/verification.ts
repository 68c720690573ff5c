import { z } from 'zod';

/**
 * Streamed as server-sent events: `progress` any number of times, then one `report`, or one `problem` (as every
 * problem of the interface) where the verification could not be carried to its end.
 */
export const auditProgressSchema = z
  .object({
    /** What is being looked at, e.g. `events`, `log`, `documents`. */
    stage: z.string(),
    done: z.int(),
    total: z.int().nullable(),
  })
  .meta({ id: 'AuditProgress' });

export const auditEventPlaceSchema = z
  .object({
    caseId: z.string().nullable(),
    caseNumber: z.string().nullable(),
    stream: z.string(),
    version: z.int(),
    /** In the sealed log; null without one. */
    number: z.int().nullable(),
    type: z.string().nullable(),
    at: z.string().nullable(),
  })
  .meta({ id: 'AuditEventPlace' });

export const auditFindingSchema = z
  .object({
    code: z.string(),
    sentenceVi: z.string(),
    sentenceEn: z.string(),
    /** Where it was found; null where it is about no event, e.g. a signature. */
    event: auditEventPlaceSchema.nullable(),
    neighbours: z.array(auditEventPlaceSchema),
    detail: z.string().nullable(),
  })
  .meta({ id: 'AuditFinding' });

/** What one of the logs over the record says: `record`, `refusals` or `access`. */
export const auditLogReportSchema = z
  .object({
    log: z.string(),
    origin: z.string(),
    size: z.int(),
    /** Trusted keys that signed the newest head, by name. */
    signedBy: z.array(z.string()),
    /** Trusted witnesses that cosigned it, by name. */
    witnesses: z.array(z.string()),
    /** Entries under a head that enough trusted witnesses cosigned. */
    witnessedSize: z.int(),
  })
  .meta({ id: 'AuditLogReport' });

export const auditReportSchema = z
  .object({
    /** `verified` only under trusted keys; `consistent` when nothing is wrong and nobody's keys are trusted. */
    verdict: z.enum(['verified', 'consistent', 'not-verified']),
    /** The first thing that is wrong, `TRUST.NONE` when only consistent, null when verified. */
    code: z.string().nullable(),
    /** The first ones, in the order of the record. */
    findings: z.array(auditFindingSchema),
    findingsCount: z.int(),
    /** What could not be checked, or should be known beside the verdict. */
    unchecked: z.array(
      z.object({
        code: z.string(),
        sentenceVi: z.string(),
        sentenceEn: z.string(),
        detail: z.string().nullable(),
      }),
    ),
    counts: z.record(z.string(), z.int()),
    logs: z.array(auditLogReportSchema),
  })
  .meta({ id: 'AuditReport' });

export type AuditProgress = z.infer<typeof auditProgressSchema>;
export type AuditEventPlace = z.infer<typeof auditEventPlaceSchema>;
export type AuditFinding = z.infer<typeof auditFindingSchema>;
export type AuditReport = z.infer<typeof auditReportSchema>;
