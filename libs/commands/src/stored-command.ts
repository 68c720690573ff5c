import { canonicalJson, type Instant, type Json, type JsonObject } from '@vinhdanh/kernel';
import type { Actor, Authority, CaseCommand, CaseState, CommandEnvelope } from '@vinhdanh/awards';
import type { SealedSection, StoredCommand } from '@vinhdanh/journal';
import type { Evaluation } from '@vinhdanh/rules';

/** Arguments that may hold something personal, by command: they are sealed as in the events. */
const personalArguments: Readonly<Partial<Record<CaseCommand['type'], readonly string[]>>> = {
  StartNomination: ['personal'],
  DecideStep: ['note'],
  ReturnStep: ['reasons'],
  SubmitSupplement: ['personal', 'note'],
  AddComment: ['text'],
  AttachFile: ['fileName'],
  SendMessage: ['note'],
  FailJob: ['message'],
};

/** What the server gives to a command by itself: two attempts of one request differ in it. */
const generatedArguments: readonly string[] = [
  'caseNumber',
  'bundleHash',
  'nomineeId',
  'commentId',
  'fileId',
];

/** Who acted, as one text: a person's id, or `system:journey`. */
export const actorName = (actor: Actor): string =>
  actor.kind === 'person' ? actor.personId : `system:${actor.name}`;

/** A command's arguments, split into what is written openly and what has to be sealed (null: nothing). Pure. */
export function splitArguments(command: CaseCommand): {
  readonly open: JsonObject;
  readonly personal: JsonObject | null;
} {
  const names = personalArguments[command.type] ?? [];
  const entries = Object.entries(command as unknown as Record<string, Json | undefined>);
  const of = (inside: boolean): [string, Json][] =>
    entries.flatMap(([name, value]) =>
      name === 'type' || value === undefined || names.includes(name) !== inside ? [] : [[name, value]],
    );
  const personal = of(true).filter(([, value]) => value !== null && !isEmpty(value));
  return {
    open: Object.fromEntries(of(false)),
    personal: personal.length === 0 ? null : Object.fromEntries(personal),
  };
}

const isEmpty = (value: Json): boolean =>
  value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/**
 * What a client asked, as text to be hashed: the same for every attempt of one request. A caller that has the
 * request's own body hands in the hash of that instead.
 */
export function requestText(envelope: CommandEnvelope): string {
  const { command, seen, caseId } = envelope;
  const own = Object.entries(command).filter(
    ([name, value]) => value !== undefined && !generatedArguments.includes(name),
  );
  const about = command.type === 'StartNomination' ? null : caseId;
  return canonicalJson({ args: Object.fromEntries(own), case: about, seen } as unknown as Json);
}

export interface CommandToStore {
  readonly envelope: CommandEnvelope;
  readonly at: Instant;
  readonly authority: Authority | null;
  /** The state that was decided on: its documents are what the decider had before him. */
  readonly state: CaseState;
  readonly bundleHash: string;
  readonly evaluations: readonly Evaluation[];
  /** The arguments that are written openly; the others are in `sealed`. */
  readonly open: JsonObject;
  readonly sealed: SealedSection | null;
  readonly requestHash: string;
}

/**
 * The command as the record keeps it beside its events: who, by what authority, what was seen, and every
 * expression that was asked, so that *why* and *re-decide* are possible years later. Deterministic.
 */
export function storedCommand(command: CommandToStore, sha256: (text: string) => string): StoredCommand {
  const { envelope, at, authority, state, bundleHash, evaluations, open, sealed, requestHash } = command;
  const { tenant, caseId, commandId, seen } = envelope;
  const documents = [...state.attachments, ...state.papers].map((document) => document.sha256).sort();
  const actor = actorName(envelope.actor);
  const type = envelope.command.type;
  const bytes = canonicalJson({
    actor,
    args: sealed === null ? open : { ...open, sealed },
    at,
    authority,
    bundle: bundleHash,
    case: caseId,
    commandId,
    evaluations,
    seen: { step: seen?.stepRevision ?? null, dossier: seen?.dossierRevision ?? null, documents },
    tenant,
    type,
  } as unknown as Json);
  return { tenant, commandId, actor, type, at, requestHash, hash: sha256(bytes), bytes };
}
