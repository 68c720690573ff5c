import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { forbiddenRules } from './cruiser-config.js';
import { tagOrder, type Tag } from './import-rules.js';
import { root, workspacePackages } from './workspace.js';

const packages = workspacePackages();
const folders = packages
  .filter((p) => p.tag !== 'type:test')
  .map((p) => `${p.folder}/src`)
  .filter((folder) => existsSync(join(root, folder)));

async function violations(paths: string[]): Promise<{ rule: string; from: string; to: string }[]> {
  const before = process.cwd();
  process.chdir(root);
  try {
    const result = await cruise(
      paths,
      {
        ruleSet: { forbidden: forbiddenRules(packages) },
        validate: true,
        tsPreCompilationDeps: true,
        doNotFollow: { path: 'node_modules' },
        exclude: { path: '(/dist/|\\.spec\\.ts$)' },
        tsConfig: { fileName: 'tsconfig.base.json' },
        enhancedResolveOptions: {
          conditionNames: ['@vinhdanh/source', 'import', 'node', 'default'],
          exportsFields: ['exports'],
        },
      } as never,
      undefined,
      { tsConfig: extractTsConfig(join(root, 'tsconfig.base.json')) },
    );
    const output = result.output as ICruiseResult;
    // An empty graph would pass every rule: the check must have seen the tree.
    expect(output.summary.totalCruised).toBeGreaterThan(paths.length === 1 ? 0 : 100);
    return output.summary.violations.map((v) => ({ rule: v.rule.name, from: v.from, to: v.to }));
  } finally {
    process.chdir(before);
  }
}

describe('import boundaries', () => {
  it('has one known tag on every package', () => {
    expect(packages.filter((p) => !tagOrder.includes(p.tag)).map((p) => p.folder)).toEqual([]);
  });

  it('lets imports point one way only, without cycles', async () => {
    expect(await violations(folders)).toEqual([]);
  });
});

describe('planted violations turn the check red', () => {
  const planted: string[] = [];
  const plant = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    planted.push(path);
  };
  afterEach(() => {
    for (const path of planted.splice(0)) rmSync(join(root, path), { force: true });
  });

  const cases: { tag: Tag; file: string; text: string; rule: string }[] = [
    {
      tag: 'type:kernel',
      file: 'libs/kernel/src/planted-violation.ts',
      text: "import '@vinhdanh/contracts';\n",
      rule: 'type:kernel-one-way',
    },
    {
      tag: 'type:kernel',
      file: 'libs/kernel/src/planted-violation.ts',
      text: "import 'node:fs';\n",
      rule: 'type:kernel-third-party',
    },
    {
      tag: 'type:contract',
      file: 'libs/contracts/src/planted-violation.ts',
      text: "import '@vinhdanh/interpreter';\n",
      rule: 'type:contract-one-way',
    },
    {
      tag: 'type:contract',
      file: 'libs/contracts/src/planted-violation.ts',
      text: "import 'pg';\n",
      rule: 'type:contract-third-party',
    },
    {
      tag: 'type:domain',
      file: 'libs/interpreter/src/planted-violation.ts',
      text: "import '@vinhdanh/journal-postgres';\n",
      rule: 'type:domain-one-way',
    },
    {
      tag: 'type:domain',
      file: 'libs/interpreter/src/planted-violation.ts',
      text: "import 'zod';\n",
      rule: 'type:domain-third-party',
    },
    {
      tag: 'type:adapter',
      file: 'libs/documents/src/planted-violation.ts',
      text: "import '@vinhdanh/activities';\n",
      rule: 'type:adapter-one-way',
    },
    {
      tag: 'type:workflow',
      file: 'workflows/src/planted-violation.ts',
      text: "import '@vinhdanh/interpreter';\n",
      rule: 'workflow-entries',
    },
    {
      tag: 'type:workflow',
      file: 'workflows/src/planted-violation.ts',
      text: "import '@vinhdanh/journal-postgres';\n",
      rule: 'type:workflow-one-way',
    },
    {
      tag: 'type:workflow',
      file: 'workflows/src/planted-violation.ts',
      text: "import 'zod';\n",
      rule: 'type:workflow-third-party',
    },
    {
      tag: 'type:activity',
      file: 'activities/src/planted-violation.ts',
      text: "import '@vinhdanh/journal-postgres';\n",
      rule: 'type:activity-one-way',
    },
    {
      tag: 'type:activity',
      file: 'activities/src/planted-violation.ts',
      text: "import 'pg';\n",
      rule: 'type:activity-third-party',
    },
    {
      tag: 'type:app',
      file: 'apps/api/src/planted-violation.ts',
      text: "import '../../worker/src/main.js';\n",
      rule: 'apps-apart',
    },
  ];
  it.each(cases)('$rule: $file', async ({ file, text, rule }) => {
    plant(file, text);
    expect((await violations([file])).map((v) => v.rule)).toContain(rule);
  });

  it('no-circular: two files that import each other', async () => {
    plant('libs/kernel/src/planted-a.ts', "import './planted-b.js';\nexport const a = 1;\n");
    plant('libs/kernel/src/planted-b.ts', "import './planted-a.js';\nexport const b = 1;\n");
    expect((await violations(['libs/kernel/src/planted-a.ts'])).map((v) => v.rule)).toContain('no-circular');
  });
});
