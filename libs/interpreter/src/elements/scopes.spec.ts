import { describe, expect, it } from '@jest/globals';
import { limits } from '@vinhdanh/kernel';
import { openSteps } from '../step-view.js';
import { given, HOUR_MS } from '../testing/driver.js';
import {
  call,
  eachOf,
  end,
  exclusive,
  message,
  model,
  modelOf,
  parallel,
  processModel,
  service,
  start,
  sub,
  task,
  timer,
  waitFor,
} from '../testing/model-builder.js';

const scoped = { level: 'scope', assignment: { role: 'council-secretary', place: 'scope' } } as const;

describe('call activity', () => {
  const council = processModel(
    'council',
    [start('s'), task('vote', { step: scoped }), end('e')],
    ['s > vote', 'vote > e'],
  );
  const main = processModel(
    'main',
    [
      start('start'),
      call('base', 'council', { scope: { level: 'grassroots', place: 'grassroots' } }),
      call('province', 'council', { scope: { level: 'province', place: 'province' } }),
      task('after'),
      end('end'),
    ],
    ['start > base', 'base > province', 'province > after', 'after > end'],
  );
  const twice = modelOf([main, council]);

  it('gives the steps below it level and place, each call its own', () => {
    const then = given(twice);
    expect(openSteps(twice, then.state)).toMatchObject([
      { processId: 'council', elementId: 'vote', level: 'grassroots', place: 'grassroots' },
    ]);
    then.complete('vote', { outcome: 'pass' });
    expect(openSteps(twice, then.state)).toMatchObject([
      { instanceId: 'vote#2', level: 'province', place: 'province' },
    ]);
  });

  it('keeps what is set inside until it completes, then hands it to the caller', () => {
    const then = given(twice, { outcome: 'none' });
    then.complete('vote', { outcome: 'pass', yes: 7 });
    expect(then.last[2]).toMatchObject({
      type: 'ElementCompleted',
      instanceId: 'base#1',
      variables: { outcome: 'pass', yes: 7 },
    });
    expect(then.state.variables).toEqual({ '': { outcome: 'pass', yes: 7 } });
  });

  it('hands a call inside a call the scope of the innermost that has one', () => {
    const middle = processModel(
      'middle',
      [start('ms'), call('inner', 'council'), end('me')],
      ['ms > inner', 'inner > me'],
    );
    const outer = processModel(
      'outer',
      [
        start('start'),
        call('c', 'middle', { scope: { level: 'department', place: 'department' } }),
        end('end'),
      ],
      ['start > c', 'c > end'],
    );
    const nested = modelOf([outer, middle, council]);
    expect(openSteps(nested, given(nested).state)).toMatchObject([
      { level: 'department', place: 'department' },
    ]);
  });

  it('waits by incident for a process that the bundle lacks, and for calls without end', () => {
    const missing = model([start('start'), call('c', 'constructor'), end('end')], ['start > c', 'c > end']);
    expect(given(missing).incidents).toEqual(['CALL.UNKNOWN_PROCESS c']);
    const endless = model([start('start'), call('c', 'main'), end('end')], ['start > c', 'c > end']);
    const then = given(endless);
    expect(then.incidents).toEqual(['CALL.DEPTH c']);
    expect(then.open).toHaveLength(limits.callDepthMax);
  });

  it.each([
    ['STEP.NO_SCOPE', scoped],
    ['STEP.NO_ITEM', { assignment: { role: 'officer', place: 'item' } }],
  ])('opens no step that nobody could find: %s', (code, step) => {
    const homeless = model([start('start'), task('t', { step }), end('end')], ['start > t', 't > end']);
    expect(given(homeless).incidents).toEqual([`${code} t`]);
  });

  it('reads a place of `item` through the scope of a call', () => {
    const each = processModel(
      'each',
      [
        start('start'),
        call('c', 'council', { multi: eachOf('orgs'), scope: { level: 'department', place: 'item' } }),
        end('end'),
      ],
      ['start > c', 'c > end'],
    );
    const perOrg = modelOf([each, council]);
    const then = given(perOrg, { orgs: ['health'] });
    expect(openSteps(perOrg, then.state)).toMatchObject([{ level: 'department', place: { item: 'health' } }]);
    expect(given(perOrg, { orgs: [7] }).incidents).toEqual(['STEP.NO_ITEM vote']);
  });
});

describe('embedded sub-process', () => {
  const within = model(
    [
      start('start'),
      sub('in', 's', { scope: { level: 'central', place: 'ministry' } }),
      start('s', { parent: 'in' }),
      task('t', { parent: 'in', step: scoped }),
      exclusive('g', { parent: 'in', default: 'no' }),
      end('e', { parent: 'in' }),
      end('e2', { parent: 'in' }),
      task('after'),
      end('end'),
    ],
    ['start > in', 'in > after', 'after > end', 's > t', 't > g', 'g > e [outcome = "ok"]', 'no: g > e2'],
  );

  it('shadows outer variables inside and hands its own on at its end', () => {
    const then = given(within, { outcome: 'outer' }).complete('t', { outcome: 'ok' });
    expect(then.evaluations).toMatchObject([{ inputs: { outcome: 'ok' } }]);
    expect(then.state.visited).toMatchObject({ 'main/e': 1, 'main/in': 1 });
    expect(then.open).toEqual(['after#1']);
    expect(then.state.variables).toEqual({ '': { outcome: 'ok' } });
  });

  it('completes only when all that runs inside has ended', () => {
    const wide = model(
      [
        start('start'),
        sub('in', 's'),
        start('s', { parent: 'in' }),
        parallel('f', { parent: 'in' }),
        task('a', { parent: 'in' }),
        service('b', { parent: 'in' }),
        task('after'),
        end('end'),
      ],
      ['start > in', 'in > after', 'after > end', 's > f', 'f > a', 'f > b'],
    );
    const then = given(wide).complete('a');
    expect(then.open).toEqual(['b#1', 'in#1']);
    expect(then.when({ type: 'CompleteJob', jobId: 'b:job#1', variables: {} }).open).toEqual(['after#1']);
  });
});

describe('intermediate catch event', () => {
  const waiting = model(
    [
      start('start'),
      waitFor('pause', timer('date', '2026-09-01T08:00:00+07:00')),
      waitFor('reply', message('reply')),
      task('t'),
      end('end'),
    ],
    ['start > pause', 'pause > reply', 'reply > t', 't > end'],
  );

  it('waits for its time and then for its message, whose variables it keeps', () => {
    const then = given(waiting);
    expect(then.state.timers['pause#1:pause']).toMatchObject({
      purpose: 'catch',
      dueAt: '2026-09-01T01:00:00.000Z',
    });
    expect(then.correlate('reply').rejected).toBe('MESSAGE.NOT_EXPECTED');
    then.after(24 * HOUR_MS).fire('pause#1:pause');
    expect(then.open).toEqual(['reply#1']);
    then.correlate('reply', { answer: 'yes' });
    expect(then.open).toEqual(['t#1']);
    expect(then.state).toMatchObject({ variables: { '': { answer: 'yes' } }, timers: {}, subscriptions: {} });
  });
});
