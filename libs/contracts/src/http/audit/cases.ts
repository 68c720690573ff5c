import { z } from 'zod';
import { limits } from '@vinhdanh/kernel';
import { storable } from '../storable.js';

export const auditCasesQuerySchema = z.object({
  /** Accent-insensitive: case number, nominee, unit. */
  q: z.string().trim().max(100).refine(storable).optional(),
  status: z.enum(['open', 'concluded']).optional(),
  awardKind: z.string().max(20).refine(storable).optional(),
  limit: z.coerce.number().int().min(1).max(limits.pageSizeMax).default(50),
  cursor: z.string().max(500).optional(),
});

const item = z.object({
  caseId: z.string(),
  caseNumber: z.string(),
  /** Null once the nominee's personal data has been erased. */
  nomineeName: z.string().nullable(),
  unitName: z.string().nullable(),
  awardKind: z.string(),
  awardNameVi: z.string(),
  awardNameEn: z.string(),
  status: z.enum(['open', 'concluded']),
  result: z.string().nullable(),
  level: z.string(),
  startedAt: z.string(),
});
export const auditCaseItemSchema = item.meta({ id: 'AuditCaseItem' });

/** Newest first. */
export const auditCasesPageSchema = z
  .object({ items: z.array(auditCaseItemSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'AuditCasesPage' });

export const auditCaseViewSchema = item
  .extend({
    bundleHash: z.string(),
    /** Of the path that the case's bundle draws. */
    pathName: z.string(),
    /** How many events there are; the last one's version. */
    events: z.int(),
    firstAt: z.string(),
    lastAt: z.string(),
    /** Events that have their number in the sealed log, and those that wait for it. */
    sealed: z.int(),
    waiting: z.int(),
  })
  .meta({ id: 'AuditCaseView' });

export type AuditCasesQuery = z.infer<typeof auditCasesQuerySchema>;
export type AuditCaseItem = z.infer<typeof auditCaseItemSchema>;
export type AuditCasesPage = z.infer<typeof auditCasesPageSchema>;
export type AuditCaseView = z.infer<typeof auditCaseViewSchema>;
