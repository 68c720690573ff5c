import { describe, expect, it } from '@jest/globals';
import { addWorkingDays, toEpochMs } from '@vinhdanh/kernel';
import {
  awardKinds,
  calendars,
  cataloguePaths,
  currentRetention,
  demoAgencies,
  demoProvince,
  demoRoute,
  retentionPolicies,
} from './index.js';

describe('calendars', () => {
  const vn = calendars['vn-2026'];

  it('names every holiday once, in order, as a real date', () => {
    if (vn.kind !== 'office') throw new Error('the national calendar has office hours');
    expect(vn.holidays).toEqual([...new Set(vn.holidays)].sort());
    for (const day of vn.holidays) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
  });

  it.each([
    ['Tết leave', '2026-02-13T03:00:00.000Z', 1, '2026-02-23T10:00:00.000Z'],
    ['the day that compensates for a Sunday', '2026-04-24T03:00:00.000Z', 1, '2026-04-28T10:00:00.000Z'],
    [
      '24 November, one day later than older calendars say',
      '2026-11-16T03:00:00.000Z',
      10,
      '2026-12-01T10:00:00.000Z',
    ],
    ['a plain week', '2026-06-01T03:00:00.000Z', 5, '2026-06-08T10:00:00.000Z'],
  ])('passes over %s', (_, from, days, expected) => {
    expect(addWorkingDays(vn, from, days)).toBe(expected);
  });

  it('lets a demo working day last two seconds', () => {
    const from = '2026-11-22T00:00:00.000Z';
    expect(toEpochMs(addWorkingDays(calendars['demo-two-seconds'], from, 5)) - toEpochMs(from)).toBe(10_000);
  });
});

describe('retention', () => {
  it('names a ground and a source for every paper that stays, under a key of its own', () => {
    expect(retentionPolicies[currentRetention.key]).toBe(currentRetention);
    for (const [key, policy] of Object.entries(retentionPolicies)) {
      expect(policy.key).toBe(key);
      expect(policy.source).toMatch(/91\/2025\/QH15.*356\/2025/);
      for (const { template, results, ground, source } of policy.keeps) {
        expect([template, ground, source]).not.toContain('');
        expect(results.length).toBeGreaterThan(0);
      }
    }
  });
});

describe('award kinds', () => {
  it('each take a path of the catalogue and name a source', () => {
    const paths = new Set(cataloguePaths.map(({ key }) => key));
    for (const { path, source } of awardKinds) {
      expect(paths).toContain(path);
      expect(source).not.toBe('');
    }
  });
});

describe('the demo province', () => {
  const orgs = new Set(demoProvince.organisations.map(({ org }) => org));

  it('has unique ids, and a parent for every organisation that names one', () => {
    expect(orgs.size).toBe(demoProvince.organisations.length);
    expect(new Set(demoProvince.people.map(({ id }) => id)).size).toBe(demoProvince.people.length);
    for (const { parent } of demoProvince.organisations) if (parent !== null) expect(orgs).toContain(parent);
  });

  it('gives duties at organisations that exist, and personas that are people', () => {
    for (const { duties } of demoProvince.people) {
      for (const duty of duties) expect(orgs).toContain(duty.split('@')[1]);
    }
    const ids = demoProvince.people.map(({ id }) => id);
    for (const persona of demoProvince.personas) expect(ids).toContain(persona);
  });

  it('has a route of all nine places for every unit, and agencies to ask', () => {
    const units = demoProvince.organisations.filter(({ place }) => place === 'unit');
    expect(units.length).toBeGreaterThan(1);
    for (const { org } of units) expect(Object.keys(demoRoute(org))).toHaveLength(9);
    expect(demoAgencies).toHaveLength(3);
    for (const { unit } of demoProvince.nominees) expect(units.map(({ org }) => org)).toContain(unit);
  });
});
