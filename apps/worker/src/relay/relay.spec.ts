import { beforeEach, describe, expect, it } from '@jest/globals';
import type { JourneyKey } from '@vinhdanh/contracts/messages';
import type { UntoldCase, WakeOutcome } from './relay-ports.js';
import { relayDefaults, type RelaySettings } from './relay-settings.js';
import { Relay } from './relay.js';

/** The list, Temporal and the clock in memory: a signal ends when `answer` says so. */
class World {
  now = 1_000_000;
  rows: UntoldCase[] = [];
  leads = true;
  arrivals = 0;
  databaseAway = false;
  answer: (key: JourneyKey) => Promise<WakeOutcome> = async () => ({ kind: 'woken' });
  seen: (caseId: string) => number = () => 0;
  readonly woken: string[] = [];
  readonly postponed: string[] = [];
  inFlight = 0;
  inFlightMax = 0;

  untold(caseId: string, version: number, ageMs = 60_000): void {
    this.rows = this.rows.filter((row) => row.caseId !== caseId);
    this.rows.push({
      tenant: 't',
      caseId,
      version,
      since: new Date(this.now - ageMs).toISOString(),
      attempts: 0,
    });
  }

  relay(settings: Partial<RelaySettings> = {}): Relay {
    return new Relay(
      {
        untold: {
          pending: async (limit) => {
            if (this.databaseAway) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
            return this.rows.slice(0, limit);
          },
          markAllSignalled: async (_tenant, told) => {
            this.rows = this.rows.filter(
              (row) => !told.some((t) => t.caseId === row.caseId && row.version <= t.version),
            );
          },
          postpone: async (_tenant, caseId, delayMs) => void this.postponed.push(`${caseId} ${delayMs}`),
        },
        leadership: {
          isLeading: false,
          campaign: async () => this.leads,
          resign: async () => undefined,
          arrivals: async () => this.arrivals,
        },
        wake: async (key, version) => {
          this.woken.push(`${key.caseId}@${version}`);
          this.inFlight += 1;
          this.inFlightMax = Math.max(this.inFlightMax, this.inFlight);
          const outcome = await this.answer(key);
          this.inFlight -= 1;
          return outcome;
        },
        hasSeen: ({ caseId }, version) => this.seen(caseId) >= version,
        now: () => this.now,
        pause: async (ms) => void (this.now += ms),
        warn: () => undefined,
      },
      { ...relayDefaults, ...settings },
    );
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
let world: World;
beforeEach(() => {
  world = new World();
});

describe('the relay', () => {
  it('tells each journey once and strikes it off', async () => {
    world.untold('a', 3);
    world.untold('b', 7);
    const relay = world.relay();
    await relay.round();
    await settle();
    await relay.round();
    expect(world.woken).toEqual(['a@3', 'b@7']);
    expect(world.rows).toEqual([]);
  });

  it('waits until a case has stood still, but not for ever', async () => {
    const began = world.now;
    world.untold('a', 3, 0);
    const relay = world.relay({ settleMs: 300, settleMaxMs: 2_000 });
    for (let version = 4; world.woken.length === 0; version++) {
      world.now += 200;
      world.untold('a', version, world.now - began);
      await relay.round();
    }
    expect(world.now - began).toBe(2_000);
    world.untold('b', 1, 0);
    await relay.round();
    world.now += 200;
    await relay.round();
    expect(world.woken).toHaveLength(1);
    world.now += 100;
    await relay.round();
    expect(world.woken[1]).toBe('b@1');
  });

  it('does not wait for its own clock where that of the database is an hour ahead', async () => {
    world.untold('a', 1, -3_600_000);
    const relay = world.relay({ settleMs: 300, settleMaxMs: 2_000 });
    await relay.round();
    world.now += 300;
    await relay.round();
    expect(world.woken).toEqual(['a@1']);
    for (let version = 1; version <= 12 && world.woken.length === 1; version++) {
      world.untold('b', version, -3_600_000);
      await relay.round();
      world.now += 200;
    }
    expect(world.woken[1]).toMatch(/^b@/);
  });

  it('keeps to a small pace while many cases move, and makes up for it afterwards', async () => {
    for (let n = 0; n < 30; n++) world.untold(`c${n}`, 1);
    world.arrivals = 100;
    const began = world.now;
    world.answer = async () => {
      if (world.woken.length === 10) world.arrivals = 0;
      return { kind: 'woken' };
    };
    const relay = world.relay({ busySignalsPerSecondMax: 5 });
    while (world.rows.length > 0) {
      await relay.round();
      await settle();
    }
    expect(world.woken).toHaveLength(30);
    expect(world.now - began).toBeGreaterThanOrEqual(1_800);
    expect(world.now - began).toBeLessThan(3_000);
  });

  it('has at most one signal of a case in flight, and tells it again when it has advanced meanwhile', async () => {
    let finish: (outcome: WakeOutcome) => void = () => undefined;
    world.answer = () => new Promise((resolve) => (finish = resolve));
    world.untold('a', 3);
    const relay = world.relay();
    await relay.round();
    world.untold('a', 4);
    await relay.round();
    expect(world.woken).toEqual(['a@3']);
    finish({ kind: 'woken' });
    await settle();
    await relay.round();
    expect(world.woken).toEqual(['a@3', 'a@4']);
  });

  it('bounds the signals in flight', async () => {
    world.answer = () => settle().then(() => ({ kind: 'woken' }));
    for (let n = 0; n < 20; n++) world.untold(`c${n}`, 1);
    await world.relay({ concurrency: 3 }).round();
    expect(world.inFlightMax).toBe(3);
    expect(world.woken).toHaveLength(20);
  });

  it('backs off while Temporal is away, probes with one signal, and goes on when it is back', async () => {
    world.answer = async () => ({ kind: 'unavailable', code: 'UNAVAILABLE' });
    for (let n = 0; n < 10; n++) world.untold(`c${n}`, 1);
    const relay = world.relay({ concurrency: 4, backOffMs: 1_000, backOffMaxMs: 8_000 });
    await relay.round();
    await settle();
    expect(world.woken.length).toBeLessThanOrEqual(4);
    const before = world.woken.length;
    expect(await relay.round()).toBe(1_000);
    expect(world.woken).toHaveLength(before);
    world.now += 1_000;
    await relay.round();
    await settle();
    expect(world.woken).toHaveLength(before + 1);
    expect(await relay.round()).toBe(2_000);
    world.answer = async () => ({ kind: 'woken' });
    world.now += 2_000;
    for (let n = 0; n < 3; n++) {
      await relay.round();
      await settle();
    }
    expect(world.rows).toEqual([]);
  });

  it('puts one refused case aside and tells the others', async () => {
    world.answer = async ({ caseId }) =>
      caseId === 'odd' ? { kind: 'refused', code: 'GRPC_3' } : { kind: 'woken' };
    world.untold('odd', 1);
    world.untold('a', 1);
    const relay = world.relay();
    await relay.round();
    await settle();
    await relay.round();
    expect(world.postponed[0]).toBe('odd 1000');
    expect(world.rows.map(({ caseId }) => caseId)).toEqual(['odd']);
  });

  it('strikes off without a signal what the journey has seen by itself', async () => {
    world.seen = () => 5;
    world.untold('a', 5);
    world.untold('b', 6);
    const relay = world.relay();
    await relay.round();
    await settle();
    await relay.round();
    expect(world.woken).toEqual(['b@6']);
    expect(world.rows).toEqual([]);
  });

  it('does nothing while another worker leads, and lives through a database that is away', async () => {
    world.untold('a', 1);
    world.leads = false;
    const relay = world.relay();
    expect(await relay.round()).toBe(relayDefaults.electionMs);
    world.leads = true;
    world.databaseAway = true;
    expect(await relay.round()).toBe(relayDefaults.backOffMs);
    world.databaseAway = false;
    await relay.round();
    expect(world.woken).toEqual(['a@1']);
  });
});
