import { nominees } from './nominees.js';
import { organisations } from './organisations.js';
import { people } from './people.js';
import type { DemoProvince } from './types.js';

/** The invented province of Lam Giang. */
export const demoProvince: DemoProvince = {
  tenant: 'lam-giang',
  nameVi: 'tỉnh Lam Giang',
  nameEn: 'Lam Giang province',
  organisations,
  people,
  personas: people.map(({ id }) => id),
  nominees,
  source: 'invented (D)',
};

/**
 * The route of a case of `unit`: place key → organisation. The chain of parents gives unit, grass-roots and
 * department; the bodies that the province and the centre have once give the rest.
 */
export function demoRoute(unit: string): Readonly<Record<string, string>> {
  const route: Record<string, string> = {};
  for (const { org, place } of organisations) {
    if (!['unit', 'grassroots', 'department', 'agency', 'inspectorate'].includes(place)) route[place] = org;
  }
  for (let at = organisations.find(({ org }) => org === unit); at !== undefined;) {
    route[at.place] = at.org;
    const { parent } = at;
    at = organisations.find(({ org }) => org === parent);
  }
  return route;
}

/** The agencies that are asked for their opinion (hiệp y). */
export const demoAgencies: readonly string[] = organisations
  .filter(({ place }) => place === 'agency')
  .map(({ org }) => org);
