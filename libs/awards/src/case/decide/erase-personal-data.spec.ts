import { describe, expect, it } from '@jest/globals';
import { fiveDecisions, given, journey, longPath, people } from '../../testing/index.js';
import type { Given } from '../../testing/given.js';
import type { Actor } from '../actor.js';
import { openStepsOf } from '../open-step.js';
import { possibleActions } from '../possible-actions.js';
import { erasureOf } from './erase-personal-data.js';

const eraser: Actor = { kind: 'system', name: 'eraser' };
const rule = { template: 'decision', results: ['awarded'], ground: 'Luật Lưu trữ' } as const;
const erase = {
  type: 'ErasePersonalData',
  reason: 'Đơn đề nghị số 12',
  policy: 'test-1',
  keeps: [rule],
} as const;
const file = (digit: string) =>
  ({
    type: 'AttachFile',
    fileId: `f${digit}`,
    fileName: 'Báo cáo.pdf',
    sha256: digit.repeat(64),
    bytes: 10,
    mediaType: 'application/pdf',
  }) as const;
/** A case with a comment, two files of which one came twice, and a reason for its return. */
const returned = (): Given =>
  given(longPath)
    .when(people.unitHead, { type: 'AddComment', commentId: 'k1', text: 'Đã đối chiếu.' })
    .when(people.unitHead, file('c'))
    .when(people.unitHead, { ...file('a'), fileId: 'f2' })
    .when(people.unitHead, { ...file('c'), fileId: 'f3' })
    .decide(people.unitHead, 'Submit')
    .when(people.grassrootsSecretary, {
      type: 'ReturnStep',
      stepId: 'Receive#1',
      reasons: { achievements: 'Nêu rõ.' },
    });

describe('ErasePersonalData', () => {
  it('leaves nothing personal in the state, and the office’s work as it was', () => {
    const walk = returned();
    const before = walk.state;
    walk.when(eraser, erase);
    expect(walk.last).toEqual([
      {
        type: 'PersonalDataErased',
        personId: before.nomineeId,
        reason: erase.reason,
        policy: 'test-1',
        files: ['a'.repeat(64), 'c'.repeat(64)],
        kept: [],
      },
    ]);
    const { state } = walk;
    expect(state).toMatchObject({ personal: null, comments: [{ text: null }], status: 'open' });
    expect(state.attachments.map(({ fileName }) => fileName)).toEqual([null, null, null]);
    expect(state.steps['Receive#1']?.returned?.reasons).toBeNull();
    expect(state.erasure).toMatchObject({ reason: erase.reason, files: ['a'.repeat(64), 'c'.repeat(64)] });
    expect(state.engine).toEqual(before.engine);
    expect(state.deciders).toEqual(before.deciders);
    expect(JSON.stringify(state)).not.toMatch(/Đã đối chiếu|Nêu rõ|Báo cáo/);
  });

  it('happens once', () => {
    expect(returned().when(eraser, erase).when(eraser, erase).rejected?.code).toBe('CASE.ERASED');
  });

  it('lets a case be decided to its end, without a note that nobody could read', () => {
    const open = given(fiveDecisions).when(eraser, erase);
    expect(
      open.when(people.unitHead, { type: 'AddComment', commentId: 'k2', text: 'x' }).rejected?.code,
    ).toBe('CASE.ERASED');
    expect(open.when(people.unitHead, file('b')).rejected?.code).toBe('CASE.ERASED');
    const actions = possibleActions(fiveDecisions, open.state, people.unitHead);
    expect(actions.find(({ action }) => action === 'attach')).toMatchObject({
      allowed: false,
      reason: 'CASE.ERASED',
    });
    const [step] = openStepsOf(fiveDecisions, open.state);
    const refusing = step?.approval.outcomes.find(({ needsNote }) => needsNote);
    if (step === undefined || refusing === undefined) throw new Error('no outcome asks for a note');
    const decide = { type: 'DecideStep', stepId: step.stepId, outcome: refusing.key, ballot: null } as const;
    expect(given(fiveDecisions).when(people.unitHead, { ...decide, note: null }).rejected?.code).toBe(
      'NOTE.REQUIRED',
    );
    expect(open.when(people.unitHead, { ...decide, note: null }).rejected).toBeNull();
  });

  it('happens in a case that is concluded as well', () => {
    const over = given(longPath).when(people.unitHead, {
      type: 'SendMessage',
      name: 'withdraw',
      note: null,
    });
    over.when(eraser, erase);
    expect(over.rejected).toBeNull();
    expect(over.state).toMatchObject({ status: 'concluded', result: 'withdrawn', personal: null });
  });

  it.each([
    ['no reason', { ...erase, reason: '  ' }],
    ['a reason beyond its limit', { ...erase, reason: 'x'.repeat(100_000) }],
  ])('refuses %s', (_, command) => {
    expect(returned().when(eraser, command).rejected).toMatchObject({ code: 'REQUEST.INVALID' });
  });

  it('is the eraser’s alone, who can do nothing else', () => {
    expect(returned().when(people.unitHead, erase).rejected).toMatchObject({ code: 'AUTH.NOT_ALLOWED' });
    expect(returned().when(journey, erase).rejected).toMatchObject({ code: 'AUTH.NOT_ALLOWED' });
    const fire = { type: 'FireTimer', timerId: 'x' } as const;
    expect(given(fiveDecisions).when(eraser, fire).rejected).toMatchObject({ code: 'AUTH.NOT_ALLOWED' });
  });
});

describe('what an erasure takes and leaves', () => {
  const paper = (template: string, digit: string) => ({
    jobId: `job-${digit}`,
    template,
    templateVersion: '1',
    sha256: digit.repeat(64),
    bytes: 1,
    mediaType: 'application/pdf',
    at: '2026-11-23T01:00:00.000Z',
  });
  const state = { ...returned().state, papers: [paper('decision', 'd'), paper('letter', 'e')] };

  it.each([
    ['a case that ended so', 'awarded', ['d'.repeat(64)]],
    ['a case that has not ended', null, ['d'.repeat(64)]],
    ['a case that ended otherwise: the paper never took effect', 'refused', []],
  ])('the decision stays in %s', (_, result, kept) => {
    const erasure = erasureOf({ ...state, result }, [rule]);
    expect(erasure.kept.map(({ sha256 }) => sha256)).toEqual(kept);
    expect(erasure.files).toContain('e'.repeat(64));
    expect(erasure.files.includes('d'.repeat(64))).toBe(kept.length === 0);
  });

  it('a file that is the kept paper itself stays too', () => {
    const attached = { ...state.attachments[0]!, sha256: 'd'.repeat(64) };
    const erasure = erasureOf({ ...state, attachments: [attached], result: 'awarded' }, [rule]);
    expect(erasure.files).toEqual(['e'.repeat(64)]);
    expect(erasure.kept).toEqual([{ sha256: 'd'.repeat(64), template: 'decision', ground: rule.ground }]);
  });
});
