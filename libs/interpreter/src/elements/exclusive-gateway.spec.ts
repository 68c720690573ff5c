import { describe, expect, it } from '@jest/globals';
import { given } from '../testing/driver.js';
import { end, exclusive, model, start, task } from '../testing/model-builder.js';

const noDefault = model(
  [
    start('start'),
    task('t'),
    exclusive('choose'),
    end('high', { result: 'high' }),
    end('mid', { result: 'mid' }),
  ],
  ['start > t', 't > choose', 'choose > high [points > 90]', 'choose > mid [points > 50]'],
);

describe('exclusive gateway', () => {
  it('takes the first flow that holds, in the drawn order, and asks no further', () => {
    const then = given(noDefault).complete('t', { points: 95 });
    expect(then.state.result).toBe('high');
    expect(then.evaluations).toHaveLength(1);
    expect(given(noDefault).complete('t', { points: 60 }).state.result).toBe('mid');
  });

  it('waits by incident when no condition holds and there is no default, and goes on once it is mended', () => {
    const then = given(noDefault).complete('t', { points: 10 });
    expect(then.incidents).toEqual(['GATEWAY.NO_FLOW choose']);
    expect(then.state.status).toBe('active');
    then.resolve();
    expect(then.story).toEqual(['IncidentResolved', 'IncidentRaised']);
    expect(Object.keys(then.state.incidents)).toEqual(['choose:incident#2']);
    then.resolve({ points: 51 });
    expect(then.state).toMatchObject({ status: 'completed', result: 'mid', incidents: {} });
  });

  it.each([
    ['a missing fact', {}],
    ['a value that is neither true nor false', { flag: 'yes' }],
  ])('waits by incident for %s and takes no default', (_, variables) => {
    const asking = model(
      [start('start'), task('t'), exclusive('choose', { default: 'no' }), end('a'), end('b')],
      ['start > t', 't > choose', 'choose > a [flag]', 'no: choose > b'],
    );
    expect(given(asking).complete('t', variables).incidents).toEqual(['EXPRESSION.FAILED choose']);
    expect(given(asking).complete('t', { flag: false }).state.status).toBe('completed');
  });

  it('lets tokens from several flows through one by one', () => {
    const loop = model(
      [start('start'), exclusive('again'), task('t'), exclusive('enough', { default: 'more' }), end('end')],
      [
        'start > again',
        'again > t',
        't > enough',
        'done: enough > end [outcome = "ok"]',
        'more: enough > again',
      ],
    );
    const then = given(loop).complete('t', { outcome: 'no' });
    expect(then.open).toEqual(['t#2']);
    expect(then.complete('t', { outcome: 'ok' }).state.status).toBe('completed');
    expect(then.state.visited).toMatchObject({
      'main/t': 2,
      'main/again': 2,
      'main/more': 1,
      'main/done': 1,
    });
  });

  it('takes every conditional flow that holds out of a task, and waits when none does', () => {
    const split = model(
      [start('start'), task('t'), task('a'), task('b'), end('end')],
      ['start > t', 't > a [points > 10]', 't > b [points > 20]', 'a > end', 'b > end'],
    );
    expect(given(split).complete('t', { points: 30 }).open).toEqual(['a#1', 'b#1']);
    expect(given(split).complete('t', { points: 15 }).open).toEqual(['a#1']);
    const none = given(split).complete('t', { points: 5 });
    expect(none.incidents).toEqual(['GATEWAY.NO_FLOW t']);
    expect(none.open).toEqual([]);
    expect(none.resolve().incidents).toEqual(['GATEWAY.NO_FLOW t']);
    expect(none.resolve({ points: 25 }).open).toEqual(['a#1', 'b#1']);
  });
});
