import { describe, expect, it } from '@jest/globals';
import { SealLoop, sealDefaults } from './seal-loop.js';
import type { SealableLog } from './seal-ports.js';

/** Logs, database and clock in memory. */
class World {
  now = 1_000_000;
  away = false;
  /** Rows that wait for a number, by log. */
  readonly waiting = new Map<string, number>();
  heldMs = 0;
  readonly warnings: string[] = [];
  batches = 0;
  released = 0;

  #log(name: string): SealableLog {
    return {
      name,
      hasNews: async () => (this.waiting.get(name) ?? 0) > 0,
      sealBatch: async () => {
        this.batches += 1;
        const left = this.waiting.get(name) ?? 0;
        const count = this.heldMs > 0 ? 0 : Math.min(left, 10);
        this.waiting.set(name, left - count);
        return { kind: 'sealed', count, size: count, root: new Uint8Array(32), more: count === 10 };
      },
      heldBack: async () =>
        (this.waiting.get(name) ?? 0) > 0
          ? {
              waitingMs: this.heldMs,
              horizon: '700',
              prepared: 'forgotten',
              session: null,
              database: 'vinhdanh',
              otherCluster: false,
            }
          : null,
    };
  }

  loop(): SealLoop {
    return new SealLoop(
      {
        logs: async () => {
          if (this.away) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
          return [this.#log('record'), this.#log('refusals')];
        },
        release: async () => void (this.released += 1),
        now: () => this.now,
        pause: async (ms) => void (this.now += ms),
        warn: (event, fields) => void this.warnings.push(`${event} ${JSON.stringify(fields)}`),
      },
      sealDefaults,
    );
  }
}

describe('the seal loop', () => {
  it('touches nothing while there is no news, and looks again within a second', async () => {
    const world = new World();
    expect(await world.loop().round()).toBeLessThan(1_000);
    expect(world.batches).toBe(0);
  });

  it('goes on at once while a batch was full, with every log getting its turn', async () => {
    const world = new World();
    world.waiting.set('record', 25).set('refusals', 3);
    const loop = world.loop();
    expect(await loop.round()).toBe(0);
    expect(world.waiting.get('refusals')).toBe(0);
    expect(await loop.round()).toBe(0);
    expect(await loop.round()).toBeGreaterThan(0);
    expect(world.waiting.get('record')).toBe(0);
  });

  it('says what holds the log back, once in a while and not for a moment of waiting', async () => {
    const world = new World();
    world.waiting.set('record', 5);
    const loop = world.loop();
    world.heldMs = 1_000;
    await loop.round();
    expect(world.warnings).toEqual([]);
    world.heldMs = 6_000;
    await loop.round();
    world.now += 1_000;
    await loop.round();
    expect(world.warnings).toEqual([
      'sealer.held-back {"log":"record","waitingMs":6000,"oldestTransaction":"700","preparedTransaction":"forgotten","session":null,"database":"vinhdanh","restoredFromElsewhere":null}',
    ]);
    world.now += sealDefaults.heldBackAgainMs;
    await loop.round();
    expect(world.warnings).toHaveLength(2);
  });

  it('stays away longer and longer while the database is, and comes back', async () => {
    const world = new World();
    world.away = true;
    const loop = world.loop();
    const first = await loop.round();
    world.now += first;
    const second = await loop.round();
    expect(second).toBeGreaterThan(first);
    expect(world.released).toBe(2);
    world.away = false;
    world.waiting.set('record', 5);
    await loop.round();
    expect(world.waiting.get('record')).toBe(0);
  });
});
