import { describe, expect, it } from '@jest/globals';
import { counts, fiveDecisions, given, hourMs, people } from '../../testing/index.js';
import { effects } from '@vinhdanh/interpreter';

const atCheck = () =>
  given(fiveDecisions)
    .decide(people.unitHead, 'Propose')
    .decide(people.grassrootsSecretary, 'Council', 'pass', { ballot: counts(9) });
const returnIt = {
  type: 'ReturnStep',
  stepId: 'Check#1',
  reasons: { achievements: 'Nêu rõ phạm vi áp dụng.' },
} as const;
const supplement = {
  type: 'SubmitSupplement',
  stepId: 'Check#1',
  facts: { isLeader: true },
  personal: { achievements: 'Áp dụng tại 14 trường.' },
  note: 'Đã bổ sung.',
} as const;

describe('ReturnStep', () => {
  it('stops the clock and sends the dossier to who supplements', () => {
    // given, when
    const walk = atCheck().after(hourMs).when(people.secretary, returnIt);
    // then
    expect(walk.types).toEqual(['StepReturned', 'ClockStopped']);
    expect(walk.last[0]).toMatchObject({
      round: 1,
      fields: ['achievements'],
      personal: { reasons: returnIt.reasons },
    });
    expect(walk.state.steps['Check#1']).toMatchObject({ phase: 'returned', revision: 2, returnsUsed: 1 });
    expect(effects(walk.state.engine).timers).toEqual([]);
  });

  it('leaves the step to nobody else until the supplement', () => {
    const walk = atCheck().when(people.secretary, returnIt);
    expect(walk.decide(people.secretary, 'Check').rejected).toMatchObject({
      code: 'STEP.RETURNED',
      details: { person: people.secretary.personId },
    });
    expect(walk.when(people.secretary, returnIt).rejected?.code).toBe('STEP.RETURNED');
    expect(walk.when(people.secondSecretary, { type: 'TakeStep', stepId: 'Check#1' }).rejected?.code).toBe(
      'STEP.RETURNED',
    );
  });

  it.each([
    ['no reason at all', {}, 'REQUEST.INVALID'],
    ['an empty reason', { name: ' ' }, 'REQUEST.INVALID'],
    ['a field that the dossier does not have', { 'Lò Thị Mẩy': 'x' }, 'RETURN.FIELD_UNKNOWN'],
  ])('refuses %s', (_title, reasons, code) => {
    expect(
      atCheck().when(people.secretary, { ...returnIt, reasons: reasons as Record<string, string> }).rejected
        ?.code,
    ).toBe(code);
  });

  it('refuses where the path has no returns', () => {
    const walk = given(fiveDecisions).when(people.unitHead, { ...returnIt, stepId: 'Propose#1' });
    expect(walk.rejected?.code).toBe('RETURN.NOT_ALLOWED');
  });

  it('refuses once the returns of the step are used up', () => {
    const walk = atCheck()
      .when(people.secretary, returnIt)
      .when(people.officer, supplement)
      .when(people.secretary, returnIt);
    expect(walk.rejected).toMatchObject({ code: 'RETURN.EXHAUSTED', details: { timesMax: 1 } });
  });
});

describe('SubmitSupplement', () => {
  it('changes the dossier, raises its revision and lets the clock go on', () => {
    // given
    const walk = atCheck().after(hourMs);
    const dueBefore = walk.state.engine.instances['Check#1']?.dueAt ?? '';
    walk.when(people.secretary, returnIt).after(30 * hourMs);
    // when
    walk.when(people.officer, supplement);
    // then
    expect(walk.types).toEqual(['SupplementSubmitted', 'ClockResumed']);
    expect(walk.state).toMatchObject({
      dossierRevision: 2,
      facts: { isLeader: true, isDirectWorker: true },
      personal: { achievements: 'Áp dụng tại 14 trường.', post: 'Giáo viên Bí Mật' },
    });
    expect(walk.state.steps['Check#1']).toMatchObject({ phase: 'open', returned: null, revision: 3 });
    const dueAfter = walk.state.engine.instances['Check#1']?.dueAt ?? '';
    expect(Date.parse(dueAfter) - Date.parse(dueBefore)).toBe(30 * hourMs);
    expect(walk.state.engine.variables['']).toMatchObject({ isLeader: true });
  });

  it('makes what somebody saw before it stale', () => {
    const walk = atCheck().when(people.secretary, returnIt).when(people.officer, supplement);
    walk.when(
      people.secretary,
      { type: 'TakeStep', stepId: 'Check#1' },
      { stepRevision: 3, dossierRevision: 1 },
    );
    expect(walk.rejected).toMatchObject({
      code: 'REVISION.STALE',
      details: { person: people.officer.personId },
    });
  });

  it('is for who supplements, and for what was returned', () => {
    expect(atCheck().when(people.officer, supplement).rejected?.code).toBe('STEP.NOT_RETURNED');
    expect(atCheck().when(people.secretary, returnIt).when(people.unitHead, supplement).rejected?.code).toBe(
      'AUTH.NOT_ALLOWED',
    );
    expect(
      given(fiveDecisions).when(people.officer, { ...supplement, stepId: 'Propose#1' }).rejected?.code,
    ).toBe('RETURN.NOT_ALLOWED');
  });

  it.each([
    ['nothing', { facts: {}, personal: {}, note: null }, 'SUPPLEMENT.EMPTY'],
    ['another award', { facts: { awardKind: 'HCLD2' } }, 'REQUEST.INVALID'],
    ['a period that ends before it begins', { facts: { achievementTo: '2020-01-01' } }, 'FACTS.PERIOD'],
    ['an empty name', { personal: { name: '' } }, 'REQUEST.INVALID'],
  ])('refuses %s', (_title, change, code) => {
    const walk = atCheck().when(people.secretary, returnIt);
    expect(walk.when(people.officer, { ...supplement, ...change }).rejected?.code).toBe(code);
    expect(walk.state.dossierRevision).toBe(1);
  });

  it('may consist of a file alone', () => {
    const walk = atCheck().when(people.secretary, returnIt).after(1);
    walk.when(people.officer, {
      type: 'AttachFile',
      fileId: 'f1',
      fileName: 'a.pdf',
      sha256: 'a'.repeat(64),
      bytes: 1,
      mediaType: 'application/pdf',
    });
    expect(
      walk.when(people.officer, { ...supplement, facts: {}, personal: {}, note: null }).rejected,
    ).toBeNull();
    expect(walk.state.dossierRevision).toBe(3);
  });
});
