import { limits } from '@vinhdanh/kernel';
import { z } from 'zod';
import { storable } from './storable.js';

export const inboxTabSchema = z.enum(['waiting', 'overdue', 'collaborating', 'done']);
export const inboxQuerySchema = z.object({
  tab: inboxTabSchema.default('waiting'),
  /** Accent-insensitive: case number, nominee, unit. */
  q: z.string().trim().max(100).refine(storable).optional(),
  level: z.string().max(20).refine(storable).optional(),
  awardKind: z.string().max(20).refine(storable).optional(),
  limit: z.coerce.number().int().min(1).max(limits.pageSizeMax).default(50),
  cursor: z.string().max(500).optional(),
});
export const inboxItemSchema = z
  .object({
    caseId: z.string(),
    caseNumber: z.string(),
    nomineeName: z.string().nullable(),
    unitName: z.string().nullable(),
    awardKind: z.string(),
    awardNameVi: z.string(),
    awardNameEn: z.string(),
    stepId: z.string().nullable(),
    stepName: z.string().nullable(),
    level: z.string(),
    duty: z.enum(['act', 'supplement', 'escalated', 'done']),
    role: z.string().nullable(),
    orgNameVi: z.string().nullable(),
    takenBy: z.object({ personId: z.string(), name: z.string() }).nullable(),
    since: z.string(),
    dueAt: z.string().nullable(),
    /** Whole working days left; negative when overdue; null without a deadline. */
    workingDaysLeft: z.int().nullable(),
    status: z.enum(['open', 'concluded']),
    result: z.string().nullable(),
  })
  .meta({ id: 'InboxItem' });
export const inboxPageSchema = z
  .object({
    items: z.array(inboxItemSchema),
    nextCursor: z.string().nullable(),
    counts: z.object({ waiting: z.int(), overdue: z.int(), collaborating: z.int() }),
  })
  .meta({ id: 'InboxPage' });
export const noticeSchema = z
  .object({
    noticeId: z.string(),
    kind: z.string(),
    caseId: z.string(),
    caseNumber: z.string(),
    nomineeName: z.string().nullable(),
    stepName: z.string().nullable(),
    at: z.string(),
  })
  .meta({ id: 'Notice' });

export type InboxTab = z.infer<typeof inboxTabSchema>;
export type InboxQuery = z.infer<typeof inboxQuerySchema>;
export type InboxItem = z.infer<typeof inboxItemSchema>;
export type InboxPage = z.infer<typeof inboxPageSchema>;
export type Notice = z.infer<typeof noticeSchema>;
