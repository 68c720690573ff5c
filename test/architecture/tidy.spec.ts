import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { impure, linesMax, tooLong, undeclared, untidy } from './tidy-rules.js';
import { root, sourceFiles, workspacePackages } from './workspace.js';

const packages = workspacePackages();
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const pure = packages.filter((p) => ['type:kernel', 'type:domain'].includes(p.tag));

describe('the tree keeps its habits', () => {
  it('sees the tree', () =>
    expect(packages.flatMap((p) => sourceFiles(p.folder, { specs: false })).length).toBeGreaterThan(100));

  it('has no clock, no randomness and no host in the pure packages', () => {
    expect(
      pure
        .flatMap((p) => sourceFiles(`${p.folder}/src`, { specs: false }))
        .flatMap((f) => impure(f, read(f))),
    ).toEqual([]);
  });

  it('compiles the pure packages without Node or DOM types', () => {
    const open = pure.filter((p) => {
      const config = JSON.parse(read(`${p.folder}/tsconfig.json`)) as {
        compilerOptions: { types?: unknown[]; lib?: unknown[] };
      };
      return JSON.stringify([config.compilerOptions.types, config.compilerOptions.lib]) !== '[[],["es2023"]]';
    });
    expect(open.map((p) => p.folder)).toEqual([]);
  });

  it('has no star export, no leftover and no path of a machine', () => {
    const files = packages
      .filter((p) => p.tag !== 'type:test')
      .flatMap((p) => sourceFiles(p.folder, { specs: true }));
    expect(files.flatMap((f) => untidy(f, read(f)))).toEqual([]);
  });

  it(`has no file over ${linesMax} lines`, () => {
    expect(
      packages.flatMap((p) => sourceFiles(p.folder, { specs: false })).flatMap((f) => tooLong(f, read(f))),
    ).toEqual([]);
  });

  it('declares every import where it is used', () => {
    const breaches = packages
      .filter((p) => p.tag !== 'type:test')
      .flatMap((p) =>
        sourceFiles(`${p.folder}/src`, { specs: false }).flatMap((f) => undeclared(p, f, read(f))),
      );
    expect(breaches).toEqual([]);
  });
});

describe('planted violations turn each habit red', () => {
  const pkg = {
    name: '@vinhdanh/x',
    folder: 'libs/x',
    tag: 'type:domain' as const,
    dependencies: ['@vinhdanh/kernel'],
  };
  it.each([
    ['clock', impure('x.ts', 'const t = Date.now();')],
    ['clock', impure('x.ts', 'const t = new Date( );')],
    ['randomness', impure('x.ts', 'const r = Math.random();')],
    ['host', impure('x.ts', 'globalThis.x = 1;')],
    ['star-export', untidy('x.ts', "export * from './a.js';")],
    ['leftover', untidy('x.ts', `// ${'TO'}DO later`)],
    ['machine-path', untidy('x.ts', `const p = '/${'home'}/somebody/x';`)],
    ['too-long', tooLong('x.ts', '\n'.repeat(linesMax + 1))],
    ['undeclared', undeclared(pkg, 'x.ts', "import 'pg';")],
    ['deep-import', undeclared(pkg, 'x.ts', "import { ok } from '@vinhdanh/kernel/src/result.js';")],
  ])('%s', (rule, breaches) => expect(breaches.map((b) => b.rule)).toEqual([rule]));

  it('does not mistake a comment or a parsed date for a clock', () => {
    expect(impure('x.ts', '// Date.now() is banned\nconst d = new Date(epochMs);')).toEqual([]);
  });
});
