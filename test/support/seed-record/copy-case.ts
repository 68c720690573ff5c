import type { Vault } from '@vinhdanh/commands';
import { caseStream, zeroHash, type PersonKeyRow } from '@vinhdanh/journal';
import { fromEpochMs, type CaseId, type Instant, type JsonObject, type PersonId } from '@vinhdanh/kernel';
import type { CaseHeaderRow, InboxRow, NoticeRow } from '@vinhdanh/projections';
import type { CaseTemplate, Hole, Parts } from './case-template.js';

/** What a copy has of its own. */
export interface CopyNames {
  readonly tenant: string;
  readonly caseId: CaseId;
  readonly nomineeId: PersonId;
  readonly caseNumber: string;
  readonly name: string;
  /** Added to every time of the template. */
  readonly shiftMs: number;
  /** How many of its commands have been given so far. */
  readonly commands: number;
}

export interface CopiedEvent {
  readonly version: number;
  readonly type: string;
  readonly schema: number;
  readonly prev: string;
  readonly hash: string;
  readonly bytes: string;
}

export interface CopiedCommand {
  readonly commandId: string;
  readonly actor: string;
  readonly type: string;
  readonly at: Instant;
  readonly requestHash: string;
  readonly hash: string;
  readonly bytes: string;
  readonly handledBy: string | null;
  readonly events: readonly CopiedEvent[];
  readonly notices: readonly NoticeRow[];
}

/** A case of its own: other ids, other times, another key; hashed and chained anew. */
export interface CopiedCase {
  readonly caseId: CaseId;
  readonly stream: string;
  readonly key: PersonKeyRow;
  readonly commands: readonly CopiedCommand[];
  readonly header: CaseHeaderRow;
  readonly inbox: readonly InboxRow[];
}

const shifted = new Map<number, Instant>();
const TIMES_KEPT_MAX = 100_000;

/** Formatting a time is dear, and a case names each of its times often. */
function instantOf(ms: number): Instant {
  const known = shifted.get(ms);
  if (known !== undefined) return known;
  if (shifted.size > TIMES_KEPT_MAX) shifted.clear();
  const made = fromEpochMs(ms);
  shifted.set(ms, made);
  return made;
}

export function copyCase(template: CaseTemplate, names: CopyNames, vault: Vault): CopiedCase {
  const stream = caseStream(names.caseId);
  const key = vault.newPersonKey(names.nomineeId);
  const context = `${names.tenant}|${stream}`;
  const commandHashes: string[] = [];
  const eventHashes: string[] = [];
  const hole = (part: Hole): string => {
    switch (part.kind) {
      case 'event':
        return eventHashes[part.index] ?? '';
      case 'command':
        return commandHashes[part.index] ?? '';
      case 'time':
        return instantOf(part.ms + names.shiftMs);
      case 'case':
        return names.caseId;
      case 'nominee':
        return names.nomineeId;
      case 'number':
        return names.caseNumber;
      case 'name':
        return names.name;
      case 'sealed': {
        const { data, iv, person } = vault.seal(key, JSON.parse(fill(part.plain)) as JsonObject, context);
        return `{"data":"${data}","iv":"${iv}","person":"${person}"}`;
      }
    }
  };
  const fill = (parts: Parts): string => {
    let text = '';
    for (const part of parts) text += typeof part === 'string' ? part : hole(part);
    return text;
  };
  const given = template.commands.slice(0, names.commands);
  const commands = given.map((command): CopiedCommand => {
    const bytes = fill(command.bytes);
    const hash = vault.sha256(bytes);
    commandHashes.push(hash);
    const events = command.events.map((event, n): CopiedEvent => {
      const body = fill(event.bytes);
      const prev = eventHashes.at(-1) ?? zeroHash;
      const own = vault.sha256(body);
      eventHashes.push(own);
      const { type, schema } = event;
      return { version: command.firstVersion + n, type, schema, prev, hash: own, bytes: body };
    });
    const { actor, type, atMs, handledBy } = command;
    return {
      commandId: fill(command.commandId),
      actor,
      type,
      at: instantOf(atMs + names.shiftMs),
      requestHash: vault.sha256(bytes),
      hash,
      bytes,
      handledBy,
      events,
      notices: JSON.parse(fill(command.notices)) as NoticeRow[],
    };
  });
  const last = given.at(-1);
  if (last === undefined) throw new Error('a case without a command');
  return {
    caseId: names.caseId,
    stream,
    key,
    commands,
    header: JSON.parse(fill(last.header)) as CaseHeaderRow,
    inbox: JSON.parse(fill(last.inbox)) as InboxRow[],
  };
}
