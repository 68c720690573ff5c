import {
  conflict,
  Defect,
  err,
  limits,
  ok,
  rejection,
  transient,
  type CaseId,
  type Conflict,
  type Instant,
  type PersonId,
  type Rejection,
  type Result,
  type TenantId,
  type Transient,
} from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import {
  authorise,
  decideCase,
  mayRead,
  type Actor,
  type Authority,
  type CommandEnvelope,
} from '@vinhdanh/awards';
import { caseStream, type PersonKeyRow } from '@vinhdanh/journal';
import type { Evaluators } from '@vinhdanh/rules';
import { buildAppend, type AppendPlan } from './build-append.js';
import { CaseReader, type CurrentCase, type LoadedCase, type ReadableCase } from './case-reader.js';
import type { Bundles, Journal, Vault } from './ports.js';
import { StateCache } from './state-cache.js';
import { actorName, requestText } from './stored-command.js';

/** A command that is in the record: now, or by an earlier request with the same key (`repeated`). */
export interface Done {
  readonly kind: 'done';
  readonly caseId: CaseId;
  readonly caseNumber: string;
  readonly firstVersion: number;
  readonly lastVersion: number;
  /** Version of the case after the command. */
  readonly version: number;
  readonly repeated: boolean;
}

export type HandlerAnswer = Done | Rejection | Conflict | Transient;

export interface HandlerParts {
  readonly journal: Journal;
  readonly bundles: Bundles;
  readonly vault: Vault;
  readonly evaluators: Evaluators;
  /** Folded cases kept in memory. */
  readonly cacheSize: number;
}

export interface CommandHandler {
  /**
   * Authorises, decides and records one command: one append where this process knows the case, else one load
   * and one append, more only where somebody else was faster at the same case. `requestHash` is the hash of what
   * the client asked; without it that of the command. Nothing is recorded but by `done`; refusals of persons are kept in their own stream.
   * @throws Defect for a record that cannot be read; whatever the ports throw passes through.
   */
  handle(envelope: CommandEnvelope, requestHash?: string): Promise<HandlerAnswer>;
  /** A case with all its events, oldest first; null when there is none that the actor may read. */
  loadCase(tenant: TenantId, caseId: CaseId, actor: Actor): Promise<LoadedCase | null>;
  /** A case without its events, from the cache where it can be; null as `loadCase`. */
  loadState(tenant: TenantId, caseId: CaseId, actor: Actor): Promise<ReadableCase | null>;
  /** Drops what is remembered of these nominees, or of all: a destroyed key is not told to a memory. */
  forget(tenant: TenantId, persons: readonly PersonId[] | 'all'): void;
}

/** "No" because somebody else was first: told apart from what a rule refuses. */
const conflictCodes: ReadonlySet<string> = new Set([
  'STEP.CLOSED',
  'STEP.TAKEN',
  'STEP.RETURNED',
  'REVISION.STALE',
]);
const RETRY_AFTER_MS = 500;

/** The one way to write to the record: for people, for the journey's timers and jobs, for importers. */
export function createCommandHandler(parts: HandlerParts): CommandHandler {
  const cache = new StateCache(parts.cacheSize);
  const reader = new CaseReader({ ...parts, cache });
  const handling = new Handling(parts, reader, cache);
  return {
    handle: (envelope, requestHash) =>
      handling.handle(envelope, requestHash ?? parts.vault.sha256(requestText(envelope))),
    loadCase: (tenant, caseId, actor) => reader.readAll(tenant, caseId, actor),
    loadState: (tenant, caseId, actor) => reader.readState(tenant, caseId, actor),
    forget: (tenant, persons) => cache.forget(tenant, persons),
  };
}

type Attempt =
  /** `known`: the key under which a person who is nominated again has been written of before. */
  | { readonly kind: 'again'; readonly known: PersonKeyRow | null }
  | { readonly kind: 'answer'; readonly answer: HandlerAnswer };

class Handling {
  constructor(
    private readonly parts: HandlerParts,
    private readonly reader: CaseReader,
    private readonly cache: StateCache,
  ) {}

