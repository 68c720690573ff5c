import { createHash } from 'node:crypto';
import type { AppendRequest } from '@vinhdanh/commands';
import { caseStream, recordEvents, zeroHash, type PlainEvent } from '@vinhdanh/journal';
import { canonicalJson, fromEpochMs, type CaseId, type CommandId } from '@vinhdanh/kernel';
import { org, person, tenant } from './small-office.js';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const START_MS = Date.parse('2026-11-23T01:00:00.000Z');
/** A moment of the tests' calendar: `minutes` after its start. */
export const moment = (minutes: number): string => fromEpochMs(START_MS + minutes * 60_000);

type Head = { readonly version: number; readonly hash: string };
export const newStream: Head = { version: 0, hash: zeroHash };
export const headAfter = (request: AppendRequest): Head => {
  const last = request.events.at(-1)!;
  return { version: last.version, hash: last.hash };
};

export interface RequestParts {
  readonly caseId: string;
  readonly after?: Head;
  readonly commandId?: string;
  readonly actor?: string;
  readonly role?: string;
  readonly org?: string;
  readonly type?: string;
  readonly stepId?: string;
  readonly at?: string;
  readonly events?: readonly PlainEvent[];
  readonly change?: Partial<AppendRequest>;
}

let counter = 0;

/** One append as the command handler would make it; every part can be another one. */
export function appendRequest(parts: RequestParts): AppendRequest {
  const { caseId, after = newStream, actor = 'officer', role = 'unit-officer', at = moment(0) } = parts;
  const commandId = (parts.commandId ?? `command-${(counter += 1)}`) as CommandId;
  const type = parts.type ?? (after.version === 0 ? 'StartNomination' : 'AddComment');
  const at_ = parts.org ?? 'ward';
  const stream = caseStream(caseId as CaseId);
  const args = { stepId: parts.stepId ?? 'review#1' };
  const bytes = canonicalJson({
    actor,
    args,
    at,
    authority: { role, org: at_ },
    case: caseId,
    commandId,
    tenant,
    type,
  });
  const hash = sha256(bytes);
  const plain = parts.events ?? [
    { type: 'StepTaken', body: { stepId: 'review#1', by: actor }, personal: null },
  ];
  const events = recordEvents(
    { tenant, stream, fromVersion: after.version, prev: after.hash, at, command: hash, events: plain },
    sha256,
  );
  return {
    tenant,
    caseId: caseId as CaseId,
    stream,
    expectedVersion: after.version,
    command: { tenant, commandId, actor, type, at, requestHash: sha256(type), hash, bytes },
    authority: actor.startsWith('system') ? null : { person: person(actor), role, org: at_ },
    events,
    newPersonKeys: [],
    header: {
      caseNumber: `HS-2026-${caseId}`,
      awardKind: 'HCLD3',
      subjectKind: 'individual',
      nomineeId: person(`nominee-${caseId}`),
      nomineeName: 'Đỗ Thị Ánh Tuyết',
      unitName: 'Khoa Hồi sức',
      status: 'open',
      result: null,
      level: 'unit',
      stepNames: ['Họp bình xét'],
      nearestDueAt: moment(60),
      startedAt: moment(0),
      updatedAt: at,
      dossierRevision: 1,
      version: after.version + events.length,
      orgs: [org('ward'), org('hospital')],
      bundleHash: 'sha256:bundle',
    },
    inbox: {
      put: [
        {
          stepId: 'review#1',
          elementId: 'review',
          stepName: 'Họp bình xét',
          level: 'unit',
          role: 'unit-officer',
          org: org('ward'),
          duty: 'act',
          takenBy: null,
          since: moment(0),
          dueAt: moment(60),
          stepRevision: 1,
        },
      ],
      drop: [],
    },
    notices: [],
    handledBy: actor.startsWith('system') ? null : person(actor),
    ...parts.change,
  };
}
