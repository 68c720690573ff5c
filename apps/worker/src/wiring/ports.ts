import { createActivities, type JourneyActivities, type JourneyPorts } from '@vinhdanh/activities';
import type { CommandHandler } from '@vinhdanh/commands';
import { obligationsOf } from '@vinhdanh/awards';
import type { Directory, HeaderReader } from '@vinhdanh/journal-postgres';
import { parseCaseId, parseTenantId, rejection, type OrgId, type TenantId } from '@vinhdanh/kernel';
import type { CheckParts } from '@vinhdanh/temporal-gateway';
import type { LookedVersions } from '../relay/looked-versions.js';

const journey = { kind: 'system', name: 'journey' } as const;
const notFound = rejection('CASE.NOT_FOUND');

export interface PortParts {
  readonly handler: CommandHandler;
  readonly directory: Directory;
  readonly papers: JourneyPorts['papers'];
  readonly files: JourneyPorts['files'];
}

/** The activities' ports over the real adapters. The journey reads and writes as the system's own actor. */
export const journeyPorts = ({ handler, directory, papers, files }: PortParts): JourneyPorts => ({
  cases: {
    state: async (tenant, caseId) => (await handler.loadState(tenant, caseId, journey)) ?? notFound,
    whole: async (tenant, caseId) => (await handler.loadCase(tenant, caseId, journey)) ?? notFound,
  },
  submit: (envelope) => handler.handle(envelope),
  papers,
  files,
  organisations: { namesOf: (tenant, orgs) => namesOf(directory, tenant, orgs) },
  clock: { now: () => new Date().toISOString() },
});

async function namesOf(
  directory: Directory,
  tenant: TenantId,
  orgs: readonly OrgId[],
): Promise<Record<string, string>> {
  const all = await directory.organisations(tenant);
  return Object.fromEntries(
    all.filter(({ org }) => orgs.includes(org)).map(({ org, nameVi }) => [org, nameVi]),
  );
}

/** The activities, which also remember how far each journey has looked (see `LookedVersions`). */
export function watchedActivities(ports: JourneyPorts, looked: LookedVersions): JourneyActivities {
  const activities = createActivities(ports);
  return {
    ...activities,
    readObligations: async (key) => {
      const obligations = await activities.readObligations(key);
      looked.note(key, obligations.version);
      return obligations;
    },
  };
}

/** The record as the journeys' check reads it. */
export const recordOfJourneys = (
  tenant: string,
  headers: HeaderReader,
  cases: JourneyPorts['cases'],
): Pick<CheckParts, 'cases' | 'obligations'> => ({
  cases: {
    page: async (after, limit) => {
      const id = parseTenantId(tenant);
      return id === undefined ? [] : headers.openCases(id, 'system:journeys', after, limit);
    },
  },
  obligations: async (text) => {
    const [id, caseId] = [parseTenantId(tenant), parseCaseId(text)];
    if (id === undefined || caseId === undefined) return null;
    const loaded = await cases.state(id, caseId);
    if (!('kind' in loaded)) return obligationsOf(loaded.model, loaded.state);
    // Only a case that is not there wants nothing; one that cannot be read now must not be judged.
    if (loaded.code === notFound.code) return null;
    throw new Error(loaded.code);
  },
});