  async handle(envelope: CommandEnvelope, requestHash: string): Promise<HandlerAnswer> {
    const presumed = await this.presume(envelope, requestHash);
    if (presumed !== null) return presumed;
    let known: PersonKeyRow | null = null;
    for (let attempt = 0; attempt <= limits.appendRetriesMax; attempt++) {
      const made = await this.attempt(envelope, requestHash, known);
      if (made.kind === 'answer') return made.answer;
      known = made.known;
    }
    return transient('RETRY.LATER', RETRY_AFTER_MS);
  }

  /**
   * Decides on the case as this process last knew it and appends at once: half the round trips. The append
   * itself proves the presumption (version, head and key of the command are checked there). Whatever it does
   * not prove, a refusal above all, is decided again on what the record says. Null: nothing was recorded, or
   * nobody can know; the loading attempt that follows finds out.
   */
  private async presume(envelope: CommandEnvelope, requestHash: string): Promise<Done | null> {
    const { tenant, caseId, command } = envelope;
    const current = this.reader.presumed(tenant, caseId, command.type === 'StartNomination');
    if (current === null) return null;
    const planned = await this.plan(envelope, current, requestHash);
    // A key may have been destroyed since: only a load tells, and a section must not be sealed under it.
    if (planned === null || !planned.ok || planned.value.sealsWithKnownKey) return null;
    try {
      const outcome = await this.parts.journal.append(planned.value.request);
      if (outcome.kind === 'appended') return this.recorded(planned.value);
    } catch (error) {
      // A head that is not ours (a restored record), or a broken connection: what was presumed is worth nothing.
      this.cache.delete(tenant, planned.value.request.stream);
      if (error instanceof Defect) throw error;
    }
    return null;
  }

  /** Remembers what was appended, and answers it. */
  private recorded({ request, after, keys }: AppendPlan): Done {
    const head = request.events.at(-1);
    if (head !== undefined) {
      const { hash: headHash, at: headAt } = head;
      this.cache.set(request.tenant, request.stream, { state: after, headHash, headAt, keys });
    }
    const { caseNumber, version } = after;
    const firstVersion = request.expectedVersion + 1;
    return {
      kind: 'done',
      caseId: request.caseId,
      caseNumber,
      firstVersion,
      lastVersion: version,
      version,
      repeated: false,
    };
  }

  private async attempt(
    envelope: CommandEnvelope,
    requestHash: string,
    known: PersonKeyRow | null,
  ): Promise<Attempt> {
    const { tenant, caseId, actor, commandId } = envelope;
    const loaded = await this.reader.current(tenant, caseId, actor, commandId);
    if (loaded.prior !== null) return answered(await this.repeat(envelope, loaded, requestHash));
    const current = known === null ? loaded : { ...loaded, keys: [known] };
    const planned = await this.plan(envelope, current, requestHash);
    if (planned === null) return { kind: 'again', known };
    if (!planned.ok) return answered(await this.refuse(envelope, planned.error));
    const outcome = await this.parts.journal.append(planned.value.request);
    switch (outcome.kind) {
      case 'appended':
        return answered(this.recorded(planned.value));
      case 'versionLost':
      case 'duplicateCommand':
        return { kind: 'again', known };
      case 'personKnown':
        return this.nominatedBefore(envelope);
      case 'unauthorised':
        return answered(await this.refuse(envelope, rejection('AUTH.NOT_ALLOWED', { why: 'duty-not-held' })));
    }
  }

  /** Somebody who is nominated again is written of under his own key; one who was erased is not written of again. */
  private async nominatedBefore(envelope: CommandEnvelope): Promise<Attempt> {
    const { tenant, command } = envelope;
    if (command.type !== 'StartNomination')
      throw new Defect('JOURNAL.KEYS', `${command.type} begins no case`);
    const known = await this.parts.journal.personKey(tenant, command.nomineeId);
    if (known !== null && known.wrapped === '')
      return answered(await this.refuse(envelope, rejection('PERSON.ERASED')));
    return { kind: 'again', known };
  }

