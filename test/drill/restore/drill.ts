import { restoreOptions } from './options.js';
import { runRestoreDrill } from './run.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `drill restore`: exit code 0 when nothing of before the moment is missing and everything fits. */
export async function restoreDrill(args: readonly string[]): Promise<number> {
  const options = restoreOptions(args);
  const report = await runRestoreDrill(options, say);
  for (const key of report.lost.slice(0, 20)) say(`lost: command ${key}`);
  for (const mismatch of report.mismatches.slice(0, 20)) say(`mismatch: ${mismatch}`);
  say(`${report.after} commands were acknowledged after the moment and went with it`);
  say(`restore: ${report.events} events, ${report.lost.length} lost, ${report.mismatches.length} mismatches`);
  return report.lost.length === 0 && report.mismatches.length === 0 ? 0 : 1;
}
