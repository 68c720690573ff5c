import { existsSync } from 'node:fs';
import { repoRoot } from '@vinhdanh/dev';
import { createIntlZoneRules } from '@vinhdanh/platform';
import { kitFolders } from './kit-folders.js';
import { defaultKit } from './options.js';
import { summaryLine } from './report.js';
import { runFolder, type CaseOutcome } from './run-kit.js';

const kit = defaultKit(repoRoot);
const lies = existsSync(kit);
if (!lies) process.stderr.write(`The kit of decisions is not at ${kit}: its cases are NOT run.\n`);

describe('the kit of decisions', () => {
  (lies ? it : it.skip)('has every case answered as it expects', async () => {
    const zones = createIntlZoneRules();
    const outcomes: CaseOutcome[] = [];
    for (const folder of await kitFolders(kit)) outcomes.push(...(await runFolder(folder, zones)));
    const failed = outcomes.filter(({ verdict }) => verdict === 'failed');
    expect(failed.map(({ name, differences }) => [name, ...differences])).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(0);
    process.stderr.write(`${summaryLine(outcomes)}\n`);
  });
});
