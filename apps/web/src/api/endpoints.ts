import type {
  CaseView,
  CommandAnswer,
  Diagram,
  HistoryPage,
  InboxPage,
  InboxQuery,
  Notice,
  Persona,
  Session,
  SignIn,
  StartNomination,
  StartOptions,
} from '@vinhdanh/contracts';
import { call } from './client.js';

const enc = encodeURIComponent;

export const fetchPersonas = async (): Promise<readonly Persona[]> => {
  const answer = await call<readonly Persona[] | { items: readonly Persona[] }>('/personas', 'personas');
  return 'items' in answer ? answer.items : answer;
};
export const fetchSession = () => call<Session>('/session', 'session');
export const signIn = (body: SignIn) => call<Session>('/session', 'session', { method: 'POST', body });
export const signOut = (csrfToken: string) =>
  call<null>('/session', 'nothing', { method: 'DELETE', csrfToken });
export const fetchStartOptions = () => call<StartOptions>('/start-options', 'startOptions');
export const fetchNotices = async (): Promise<readonly Notice[]> =>
  (await call<{ items: Notice[] }>('/notices', 'notices')).items;

export function fetchInbox(query: Partial<InboxQuery>, signal: AbortSignal): Promise<InboxPage> {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  return call<InboxPage>(`/inbox?${params.toString()}`, 'inbox', { signal });
}

export const fetchCase = (caseId: string) => call<CaseView>(`/cases/${enc(caseId)}`, 'caseView');
export const fetchHistory = (caseId: string, before: number | null) =>
  call<HistoryPage>(
    `/cases/${enc(caseId)}/history?limit=50${before === null ? '' : `&before=${before}`}`,
    'history',
  );
export const fetchDiagram = (caseId: string) => call<Diagram>(`/cases/${enc(caseId)}/diagram`, 'diagram');

/** Where a browser downloads a file from; the session cookie goes with it. */
export const attachmentAddress = (caseId: string, fileId: string) =>
  `/api/v1/cases/${enc(caseId)}/attachments/${enc(fileId)}`;
export const paperAddress = (caseId: string, paperId: string) =>
  `/api/v1/cases/${enc(caseId)}/papers/${enc(paperId)}`;

export interface CommandContext {
  readonly csrfToken: string;
  /** One key per attempt of a person, kept across its retries: sent twice is done once. */
  readonly idempotencyKey: string;
}

export const startNomination = (body: StartNomination, context: CommandContext) =>
  call<CommandAnswer>('/nominations', 'command', { method: 'POST', body, ...context });

export type StepCommand = 'take' | 'give-back' | 'decide' | 'return' | 'supplement';

/** A command on an open step; `ifMatch` is the step's etag as it was seen. */
export const commandStep = (
  caseId: string,
  stepId: string,
  command: StepCommand,
  body: unknown,
  context: CommandContext & { readonly ifMatch: string },
) =>
  call<CommandAnswer>(`/cases/${enc(caseId)}/steps/${enc(stepId)}/${command}`, 'command', {
    method: 'POST',
    body,
    ...context,
  });

export const commandCase = (
  caseId: string,
  command: 'messages' | 'comments',
  body: unknown,
  context: CommandContext,
) => call<CommandAnswer>(`/cases/${enc(caseId)}/${command}`, 'command', { method: 'POST', body, ...context });
