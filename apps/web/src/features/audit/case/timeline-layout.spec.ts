import { describe, expect, it } from '@jest/globals';
import { layTimeline, nearestStop, stopFrom, type Stop } from './timeline-layout.js';

const at = (version: number, day: number, hour = 0): Stop => ({
  version,
  at: new Date(Date.UTC(2026, 9, 1 + day, hour)).toISOString(),
});
const stops = [at(1, 0), at(2, 0, 1), at(3, 0, 2), at(7, 12, 4), at(8, 12, 5)];

describe('the track of the slider', () => {
  it('compresses a time without events and says how long it was', () => {
    const { gaps, stops: placed } = layTimeline(stops, 1000);
    expect(gaps).toHaveLength(1);
    expect(gaps[0]?.days).toBe(12);
    expect(placed.map(({ version }) => version)).toEqual([1, 2, 3, 7, 8]);
    // Twelve days take no more room than an hour does.
    const step = (placed[1]?.x ?? 0) - (placed[0]?.x ?? 0);
    expect((placed[3]?.x ?? 0) - (placed[2]?.x ?? 0)).toBeLessThan(step);
  });

  it('fills the room that there is', () => {
    const { widthPx, stops: placed } = layTimeline(stops, 1000);
    expect(widthPx).toBe(1000);
    expect(placed.at(-1)?.x).toBeCloseTo(988);
  });

  it('grows beyond it rather than put two stops on one place', () => {
    const many = Array.from({ length: 500 }, (_, n) => at(n + 1, 0, 0));
    const { widthPx, stops: placed } = layTimeline(many, 358);
    expect(widthPx).toBeGreaterThan(358);
    expect((placed[1]?.x ?? 0) - (placed[0]?.x ?? 0)).toBeGreaterThanOrEqual(7);
  });

  it('holds a single event, and none', () => {
    expect(layTimeline([at(1, 0)], 300).stops).toHaveLength(1);
    expect(layTimeline([], 300)).toEqual({ stops: [], gaps: [], widthPx: 300 });
  });

  it('lets gaps alone share the room', () => {
    const { stops: placed } = layTimeline([at(1, 0), at(2, 5), at(3, 9)], 1000);
    expect(placed.at(-1)?.x).toBeCloseTo(988);
  });
});

describe('a place on the track', () => {
  const placed = layTimeline(stops, 1000).stops;
  it('belongs to the nearest stop', () => {
    for (const stop of placed) expect(nearestStop(placed, stop.x + 1)?.version).toBe(stop.version);
    expect(nearestStop(placed, -50)?.version).toBe(1);
    expect(nearestStop(placed, 5000)?.version).toBe(8);
    expect(nearestStop([], 5)).toBeNull();
  });
});

describe('a step of the slider', () => {
  it.each([
    [3, 1, 7],
    [3, -1, 2],
    [1, -1, 1],
    [8, 1, 8],
    // between stops, where the filter hides the event that one stands at
    [5, 1, 7],
    [5, -1, 3],
    [9, -1, 8],
    [9, 1, 8],
  ])('from event %i by %i is event %i', (from, by, to) => {
    expect(stopFrom(stops, from, by)?.version).toBe(to);
  });
  it('goes nowhere on an empty track', () => {
    expect(stopFrom([], 1, 1)).toBeNull();
  });
});
