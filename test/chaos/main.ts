import { chaosOptions } from './options.js';
import { runChaos, type Aftermath } from './run.js';
import type { Verdict } from './verify.js';

const shown = 20;

function print(result: Verdict & Pick<Aftermath, 'kills' | 'byTarget' | 'acknowledged'>): boolean {
  const faults = [...result.lost, ...result.duplicated, ...result.chainBreaks];
  for (const fault of faults.slice(0, shown)) process.stdout.write(`fault: ${fault}\n`);
  if (faults.length > shown) process.stdout.write(`… and ${faults.length - shown} more\n`);
  const counts = Object.entries(result.byTarget).map(([target, kills]) => `${target} ${kills}`);
  process.stdout.write(`targets: ${counts.join(', ')}\n`);
  process.stdout.write(
    `chaos: ${result.kills} kills, ${result.acknowledged} acknowledged, ${result.lost.length} lost, ` +
      `${result.duplicated.length} duplicated, ${result.chainBreaks.length} chain breaks\n`,
  );
  return faults.length === 0 && result.acknowledged >= 20 * result.kills;
}

async function main(): Promise<number> {
  const options = chaosOptions(process.argv.slice(2));
  process.stdout.write(`chaos: ${options.kills} kills, seed ${options.seed}, ${options.clients} clients\n`);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const sound = await runChaos(options, say, async (aftermath) => {
    if (options.plant !== null) {
      await aftermath.plant(options.plant);
      say(`planted: ${options.plant}`);
    }
    return print({ ...aftermath, ...(await aftermath.verify()) });
  });
  return sound ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(
    `chaos: failed: ${error instanceof Error ? `${error.stack ?? error.message}${error.cause === undefined ? '' : `\ncause: ${String(error.cause)}`}` : String(error)}\n`,
  );
  return 1;
});
