import { expect, it } from '@jest/globals';
import { otherVersion } from './other-version.js';

it.each([
  ['now', 7, 41],
  ['start', 7, 1],
  ['previous', 7, 6],
  ['previous', 1, null],
  [12, 7, 12],
  // An event that the case does not have is not compared with.
  [99, 7, null],
] as const)('“%s” seen from event %i is event %p', (against, version, expected) => {
  expect(otherVersion(against, version, 41)).toBe(expected);
});
