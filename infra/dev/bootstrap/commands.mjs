import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nxTarget } from './build.mjs';
import { buildTestPrograms, inProcess, jest, tool } from './programs.mjs';

const oxlint = 'oxlint/bin/oxlint';
const prettier = 'prettier/bin/prettier.cjs';

/** A command that runs Jest with one configuration. */
const jestCommand = (kind, build, summary) => ({
  summary,
  build,
  run: ({ root, args }) => jest(root, kind, args),
});

/** A command that runs a long-running program of the test folder. */
const testProgram = (name, summary) => ({
  summary,
  build: true,
  async run({ root, args, progress }) {
    await buildTestPrograms(root, progress);
    await inProcess(join(root, 'test/dist', name, 'main.js'), args);
  },
});

/** A command of `apps/cli` that works beside the running services. */
const beside = (name, summary) => ({
  summary,
  build: true,
  async run({ root, args }) {
    const { runBeside } = await import(pathToFileURL(join(root, 'apps/cli/dist/index.js')).href);
    return runBeside(name, args);
  },
});

/**
 * Every command: whether it needs the programs built, and what it does once node_modules stand. `run` resolves to an
 * exit code, or to nothing when the program has set `process.exitCode` itself.
 */
export const commands = {
  start: {
    summary: 'PostgreSQL, Temporal, the services and the page, until Ctrl-C; --reset deletes the data first',
    build: true,
    async run({ root, args, progress }) {
      const { runStart } = await import(pathToFileURL(join(root, 'infra/dev/dist/commands/start.js')).href);
      return runStart(args, progress);
    },
  },
  test: {
    summary: 'types, lint, boundaries, unit, integration, replay, browser; ends with the counts',
    build: true,
    run: ({ root, args }) => inProcess(join(root, 'infra/dev/dist/test-run/main.js'), args),
  },
  'test:unit': jestCommand('unit', false, 'what needs no server'),
  'test:architecture': jestCommand('architecture', false, 'the import rules and the habits'),
  'test:integration': jestCommand('integration', true, 'PostgreSQL, Temporal, the api and the supervisor'),
  'test:replay': jestCommand('replay', true, 'recorded histories against the code of today'),
  'test:chaos': jestCommand('chaos', true, 'a short run of kills, and what was planted'),
  'test:e2e': jestCommand('e2e', true, 'a headless browser'),
  walkthrough: testProgram(
    'walkthrough',
    'one nomination through all five levels, checked against the record; [--lose-temporal]',
  ),
  chaos: testProgram(
    'chaos',
    'kills at random while clients work; --kills N --seed S [--plant lost|duplicate|chain|timer]',
  ),
  drill: testProgram('drill', 'rehearses the worst: tamper [--keep] | restore | seal'),
  bench: testProgram('bench', 'measures a scenario: S1 | S5 | S8 | seal | replay | rules [--json FILE]'),
  fuzz: testProgram('fuzz', 'inputs that nobody would write: feel | rules | dmn [--seconds N] [--seed N]'),
  conformance: testProgram('conformance', 'runs an independent kit: dmn [--dir D] [--only TEXT]'),
  'rebuild-journeys': beside(
    'rebuild-journeys',
    'gives every live case its workflow again, out of the record',
  ),
  journeys: beside('journeys', 'check [--heal]: what the record wants against what Temporal has armed'),
  restore: beside('restore', 'epoch | check: what a database needs that was put back from a backup'),
  rules: beside('rules', 'check FILE…: reads rule sets and decides the cases that travel with them'),
  verify: beside(
    'verify',
    '[CASE…|--all] [--trust keys.txt] [--redecide] [--json]: the record in the database',
  ),
  person: beside('person', 'show | erase PERSON: what is kept of a nominee, and how it is forgotten'),
  keys: beside('keys', 'rotate: brings the keys of persons under a new master key'),
  projections: beside(
    'projections',
    'rebuild [NAME…], status, abandon: lists, inbox and statistics made anew from the record',
  ),
  witness: beside('witness', 'serve: remembers and cosigns what a log has shown'),
  build: { summary: 'builds what changed', build: true, run: () => 0 },
  typecheck: {
    summary: 'tsc for every package',
    build: false,
    run: ({ root, args }) => nxTarget(root, 'typecheck', args),
  },
  lint: {
    summary: 'oxlint and prettier',
    build: false,
    async run({ root, args }) {
      const linted = await tool(root, oxlint, args);
      return (await tool(root, prettier, ['--check', '.', '--cache', '--log-level', 'warn'])) || linted;
    },
  },
  format: {
    summary: 'prettier --write',
    build: false,
    run: ({ root }) => tool(root, prettier, ['--write', '.', '--cache', '--log-level', 'warn']),
  },
  openapi: {
    summary: 'writes docs/openapi.json from the api and docs/openapi-audit.json from the audit service',
    build: true,
    async run({ root, args }) {
      for (const app of ['api', 'audit']) await inProcess(join(root, 'apps', app, 'dist/openapi.js'), args);
    },
  },
};
