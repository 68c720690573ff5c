import {
  err,
  ok,
  rejection,
  type JsonObject,
  type PersonId,
  type Result,
  type TenantId,
} from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import {
  evolveCase,
  type Authority,
  type CaseDecision,
  type CaseState,
  type CommandEnvelope,
} from '@vinhdanh/awards';
import {
  recordEvents,
  toPlainEvent,
  withSealed,
  type PersonKeyRow,
  type PlainEvent,
  type SealedSection,
} from '@vinhdanh/journal';
import { caseHeader, inboxDifference, inboxRows, noticesOf } from '@vinhdanh/projections';
import type { CurrentCase } from './case-reader.js';
import type { AppendRequest, Vault } from './ports.js';
import { sectionContext } from './rehydrate.js';
import { splitArguments, storedCommand } from './stored-command.js';

export interface DecidedCommand {
  readonly envelope: CommandEnvelope;
  readonly tenant: TenantId;
  readonly stream: string;
  readonly current: CurrentCase;
  readonly model: Model;
  readonly authority: Authority | null;
  readonly decision: CaseDecision;
  readonly requestHash: string;
  readonly vault: Vault;
}

/** What is to be appended, and the case as it stands once it is. */
export interface AppendPlan {
  readonly request: AppendRequest;
  readonly after: CaseState;
  readonly keys: readonly PersonKeyRow[];
  /** Something personal was sealed under a key that the record already held, and might hold no longer. */
  readonly sealsWithKnownKey: boolean;
}

/** Commands that only look for work or talk about it: they do not make a case one that somebody has handled. */
const lightCommands: ReadonlySet<string> = new Set(['TakeStep', 'GiveBackStep', 'AddComment']);

/** Whether a person who gives a command of this type has handled the case from then on. */
export const isHandling = (commandType: string): boolean => !lightCommands.has(commandType);

/**
 * Seals, chains and projects a decision into the one request that the record takes whole or not at all.
 * `CASE.ERASED` when the key of the nominee is destroyed and there is something personal to write.
 */
export function buildAppend(decided: DecidedCommand): Result<AppendPlan> {
  const { envelope, tenant, stream, current, model, authority, decision, vault, requestHash } = decided;
  const { at, actor, command, caseId } = envelope;
  const before = current.state;
  const nominee = command.type === 'StartNomination' ? command.nomineeId : before.nomineeId;
  const begins = command.type === 'StartNomination' && !current.keys.some(({ person }) => person === nominee);
  const newPersonKeys = begins ? [vault.newPersonKey(command.nomineeId)] : [];
  const keys = [...current.keys, ...newPersonKeys];
  const sealing = new Sealing(vault, keyOf(keys, nominee), sectionContext(tenant, stream));
  const plain = decision.events.map((event) => sealing.event(toPlainEvent(event)));
  const { open, personal } = splitArguments(command);
  const sealed = sealing.section(personal);
  if (sealing.failed) return err(rejection('CASE.ERASED'));
  const bundleHash = model.hash;
  const { evaluations } = decision;
  const stored = storedCommand(
    { envelope, at, authority, state: before, bundleHash, evaluations, open, sealed, requestHash },
    vault.sha256,
  );
  const fromVersion = before.version;
  const events = recordEvents(
    { tenant, stream, fromVersion, prev: current.headHash, at, command: stored.hash, events: plain },
    vault.sha256,
  );
  const after = decision.events.reduce((state, event) => evolveCase(state, event, at), before);
  const person = actor.kind === 'person' ? actor.personId : null;
  const request: AppendRequest = {
    tenant,
    caseId,
    stream,
    expectedVersion: fromVersion,
    command: stored,
    authority: person === null || authority === null ? null : { person, ...authority },
    events,
    newPersonKeys,
    header: caseHeader(model, after, at),
    inbox: inboxDifference(inboxRows(model, before), inboxRows(model, after)),
    notices: noticesOf(model, before, after, decision.events, at),
    handledBy: isHandling(command.type) ? person : null,
  };
  const sealsWithKnownKey = sealing.sealed && newPersonKeys.length === 0;
  return ok({ request, after, keys, sealsWithKnownKey });
}

const keyOf = (keys: readonly PersonKeyRow[], person: PersonId | null): PersonKeyRow | undefined =>
  keys.find((key) => key.person === person && key.wrapped !== '');

/** Seals sections under one key; `failed` once something had to be sealed and there was no key. */
class Sealing {
  failed = false;
  sealed = false;

  constructor(
    private readonly vault: Vault,
    private readonly key: PersonKeyRow | undefined,
    private readonly context: string,
  ) {}

  section(plain: JsonObject | null): SealedSection | null {
    if (plain === null) return null;
    if (this.key === undefined) {
      this.failed = true;
      return null;
    }
    this.sealed = true;
    return this.vault.seal(this.key, plain, this.context);
  }

  event(event: PlainEvent): PlainEvent {
    const sealed = this.section(event.personal);
    return sealed === null ? { ...event, personal: null } : withSealed(event, sealed);
  }
}
