import type { OrgId } from '@vinhdanh/kernel';
import type { Organisation, UnitRoute } from './types.js';

/** Places that stand once in a tenant, not above the unit: every case has the same. */
const sharedPlaces = [
  'home-affairs',
  'province',
  'party',
  'ministry',
  'government-office',
  'president-office',
];
/** A tree deeper than this is a loop in the data. */
const ANCESTORS_MAX = 32;

/**
 * The route of a case that starts in `unit`: the unit and each place above it in the tree, the places that
 * a tenant has once, and the agencies. Null when `unit` is no organisation with the place `unit`. Pure.
 */
export function routeOfUnit(organisations: readonly Organisation[], unit: OrgId): UnitRoute | null {
  const byId = new Map(organisations.map((organisation) => [organisation.org, organisation]));
  const start = byId.get(unit);
  if (start?.place !== 'unit') return null;
  const route: Record<string, OrgId> = {};
  for (const place of sharedPlaces) {
    const shared = organisations.find((organisation) => organisation.place === place);
    if (shared) route[place] = shared.org;
  }
  let at: Organisation | undefined = start;
  for (let steps = 0; at !== undefined && steps < ANCESTORS_MAX; steps++) {
    route[at.place] = at.org;
    at = at.parent === null ? undefined : byId.get(at.parent);
  }
  const agencies = organisations.filter(({ place }) => place === 'agency').map(({ org }) => org);
  return { route, agencies };
}
