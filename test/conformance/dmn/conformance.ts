import { existsSync } from 'node:fs';
import { repoRoot } from '@vinhdanh/dev';
import { createIntlZoneRules } from '@vinhdanh/platform';
import { kitFolders } from './kit-folders.js';
import { dmnConformanceOptions } from './options.js';
import { summaryLine } from './report.js';
import { runFolder, type CaseOutcome } from './run-kit.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `conformance dmn`: exit code 0 when every case passes that reaches no external function. */
export async function dmnConformance(args: readonly string[]): Promise<number> {
  const { dir, only } = dmnConformanceOptions(args, repoRoot);
  if (!existsSync(dir)) throw new Error(`there is no folder ${dir}; --dir names another one`);
  const zones = createIntlZoneRules();
  const outcomes: CaseOutcome[] = [];
  for (const folder of await kitFolders(dir)) {
    if (!folder.path.includes(only)) continue;
    outcomes.push(...(await runFolder(folder, zones)));
  }
  for (const { name, verdict, differences } of outcomes) {
    if (verdict !== 'failed') continue;
    say(`failed ${name}`);
    for (const difference of differences) say(`  ${difference}`);
  }
  say(summaryLine(outcomes));
  return outcomes.length > 0 && outcomes.every(({ verdict }) => verdict !== 'failed') ? 0 : 1;
}
