import { describe, expect, it } from '@jest/globals';
import { given } from '../testing/driver.js';
import {
  boundary,
  call,
  eachOf,
  end,
  error,
  model,
  modelOf,
  parallel,
  processModel,
  start,
  sub,
  task,
} from '../testing/model-builder.js';

const stop = { event: { kind: 'terminate' } } as const;

/** Two branches inside `parent`: one ends the scope, the other is a task. */
const race = (parent: string | undefined) => [
  start('s', { parent }),
  parallel('fork', { parent }),
  task('quick', { parent }),
  task('slow', { parent }),
  end('kill', { parent, ...stop }),
  end('rest', { parent }),
];
const raceFlows = ['s > fork', 'fork > quick', 'fork > slow', 'quick > kill', 'slow > rest'];

describe('terminate end event', () => {
  it('ends the whole process with everything in it', () => {
    const then = given(model(race(undefined), raceFlows)).complete('quick');
    expect(then.story).toEqual([
      'ElementCompleted quick#1',
      'ElementPassed kill',
      'ElementTerminated slow#1',
      'ProcessCompleted',
    ]);
    expect(then.state).toMatchObject({ status: 'completed', instances: {} });
  });

  it('ends its sub-process only, and the process goes on', () => {
    const then = given(
      model(
        [
          start('start'),
          parallel('p'),
          sub('inner', 's'),
          ...race('inner'),
          task('other'),
          task('after'),
          end('end'),
        ],
        ['start > p', 'p > inner', 'p > other', 'inner > after', 'after > end', 'other > end', ...raceFlows],
      ),
    ).complete('quick');
    expect(then.open).toEqual(['after#1', 'other#1']);
  });

  it('ends the called process only', () => {
    const caller = processModel(
      'main',
      [start('start'), call('c', 'called'), task('after'), end('end')],
      ['start > c', 'c > after', 'after > end'],
    );
    const then = given(modelOf([caller, processModel('called', race(undefined), raceFlows)])).complete(
      'quick',
    );
    expect(then.open).toEqual(['after#1']);
  });

  it('ends one inner instance of a multi-instance body and leaves the others', () => {
    const then = given(
      model(
        [start('start'), sub('inner', 's', { multi: eachOf('agencies') }), ...race('inner'), end('end')],
        ['start > inner', 'inner > end', ...raceFlows],
      ),
      { agencies: ['x', 'y'] },
    );
    then.when({ type: 'CompleteTask', instanceId: 'quick#1', variables: {} });
    expect(then.open).toEqual(['inner#1', 'inner#3', 'quick#2', 'slow#2']);
    then.when({ type: 'CompleteTask', instanceId: 'quick#2', variables: {} });
    expect(then.state.status).toBe('completed');
  });

  it('drops the tokens that wait at a join of its scope', () => {
    const then = given(
      model(
        [
          start('start'),
          sub('in', 's'),
          start('s', { parent: 'in' }),
          parallel('fork', { parent: 'in' }),
          task('a', { parent: 'in' }),
          task('b', { parent: 'in' }),
          task('k', { parent: 'in' }),
          parallel('join', { parent: 'in' }),
          end('e', { parent: 'in' }),
          end('kill', { parent: 'in', ...stop }),
          task('after'),
          end('end'),
        ],
        [
          'start > in',
          'in > after',
          'after > end',
          's > fork',
          'fork > a',
          'fork > b',
          'fork > k',
          'a > join',
          'b > join',
          'join > e',
          'k > kill',
        ],
      ),
    )
      .complete('a')
      .complete('k');
    expect(then.state.joins).toEqual({});
    expect(then.open).toEqual(['after#1']);
  });
});

const thrower = (parent: string | undefined, code: string | null) => [
  start('s', { parent }),
  parallel('fork', { parent }),
  task('t', { parent }),
  task('other', { parent }),
  end('throw', { parent, event: error(code) }),
  end('rest', { parent }),
];
const throwFlows = ['s > fork', 'fork > t', 'fork > other', 't > throw', 'other > rest'];

