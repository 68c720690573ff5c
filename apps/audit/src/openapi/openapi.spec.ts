import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { declaredRoutes } from '@vinhdanh/http-platform';
import { READS_KEY } from '../access/reads.js';
import { controllers } from '../app/controllers.js';
import { problemCatalogue } from '../problems/catalogue.js';
import { buildDescription } from './build-description.js';
import { auditPlaces } from './routes.js';

const routes = declaredRoutes(controllers, auditPlaces);

describe('the description of the audit service', () => {
  it('finds a policy and an operation on every route, each named once', () => {
    expect(routes.filter(({ policy, operation }) => policy === undefined || operation === undefined)).toEqual(
      [],
    );
    const ids = routes.map(({ operation }) => operation?.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('opens nothing of the record to anybody but the auditor', () => {
    const open = routes.filter(({ policy }) => policy !== 'role:auditor');
    expect(open.map(({ policy, method, path }) => `${policy} ${method} ${path}`)).toEqual([
      'public GET /audit/v1/openapi.json',
      'public GET /health/live',
      'public GET /health/ready',
      'public GET /verify.mjs',
    ]);
  });

  it('says of every route of the auditor what reading it means for the access log', () => {
    const silent = routes
      .filter(({ policy }) => policy === 'role:auditor')
      .filter(({ controller, handler }) => {
        const owner = controllers.find(({ name }) => name === controller)!;
        const method = (owner.prototype as Record<string, object>)[handler]!;
        return Reflect.getMetadata(READS_KEY, method) === undefined;
      });
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('changes nothing: what is posted reads as well', () => {
    expect(
      routes.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`),
    ).toEqual(['POST /audit/v1/cases/:caseId/events/:version/redecision', 'POST /audit/v1/packs']);
  });

  it('names codes that the catalogue has', () => {
    const named = routes.flatMap(({ operation }) => operation?.problems ?? []);
    expect(named.filter((code) => !Object.hasOwn(problemCatalogue, code))).toEqual([]);
  });

  it('is the one that is committed (npm run openapi writes it)', () => {
    const committed = readFileSync(new URL('../../../../docs/openapi-audit.json', import.meta.url), 'utf8');
    expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(buildDescription())));
  });
});
