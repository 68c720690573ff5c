import { z } from 'zod';
import { judgementSchema } from './judgement.js';

const personRef = z.object({ personId: z.string(), name: z.string(), post: z.string().nullable() });
/** What may be done, and for what may not, why: `reason` is a stable code, its sentence from the catalogue. */
export const actionSchema = z
  .object({
    action: z.enum([
      'take',
      'give-back',
      'decide',
      'return',
      'supplement',
      'withdraw',
      'conferral-recorded',
      'comment',
      'attach',
    ]),
    stepId: z.string().nullable(),
    allowed: z.boolean(),
    reason: z.string().nullable(),
    reasonDetails: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'Action' });
export const openStepSchema = z
  .object({
    stepId: z.string(),
    elementId: z.string(),
    processId: z.string(),
    name: z.string(),
    level: z.string(),
    role: z.string(),
    org: z.string(),
    orgNameVi: z.string(),
    orgNameEn: z.string(),
    takenBy: personRef.nullable(),
    since: z.string(),
    dueAt: z.string().nullable(),
    workingDaysLeft: z.int().nullable(),
    clock: z.enum(['running', 'stopped', 'none']),
    returned: z
      .object({
        round: z.int(),
        by: personRef,
        at: z.string(),
        reasons: z.record(z.string(), z.string()).nullable(),
        toRole: z.string(),
        toOrg: z.string(),
      })
      .nullable(),
    outcomes: z.array(
      z.object({
        key: z.string(),
        labelVi: z.string(),
        labelEn: z.string(),
        kind: z.enum(['approve', 'refuse', 'neutral']),
        needsNote: z.boolean(),
      }),
    ),
    ballot: z
      .object({
        quorumNumerator: z.int(),
        quorumDenominator: z.int(),
        thresholdPercent: z.int(),
        base: z.string(),
        passOutcome: z.string(),
        failOutcome: z.string(),
        noQuorumOutcome: z.string(),
        secret: z.boolean(),
        source: z.string().nullable(),
      })
      .nullable(),
    deadline: z.object({ workingDays: z.int(), source: z.string().nullable() }).nullable(),
    returnsLeft: z.int(),
    /** Value for If-Match: `"<step revision>.<dossier revision>"`. */
    etag: z.string(),
  })
  .meta({ id: 'OpenStep' });
export const caseViewSchema = z
  .object({
    caseId: z.string(),
    caseNumber: z.string(),
    awardKind: z.string(),
    awardNameVi: z.string(),
    awardNameEn: z.string(),
    status: z.enum(['open', 'concluded']),
    result: z.string().nullable(),
    level: z.string(),
    version: z.int(),
    dossierRevision: z.int(),
    startedAt: z.string(),
    startedBy: personRef,
    concludedAt: z.string().nullable(),
    facts: z.object({
      subjectKind: z.string(),
      isLeader: z.boolean(),
      isDirectWorker: z.boolean(),
      achievementFrom: z.string(),
      achievementTo: z.string(),
    }),
    personal: z
      .object({
        name: z.string(),
        birthDate: z.string().nullable(),
        post: z.string().nullable(),
        unitName: z.string(),
        achievements: z.string(),
        earlierAwards: z.array(
          z.object({
            code: z.string(),
            year: z.int(),
            schoolYear: z.boolean(),
            decisionNumber: z.string(),
          }),
        ),
      })
      .nullable(),
    steps: z.array(openStepSchema),
    actions: z.array(actionSchema),
    attachments: z.array(
      z.object({
        fileId: z.string(),
        fileName: z.string().nullable(),
        sha256: z.string(),
        bytes: z.int(),
        mediaType: z.string(),
        by: personRef,
        at: z.string(),
      }),
    ),
    papers: z.array(
      z.object({
        paperId: z.string(),
        template: z.string(),
        titleVi: z.string(),
        titleEn: z.string(),
        sha256: z.string(),
        bytes: z.int(),
        mediaType: z.string(),
        at: z.string(),
      }),
    ),
    comments: z.array(
      z.object({ commentId: z.string(), by: personRef, at: z.string(), text: z.string().nullable() }),
    ),
    /** What the rules of the path said of the case, oldest first. */
    judgements: z.array(judgementSchema),
    incidents: z.array(
      z.object({ incidentId: z.string(), code: z.string(), elementName: z.string(), message: z.string() }),
    ),
  })
  .meta({ id: 'CaseView' });
export const historyEntrySchema = z
  .object({
    version: z.int(),
    type: z.string(),
    at: z.string(),
    by: personRef.nullable(),
    role: z.string().nullable(),
    /** 1 decision, 2 office work, 3 engine detail. */
    importance: z.int(),
    sentenceVi: z.string(),
    sentenceEn: z.string(),
    note: z.string().nullable(),
    hash: z.string(),
  })
  .meta({ id: 'HistoryEntry' });
export const historyPageSchema = z
  .object({ items: z.array(historyEntrySchema), nextBefore: z.int().nullable() })
  .meta({ id: 'HistoryPage' });
export const diagramSchema = z
  .object({
    /** Main process first; the called ones that were entered so far, or are reachable, follow. */
    processes: z.array(
      z.object({
        processId: z.string(),
        name: z.string(),
        xml: z.string(),
        done: z.array(z.string()),
        flows: z.array(z.string()),
        open: z.array(
          z.object({
            elementId: z.string(),
            since: z.string(),
            dueAt: z.string().nullable(),
            label: z.string(),
          }),
        ),
        incidents: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Diagram' });

export type CaseView = z.infer<typeof caseViewSchema>;
export type OpenStep = z.infer<typeof openStepSchema>;
export type Action = z.infer<typeof actionSchema>;
export type HistoryEntry = z.infer<typeof historyEntrySchema>;
export type HistoryPage = z.infer<typeof historyPageSchema>;
export type Diagram = z.infer<typeof diagramSchema>;
