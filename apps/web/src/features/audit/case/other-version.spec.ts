import { expect, it } from '@jest/globals';
import { otherVersion } from './other-version.js';

it.each([
  ['now', 6, 41],
  ['start', 6, 1],
  // What the slider stopped at before, which the filter may have put far back.
  ['previous', 3, 3],
  ['previous', null, null],
  [12, 6, 12],
  // An event that the case does not have is not compared with.
  [99, 6, null],
] as const)('“%s” with event %p before it is event %p', (against, before, expected) => {
  expect(otherVersion(against, before, 41)).toBe(expected);
});
