import { auditPlaces, controllers } from '@vinhdanh/audit';
import { declaredRoutes } from '@vinhdanh/http-platform';
import type { Answered, Client } from '../../api/support/client.js';
import type { AuditOffice } from './audit-office.js';

/** Every route that reads the record. */
export const routes = declaredRoutes(controllers, auditPlaces).filter(({ policy }) => policy !== 'public');
export type Route = (typeof routes)[number];

const queries: Readonly<Record<string, string>> = {
  '/audit/v1/cases/:caseId/difference': '?from=1',
  '/audit/v1/questions/inbox': '?org=bv-da-khoa&role=council-secretary&at=2026-01-01T00:00:00Z',
  '/audit/v1/questions/awards': '?at=2026-01-01T00:00:00Z',
};

/** Whether a route is asked of chosen cases. */
export const isOfCase = ({ path }: Route): boolean => path.includes(':caseId') || path.endsWith('/packs');

/** The address of a route below `/audit/v1`, filled so that it has an answer where there is such a case. */
export const addressOf = ({ path }: Route, caseId: string): string =>
  path.replace(':caseId', caseId).replace(':version', '1').slice('/audit/v1'.length) + (queries[path] ?? '');

/** Asks a route about a case. */
export const askRoute = (
  world: AuditOffice,
  client: Client,
  route: Route,
  caseId: string,
): Promise<Answered> =>
  world.ask(client, addressOf(route, caseId), {
    method: route.method,
    ...(route.path.endsWith('/packs') ? { body: { caseIds: [caseId] } } : {}),
  });
