import { describe, expect, it } from '@jest/globals';
import { counts, fiveDecisions, given, people } from '../../testing/index.js';

const atCheck = () =>
  given(fiveDecisions)
    .decide(people.unitHead, 'Propose')
    .decide(people.grassrootsSecretary, 'Council', 'pass', { ballot: counts(9) });
const take = { type: 'TakeStep', stepId: 'Check#1' } as const;
const giveBack = { type: 'GiveBackStep', stepId: 'Check#1' } as const;

describe('TakeStep and GiveBackStep', () => {
  it('takes an open step, raises its revision and keeps others off it', () => {
    // given
    const walk = atCheck();
    // when
    walk.when(people.secretary, take);
    // then
    expect(walk.last).toEqual([{ type: 'StepTaken', stepId: 'Check#1', by: people.secretary.personId }]);
    expect(walk.state.steps['Check#1']).toMatchObject({
      phase: 'taken',
      takenBy: people.secretary.personId,
      revision: 2,
    });
    walk.when(people.secondSecretary, take);
    expect(walk.rejected).toMatchObject({
      code: 'STEP.TAKEN',
      details: { person: people.secretary.personId, at: walk.at },
    });
    expect(walk.decide(people.secondSecretary, 'Check').rejected?.code).toBe('STEP.TAKEN');
  });

  it('refuses to take twice what one has taken', () => {
    expect(atCheck().when(people.secretary, take).when(people.secretary, take).rejected?.code).toBe(
      'STEP.TAKEN',
    );
  });

  it('gives back what one has taken, for the others of the office', () => {
    const walk = atCheck().when(people.secretary, take).when(people.secretary, giveBack);
    expect(walk.state.steps['Check#1']).toMatchObject({ phase: 'open', takenBy: null, revision: 3 });
    expect(walk.decide(people.secondSecretary, 'Check').rejected).toBeNull();
  });

  it('gives back nothing that nobody has taken, nor what another has', () => {
    expect(atCheck().when(people.secretary, giveBack).rejected?.code).toBe('STEP.NOT_TAKEN');
    expect(atCheck().when(people.secretary, take).when(people.secondSecretary, giveBack).rejected?.code).toBe(
      'STEP.TAKEN',
    );
  });

  it('refuses what was decided on an older step or an older dossier, and what names no revision', () => {
    const stale = atCheck().when(people.secretary, take, { stepRevision: 2, dossierRevision: 1 });
    expect(stale.rejected?.code).toBe('REVISION.STALE');
    expect(
      atCheck().when(people.secretary, take, { stepRevision: 1, dossierRevision: 2 }).rejected?.code,
    ).toBe('REVISION.STALE');
    expect(atCheck().when(people.secretary, take, null).rejected?.code).toBe('REVISION.REQUIRED');
  });

  it('tells a step that is over from one that never was', () => {
    const walk = atCheck();
    walk.when(people.grassrootsSecretary, { type: 'TakeStep', stepId: 'Council#1' });
    expect(walk.rejected).toMatchObject({
      code: 'STEP.CLOSED',
      details: { person: people.grassrootsSecretary.personId, outcome: 'pass', at: walk.at },
    });
    expect(walk.when(people.secretary, { type: 'TakeStep', stepId: 'Check#7' }).rejected?.code).toBe(
      'STEP.UNKNOWN',
    );
    expect(walk.when(people.secretary, { type: 'TakeStep', stepId: 'toString' }).rejected?.code).toBe(
      'STEP.UNKNOWN',
    );
  });
});
