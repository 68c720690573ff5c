import { describe, expect, it } from '@jest/globals';
import { given } from './testing/driver.js';
import { end, exclusive, model, parallel, start, task } from './testing/model-builder.js';

const looping = model(
  [
    start('start'),
    task('t'),
    parallel('split'),
    task('side'),
    exclusive('again', { default: 'more' }),
    exclusive('turn'),
    end('end'),
  ],
  [
    'start > t',
    't > split',
    'split > side',
    'split > again',
    'side > end',
    'out: again > end [stop = true]',
    'more: again > turn',
    'turn > again',
  ],
);

describe('the limit of automatic steps', () => {
  it('undoes an endless loop, leaves the token where the person left it, and says so', () => {
    const then = given(looping, { stop: false }).complete('t', { note: 'kept' });
    expect(then.story).toEqual(['ElementCompleted t#1', 'IncidentRaised']);
    expect(then.incidents).toEqual(['LOOP_LIMIT split']);
    expect(then.evaluations).toEqual([]);
    expect(then.state).toMatchObject({
      status: 'active',
      instances: {},
      variables: { '': { stop: false, note: 'kept' } },
    });
  });

  it('goes on from there once the cause is mended', () => {
    const then = given(looping, { stop: false }).complete('t').resolve();
    expect(then.incidents).toEqual(['LOOP_LIMIT split']);
    then.resolve({ stop: true });
    expect(then.open).toEqual(['side#1']);
    expect(then.incidents).toEqual([]);
    expect(then.complete('side').state.status).toBe('completed');
  });
});
