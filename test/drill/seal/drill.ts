import { preparedName } from './prepared.js';
import { sealOptions } from './options.js';
import { runSealDrill } from './run.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `drill seal`: exit code 0 when every event has one number, in order, and what held the log back was said. */
export async function sealDrill(args: readonly string[]): Promise<number> {
  const options = sealOptions(args);
  say(`late committers: ${options.writers} writers, ${options.seconds} s, seed ${options.seed}`);
  const report = await runSealDrill(options, say);
  for (const fault of report.faults.slice(0, 20)) say(`fault: ${fault}`);
  say(`before its epoch was raised the restored database said: ${report.refusedBefore}`);
  const named = report.first.heldBack.some(({ preparedTransaction }) => preparedTransaction === preparedName);
  const whole = report.faults.length === 0 && report.sealedOnce === report.events && named;
  say(
    `seal: ${report.events} events, ${report.sealedOnce} sealed once, ${report.events - report.sealedOnce} skipped,` +
      ` ${report.faults.length} faults, held back ${named ? 'and said so' : 'and NOT said'}`,
  );
  return whole ? 0 : 1;
}
