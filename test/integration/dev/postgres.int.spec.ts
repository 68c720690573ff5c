import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { removeCluster, startPostgresOnly, startStack, type Stack } from '@vinhdanh/dev';
import pg from 'pg';
import { postgresBinaries } from '../../../infra/dev/src/postgres/binaries.js';
import { unprivilegedUser } from '../../../infra/dev/src/postgres/run-as.js';
import { isAlive } from './support/npm-start.js';

const done = fileURLToPath(new URL('./fixtures/done.mjs', import.meta.url));
const isRoot = process.getuid?.() === 0;
const cleanUps: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A folder that only its owner may enter. */
function closedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-closed-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function start(home: string): Promise<Stack> {
  const stack = await startStack({
    home,
    programs: { migrate: done, seed: done },
    services: { api: false, worker: false, audit: false },
  });
  cleanUps.push(() => stack.stop());
  return stack;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as unknown[];
  } finally {
    await client.end();
  }
}

describe('PostgreSQL for a data folder that only its owner may enter', () => {
  it('keeps its data over a restart, and runs as an ordinary user even for root', async () => {
    const home = join(closedFolder(), 'home');
    mkdirSync(home);
    cleanUps.push(() => removeCluster(home));
    const first = await start(home);
    await query(first.databaseUrls.admin, 'create table kept as select 42 as answer');
    const uid = execFileSync('ps', ['-o', 'uid=', '-p', String(first.child('postgres').pid)], {
      encoding: 'utf8',
    });
    expect(Number(uid)).not.toBe(0);
    expect(existsSync(join(home, 'postgres'))).toBe(!isRoot);
    await first.stop();

    const second = await start(home);
    expect(await query(second.databaseUrls.admin, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('leaves nothing outside once it is removed, and forgets what a deleted folder left', async () => {
    const home = join(closedFolder(), 'home');
    const placeOf = (): string => {
      const note = join(home, 'postgres-location.json');
      return existsSync(note)
        ? (JSON.parse(readFileSync(note, 'utf8')) as { dataDir: string }).dataDir
        : join(home, 'postgres');
    };
    await (await start(home)).stop();
    const abandoned = placeOf();
    rmSync(home, { recursive: true });
    await (await start(home)).stop();
    const current = placeOf();
    expect(existsSync(join(current, 'PG_VERSION'))).toBe(true);
    if (isRoot) expect(existsSync(dirname(abandoned))).toBe(false);
    removeCluster(home);
    expect(existsSync(join(current, 'PG_VERSION'))).toBe(false);
  });
});

describe('the programs of PostgreSQL', () => {
  it('can be run by their user from a clone that only its owner may enter', () => {
    const user = unprivilegedUser();
    const installed = postgresBinaries(user);
    const closed = join(closedFolder(), 'native');
    cpSync(installed.root, closed, { recursive: true, verbatimSymlinks: true });
    const found = postgresBinaries(user, { root: closed, version: installed.version });
    cleanUps.push(() => {
      if (found.root !== closed) rmSync(found.root, { recursive: true, force: true });
    });
    expect(found.root === closed).toBe(!isRoot);
    const version = execFileSync(join(found.root, 'bin', 'postgres'), ['--version'], {
      encoding: 'utf8',
      cwd: '/',
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    });
    expect(version).toContain('PostgreSQL');
  });
});

describe('a throw-away PostgreSQL', () => {
  it('is gone after its test', async () => {
    const postgres = await startPostgresOnly({ migrate: false });
    expect(await query(postgres.urls.admin, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
    expect(isAlive(postgres.pid)).toBe(false);
  });
});
