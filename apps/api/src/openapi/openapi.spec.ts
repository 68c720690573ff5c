import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { declaredRoutes } from '@vinhdanh/http-platform';
import { controllers } from '../app/controllers.js';
import { buildDescription } from './build-description.js';
import { apiPlaces } from './routes.js';

const routes = declaredRoutes(controllers, apiPlaces);

describe('the description of the API', () => {
  it('finds a policy and an operation on every route', () => {
    const undeclared = routes.filter(
      ({ policy, operation }) => policy === undefined || operation === undefined,
    );
    expect(undeclared).toEqual([]);
    expect(routes.length).toBeGreaterThan(20);
  });

  it('names every operation once', () => {
    const ids = routes.map(({ operation }) => operation?.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('opens without a session only what signing in and watching over it need', () => {
    expect(
      routes.filter(({ policy }) => policy === 'public').map(({ method, path }) => `${method} ${path}`),
    ).toEqual([
      'GET /api/v1/personas',
      'POST /api/v1/session',
      'GET /api/v1/openapi.json',
      'GET /health/live',
      'GET /health/ready',
      'GET /log/keys.txt',
      'GET /log/:path',
      'GET /verify.mjs',
    ]);
  });

  it('is the one that is committed (npm run openapi writes it)', () => {
    const committed = readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8');
    expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(buildDescription())));
  });

  it('points at nothing that is not there', () => {
    const text = JSON.stringify(buildDescription());
    const { components } = JSON.parse(text) as { components: { schemas: object } };
    const wanted = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(wanted.filter((name) => !Object.hasOwn(components.schemas, name ?? ''))).toEqual([]);
    expect(text).not.toContain('#/$defs/');
  });
});
