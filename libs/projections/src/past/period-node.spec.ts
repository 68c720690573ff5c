import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromEpochMs } from '@vinhdanh/kernel';
import { nodesAt, periodNode } from './period-node.js';

const ms = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2150-01-01') });

describe('where a period is kept', () => {
  it('is on the way to every moment that it holds, and the way is short', () => {
    fc.assert(
      fc.property(ms, ms, fc.nat(), (one, other, share) => {
        const [from, until] = one < other ? [one, other] : [other, one + 1];
        const at = from + (share % (until - from));
        const nodes = nodesAt(fromEpochMs(at));
        expect(nodes).toContain(periodNode(fromEpochMs(from), fromEpochMs(until)));
        expect(nodes).toContain(periodNode(fromEpochMs(from), null));
        expect(nodes.length).toBeLessThanOrEqual(28);
      }),
      { numRuns: 2_000 },
    );
  });

  it('lies within the period, so that one node never gathers what was not there together', () => {
    fc.assert(
      fc.property(ms, fc.integer({ min: 1, max: 10 * 365 * 24 * 3_600_000 }), (from, length) => {
        const node = periodNode(fromEpochMs(from), fromEpochMs(from + length));
        expect(node).toBeGreaterThanOrEqual(Math.floor(from / 60_000));
        expect(node).toBeLessThanOrEqual(Math.floor((from + length) / 60_000));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is within what an integer of the database holds, whatever the time', () => {
    for (const at of ['0001-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'])
      for (const node of [periodNode(at, null), periodNode(at, at), ...nodesAt(at)]) {
        expect(node).toBeGreaterThan(0);
        expect(node).toBeLessThan(2 ** 31);
      }
  });
});
