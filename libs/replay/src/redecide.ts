import { canonicalJson, type Json, type JsonObject, type PersonId } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import {
  decideCase,
  type Actor,
  type CaseCommand,
  type CaseEvent,
  type CaseState,
  type CommandEnvelope,
} from '@vinhdanh/awards';
import type { CaseRecord, OpenSection } from '@vinhdanh/commands';
import type { Evaluators } from '@vinhdanh/rules';
import { compare, type Difference } from './compare.js';
import type { RecordedCommand } from './recorded-command.js';

/** What a command that is decided once more comes to, beside what was recorded. */
export type Redecision =
  /** The same events and the same explanations. */
  | { readonly kind: 'same' }
  /** Other events or explanations; paths begin with `events` or `evaluations`. */
  | { readonly kind: 'different'; readonly differences: readonly Difference[] }
  /** Today's code refuses what was done then. */
  | { readonly kind: 'refused'; readonly code: string }
  /** A personal section that the decision needs has been erased: nothing can be said. */
  | { readonly kind: 'unreadable' };

/** Arguments that are left out of the record when they are empty, as the handler hands them in then. */
const emptyArguments: Readonly<Partial<Record<CaseCommand['type'], JsonObject>>> = {
  DecideStep: { note: null },
  ReturnStep: { reasons: {} },
  SubmitSupplement: { personal: {}, note: null },
  AddComment: { text: '' },
  AttachFile: { fileName: '' },
  SendMessage: { note: null },
  FailJob: { message: '' },
};

/** A nomination from before dossiers stated earlier awards states none, as its event reads today. */
const statedDossier = (section: JsonObject): JsonObject => ({
  ...section,
  personal: { earlierAwards: [], ...(section['personal'] as JsonObject) },
});

const actorOf = ({ actor, authority }: RecordedCommand): Actor =>
  actor.startsWith('system:')
    ? { kind: 'system', name: actor === 'system:eraser' ? 'eraser' : 'journey' }
    : { kind: 'person', personId: actor as PersonId, memberships: authority === null ? [] : [authority] };

function envelopeOf(command: RecordedCommand, personal: JsonObject): CommandEnvelope {
  const { tenant, caseId, commandId, at, type, seen } = command;
  const known = seen.step !== null && seen.dossier !== null;
  const complete = type === 'StartNomination' ? statedDossier(personal) : personal;
  const given = { ...emptyArguments[type as CaseCommand['type']], ...command.args, ...complete, type };
  return {
    tenant,
    caseId,
    commandId,
    at,
    actor: actorOf(command),
    seen: known ? { stepRevision: seen.step as number, dossierRevision: seen.dossier as number } : null,
    command: given as unknown as CaseCommand,
  };
}

/**
 * Whether rules may have read what nobody can read any more: the key is destroyed, and was not yet when it was
 * decided. Without rules a path decides by what stands openly, and can be decided again for ever.
 */
const readsWhatIsErased = ({ rules }: Model, { status, personal, erasure }: CaseState): boolean =>
  rules !== undefined && status !== 'new' && personal === null && erasure === null;

const asJson = (value: unknown): Json => JSON.parse(canonicalJson(value as Json)) as Json;

/**
 * Decides a recorded command once more on the state that it was decided on, under its own bundle, and
 * compares with what was recorded (plain text where sections are readable). Pure.
 * @param before the state before the command's first event @param records the command's own events
 */
export function redecide(
  parts: { readonly model: Model; readonly evaluators: Evaluators; readonly open: OpenSection },
  command: RecordedCommand,
  before: CaseState,
  records: readonly Pick<CaseRecord, 'event'>[],
): Redecision {
  const personal = command.sealed === null ? {} : parts.open(command.sealed);
  if (personal === null || readsWhatIsErased(parts.model, before)) return { kind: 'unreadable' };
  const envelope = envelopeOf(command, personal);
  const decided = decideCase(parts.model, parts.evaluators, before, envelope, command.authority);
  if (!decided.ok) return { kind: 'refused', code: decided.error.code };
  const events: readonly CaseEvent[] = records.map(({ event }) => event);
  const differences = compare(
    asJson({ events, evaluations: command.evaluations }),
    asJson({ events: decided.value.events, evaluations: decided.value.evaluations }),
  );
  return differences.length === 0 ? { kind: 'same' } : { kind: 'different', differences };
}
