import { describe, expect, it } from '@jest/globals';
import { fiveDecisions, given, people } from '../testing/index.js';
import { evolveCase } from './evolve.js';
import { advanceStep, stepAllows, stepTransitions, type StepPhase } from './lifecycle.js';

describe('the life of a step', () => {
  it('is open, taken, returned or decided, and then it is over', () => {
    const walk: [string, StepPhase][] = [
      ['ElementActivated', 'open'],
      ['StepTaken', 'taken'],
      ['StepGivenBack', 'open'],
      ['StepReturned', 'returned'],
      ['SupplementSubmitted', 'open'],
      ['StepEscalated', 'open'],
      ['StepDecided', 'decided'],
      ['ElementCompleted', 'absent'],
    ];
    let phase: StepPhase = 'absent';
    for (const [event, next] of walk)
      expect((phase = advanceStep(phase, event as 'StepTaken', 'Check#1'))).toBe(next);
  });

  it('says the same on the deciding side as it asserts on the applying side', () => {
    const events = [
      ...new Set(Object.values(stepTransitions).flatMap((row) => Object.keys(row))),
    ] as 'StepTaken'[];
    for (const phase of Object.keys(stepTransitions) as StepPhase[]) {
      for (const event of events) {
        if (stepAllows(phase, event))
          expect(advanceStep(phase, event, 'x')).toBe(stepTransitions[phase][event]);
        else expect(() => advanceStep(phase, event, 'x')).toThrow('STEP.ILLEGAL_TRANSITION');
      }
    }
  });

  it('turns a record that nobody can have decided into a defect', () => {
    // given
    const walk = given(fiveDecisions).decide(people.unitHead, 'Propose');
    const { personId } = people.grassrootsSecretary;
    // then
    for (const type of ['StepGivenBack', 'SupplementSubmitted'] as const) {
      const event = { type, stepId: 'Council#1', by: personId, facts: {}, personal: null };
      expect(() => evolveCase(walk.state, event, walk.at)).toThrow('STEP.ILLEGAL_TRANSITION');
    }
    expect(() =>
      evolveCase(walk.state, { type: 'StepTaken', stepId: 'Council#9', by: personId }, walk.at),
    ).toThrow('absent');
    expect(() => evolveCase(walk.state, walk.record[0]!.event, walk.at)).toThrow('CASE.EVENT_OUT_OF_PLACE');
  });
});
