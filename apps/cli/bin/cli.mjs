import { readFileSync } from 'node:fs';
import { commands } from '../../../infra/dev/bootstrap/commands.mjs';
import { run } from '../../../infra/dev/bootstrap/main.mjs';

/** The commands of the product; those of its development are npm scripts. */
const offered = [
  'start',
  'rebuild-journeys',
  'journeys',
  'restore',
  'rules',
  'verify',
  'person',
  'keys',
  'projections',
  'witness',
  'walkthrough',
  'chaos',
  'drill',
  'bench',
  'fuzz',
  'conformance',
];

const usage = () =>
  [
    'Usage: vinhdanh <command> [options]',
    '',
    ...offered.map((name) => `  ${name.padEnd(17)} ${commands[name].summary}`),
    `  ${'help'.padEnd(17)} this text`,
    `  ${'version'.padEnd(17)} the version`,
    '',
  ].join('\n');

/** Runs a command of the product; sets `process.exitCode`, 2 for a command that does not exist. */
export async function runCli(args) {
  const [name, ...rest] = args;
  if (name === 'help' || name === '--help' || name === '-h') return void process.stdout.write(usage());
  if (name === 'version' || name === '--version' || name === '-v')
    return void process.stdout.write(`${version()}\n`);
  if (offered.includes(name)) return run(name, rest);
  process.stderr.write(`${name ? `vinhdanh has no command "${name}".` : 'Say which command.'}\n\n${usage()}`);
  process.exitCode = 2;
}

function version() {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
}