describe('error end event', () => {
  const within = (code: string | null, caught: string | null, extra: string | null = 'NONE') =>
    model(
      [
        start('start'),
        sub('in', 's'),
        ...thrower('in', code),
        boundary('any', 'in', error(extra)),
        boundary('catch', 'in', error(caught)),
        end('end'),
        end('mended', { result: 'mended' }),
        end('other-end', { result: 'any' }),
      ],
      ['start > in', 'in > end', 'catch > mended', 'any > other-end', ...throwFlows],
    );

  it('is caught by the boundary that names its code, and stops what else runs inside', () => {
    const then = given(within('QUORUM', 'QUORUM')).complete('t');
    expect(then.story).toEqual([
      'ElementCompleted t#1',
      'BoundaryTriggered catch',
      'ElementTerminated other#1',
      'ElementTerminated in#1',
      'ElementPassed mended',
      'ProcessCompleted',
    ]);
    expect(then.state.result).toBe('mended');
  });

  it('prefers the boundary that names the code to one that catches all', () => {
    expect(given(within('QUORUM', 'QUORUM', null)).complete('t').state.result).toBe('mended');
    expect(given(within('OTHER', 'QUORUM', null)).complete('t').state.result).toBe('any');
    expect(given(within(null, 'QUORUM', null)).complete('t').state.result).toBe('any');
  });

  it('waits by incident when nobody catches it, and the others go on', () => {
    const then = given(within('OTHER', 'QUORUM')).complete('t');
    expect(then.incidents).toEqual(['ERROR.UNCAUGHT throw']);
    expect(then.open).toEqual(['in#1', 'other#1']);
    then.complete('other');
    expect(then.open).toEqual(['in#1']);
    expect(then.resolve().incidents).toEqual(['ERROR.UNCAUGHT throw']);
  });

  it('goes up through a called process to the caller, past a boundary of another code', () => {
    const called = processModel('called', thrower(undefined, 'LATE'), throwFlows);
    const main = processModel(
      'main',
      [
        start('start'),
        sub('outer', 'os'),
        start('os', { parent: 'outer' }),
        call('c', 'called', { parent: 'outer' }),
        end('oe', { parent: 'outer' }),
        boundary('wrong', 'c', error('OTHER'), { parent: 'outer' }),
        boundary('right', 'outer', error('LATE')),
        task('mend'),
        end('end'),
      ],
      ['start > outer', 'outer > end', 'os > c', 'c > oe', 'wrong > oe', 'right > mend', 'mend > end'],
    );
    const then = given(modelOf([main, called])).complete('t');
    expect(then.open).toEqual(['mend#1']);
    expect(then.story.slice(1, 5)).toEqual([
      'BoundaryTriggered right',
      'ElementTerminated other#1',
      'ElementTerminated c#1',
      'ElementTerminated outer#1',
    ]);
  });

  it('is caught by the body of a multi-instance activity and ends all its instances', () => {
    const then = given(
      model(
        [
          start('start'),
          sub('in', 's', { multi: eachOf('items') }),
          ...thrower('in', 'X'),
          boundary('catch', 'in', error('X')),
          task('mend'),
          end('end'),
        ],
        ['start > in', 'in > end', 'catch > mend', 'mend > end', ...throwFlows],
      ),
      { items: ['a', 'b'] },
    ).complete('t');
    expect(then.open).toEqual(['mend#1']);
    expect(then.state).toMatchObject({ loops: {}, timers: {}, incidents: {} });
  });

  it('throws from a child whose own siblings are under way: their tokens never arrive', () => {
    const both = model(
      [
        start('start'),
        sub('in', 's'),
        start('s', { parent: 'in' }),
        parallel('fork', { parent: 'in' }),
        end('throw', { parent: 'in', event: error('X') }),
        task('never', { parent: 'in' }),
        end('e', { parent: 'in' }),
        boundary('catch', 'in', error('X')),
        task('mend'),
        end('end'),
      ],
      [
        'start > in',
        'in > end',
        's > fork',
        'fork > throw',
        'fork > never',
        'never > e',
        'catch > mend',
        'mend > end',
      ],
    );
    expect(given(both).open).toEqual(['mend#1']);
  });
});
