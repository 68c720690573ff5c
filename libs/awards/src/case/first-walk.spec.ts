import { describe, expect, it } from '@jest/globals';
import { counts, fiveDecisions, given, hourMs, journey, longPath, people } from '../testing/index.js';
import { currentLevel } from './level.js';
import { obligationsOf } from './obligations.js';
import { evolveCase } from './evolve.js';
import { newCase } from './state.js';
import { caseId } from '../testing/office.js';

const paper = {
  kind: 'paper',
  template: 'to-trinh',
  templateVersion: '1',
  sha256: 'a'.repeat(64),
  bytes: 10,
  mediaType: 'application/pdf',
} as const;

describe('a nomination from end to end', () => {
  it('travels five levels by five decisions', () => {
    // given
    const walk = given(fiveDecisions);
    const seen: string[] = [currentLevel(walk.model, walk.state)];
    // when
    walk.decide(people.unitHead, 'Propose');
    seen.push(currentLevel(walk.model, walk.state));
    walk.decide(people.grassrootsSecretary, 'Council', 'pass', { ballot: counts(9) });
    seen.push(currentLevel(walk.model, walk.state));
    walk.decide(people.secretary, 'Check');
    seen.push(currentLevel(walk.model, walk.state));
    walk.decide(people.chair, 'Sign');
    seen.push(currentLevel(walk.model, walk.state));
    walk.decide(people.president, 'Decide');
    // then
    expect(walk.rejected).toBeNull();
    expect(seen).toEqual(['unit', 'grassroots', 'department', 'province', 'central']);
    expect([walk.state.status, walk.state.result]).toEqual(['concluded', 'awarded']);
    expect(walk.state.version).toBe(walk.record.length);
    expect(obligationsOf(walk.model, walk.state)).toMatchObject({
      level: 'concluded',
      concluded: true,
      nearestTimer: null,
      jobs: [],
    });
  });

  it('goes the long way with silence, a paper, a notice and a conferral', () => {
    // given
    const walk = given(longPath);
    walk.decide(people.unitHead, 'Submit').decide(people.grassrootsSecretary, 'Receive');
    walk.decide(people.grassrootsSecretary, 'Session', 'no-quorum', { ballot: counts(7, 7) });
    walk.decide(people.grassrootsSecretary, 'Session', 'pass', { ballot: counts(8, 9) });
    walk.decide(people.secretary, 'Receive');
    expect(walk.open).toHaveLength(2);
    // when
    walk.when(people.agencyOne, {
      type: 'DecideStep',
      stepId: walk.open[0] ?? '',
      outcome: 'accept',
      ballot: null,
      note: null,
    });
    walk.after(10 * hourMs).when(journey, {
      type: 'FireTimer',
      timerId: obligationsOf(walk.model, walk.state).nearestTimer?.timerId ?? '',
    });
    expect(walk.last).toContainEqual(
      expect.objectContaining({ type: 'BoundaryTriggered', tacitConsent: true }),
    );
    walk.when(journey, {
      type: 'CompleteJob',
      jobId: obligationsOf(walk.model, walk.state).jobs[0]?.jobId ?? '',
      result: paper,
    });
    walk.decide(people.chair, 'Sign');
    walk.when(journey, {
      type: 'CompleteJob',
      jobId: obligationsOf(walk.model, walk.state).jobs[0]?.jobId ?? '',
      result: { kind: 'notified', notice: 'result' },
    });
    walk.when(people.officer, { type: 'SendMessage', name: 'conferral-recorded', note: null });
    // then
    expect(walk.rejected).toBeNull();
    expect(walk.state.result).toBe('awarded');
    expect(walk.state.papers).toHaveLength(1);
    const replayed = walk.record.reduce(
      (state, { event, at }) => evolveCase(state, event, at),
      newCase(caseId),
    );
    expect(replayed).toEqual(walk.state);
  });
});
