import { expect, it } from '@jest/globals';
import { withLine } from './progress-lines.js';

it('keeps one line a stage, in the order in which they began', () => {
  const lines = [
    { stage: 'events', done: 1, total: 9 },
    { stage: 'log', done: 0, total: null },
    { stage: 'events', done: 9, total: 9 },
  ].reduce<ReturnType<typeof withLine>>(withLine, []);
  expect(lines).toEqual([
    { stage: 'events', done: 9, total: 9 },
    { stage: 'log', done: 0, total: null },
  ]);
});
