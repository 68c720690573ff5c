import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repoRoot } from './paths.js';

const modules = join(repoRoot, 'node_modules');
const packages = readdirSync(modules).flatMap((name) =>
  name.startsWith('@') ? readdirSync(join(modules, name)).map((part) => `${name}/${part}`) : [name],
);
const platform = `${process.platform}-${process.arch}`;
const readyMade = packages.filter((name) => existsSync(join(modules, name, 'prebuilds', platform)));

describe('native add-ons', () => {
  it('are there', () => expect(readyMade).toContain('argon2'));

  // One that does not load is compiled by its install script, which asks for a compiler and for Node's headers.
  it.each(readyMade)('%s is used as it comes, and was not compiled here', (name) => {
    expect(existsSync(join(modules, name, 'build'))).toBe(false);
  });
});
