import { describe, expect, it } from '@jest/globals';
import { given } from '../testing/driver.js';
import { eachOf, end, exclusive, model, parallel, start, sub, task } from '../testing/model-builder.js';

const forkJoin = model(
  [start('start'), parallel('fork'), task('a'), task('b'), parallel('join'), task('after'), end('end')],
  ['start > fork', 'fork > a', 'fork > b', 'a > join', 'b > join', 'join > after', 'after > end'],
);

describe('parallel gateway', () => {
  it('opens every branch and waits for all of them, in either order', () => {
    for (const [first, second] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const then = given(forkJoin);
      expect(then.open).toEqual(['a#1', 'b#1']);
      then.complete(first);
      expect(then.story).toEqual([`ElementCompleted ${first}#1`, 'TokenJoined join']);
      expect(then.open).toEqual([`${second}#1`]);
      then.complete(second);
      expect(then.open).toEqual(['after#1']);
      expect(then.state.joins).toEqual({});
    }
  });

  it('counts flows and not tokens: two tokens on one flow do not complete the join', () => {
    const twice = model(
      [
        start('start'),
        parallel('fork'),
        exclusive('merge'),
        task('x'),
        task('y'),
        task('a'),
        task('b'),
        parallel('join'),
        task('after'),
        end('end'),
      ],
      [
        'start > fork',
        'fork > x',
        'fork > y',
        'fork > b',
        'x > merge',
        'y > merge',
        'merge > a',
        'a > join',
        'b > join',
        'join > after',
        'after > end',
      ],
    );
    const then = given(twice).complete('x').complete('y').complete('a').complete('a');
    expect(then.state.joins).toEqual({ '/join': ['a-join', 'a-join'] });
    expect(then.open).toEqual(['b#1']);
    then.complete('b');
    expect(then.open).toEqual(['after#1']);
    expect(then.state.joins).toEqual({ '/join': ['a-join'] });
  });

  it('reports a join that can never be complete, and only then', () => {
    const stuck = model(
      [start('start'), exclusive('choose', { default: 'no' }), parallel('join'), end('end')],
      ['start > choose', 'yes: choose > join [way = "yes"]', 'no: choose > join', 'join > end'],
    );
    const then = given(stuck, { way: 'yes' });
    expect(then.incidents).toEqual(['JOIN.DEADLOCK join']);
    expect(then.state.status).toBe('active');
    then.resolve();
    expect(then.incidents).toEqual(['JOIN.DEADLOCK join']);
    expect(given(forkJoin).complete('a').incidents).toEqual([]);
  });

  it('joins within one scope instance, never across two', () => {
    const perItem = model(
      [
        start('start'),
        sub('each', 's', { multi: eachOf('agencies') }),
        start('s', { parent: 'each' }),
        parallel('fork', { parent: 'each' }),
        task('a', { parent: 'each' }),
        task('b', { parent: 'each' }),
        parallel('join', { parent: 'each' }),
        end('e', { parent: 'each' }),
        end('end'),
      ],
      ['start > each', 'each > end', 's > fork', 'fork > a', 'fork > b', 'a > join', 'b > join', 'join > e'],
    );
    const then = given(perItem, { agencies: ['x', 'y'] });
    then.when({ type: 'CompleteTask', instanceId: 'a#1', variables: {} });
    then.when({ type: 'CompleteTask', instanceId: 'b#2', variables: {} });
    expect(then.state.joins).toEqual({ 'each#2/join': ['a-join'], 'each#3/join': ['b-join'] });
    then.when({ type: 'CompleteTask', instanceId: 'b#1', variables: {} });
    expect(then.open).toEqual(['a#2', 'each#1', 'each#3']);
    then.when({ type: 'CompleteTask', instanceId: 'a#2', variables: {} });
    expect(then.state.status).toBe('completed');
  });
});
