import { parseArgs } from 'node:util';
import { writeReport } from './measure/report.js';
import { runS1 } from './s1/s1.js';

const usage = 'usage: bench S1 [--json FILE] [--rounds N] [--cases N] [--update-cases N] [--clients N]';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      json: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      cases: { type: 'string', default: '600' },
      'update-cases': { type: 'string', default: '200' },
      clients: { type: 'string', default: '50' },
    },
  });
  if (positionals.length !== 1 || positionals[0]?.toUpperCase() !== 'S1') throw new Error(usage);
  const whole = (name: string, text: string): number => {
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < 1)
      throw new Error(`--${name} takes a whole number from 1, not "${text}"\n${usage}`);
    return value;
  };
  const report = await runS1({
    rounds: whole('rounds', values.rounds),
    cases: whole('cases', values.cases),
    updateCases: whole('update-cases', values['update-cases']),
    clients: whole('clients', values.clients),
  });
  writeReport(report, values.json ?? null);
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(
    `bench: failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 1;
});
