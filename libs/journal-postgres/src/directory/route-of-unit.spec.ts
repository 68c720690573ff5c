import { describe, expect, it } from '@jest/globals';
import type { OrgId } from '@vinhdanh/kernel';
import { routeOfUnit } from './route-of-unit.js';
import type { Organisation } from './types.js';

const at = (org: string, parent: string | null, place: string): Organisation => ({
  org: org as OrgId,
  parent: parent as OrgId | null,
  place,
  level: 'unit',
  nameVi: org,
  nameEn: org,
});
const tree = [
  at('province', null, 'province'),
  at('health', 'province', 'department'),
  at('school-office', 'province', 'department'),
  at('hospital', 'health', 'grassroots'),
  at('ward', 'hospital', 'unit'),
  at('party', null, 'party'),
  at('police', null, 'agency'),
  at('tax', null, 'agency'),
];

describe('the route of a unit', () => {
  it('has what stands above the unit, what the tenant has once, and the agencies', () => {
    expect(routeOfUnit(tree, 'ward' as OrgId)).toEqual({
      route: {
        unit: 'ward',
        grassroots: 'hospital',
        department: 'health',
        province: 'province',
        party: 'party',
      },
      agencies: ['police', 'tax'],
    });
  });

  it('is none for what is no unit or not there', () => {
    expect(routeOfUnit(tree, 'hospital' as OrgId)).toBeNull();
    expect(routeOfUnit(tree, 'nowhere' as OrgId)).toBeNull();
  });

  it('ends although the tree of the data is a ring', () => {
    const ring = [at('ward', 'hospital', 'unit'), at('hospital', 'ward', 'grassroots')];
    expect(routeOfUnit(ring, 'ward' as OrgId)?.route).toEqual({ unit: 'ward', grassroots: 'hospital' });
  });
});
