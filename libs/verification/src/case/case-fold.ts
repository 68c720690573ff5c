import { evolveCase, newCase, type CaseEvent, type CaseState } from '@vinhdanh/awards';
import { openEvent, sectionContext, type Vault } from '@vinhdanh/commands';
import { readEnvelope, type SealedSection } from '@vinhdanh/journal';
import { Defect, type CaseId, type JsonObject, type PersonId } from '@vinhdanh/kernel';
import type { EventEnvelope, EventPlace } from '@vinhdanh/record-format';

/** Why the state is not known from an event on. */
export interface FoldFault {
  readonly code: 'EVENT.FOLD' | 'PERSON.SECTION';
  readonly place: EventPlace;
  readonly detail: string;
}

export interface FoldKeys {
  readonly vault: Vault | null;
  readonly tenant: string;
  readonly stream: string;
  /** The nominee's key, wrapped; null where there is none. */
  readonly key: { readonly person: string; readonly wrapped: string } | null;
}

/** A case as its events alone say it: the handler's own fold, over the bytes that were hashed. */
export class CaseFold {
  state: CaseState;
  fault: FoldFault | null = null;
  /** A personal section could not be opened: erased, or no keys were given. */
  hasClosedSections = false;

  constructor(
    caseId: string,
    private readonly keys: FoldKeys,
  ) {
    this.state = newCase(caseId as CaseId);
  }

  /** The event as the domain knows it; null from the first fault on. */
  add(envelope: EventEnvelope, hash: string, place: EventPlace): CaseEvent | null {
    if (this.fault !== null) return null;
    try {
      const read = readEnvelope(envelope, hash);
      const event = openEvent(read, this.open);
      this.state = evolveCase(this.state, event, read.at);
      return event;
    } catch (error) {
      const isSection = error instanceof Defect && error.code.startsWith('VAULT.');
      const detail = error instanceof Defect ? error.code : String(error).slice(0, 200);
      this.fault = { code: isSection ? 'PERSON.SECTION' : 'EVENT.FOLD', place, detail };
      return null;
    }
  }

  /** Null where the section stays closed. @throws Defect of the vault for one that was altered. */
  readonly open = (sealed: SealedSection): JsonObject | null => {
    const { vault, key, tenant, stream } = this.keys;
    if (vault !== null && key !== null && key.person === sealed.person) {
      const row = { person: key.person as PersonId, wrapped: key.wrapped };
      return vault.open(row, sealed, sectionContext(tenant, stream));
    }
    this.hasClosedSections = true;
    return null;
  };
}
