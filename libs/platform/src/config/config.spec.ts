import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { envExample, redactConfig } from './describe-config.js';
import { describeConfigErrors, loadConfig } from './load-config.js';
import { apiConfigSchema, auditConfigSchema, workerConfigSchema } from './service-configs.js';

const complete = {
  DATABASE_URL: 'postgres://vinhdanh_app:geheim@127.0.0.1:5432/vinhdanh',
  FILES_DIR: 'files',
  MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  SESSION_SECRET: 's'.repeat(32),
  TENANT: 'lam-giang',
};

describe('the configuration', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'vinhdanh-config-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('parses a complete environment and fills defaults', () => {
    const answer = loadConfig(apiConfigSchema, { ...complete, DEMO_MODE: 'true', PORT: '9000' });
    expect(answer).toMatchObject({
      ok: true,
      value: { DEMO_MODE: true, PORT: 9000, HOST: '127.0.0.1', DATABASE_POOL_MAX: 12 },
    });
  });

  it('names every error at once', () => {
    const answer = loadConfig(apiConfigSchema, {
      ...complete,
      MASTER_KEY: 'c2hvcnQ=',
      PORT: 'eighty',
      TENANT: undefined,
    });
    if (answer.ok) throw new Error('expected errors');
    expect(answer.errors.map((error) => error.name).sort()).toEqual(['MASTER_KEY', 'PORT', 'TENANT']);
    expect(describeConfigErrors(answer.errors)).toContain('TENANT: is required');
  });

  it('reads a secret from the file that X_FILE names', () => {
    const file = join(folder, 'secret');
    writeFileSync(file, `${'f'.repeat(40)}\n`);
    const answer = loadConfig(apiConfigSchema, {
      ...complete,
      SESSION_SECRET: undefined,
      SESSION_SECRET_FILE: file,
    });
    expect(answer).toMatchObject({ ok: true, value: { SESSION_SECRET: 'f'.repeat(40) } });
  });

  it('refuses a value and its file together, and a file that is not there', () => {
    const answer = loadConfig(apiConfigSchema, {
      ...complete,
      SESSION_SECRET_FILE: 'x',
      TENANT: undefined,
      TENANT_FILE: join(folder, 'none'),
    });
    if (answer.ok) throw new Error('expected errors');
    expect(answer.errors.map((error) => error.message).join(' ')).toMatch(
      /keep one.*ENOENT|ENOENT.*keep one/,
    );
  });

  it('prints no secret', () => {
    const answer = loadConfig(apiConfigSchema, complete);
    if (!answer.ok) throw new Error('expected a configuration');
    const text = JSON.stringify(redactConfig(apiConfigSchema, answer.value));
    for (const secret of ['geheim', complete.MASTER_KEY, complete.SESSION_SECRET])
      expect(text).not.toContain(secret);
    expect(text).toContain('lam-giang');
  });

  it('writes an example that the services accept', () => {
    const text = envExample([apiConfigSchema, workerConfigSchema, auditConfigSchema]);
    const env = Object.fromEntries(
      text
        .split('\n')
        .flatMap((line) =>
          line.startsWith('#') || line === '' ? [] : [line.split(/=(.*)/s).slice(0, 2) as [string, string]],
        ),
    );
    expect(loadConfig(apiConfigSchema, env)).toMatchObject({ ok: true });
    expect(loadConfig(workerConfigSchema, env)).toMatchObject({ ok: true });
    expect(loadConfig(auditConfigSchema, env)).toMatchObject({ ok: true });
  });
});
