import type {
  AccessPage,
  AuditCasesPage,
  AuditCaseView,
  AuditDiagram,
  AuditDifference,
  AuditEventsPage,
  AuditMarksPage,
  AuditOffices,
  AuditRedecision,
  AuditRefusalsPage,
  AuditState,
  AuditWhy,
  AwardsThen,
  InboxThen,
} from '@vinhdanh/contracts/audit';
import type { AnswerName } from './answer-schemas.js';
import { call, open } from './client.js';

/** The audit service: it reads the record and changes nothing of it. */
const enc = encodeURIComponent;
const get = <T>(path: string, answer: AnswerName, signal?: AbortSignal) =>
  call<T>(path, answer, { service: 'audit', ...(signal === undefined ? {} : { signal }) });

const queryOf = (values: Readonly<Record<string, string | number | undefined>>): string => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  return params.toString();
};
/** Rows of one page of a long list. */
const pageRows = 100;
const ofCase = (caseId: string) => `/cases/${enc(caseId)}`;

export interface AuditCasesFilter {
  readonly q?: string | undefined;
  readonly status?: string | undefined;
  readonly awardKind?: string | undefined;
}

export const fetchAuditCases = (
  filter: AuditCasesFilter,
  cursor: string | null,
  signal: AbortSignal,
  limit = pageRows,
) =>
  get<AuditCasesPage>(
    `/cases?${queryOf({ ...filter, limit, cursor: cursor ?? undefined })}`,
    'auditCases',
    signal,
  );
export const fetchAuditCase = (caseId: string) => get<AuditCaseView>(ofCase(caseId), 'auditCase');
export const fetchAuditEvents = (caseId: string, after: number, limit: number, signal: AbortSignal) =>
  get<AuditEventsPage>(`${ofCase(caseId)}/events?${queryOf({ after, limit })}`, 'auditEvents', signal);
/** Where the case stood on its drawings after each of a page of events; nothing personal is in it. */
export const fetchMarks = (caseId: string, after: number, limit: number, signal: AbortSignal) =>
  get<AuditMarksPage>(`${ofCase(caseId)}/marks?${queryOf({ after, limit })}`, 'auditMarks', signal);
export const fetchState = (caseId: string, version: number, signal: AbortSignal) =>
  get<AuditState>(`${ofCase(caseId)}/state?version=${version}`, 'auditState', signal);
/** The state at a moment; which event that is stands in the answer. */
export const fetchStateAt = (caseId: string, at: string) =>
  get<AuditState>(`${ofCase(caseId)}/state?at=${enc(at)}`, 'auditState');
export const fetchAuditDiagram = (caseId: string) =>
  get<AuditDiagram>(`${ofCase(caseId)}/diagram`, 'auditDiagram');
export const fetchDifference = (caseId: string, from: number, to: number, signal: AbortSignal) =>
  get<AuditDifference>(`${ofCase(caseId)}/difference?${queryOf({ from, to })}`, 'auditDifference', signal);
export const fetchWhy = (caseId: string, version: number, signal: AbortSignal) =>
  get<AuditWhy>(`${ofCase(caseId)}/events/${version}/why`, 'auditWhy', signal);
export const redecide = (caseId: string, version: number, csrfToken: string) =>
  call<AuditRedecision>(`${ofCase(caseId)}/events/${version}/redecision`, 'auditRedecision', {
    service: 'audit',
    method: 'POST',
    body: {},
    csrfToken,
  });
export const fetchRefusals = (caseId: string, cursor: string | null) =>
  get<AuditRefusalsPage>(
    `${ofCase(caseId)}/refusals?${queryOf({ cursor: cursor ?? undefined })}`,
    'auditRefusals',
  );

/** The offices and roles that have an inbox. */
export const fetchAuditOffices = () => get<AuditOffices>('/questions/offices', 'auditOffices');
/** Whose inbox, and when. */
export interface InboxThenQuestion {
  readonly org: string;
  readonly role: string;
  readonly at: string;
}
export const fetchInboxThen = (question: InboxThenQuestion, cursor: string | null, signal: AbortSignal) =>
  get<InboxThen>(
    `/questions/inbox?${queryOf({ ...question, cursor: cursor ?? undefined })}`,
    'inboxThen',
    signal,
  );
export const fetchAwardsThen = (at: string, signal: AbortSignal) =>
  get<AwardsThen>(`/questions/awards?${queryOf({ at })}`, 'awardsThen', signal);

export interface AccessFilter {
  readonly caseId?: string | undefined;
  readonly person?: string | undefined;
}
export const fetchAccess = (filter: AccessFilter, cursor: string | null, signal: AbortSignal) =>
  get<AccessPage>(
    `/access-log?${queryOf({ ...filter, limit: pageRows, cursor: cursor ?? undefined })}`,
    'accessLog',
    signal,
  );

/** An evidence pack of some cases, as the zip itself. */
export const requestPack = (caseIds: readonly string[], csrfToken: string): Promise<Response> =>
  open('/packs', 'application/zip', { service: 'audit', method: 'POST', body: { caseIds }, csrfToken });
