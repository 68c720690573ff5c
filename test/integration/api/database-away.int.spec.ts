import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runApi, type RunningApi } from '@vinhdanh/api';
import { freePort, startPostgresOnly, type ThrowAwayPostgres } from '@vinhdanh/dev';
import { apiConfigSchema, createLogger, loadConfig } from '@vinhdanh/platform';
import { problemOf } from './support/client.js';

describe('without a database', () => {
  let api: RunningApi;
  let empty: RunningApi;
  let postgres: ThrowAwayPostgres;
  const filesDir = mkdtempSync(join(tmpdir(), 'vinhdanh-api-away-'));
  const start = (databaseUrl: string): Promise<RunningApi> => {
    const config = loadConfig(apiConfigSchema, {
      DATABASE_URL: databaseUrl,
      FILES_DIR: filesDir,
      MASTER_KEY: Buffer.alloc(32, 5).toString('base64'),
      SESSION_SECRET: 'a secret for tests alone, long enough',
      DEMO_MODE: 'true',
      TENANT: 'lam-giang',
      PORT: '0',
    });
    if (!config.ok) throw new Error(JSON.stringify(config.errors));
    return runApi(config.value, createLogger('api', 'silent'));
  };
  const get = async (url: string, path: string) => {
    const response = await fetch(`${url}${path}`);
    return { status: response.status, headers: response.headers, body: await response.json() };
  };

  beforeAll(async () => {
    postgres = await startPostgresOnly({ migrate: false });
    api = await start(`postgres://vinhdanh_app:none@127.0.0.1:${await freePort()}/vinhdanh`);
    empty = await start(postgres.urls.admin);
  }, 120_000);
  afterAll(async () => {
    await api?.stop();
    await empty?.stop();
    await postgres?.stop();
    rmSync(filesDir, { recursive: true, force: true });
  });

  it('lives, is not ready, and says so with a time to come back', async () => {
    expect((await get(api.url, '/health/live')).status).toBe(200);
    const ready = await get(api.url, '/health/ready');
    expect(problemOf(ready)).toMatchObject({ status: 503, code: 'RETRY.LATER', detail: 'the database' });
    const personas = await get(api.url, '/api/v1/personas');
    expect(problemOf(personas)).toMatchObject({ status: 503, code: 'RETRY.LATER' });
    expect(personas.headers.get('retry-after')).toBe('2');
  });

  it('is not ready on a database without its schema', async () => {
    expect(problemOf(await get(empty.url, '/health/ready'))).toMatchObject({
      status: 503,
      detail: 'the schema of the database',
    });
  });
});
