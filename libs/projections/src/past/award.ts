import type { OrgId } from '@vinhdanh/kernel';
import { onRoute, type CaseState } from '@vinhdanh/awards';

/** An award that a case has ended with. */
export interface AwardRow {
  readonly awardKind: string;
  readonly subjectKind: string;
  /** The unit that proposed it. */
  readonly unitOrg: OrgId | null;
}

/** The result of a path whose end grants the award. */
const granted = 'awarded';

/**
 * The award that stands after `state`, or null: from the event that concludes a case as awarded, and for as long as
 * the case says so; one that wakes again and ends otherwise takes it back. Pure.
 */
export const standingAward = (state: CaseState): AwardRow | null =>
  state.status === 'concluded' && state.result === granted && state.facts !== null
    ? {
        awardKind: state.facts.awardKind,
        subjectKind: state.facts.subjectKind,
        unitOrg: onRoute(state, 'unit'),
      }
    : null;
