import { Defect } from '@vinhdanh/kernel';
import {
  verifyStream,
  zeroHash,
  type PersonKeyRow,
  type RecordedEvent,
  type StoredCommand,
} from '@vinhdanh/journal';
import type { CaseHeaderRow, InboxRow, NoticeRow } from '@vinhdanh/projections';
import type { AppendOutcome, AppendRequest, Journal, LoadedStream, PriorCommand, Refusal } from '../ports.js';

type StoredRow = StoredCommand & Pick<PriorCommand, 'stream' | 'firstVersion' | 'lastVersion'>;

/**
 * The record in memory, as honest as the real one where the handler leans on it: one append is all or
 * nothing, an overtaken version and a repeated key are told, a duty that is not held now or has no open
 * inbox line is refused, and events must go on from the head. Every answer comes after a turn of the event
 * loop, so that two commands at once really do meet.
 */
export class InMemoryJournal implements Journal {
  readonly streams = new Map<string, RecordedEvent[]>();
  readonly commands = new Map<string, StoredRow>();
  readonly refusals: Refusal[] = [];
  readonly headers = new Map<string, CaseHeaderRow>();
  readonly inboxes = new Map<string, Map<string, InboxRow>>();
  readonly notices: NoticeRow[] = [];
  readonly wakeUps = new Map<string, number>();
  readonly handled = new Set<string>();
  readonly keys = new Map<string, PersonKeyRow>();
  /** Duties that are no longer held: `person|role|org`. */
  readonly withdrawnDuties = new Set<string>();
  loads = 0;
  appends = 0;
  /** Outcomes that the next appends answer without writing, first one first. */
  readonly planted: AppendOutcome[] = [];
  caseNumbers = 0;

  constructor(private readonly sha256: (text: string) => string) {}

  async load(query: Parameters<Journal['load']>[0]): Promise<LoadedStream> {
    this.loads += 1;
    await Promise.resolve();
    const events = this.streams.get(`${query.tenant}|${query.stream}`) ?? [];
    const head = events.at(-1);
    const prior =
      query.commandId === null
        ? undefined
        : this.commands.get(`${query.tenant}|${query.actor}|${query.commandId}`);
    const nominee = this.headers.get(`${query.tenant}|${query.stream}`)?.nomineeId;
    const key = nominee === undefined ? undefined : this.keys.get(`${query.tenant}|${nominee}`);
    return {
      events: events.slice(query.afterVersion),
      version: events.length,
      headHash: head?.hash ?? zeroHash,
      headAt: head?.at ?? null,
      prior: prior ?? null,
      personKeys: key === undefined ? [] : [key],
    };
  }

  async append(request: AppendRequest): Promise<AppendOutcome> {
    this.appends += 1;
    await Promise.resolve();
    const planted = this.planted.shift();
    if (planted !== undefined) return planted;
    const at = `${request.tenant}|${request.stream}`;
    const before = this.streams.get(at) ?? [];
    const { command } = request;
    const commandKey = `${request.tenant}|${command.actor}|${command.commandId}`;
    if (this.commands.has(commandKey)) return { kind: 'duplicateCommand' };
    if (before.length !== request.expectedVersion) return { kind: 'versionLost' };
    if (!this.holdsDuty(request, at)) return { kind: 'unauthorised' };
    const mine = (person: string) => this.keys.get(`${request.tenant}|${person}`);
    if (request.newPersonKeys.some(({ person }) => mine(person) !== undefined))
      return { kind: 'personKnown' };
    const nominee = mine(request.header.nomineeId);
    if (before.length === 0 && nominee?.wrapped === '') return { kind: 'personKnown' };
    if (command.actor === 'system:eraser' && nominee?.wrapped !== '') return { kind: 'unauthorised' };
    const events = [...before, ...request.events];
    const verified = verifyStream(events, this.sha256);
    if (!verified.ok) throw new Defect('JOURNAL.CHAIN', JSON.stringify(verified));
    this.streams.set(at, events);
    const lastVersion = events.length;
    const firstVersion = request.expectedVersion + 1;
    this.commands.set(commandKey, { ...command, stream: request.stream, firstVersion, lastVersion });
    this.project(request, at);
    return { kind: 'appended' };
  }

  async recordRefusal(refusal: Refusal): Promise<void> {
    await Promise.resolve();
    this.refusals.push(refusal);
  }

  async personKey(tenant: string, person: string): Promise<PersonKeyRow | null> {
    await Promise.resolve();
    return this.keys.get(`${tenant}|${person}`) ?? null;
  }

  async nextCaseNumber({
    tenant,
    actor,
    commandId,
    at,
  }: Parameters<Journal['nextCaseNumber']>[0]): Promise<string | null> {
    await Promise.resolve();
    if (this.commands.has(`${tenant}|${actor}|${commandId}`)) return null;
    this.caseNumbers += 1;
    return `HS-${at.slice(0, 4)}-${String(this.caseNumbers).padStart(6, '0')}`;
  }

  /** The inbox lines of a stream, in the order of the projection. */
  inbox(tenant: string, stream: string): readonly InboxRow[] {
    const rows = [...(this.inboxes.get(`${tenant}|${stream}`) ?? new Map<string, InboxRow>()).entries()];
    return rows.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }

  private holdsDuty({ authority, command }: AppendRequest, at: string): boolean {
    if (authority === null) return command.actor.startsWith('system:');
    const { person, role, org } = authority;
    if (person !== command.actor || this.withdrawnDuties.has(`${person}|${role}|${org}`)) return false;
    const { args } = JSON.parse(command.bytes) as { args: { stepId?: string } };
    if (args.stepId === undefined) return true;
    const rows = [...(this.inboxes.get(at) ?? new Map<string, InboxRow>()).values()];
    return rows.some(
      (row) => row.stepId === args.stepId && row.duty !== 'escalated' && row.role === role && row.org === org,
    );
  }

  private project(request: AppendRequest, at: string): void {
    const inbox = new Map(this.inboxes.get(at));
    for (const { stepId, duty } of request.inbox.drop) inbox.delete(`${stepId}\n${duty}`);
    for (const row of request.inbox.put) inbox.set(`${row.stepId}\n${row.duty}`, row);
    this.inboxes.set(at, inbox);
    this.headers.set(at, request.header);
    for (const notice of request.notices) {
      if (!this.notices.some(({ noticeId }) => noticeId === notice.noticeId)) this.notices.push(notice);
    }
    for (const key of request.newPersonKeys) this.keys.set(`${request.tenant}|${key.person}`, key);
    if (request.handledBy !== null) this.handled.add(`${request.handledBy}|${at}`);
    this.wakeUps.set(at, request.header.version);
  }
}
