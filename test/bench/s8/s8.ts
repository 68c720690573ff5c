import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startOfficeDatabase } from '../../integration/commands/support/office-database.js';
import { buildVerifierFile } from '../../support/evidence/run-verifier.js';
import { machine, type BenchReport } from '../measure/report.js';
import { spread } from '../measure/statistics.js';
import { watchedRun, type WatchedRun } from '../measure/watched-run.js';
import { proofTimes, type ProofTimes } from './proof-times.js';
import { packOfWholeRecord, type RecordPack } from './record-pack.js';

export interface S8Options {
  readonly events: number;
  readonly rounds: number;
  readonly proofs: number;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const taskset = ['/usr/bin/taskset', '/bin/taskset'].find((path) => existsSync(path));

/** One verification as an auditor runs it, on one core where the system can say so. @throws Error unless verified. */
async function verify(folder: string, { pack, keys, events }: RecordPack): Promise<WatchedRun> {
  const own = [process.execPath, 'verify.mjs', pack, '--trust', keys, '--json'];
  const [command = '', ...args] = taskset === undefined ? own : [taskset, '-c', '0', ...own];
  const run = await watchedRun(command, args, {
    cwd: folder,
    env: { PATH: dirname(process.execPath) },
  });
  const report = run.code === 0 ? (JSON.parse(run.out) as { counts: { events: number } }) : null;
  if (report?.counts.events !== events)
    throw new Error(`not verified (${run.code}): ${run.err}${run.out.slice(0, 2_000)}`);
  return run;
}

const known = (values: readonly (number | null)[]) => {
  const all = values.filter((value) => value !== null);
  return all.length === 0 ? null : spread(all);
};

/** Scenario S8: a whole record, packed by the product, verified offline by the one file; inclusion proofs. */
export async function runS8(options: S8Options): Promise<BenchReport> {
  const folder = await mkdtemp(join(tmpdir(), 'vinhdanh-s8-'));
  const office = await startOfficeDatabase();
  const runs: WatchedRun[] = [];
  const proofs: ProofTimes[] = [];
  try {
    await buildVerifierFile(join(folder, 'verify.mjs'));
    const packed = await packOfWholeRecord(office, folder, options.events, say);
    const packMiB = statSync(packed.pack).size / 2 ** 20;
    say(`packed: ${Math.round(packMiB)} MiB`);
    for (let round = 0; round <= options.rounds; round++) {
      const run = await verify(folder, packed);
      const times = await proofTimes(office.urls.sealer, options.proofs);
      say(
        `${round === 0 ? 'warm-up' : `round ${round}/${options.rounds}`}  verified in ${run.seconds.toFixed(1)} s` +
          ` (CPU ${run.cpuSeconds?.toFixed(1) ?? '–'} s), ${run.peakRssMiB?.toFixed(0) ?? '–'} MiB;` +
          ` proof made in ${times.makeP50Ms.toFixed(2)} ms, verified in ${times.verifyP50Ms.toFixed(3)} ms`,
      );
      if (round === 0) continue;
      runs.push(run);
      proofs.push(times);
    }
    const over = (figure: (times: ProofTimes) => number) => spread(proofs.map(figure));
    return {
      machine: machine(),
      rows: [
        {
          name: 'verify',
          events: packed.events,
          cases: packed.cases,
          packMiB: Math.round(packMiB),
          seconds: spread(runs.map(({ seconds }) => seconds)),
          cpuSeconds: known(runs.map(({ cpuSeconds }) => cpuSeconds)),
          peakRssMiB: known(runs.map(({ peakRssMiB }) => peakRssMiB)),
          oneCore: taskset === undefined ? 'no' : 'yes',
        },
        {
          name: 'inclusion proof, made',
          events: packed.events,
          p50Ms: over(({ makeP50Ms }) => makeP50Ms),
          p99Ms: over(({ makeP99Ms }) => makeP99Ms),
        },
        {
          name: 'inclusion proof, verified',
          events: packed.events,
          p50Ms: over(({ verifyP50Ms }) => verifyP50Ms),
          p99Ms: over(({ verifyP99Ms }) => verifyP99Ms),
        },
      ],
    };
  } finally {
    await office.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
