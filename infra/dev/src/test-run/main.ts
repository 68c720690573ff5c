import { countsLine, sum, type Counts } from './counts.js';
import { runStep } from './run-step.js';
import { selectSteps } from './steps.js';

interface StepResult {
  readonly name: string;
  readonly counts: Counts;
  readonly seconds: number;
}

/** Runs the steps named in the arguments, all by default; the last line on stdout is the sum of their counts. */
async function main(names: readonly string[]): Promise<number> {
  let interrupted = false;
  const interrupt = (): void => void (interrupted = true);
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const results: StepResult[] = [];
  for (const step of selectSteps(names)) {
    process.stdout.write(`\n── ${step.name}\n`);
    const begun = performance.now();
    const counts = await runStep(step);
    results.push({ name: step.name, counts, seconds: (performance.now() - begun) / 1000 });
    if (interrupted) break;
  }
  const total = sum(results.map((result) => result.counts));
  const rows = results.map(
    ({ name, counts, seconds }) =>
      `  ${name.padEnd(14)}${seconds.toFixed(1).padStart(7)} s  ${countsLine(counts)}`,
  );
  process.stdout.write(
    ['', ...rows, ...(interrupted ? ['  interrupted'] : []), countsLine(total), ''].join('\n'),
  );
  return total.failed > 0 || interrupted ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.stdout.write(`${countsLine({ passed: 0, failed: 1, skipped: 0 })}\n`);
  process.exitCode = 1;
}
