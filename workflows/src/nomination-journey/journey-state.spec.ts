import { describe, expect, it } from '@jest/globals';
import type { Obligations } from '@vinhdanh/contracts/messages';
import { conditionOf, describeJourney } from './describe-journey.js';
import {
  adoptObligations,
  carryJourney,
  noteAdvance,
  nothingOutstanding,
  startJourney,
  viewOf,
} from './journey-state.js';
import { journeyLimits } from './journey-limits.js';

const seen = (more: Partial<Obligations> = {}): Obligations => ({
  version: 1,
  level: 'unit',
  openSteps: [],
  nearestTimer: null,
  jobs: [],
  incidents: 0,
  concluded: false,
  ...more,
});

describe('the memory of a journey', () => {
  it('notes a signal that says nothing new without looking again', () => {
    const state = startJourney(undefined);
    adoptObligations(state, seen({ version: 7 }));
    state.dirty = false;
    noteAdvance(state, 7);
    expect(state.dirty).toBe(false);
    noteAdvance(state, 8);
    expect(state).toMatchObject({ dirty: true, seenVersion: 8, signalsInRun: 2 });
  });

  it('takes the first level as it is, follows legal ones, and names an unexpected one', () => {
    const state = startJourney(undefined);
    adoptObligations(state, seen({ level: 'central' }));
    expect(state.incident).toBeNull();
    adoptObligations(state, seen({ level: 'grassroots' }));
    expect(state).toMatchObject({
      level: 'grassroots',
      incident: 'JOURNEY.UNEXPECTED_TRANSITION central → grassroots',
    });
    expect(conditionOf(state)).toBe('incident');
    adoptObligations(state, seen({ level: 'department' }));
    expect(state.incident).toBeNull();
  });

  it('hands on what the next run needs, within its bound', () => {
    const state = startJourney(undefined);
    for (let n = 0; n < 200; n++)
      adoptObligations(state, seen({ version: n, level: n % 2 === 0 ? 'unit' : 'province' }));
    const carried = carryJourney(state);
    expect(carried.levelsPassed).toHaveLength(journeyLimits.levelsPassedMax);
    expect(startJourney(carried)).toMatchObject({
      level: 'province',
      handledVersion: 199,
      dirty: true,
      signalsInRun: 0,
    });
  });

  it('is done when the case is, and not while a job, a timer or news is outstanding', () => {
    const state = startJourney(undefined);
    adoptObligations(state, seen({ concluded: true, level: 'concluded' }));
    expect(nothingOutstanding(state)).toBe(false);
    state.dirty = false;
    expect(nothingOutstanding(state)).toBe(true);
    state.runningJobs.add('paper#1');
    expect(nothingOutstanding(state)).toBe(false);
  });

  it('tells the case in a few lines, incident last', () => {
    const state = startJourney(undefined);
    adoptObligations(state, seen({ level: 'province', openSteps: ['a8#1'], incidents: 2 }));
    const text = describeJourney(viewOf(state));
    expect(text).toContain('**Cấp:** Tỉnh');
    expect(text).toContain('`a8#1`');
    expect(text.endsWith('**Sự cố:** `CASE.INCIDENTS 2`')).toBe(true);
  });
});
