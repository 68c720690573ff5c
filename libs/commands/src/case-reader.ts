import { Defect, type CaseId, type CommandId, type Instant, type TenantId } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import { mayRead, newCase, type Actor, type CaseState } from '@vinhdanh/awards';
import { caseStream, zeroHash, type PersonKeyRow } from '@vinhdanh/journal';
import type { Bundles, Journal, LoadedStream, PriorCommand, Vault } from './ports.js';
import { opener, rehydrate, sectionContext, type CaseRecord } from './rehydrate.js';
import type { StateCache } from './state-cache.js';
import { actorName } from './stored-command.js';

/** A case as it stands, with what an append needs to go on from it. */
export interface CurrentCase {
  readonly state: CaseState;
  readonly headHash: string;
  readonly headAt: Instant | null;
  readonly keys: readonly PersonKeyRow[];
  readonly prior: PriorCommand | null;
}

/** A case for somebody who may read it. */
export interface ReadableCase {
  readonly state: CaseState;
  readonly model: Model;
}

/** The same with every event, oldest first. */
export interface LoadedCase extends ReadableCase {
  readonly events: readonly CaseRecord[];
}

export interface ReaderParts {
  readonly journal: Journal;
  readonly bundles: Bundles;
  readonly vault: Vault;
  readonly cache: StateCache;
}

/** Loads and folds cases: one round trip each, from the cached state where the record still agrees with it. */
export class CaseReader {
  constructor(private readonly parts: ReaderParts) {}

  /** The case as it stands; a new one (`status: 'new'`) when the record has none. */
  async current(
    tenant: TenantId,
    caseId: CaseId,
    actor: Actor,
    commandId: CommandId | null,
  ): Promise<CurrentCase> {
    const { journal, cache } = this.parts;
    const stream = caseStream(caseId);
    const known = cache.get(tenant, stream);
    const query = { tenant, stream, actor: actorName(actor), commandId };
    let loaded = await journal.load({ ...query, afterVersion: known?.state.version ?? 0 });
    let from = known?.state ?? newCase(caseId);
    if (loaded.version === 0) {
      // Not there, or not for this actor to see: what others have folded stays theirs.
      return {
        state: newCase(caseId),
        headHash: loaded.headHash,
        headAt: null,
        keys: [],
        prior: loaded.prior,
      };
    }
    if (known !== undefined && !goesOn(known.headHash, known.keys, loaded)) {
      // A restored database or a destroyed key: what was folded before is no longer the record's.
      cache.delete(tenant, stream);
      from = newCase(caseId);
      loaded = await journal.load({ ...query, afterVersion: 0 });
    }
    const { keys, state } = this.fold(tenant, stream, from, loaded);
    const { headHash, headAt } = loaded;
    cache.set(tenant, stream, { state, headHash, headAt, keys });
    return { state, headHash, headAt, keys, prior: loaded.prior };
  }

  /**
   * The case as this process last knew it, or a new one for a nomination that begins: no round trip, and so
   * perhaps overtaken. Only an append can tell; it writes nothing then. Null when nothing is known.
   */
  presumed(tenant: TenantId, caseId: CaseId, starts: boolean): CurrentCase | null {
    const known = this.parts.cache.get(tenant, caseStream(caseId));
    if (known !== undefined) return { ...known, prior: null };
    return starts
      ? { state: newCase(caseId), headHash: zeroHash, headAt: null, keys: [], prior: null }
      : null;
  }

  /** The state of a case for a reader, from the cache where it can be; null also where it may not be seen. */
  async readState(tenant: TenantId, caseId: CaseId, actor: Actor): Promise<ReadableCase | null> {
    const { state } = await this.current(tenant, caseId, actor, null);
    return this.readable(tenant, state, actor);
  }

  /** The state with every event of the case, oldest first; null as `readState`. */
  async readAll(tenant: TenantId, caseId: CaseId, actor: Actor): Promise<LoadedCase | null> {
    const stream = caseStream(caseId);
    const query = { tenant, stream, actor: actorName(actor), commandId: null, afterVersion: 0 };
    const loaded = await this.parts.journal.load(query);
    const { state, records } = this.fold(tenant, stream, newCase(caseId), loaded);
    const readable = await this.readable(tenant, state, actor);
    return readable === null ? null : { ...readable, events: records };
  }

  /** The bundle that a case is pinned to. @throws Defect `BUNDLE.MISSING`: a case cannot lose its bundle. */
  async modelOf(tenant: TenantId, state: CaseState): Promise<Model> {
    const model = await this.parts.bundles.byHash(tenant, state.bundleHash);
    if (model === null) throw new Defect('BUNDLE.MISSING', state.bundleHash);
    return model;
  }

  private async readable(tenant: TenantId, state: CaseState, actor: Actor): Promise<ReadableCase | null> {
    if (state.status === 'new') return null;
    const model = await this.modelOf(tenant, state);
    return mayRead(model, state, actor) ? { state, model } : null;
  }

  private fold(tenant: TenantId, stream: string, from: CaseState, loaded: LoadedStream) {
    const keys = loaded.personKeys;
    const open = opener(this.parts.vault, keys, sectionContext(tenant, stream));
    const folded = rehydrate(from, loaded.events, open);
    if (folded.state.version !== loaded.version) {
      throw new Defect(
        'JOURNAL.GAP',
        `${stream} ends at ${folded.state.version}, its head says ${loaded.version}`,
      );
    }
    return { keys, ...folded };
  }
}

/** Whether the record goes on from a folded state: from the same head (a shorter record has another), same keys. */
function goesOn(headHash: string, keys: readonly PersonKeyRow[], loaded: LoadedStream): boolean {
  const [next] = loaded.events;
  if ((next === undefined ? loaded.headHash : next.prev) !== headHash) return false;
  return keys.every((key) =>
    loaded.personKeys.some((row) => row.person === key.person && row.wrapped === key.wrapped),
  );
}
