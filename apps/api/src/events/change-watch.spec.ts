import { afterEach, describe, expect, it } from '@jest/globals';
import type { Logger } from '@vinhdanh/platform';
import { ChangeWatch, type Listener } from './change-watch.js';

const NEVER_MS = 1_000_000;
const silent = { warn: () => undefined } as unknown as Logger;

let state: Record<string, string> = {};
let away = false;
const watch = new ChangeWatch(
  async (orgs) => {
    if (away) throw new Error('away');
    return new Map(orgs.map((org) => [org, state[org] ?? '']));
  },
  silent,
  NEVER_MS,
);
const listener = (org: string): Listener & { told: number } => {
  const own = {
    personId: org,
    orgs: [org],
    told: 0,
    changed: () => void (own.told += 1),
    beat: () => {},
    end: () => {},
  };
  return own;
};

afterEach(() => {
  watch.close();
  state = {};
  away = false;
});

describe('whoever listens', () => {
  it('is told at the first look, since the page asked before it listened, and then of changes alone', async () => {
    const ward = listener('ward');
    const other = listener('other');
    watch.listen(ward);
    await watch.look();
    watch.listen(other);
    await watch.look();
    expect([ward.told, other.told]).toEqual([1, 1]);
    await watch.look();
    expect([ward.told, other.told]).toEqual([1, 1]);
    state = { ward: 'a new line' };
    await watch.look();
    expect([ward.told, other.told]).toEqual([2, 1]);
  });

  it('is told once a look works again, for what was missed is unknown', async () => {
    const ward = listener('ward');
    watch.listen(ward);
    await watch.look();
    away = true;
    await watch.look();
    away = false;
    await watch.look();
    expect(ward.told).toBe(2);
  });

  it('is told nothing any more after it has stopped', async () => {
    const ward = listener('ward');
    const stop = watch.listen(ward);
    if (stop !== false) stop();
    await watch.look();
    expect(ward.told).toBe(0);
  });
});
