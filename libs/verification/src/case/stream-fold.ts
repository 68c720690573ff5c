import { CaseFold, newCase, type CaseEvent, type CaseState } from '@vinhdanh/awards';
import type { Model } from '@vinhdanh/bpmn-model';
import { openEvent, sectionContext, type Vault } from '@vinhdanh/commands';
import { readEnvelope, type SealedSection } from '@vinhdanh/journal';
import { Defect, type CaseId, type Instant, type JsonObject, type PersonId } from '@vinhdanh/kernel';
import { CaseProjection, type CaseChanges } from '@vinhdanh/projections';
import type { EventEnvelope, EventPlace } from '@vinhdanh/record-format';

/** Why the state is not known from an event on. */
export interface FoldFault {
  readonly code: 'EVENT.FOLD' | 'PERSON.SECTION';
  readonly place: EventPlace;
  readonly detail: string;
}

export interface FoldParts {
  readonly vault: Vault | null;
  readonly tenant: string;
  readonly stream: string;
  readonly caseId: CaseId;
  /** The nominee's key, wrapped; null where there is none. */
  readonly key: { readonly person: string; readonly wrapped: string } | null;
  /** Whether states in between are asked for. */
  readonly keepsStates: boolean;
}

/** A case as its events alone say it: the product's own fold, over the bytes that were hashed. */
export class StreamFold {
  fault: FoldFault | null = null;
  /** A personal section could not be opened: erased, or no keys were given. */
  hasClosedSections = false;
  /** Bundle that the first event names; empty before. */
  bundleHash = '';
  readonly #states: CaseFold | null;
  #projection: CaseProjection | null = null;
  /** Events that came before the bundle was there; null once there will be none. */
  #waiting: { event: CaseEvent; at: Instant }[] | null = [];
  #place: EventPlace | null = null;

  constructor(private readonly parts: FoldParts) {
    this.#states = parts.keepsStates ? new CaseFold(newCase(parts.caseId)) : null;
  }

  /** The bundle of the case, once; null where it is not to be had: nothing is projected then. */
  begin(model: Model | null): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    if (model === null) return;
    const projection = new CaseProjection(model, this.parts.caseId, null);
    this.#try(() => {
      for (const { event, at } of waiting) projection.add(event, at);
    });
    this.#projection = projection;
  }

  /** The event as the domain knows it; null from the first fault on. */
  add(envelope: EventEnvelope, hash: string, place: EventPlace): CaseEvent | null {
    if (this.fault !== null) return null;
    this.#place = place;
    return this.#try(() => {
      const read = readEnvelope(envelope, hash);
      const event = openEvent(read, this.open);
      if (event.type === 'NominationStarted') this.bundleHash = event.bundleHash;
      this.#states?.add(event, read.at);
      this.#projection?.add(event, read.at);
      this.#waiting?.push({ event, at: read.at });
      return event;
    });
  }

  /** The state as it is now, where states are kept; else that of a new case. */
  state(): CaseState {
    return this.#states?.freeze() ?? newCase(this.parts.caseId);
  }

  /** All that is shown of the case; null where that cannot be said. The fold is over with it. */
  end(): CaseChanges | null {
    const projection = this.#projection;
    if (this.fault !== null || projection === null) return null;
    return this.#try(() => projection.end());
  }

  /** Null where the section stays closed. @throws Defect of the vault for one that was altered. */
  readonly open = (sealed: SealedSection): JsonObject | null => {
    const { vault, key, tenant, stream } = this.parts;
    if (vault !== null && key !== null && key.person === sealed.person) {
      const row = { person: key.person as PersonId, wrapped: key.wrapped };
      return vault.open(row, sealed, sectionContext(tenant, stream));
    }
    this.hasClosedSections = true;
    return null;
  };

  /** What goes wrong in folding is a fault of the record, never of the verification. */
  #try<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      const isSection = error instanceof Defect && error.code.startsWith('VAULT.');
      const detail = error instanceof Defect ? error.code : String(error).slice(0, 200);
      if (this.#place !== null)
        this.fault = { code: isSection ? 'PERSON.SECTION' : 'EVENT.FOLD', place: this.#place, detail };
      return null;
    }
  }
}
