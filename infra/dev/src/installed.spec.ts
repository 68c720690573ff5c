import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { repoRoot } from './paths.js';

interface Install {
  agree(lockText: string, recordText: string): boolean;
  isInPlace(root: string, recordText: string): boolean;
}

const { agree, isInPlace } = (await import(
  pathToFileURL(join(repoRoot, 'infra/dev/bootstrap/install.mjs')).href
)) as Install;

const listing = (version: string, more: object = {}): string =>
  JSON.stringify({
    packages: {
      'node_modules/left': { version, integrity: `sha512-${version}` },
      'node_modules/own': { resolved: 'libs/own', link: true },
      'libs/own': { version: '0.1.0' },
      ...more,
    },
  });

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vinhdanh-installed-'));
  mkdirSync(join(root, 'node_modules/left'), { recursive: true });
  writeFileSync(join(root, 'node_modules/left/package.json'), '{"version":"1.0.0"}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('what is installed', () => {
  it('agrees with the lock file when the record holds the same, no more and no less', () => {
    expect(agree(listing('1.0.0'), listing('1.0.0'))).toBe(true);
    expect(agree(listing('1.1.0'), listing('1.0.0'))).toBe(false);
    expect(agree(listing('1.0.0'), listing('1.0.0', { 'node_modules/right': { version: '1.0.0' } }))).toBe(
      false,
    );
  });

  it('is in place when it lies there in the version of the record, and not when npm only wrote that down', () => {
    expect(isInPlace(root, listing('1.0.0'))).toBe(true);
    expect(isInPlace(root, listing('1.1.0'))).toBe(false);
    expect(isInPlace(root, listing('1.0.0', { 'node_modules/right': { version: '1.0.0' } }))).toBe(false);
  });
});
