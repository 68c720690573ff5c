import { describe, expect, it } from '@jest/globals';
import { createIntlZoneRules } from './intl-zone-rules.js';

const rules = createIntlZoneRules();
const hour = 3_600;
const local = (text: string): number => Date.parse(`${text}Z`) / 1_000;

describe('zone rules of the host', () => {
  it.each([
    ['Asia/Ho_Chi_Minh', '2025-11-20T07:30:00', 7 * hour],
    ['Asia/Ho_Chi_Minh', '1970-01-01T00:00:00', 8 * hour],
    ['Etc/UTC', '2025-11-20T07:30:00', 0],
    ['Europe/Paris', '2025-01-15T00:00:00', hour],
    ['Europe/Paris', '2025-07-15T00:00:00', 2 * hour],
    ['Europe/Paris', '2025-03-30T01:59:59', hour],
    ['Europe/Paris', '2025-03-30T02:30:00', hour],
    ['Europe/Paris', '2025-03-30T03:00:00', 2 * hour],
    ['Europe/Paris', '2025-10-26T01:59:59', 2 * hour],
    ['Europe/Paris', '2025-10-26T02:30:00', 2 * hour],
    ['Europe/Paris', '2025-10-26T03:00:00', hour],
    ['Asia/Kathmandu', '2025-11-20T00:00:00', 5.75 * hour],
    ['America/New_York', '2025-11-02T01:30:00', -4 * hour],
    ['Australia/Melbourne', '2025-01-15T00:00:00', 11 * hour],
  ])('in %s at %s the offset is %d s', (zone, at, expected) => {
    expect(rules.offsetAtLocal(zone, local(at))).toBe(expected);
  });

  it('are the same for every hour of a year, whether a week is kept or not', () => {
    const changes: string[] = [];
    let last = rules.offsetAtLocal('Europe/Paris', local('2025-01-01T00:00:00'));
    for (let at = local('2025-01-01T00:00:00'); at < local('2026-01-01T00:00:00'); at += hour) {
      const offset = rules.offsetAtLocal('Europe/Paris', at);
      if (offset !== last)
        changes.push(`${new Date(at * 1_000).toISOString().slice(0, 16)} ${offset / hour}`);
      last = offset;
    }
    expect(changes).toEqual(['2025-03-30T03:00 2', '2025-10-26T03:00 1']);
  });

  it('reach as far as the years of an evaluation', () => {
    const lastSecond = 365_241_780_471 * 86_400;
    expect(rules.offsetAtLocal('Asia/Ho_Chi_Minh', lastSecond)).toBe(7 * hour);
    expect(Number.isFinite(rules.offsetAtLocal('Europe/Paris', -365_243_219_162 * 86_400))).toBe(true);
  });

  it('know names of the zone database alone', () => {
    for (const zone of ['Asia/Ho_Chi_Minh', 'Asia/Saigon', 'Etc/GMT+7', 'UTC', 'America/Argentina/Salta']) {
      expect([zone, rules.known(zone)]).toEqual([zone, true]);
    }
    for (const zone of [
      '',
      'Asia/Nowhere',
      '+07:00',
      '07',
      'Asia/',
      '../etc',
      'a'.repeat(1_000),
      'constructor',
    ]) {
      expect([zone, rules.known(zone)]).toEqual([zone, false]);
    }
    expect(() => rules.offsetAtLocal('Asia/Nowhere', 0)).toThrow('Asia/Nowhere');
  });

  it('name the release that they come from', () => {
    expect(rules.release).toMatch(/^\d{4}[a-z]$/);
  });
});