  /** Authorise, then decide: what is to be appended, or why not; null when the command was answered before. */
  private async plan(
    envelope: CommandEnvelope,
    current: CurrentCase,
    requestHash: string,
  ): Promise<Result<AppendPlan> | null> {
    const { actor, tenant } = envelope;
    const starts = envelope.command.type === 'StartNomination';
    if (!starts && current.state.status === 'new') return err(rejection('CASE.NOT_FOUND'));
    const found = await this.modelFor(envelope, current);
    if (!found.ok) return found;
    const model = found.value;
    if (current.state.status !== 'new' && !mayRead(model, current.state, actor))
      return err(rejection('CASE.NOT_FOUND'));
    const authority = authorise(model, current.state, actor, envelope.command);
    if (!authority.ok) return authority;
    // Time never falls within a stream: deciding and folding both see the time that is recorded.
    const at = later(envelope.at, current.headAt);
    const timed = { ...envelope, at };
    const complete = starts ? await this.completeStart(timed, model) : timed;
    if (complete === null) return null;
    return this.decide(complete, current, model, authority.value, requestHash, tenant);
  }

  private decide(
    envelope: CommandEnvelope,
    current: CurrentCase,
    model: Model,
    authority: Authority | null,
    requestHash: string,
    tenant: TenantId,
  ): Result<AppendPlan> {
    const decided = decideCase(model, this.parts.evaluators, current.state, envelope, authority);
    if (!decided.ok) return decided;
    return buildAppend({
      envelope,
      stream: caseStream(envelope.caseId),
      tenant,
      current,
      model,
      authority,
      decision: decided.value,
      requestHash,
      vault: this.parts.vault,
    });
  }

  /** A running case keeps its bundle; a new one gets the published one of its award kind unless one is named. */
  private async modelFor(
    { command, tenant }: CommandEnvelope,
    { state }: CurrentCase,
  ): Promise<Result<Model>> {
    if (state.status !== 'new') return ok(await this.reader.modelOf(tenant, state));
    if (command.type !== 'StartNomination') return err(rejection('CASE.NOT_FOUND'));
    const { bundles } = this.parts;
    const { bundleHash, facts } = command;
    const model =
      bundleHash === ''
        ? await bundles.currentFor(tenant, facts.awardKind)
        : await bundles.byHash(tenant, bundleHash);
    return model === null ? err(rejection('AWARD.UNKNOWN', { awardKind: facts.awardKind })) : ok(model);
  }

  /**
   * A number is drawn only for a nomination that its author may start, and only once for a command; one whose
   * append loses a race stays unused. Null: the command was answered before.
   */
  private async completeStart(envelope: CommandEnvelope, model: Model): Promise<CommandEnvelope | null> {
    const { command, tenant, commandId, at } = envelope;
    if (command.type !== 'StartNomination') return envelope;
    const actor = actorName(envelope.actor);
    const caseNumber =
      command.caseNumber === ''
        ? await this.parts.journal.nextCaseNumber({ tenant, actor, commandId, at })
        : command.caseNumber;
    if (caseNumber === null) return null;
    return { ...envelope, command: { ...command, caseNumber, bundleHash: model.hash } };
  }

  /** The first answer again, rebuilt from the record; another body under the same key is refused. */
  private async repeat(
    envelope: CommandEnvelope,
    current: CurrentCase,
    requestHash: string,
  ): Promise<HandlerAnswer> {
    const { prior } = current;
    if (prior === null || prior.requestHash !== requestHash) {
      return this.refuse(envelope, rejection('IDEMPOTENCY.REUSED'));
    }
    const caseId = prior.stream.slice(caseStream('' as CaseId).length) as CaseId;
    const { state } =
      caseId === envelope.caseId
        ? current
        : await this.reader.current(envelope.tenant, caseId, envelope.actor, null);
    const { firstVersion, lastVersion } = prior;
    return {
      kind: 'done',
      caseId,
      caseNumber: state.caseNumber,
      firstVersion,
      lastVersion,
      version: lastVersion,
      repeated: true,
    };
  }

  /** Keeps who tried what and which rule refused, where a person tried; being second is no refusal. */
  private async refuse(envelope: CommandEnvelope, refused: Rejection): Promise<Rejection | Conflict> {
    const { code, details = {} } = refused;
    if (conflictCodes.has(code)) return conflict(code, details);
    const { actor, tenant, commandId, caseId, at, command } = envelope;
    if (actor.kind === 'person') {
      await this.parts.journal.recordRefusal({
        tenant,
        actor: actor.personId,
        commandId,
        caseId,
        type: command.type,
        code,
        details,
        at,
      });
    }
    return refused;
  }
}

const answered = (answer: HandlerAnswer): Attempt => ({ kind: 'answer', answer });

const later = (at: Instant, headAt: Instant | null): Instant =>
  headAt !== null && headAt > at ? headAt : at;
