import { describe, expect, it } from '@jest/globals';
import type { Action, CaseView, OpenStep } from '@vinhdanh/contracts';
import { blockedAction, mayDo, primaryAction } from './next-action.js';

const step = (stepId: string, returned = false) =>
  ({ stepId, returned: returned ? {} : null, ballot: null, outcomes: [{ kind: 'approve' }] }) as OpenStep;
const action = (name: Action['action'], stepId: string | null, reason: string | null = null): Action => ({
  action: name,
  stepId,
  allowed: reason === null,
  reason,
  reasonDetails: null,
});
const view = (steps: OpenStep[], actions: Action[]) => ({ steps, actions }) as unknown as CaseView;

describe('the one primary act', () => {
  it('is deciding, when that is allowed, and not merely taking', () => {
    const found = primaryAction(view([step('a#1')], [action('take', 'a#1'), action('decide', 'a#1')]));
    expect(found).toMatchObject({ action: { action: 'decide' }, step: { stepId: 'a#1' } });
  });

  it('is supplementing while the dossier is returned', () => {
    expect(
      primaryAction(
        view([step('a#1', true)], [action('decide', 'a#1', 'STEP.RETURNED'), action('supplement', 'a#1')]),
      )?.action.action,
    ).toBe('supplement');
  });

  it('is not to object to a notice that silence ends', () => {
    const notice = { ...step('a#1'), outcomes: [{ kind: 'refuse' }] } as OpenStep;
    expect(primaryAction(view([notice], [action('decide', 'a#1'), action('take', 'a#1')]))).toBeNull();
  });

  it('is none for somebody who may only withdraw or comment', () => {
    expect(
      primaryAction(view([step('a#1')], [action('withdraw', null), action('comment', null)])),
    ).toBeNull();
  });
});

describe('a blocked act', () => {
  it('names the decision of the open step with its reason', () => {
    expect(
      blockedAction(view([step('a#1')], [action('decide', 'a#1', 'AUTH.NOT_ALLOWED')]))?.action.reason,
    ).toBe('AUTH.NOT_ALLOWED');
  });

  it('names the supplement while the dossier is returned', () => {
    const actions = [
      action('supplement', 'a#1', 'AUTH.NOT_ALLOWED'),
      action('decide', 'a#1', 'STEP.RETURNED'),
    ];
    expect(blockedAction(view([step('a#1', true)], actions))?.action.action).toBe('supplement');
  });

  it('is not shown beside a primary act, nor when nothing is open', () => {
    expect(
      blockedAction(
        view(
          [step('a#1'), step('b#1')],
          [action('decide', 'a#1'), action('decide', 'b#1', 'AUTH.NOT_ALLOWED')],
        ),
      ),
    ).toBeNull();
    expect(blockedAction(view([], [action('comment', null, 'CASE.CONCLUDED')]))).toBeNull();
  });
});

it('finds an act on the case whichever way the API names its step', () => {
  expect(mayDo(view([], [action('comment', null)]), 'comment', null)).toBe(true);
  expect(mayDo(view([], [action('comment', 'a#1')]), 'comment', null)).toBe(true);
  expect(mayDo(view([], [action('return', 'a#1')]), 'return', 'b#1')).toBe(false);
});
