import { describe, expect, it } from '@jest/globals';
import { chaosOptions } from './options.js';
import { plants, type Plant } from './plants.js';
import { runChaos } from './run.js';
import { schedule, targets } from './schedule.js';
import type { Verdict } from './verify.js';

/** Where each plant has to show. */
const shows: Record<Plant, keyof Verdict> = {
  timer: 'lost',
  duplicate: 'duplicated',
  lost: 'lost',
  chain: 'chainBreaks',
};
const seed = Number(process.env.SEED ?? 1);

describe('chaos', () => {
  it('spreads kills over the targets as equally as their number allows, the same for one seed', () => {
    const kills = schedule(10, 7);
    expect(kills).toEqual(schedule(10, 7));
    expect(kills).not.toEqual(schedule(10, 8));
    const counts = targets.map((target) => kills.filter((kill) => kill.target === target).length).sort();
    expect(counts).toEqual([2, 2, 3, 3]);
    expect(Math.min(...kills.map((kill) => kill.afterAcknowledged))).toBeGreaterThanOrEqual(20);
  });

  it.each([
    ['--kills', 'many'],
    ['--plant', 'weeds'],
    ['--clients', '0'],
  ])('refuses %s %s', (...args) => {
    expect(() => chaosOptions(args)).toThrow('usage: chaos');
  });

  it(`loses and doubles nothing over one kill of each target (seed ${seed}), and each plant turns it red`, async () => {
    await runChaos(
      { kills: 4, seed, clients: 4, plant: null },
      () => undefined,
      async (aftermath) => {
        expect(aftermath.acknowledged).toBeGreaterThanOrEqual(80);
        expect(Object.values(aftermath.byTarget)).toEqual([1, 1, 1, 1]);
        let before = await aftermath.verify();
        expect(before).toEqual({ lost: [], duplicated: [], chainBreaks: [] });
        // Each on top of the one before: its own kind of fault has to grow.
        for (const kind of ['timer', 'duplicate', 'chain', 'lost'] as const satisfies readonly Plant[]) {
          await aftermath.plant(kind);
          const after = await aftermath.verify();
          expect([kind, after[shows[kind]].length > before[shows[kind]].length]).toEqual([kind, true]);
          before = after;
        }
      },
    );
    expect([...plants].sort()).toEqual(Object.keys(shows).sort());
  }, 400_000);
});
