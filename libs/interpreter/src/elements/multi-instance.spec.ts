import { describe, expect, it } from '@jest/globals';
import { limits } from '@vinhdanh/kernel';
import { openSteps } from '../step-view.js';
import { given, HOUR_MS } from '../testing/driver.js';
import {
  boundary,
  call,
  eachOf,
  end,
  message,
  model,
  modelOf,
  processModel,
  start,
  sub,
  task,
  timer,
  workingDays,
} from '../testing/model-builder.js';

const asking = (options: Parameters<typeof eachOf>[1] = {}) =>
  model(
    [start('start'), task('ask', { multi: eachOf('agencies', options) }), task('after'), end('end')],
    ['start > ask', 'ask > after', 'after > end'],
  );
const agencies = ['health', 'police', 'tax'];
const completeInner = (then: ReturnType<typeof given>, instanceId: string, variables = {}) =>
  then.when({ type: 'CompleteTask', instanceId, variables });

describe('multi-instance activity', () => {
  it('opens one instance per item at once, each with its item and number', () => {
    const then = given(asking(), { agencies });
    expect(then.open).toEqual(['ask#1', 'ask#2', 'ask#3', 'ask#4']);
    expect(then.state.variables['ask#3']).toEqual({ item: 'police', loopCounter: 2 });
    expect(then.state.loops['ask#1']).toEqual({ items: agencies, started: 3, ended: 0 });
  });

  it('completes when all have ended, in any order, and keeps what they set to themselves', () => {
    const then = given(asking(), { agencies });
    for (const id of ['ask#4', 'ask#2']) completeInner(then, id, { outcome: 'agree' });
    expect(then.open).toEqual(['ask#1', 'ask#3']);
    expect(then.state.variables['ask#1']).toBeUndefined();
    completeInner(then, 'ask#3', { outcome: 'object' });
    expect(then.open).toEqual(['after#1']);
    expect(then.state.variables).toEqual({ '': { agencies } });
    expect(then.state.visited['main/ask']).toBe(1);
  });

  it('opens one after the other when it is sequential', () => {
    const then = given(asking({ sequential: true }), { agencies });
    expect(then.open).toEqual(['ask#1', 'ask#2']);
    completeInner(then, 'ask#2');
    expect(then.state.variables['ask#3']).toEqual({ item: 'police', loopCounter: 2 });
    completeInner(completeInner(then, 'ask#3'), 'ask#4');
    expect(then.open).toEqual(['after#1']);
  });

  it('completes at once over an empty list', () => {
    expect(given(asking(), { agencies: [] }).open).toEqual(['after#1']);
    expect(given(asking({ sequential: true }), { agencies: [] }).open).toEqual(['after#1']);
  });

  it('asks the completion condition after each end, with the counters', () => {
    const then = given(asking({ until: 'numberOfCompletedInstances >= 2' }), { agencies });
    completeInner(then, 'ask#2');
    expect(then.evaluations.at(-1)).toMatchObject({
      inputs: { numberOfCompletedInstances: 1 },
      result: false,
    });
    completeInner(then, 'ask#4');
    expect(then.story).toEqual([
      'ElementCompleted ask#4',
      'ElementTerminated ask#3',
      'ElementCompleted ask#1',
      'ElementActivated after#1',
    ]);
  });

  it.each([
    ['numberOfInstances = 3', true],
    ['numberOfActiveInstances = 2', true],
    ['loopCounter = 1', true],
    ['outcome = "object"', true],
    ['numberOfCompletedInstances = 3', false],
  ])('the completion condition sees %s after the first end', (until, ends) => {
    const then = given(asking({ until }), { agencies });
    completeInner(then, 'ask#2', { outcome: 'object' });
    expect(then.open.includes('after#1')).toBe(ends);
  });

  it('ends a sequential body early by its completion condition', () => {
    const then = given(asking({ sequential: true, until: 'outcome = "object"' }), { agencies });
    completeInner(then, 'ask#2', { outcome: 'agree' });
    expect(then.open).toEqual(['ask#1', 'ask#3']);
    completeInner(then, 'ask#3', { outcome: 'object' });
    expect(then.open).toEqual(['after#1']);
  });

  it('stays alive by incident when the completion condition fails, until it can be answered', () => {
    for (const sequential of [true, false]) {
      const then = given(asking({ sequential, until: 'settled = true' }), { agencies });
      completeInner(then, 'ask#2');
      expect(then.incidents).toEqual(['EXPRESSION.FAILED ask']);
      then.resolve();
      expect(then.incidents).toEqual(['EXPRESSION.FAILED ask']);
      then.resolve({ settled: false });
      expect(then.incidents).toEqual([]);
      expect(then.open.includes('ask#3')).toBe(true);
      completeInner(then, 'ask#3');
      completeInner(then, 'ask#4');
      expect(then.open).toEqual(['after#1']);
    }
  });

  it('waits for every failed answer when the last instances end while the condition cannot be asked', () => {
    const then = given(asking({ until: 'settled = true' }), { agencies: ['a', 'b'] });
    completeInner(completeInner(then, 'ask#2'), 'ask#3');
    expect(then.incidents).toHaveLength(2);
    then.resolve({ settled: false });
    expect(then.incidents).toHaveLength(1);
    then.resolve();
    expect(then.open).toEqual(['after#1']);
  });

  it.each([
    [
      'more items than the limit',
      { agencies: Array(limits.multiInstanceMax + 1).fill('x') },
      'MULTI_INSTANCE.LIMIT ask',
    ],
    ['a collection that is no list', { agencies: 'x' }, 'EXPRESSION.FAILED ask'],
    ['a collection that is missing', {}, 'EXPRESSION.FAILED ask'],
  ])('waits by incident for %s', (_, variables, incident) => {
    const then = given(asking(), variables);
    expect(then.incidents).toEqual([incident]);
    expect(then.resolve({ agencies: ['x'] }).open).toEqual(['ask#1', 'ask#2']);
  });

  it('opens as many instances as the limit allows, and ends them', () => {
    const items = Array.from({ length: limits.multiInstanceMax }, (_, index) => `agency-${index}`);
    const then = given(asking({ until: 'numberOfCompletedInstances >= 1' }), { agencies: items });
    expect(then.open).toHaveLength(limits.multiInstanceMax + 1);
    completeInner(then, 'ask#2');
    expect(then.open).toEqual(['after#1']);
  });

  it('holds its boundary events at the body, once', () => {
    const guarded = model(
      [
        start('start'),
        task('ask', { multi: eachOf('agencies') }),
        boundary('late', 'ask', timer('duration', 'PT5H')),
        boundary('stop', 'ask', message('withdraw')),
        task('chase'),
        end('end'),
      ],
      ['start > ask', 'ask > end', 'late > chase', 'stop > end', 'chase > end'],
    );
    const then = given(guarded, { agencies });
    expect(Object.keys(then.state.timers)).toEqual(['ask#1:late']);
    expect(Object.keys(then.state.subscriptions)).toEqual(['ask#1:stop']);
    completeInner(then, 'ask#2')
      .after(5 * HOUR_MS)
      .fire('ask#1:late');
    expect(then.open).toEqual(['chase#1']);
  });

  it('gives each called process its agency, whose silence alone counts as consent', () => {
    const opinion = processModel(
      'opinion',
      [
        start('s'),
        task('answer', { step: { level: 'scope', assignment: { role: 'officer', place: 'item' } } }),
        boundary('silence', 'answer', workingDays(10), { tacitConsent: true }),
        end('e'),
      ],
      ['s > answer', 'answer > e', 'silence > e'],
    );
    const main = processModel(
      'main',
      [
        start('start'),
        call('ask', 'opinion', {
          multi: eachOf('agencies'),
          scope: { level: 'province', place: 'home-affairs' },
        }),
        task('after'),
        end('end'),
      ],
      ['start > ask', 'ask > after', 'after > end'],
    );
    const opinions = modelOf([main, opinion]);
    const then = given(opinions, { agencies });
    expect(openSteps(opinions, then.state)).toMatchObject([
      { instanceId: 'answer#1', level: 'province', place: { item: 'health' } },
      { instanceId: 'answer#2', level: 'province', place: { item: 'police' } },
      { instanceId: 'answer#3', level: 'province', place: { item: 'tax' } },
    ]);
    then
      .complete('answer', { outcome: 'agree' })
      .after(10 * HOUR_MS)
      .fire('answer#2:silence');
    expect(then.last[0]).toMatchObject({ type: 'BoundaryTriggered', by: 'timer', tacitConsent: true });
    expect(then.open).toEqual(['answer#3', 'ask#1', 'ask#4']);
    then.fire('answer#3:silence');
    expect(then.open).toEqual(['after#1']);
  });

  it('nests: an inner sub-process runs its own multi-instance task', () => {
    const nested = model(
      [
        start('start'),
        sub('outer', 's', { multi: eachOf('outerItems') }),
        start('s', { parent: 'outer' }),
        task('t', { parent: 'outer', multi: eachOf('innerItems') }),
        end('e', { parent: 'outer' }),
        end('end'),
      ],
      ['start > outer', 'outer > end', 's > t', 't > e'],
    );
    const then = given(nested, { outerItems: ['a', 'b'], innerItems: ['x', 'y'] });
    expect(then.open.filter((id) => id.startsWith('t#'))).toHaveLength(6);
    for (const id of ['t#3', 't#4', 't#5', 't#6']) completeInner(then, id);
    expect(then.state.status).toBe('completed');
  });
});
