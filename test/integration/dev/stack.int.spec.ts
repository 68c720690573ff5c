import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort, startStack, type Stack, type StackOptions } from '@vinhdanh/dev';

const fixture = (name: string): string => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
const programs = {
  migrate: fixture('done.mjs'),
  seed: fixture('done.mjs'),
  worker: fixture('worker.mjs'),
  audit: fixture('audit.mjs'),
  api: fixture('service.mjs'),
};
const names = ['postgres', 'temporal', 'worker', 'audit', 'api'] as const;
const stacks: Stack[] = [];

async function start(options: Partial<StackOptions> = {}): Promise<Stack> {
  const stack = await startStack({ programs, ...options });
  stacks.push(stack);
  return stack;
}

afterEach(async () => {
  for (const stack of stacks.splice(0)) await stack.stop();
});

describe('a stack', () => {
  it('brings every child back that is killed, on the same ports', async () => {
    const stack = await start();
    for (const name of names) {
      const before = stack.child(name).pid;
      stack.kill(name, 'SIGKILL');
      while (stack.child(name).state === 'ready' && stack.child(name).pid === before) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      await stack.waitReady(name);
      expect(stack.child(name).pid).not.toBe(before);
    }
    expect((await fetch(`${stack.apiUrl}/health/ready`)).status).toBe(200);
  });

  it('keeps a child down on purpose until it is asked for again', async () => {
    const stack = await start();
    stack.kill('temporal', 'SIGKILL', { restart: false });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(stack.child('temporal')).toMatchObject({ pid: null, state: 'held' });
    await stack.restart('temporal');
    expect(stack.child('temporal').state).toBe('ready');
  });

  it('ends as a whole, with the last words, when a child cannot be kept alive', async () => {
    const collapsed = new Promise<Error>((resolve) => {
      void start({ programs: { ...programs, api: fixture('mortal.mjs') }, onCollapse: resolve });
    });
    const error = await collapsed;
    expect(error.message).toContain('api ended with 7 and cannot be kept alive');
    expect(error.message).toContain('a last word');
    const stack = stacks[0];
    for (const name of names) expect(stack?.child(name).pid).toBeNull();
  });

  it('brings down what it had started when a program fails', async () => {
    await expect(start({ programs: { ...programs, migrate: fixture('absent.mjs') } })).rejects.toThrow(
      'migrate ended with 1',
    );
  });

  it('deletes a temporary data folder at its end', async () => {
    const stack = await start();
    expect(existsSync(stack.home)).toBe(true);
    await stack.stop();
    expect(existsSync(stack.home)).toBe(false);
  });

  it('keeps the administrator out of the services, and secrets to their owner', async () => {
    const home = mkdtempSync(join(tmpdir(), 'vinhdanh-secrets-'));
    chmodSync(home, 0o711);
    try {
      const stack = await start({ home });
      expect(statSync(join(home, 'secrets.json')).mode & 0o777).toBe(0o600);
      const seen = (await (await fetch(`${stack.apiUrl}/environment`)).json()) as Record<string, string>;
      expect(new URL(seen['DATABASE_URL'] ?? '').username).toBe('vinhdanh_app');
      expect(Object.values(seen).filter((value) => value.includes(stack.secrets.postgresPassword))).toEqual(
        [],
      );
      expect(Object.values(seen).filter((value) => value.includes(stack.secrets.ownerPassword))).toEqual([]);
      const audit = (await (await fetch(`${stack.auditUrl}/environment`)).json()) as Record<string, string>;
      expect(new URL(audit['DATABASE_AUDITOR_URL'] ?? '').username).toBe('vinhdanh_auditor');
      expect(new URL(audit['DATABASE_ACCESS_URL'] ?? '').username).toBe('vinhdanh_access_recorder');
      for (const name of ['DATABASE_URL', 'DATABASE_SEALER_URL', 'LOG_KEY'])
        expect(audit[name]).toBeUndefined();
      for (const name of ['DATABASE_AUDITOR_URL', 'DATABASE_ACCESS_URL', 'LOG_KEY'])
        expect(seen[name]).toBeUndefined();
      expect(readFileSync(audit['TRUST_KEYS_FILE'] ?? '', 'utf8').split('\n')).toEqual([
        expect.stringMatching(/^vinhdanh\.local\/record\+/),
        expect.stringMatching(/^vinhdanh\.local\/refusals\+/),
        expect.stringMatching(/^vinhdanh\.local\/access\+/),
        '',
      ]);
      expect(Buffer.from(stack.secrets.masterKey, 'base64')).toHaveLength(32);
      await stack.stop();
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
});

describe('servers of the user’s own', () => {
  it('stand in for ours', async () => {
    const own = await start({ services: { api: false, worker: false, audit: false } });
    const hostEnv = {
      ...process.env,
      DATABASE_URL: own.databaseUrls.admin,
      TEMPORAL_ADDRESS: own.temporalAddress,
    };
    const guest = await start({ hostEnv });
    expect(guest.temporalAddress).toBe(own.temporalAddress);
    expect(new URL(guest.databaseUrls.app).port).toBe(new URL(own.databaseUrls.admin).port);
    expect(() => guest.child('postgres')).toThrow('runs no postgres of its own');
    expect(() => guest.child('temporal')).toThrow('runs no temporal of its own');
  });

  it('are named when they do not answer', async () => {
    const hostEnv = { ...process.env, TEMPORAL_ADDRESS: `127.0.0.1:${await freePort()}` };
    await expect(start({ hostEnv })).rejects.toThrow('TEMPORAL_ADDRESS is 127.0.0.1');
  });
});
