import { effects } from '@vinhdanh/interpreter';
import { describe, expect, it } from '@jest/globals';
import { counts, fiveDecisions, given, hourMs, journey, longPath, people } from '../../testing/index.js';

const atCheck = () =>
  given(fiveDecisions)
    .decide(people.unitHead, 'Propose')
    .decide(people.grassrootsSecretary, 'Council', 'pass', { ballot: counts(9) });
const atDraft = () => {
  const walk = given(longPath)
    .decide(people.unitHead, 'Submit')
    .decide(people.grassrootsSecretary, 'Receive')
    .decide(people.grassrootsSecretary, 'Session', 'pass', { ballot: counts(9) })
    .decide(people.secretary, 'Receive');
  for (const [index, stepId] of [...walk.open].entries()) {
    walk.when(index === 0 ? people.agencyOne : people.agencyTwo, {
      type: 'DecideStep',
      stepId,
      outcome: 'accept',
      ballot: null,
      note: null,
    });
  }
  return walk;
};
const fire = (timerId: string) => ({ type: 'FireTimer', timerId }) as const;
const paper = {
  kind: 'paper',
  template: 'to-trinh',
  templateVersion: '1',
  sha256: 'a'.repeat(64),
  bytes: 9,
  mediaType: 'application/pdf',
} as const;

describe('FireTimer', () => {
  it('reminds at 80 %, escalates at 100 % and inspects at 150 %, and decides nothing', () => {
    // given
    const walk = atCheck();
    const story: unknown[] = [];
    // when
    for (
      let rung = effects(walk.state.engine).timers[0];
      rung !== undefined;
      rung = effects(walk.state.engine).timers[0]
    ) {
      walk.after(Date.parse(rung.dueAt) - Date.parse(walk.at)).when(journey, fire(rung.timerId));
      story.push(...walk.types);
    }
    // then
    expect(story).toEqual(['DeadlineReached', 'DeadlineReached', 'StepEscalated', 'DeadlineReached']);
    expect(walk.state.steps['Check#1']).toMatchObject({
      phase: 'open',
      revision: 1,
      escalatedTo: { role: 'department-head', org: 'so-gddt' },
    });
    expect(walk.decide(people.secretary, 'Check').rejected).toBeNull();
  });

  it('lets no superior decide by escalation', () => {
    const walk = atCheck()
      .after(5 * hourMs)
      .when(journey, fire('Check#1@due'));
    expect(walk.decide(people.departmentHead, 'Check').rejected?.code).toBe('AUTH.NOT_ALLOWED');
  });

  it('refuses what is not due, gone or stopped', () => {
    expect(atCheck().when(journey, fire('Check#1@due')).rejected?.code).toBe('TIMER.NOT_DUE');
    expect(atCheck().when(journey, fire('Check#9@due')).rejected?.code).toBe('TIMER.UNKNOWN');
    const returned = atCheck()
      .when(people.secretary, { type: 'ReturnStep', stepId: 'Check#1', reasons: { post: 'Ghi rõ.' } })
      .after(50 * hourMs)
      .when(journey, fire('Check#1@due'));
    expect(returned.rejected?.code).toBe('TIMER.NOT_DUE');
  });

  it('counts silence as consent only by the path’s own event, which says so', () => {
    const walk = given(longPath)
      .decide(people.unitHead, 'Submit')
      .decide(people.grassrootsSecretary, 'Receive')
      .decide(people.grassrootsSecretary, 'Session', 'pass', { ballot: counts(9) })
      .decide(people.secretary, 'Receive');
    const silence = Object.keys(walk.state.engine.timers).find((id) => id.includes('Silence')) ?? '';
    const asked = walk.open;
    walk.after(10 * hourMs).when(journey, fire(silence));
    expect(walk.last[0]).toMatchObject({ type: 'BoundaryTriggered', by: 'timer', tacitConsent: true });
    expect(asked.map((stepId) => walk.state.closedSteps[stepId])).toEqual([
      expect.objectContaining({ by: null, outcome: null }),
      expect.objectContaining({ by: null, outcome: null }),
    ]);
    const late = {
      type: 'DecideStep',
      stepId: asked[0] ?? '',
      outcome: 'refuse',
      ballot: null,
      note: 'muộn',
    } as const;
    expect(walk.when(people.agencyOne, late).rejected).toMatchObject({
      code: 'STEP.CLOSED',
      details: { person: null },
    });
  });
});

describe('CompleteJob and FailJob', () => {
  it('keeps the paper by its hash and goes on, once', () => {
    const walk = atDraft();
    const [job] = effects(walk.state.engine).jobs;
    const done = { type: 'CompleteJob', jobId: job?.jobId ?? '', result: paper } as const;
    walk.when(journey, done);
    expect(walk.last[0]).toEqual({
      type: 'PaperDrafted',
      jobId: job?.jobId,
      template: 'to-trinh',
      templateVersion: '1',
      sha256: paper.sha256,
      bytes: 9,
      mediaType: 'application/pdf',
    });
    expect(walk.open).toEqual(['Sign#1']);
    expect(walk.when(journey, done).rejected?.code).toBe('JOB.UNKNOWN');
    expect(walk.state.papers).toHaveLength(1);
  });

  it('makes an incident of a job that failed for good', () => {
    const walk = atDraft();
    const jobId = effects(walk.state.engine).jobs[0]?.jobId ?? '';
    walk.when(journey, { type: 'FailJob', jobId, errorCode: null, message: 'no template' });
    expect(walk.types).toContain('IncidentRaised');
    expect(Object.keys(walk.state.engine.incidents)).toHaveLength(1);
  });

  it('is for the journey alone, and the journey can do nothing else', () => {
    const walk = atDraft();
    const jobId = effects(walk.state.engine).jobs[0]?.jobId ?? '';
    expect(walk.when(people.chair, { type: 'CompleteJob', jobId, result: paper }).rejected?.code).toBe(
      'AUTH.NOT_ALLOWED',
    );
    expect(
      walk.when(people.chair, { type: 'FailJob', jobId, errorCode: null, message: '' }).rejected?.code,
    ).toBe('AUTH.NOT_ALLOWED');
    expect(walk.when(journey, { type: 'SendMessage', name: 'withdraw', note: null }).rejected?.code).toBe(
      'AUTH.NOT_ALLOWED',
    );
    expect(walk.when(journey, { type: 'AddComment', commentId: 'c', text: 'x' }).rejected?.code).toBe(
      'AUTH.NOT_ALLOWED',
    );
  });
});
