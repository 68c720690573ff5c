import { projectionNames, type ProjectionName, type RebuildReport } from '@vinhdanh/projections-postgres';
import { machine, type BenchReport, type BenchRow } from '../measure/report.js';
import { spread } from '../measure/statistics.js';
import { startProgram } from './child-program.js';
import { startRecordDatabase, type RecordDatabase } from './record-database.js';
import { proveSame, settled } from './same-rows.js';
import { Office, type WrittenLoad } from './writing.js';

export interface S5Options {
  readonly events: number;
  readonly rounds: number;
  /** Commands a second that the office gives meanwhile. */
  readonly commands: number;
  /** Seconds of writing alone in each round. */
  readonly usual: number;
}

const live: readonly ProjectionName[] = ['header', 'inbox'];
const followed = projectionNames.filter((name) => !live.includes(name));

/** What one rebuild came to. */
interface Rebuilt {
  readonly report: RebuildReport;
  readonly seconds: number;
  readonly written: WrittenLoad | null;
}

const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

async function rebuild(
  database: RecordDatabase,
  names: readonly ProjectionName[],
): Promise<Omit<Rebuilt, 'written'>> {
  const begun = performance.now();
  const { urls, masterKey } = database;
  const program = startProgram('rebuild-main', { projectorUrl: urls.projector, masterKey, names });
  const report = (await program.result) as RebuildReport;
  const seconds = (performance.now() - begun) / 1_000;
  await program.stop();
  if (report.unreadable.length > 0) throw new Error(`${report.unreadable.length} cases cannot be read`);
  return { report, seconds };
}

async function whileWriting(
  database: RecordDatabase,
  office: Office,
  commands: number,
  names: readonly ProjectionName[],
): Promise<Rebuilt> {
  const writing = office.offer(commands);
  await pause(1);
  const rebuilt = await rebuild(database, names);
  return { ...rebuilt, written: await writing.stop() };
}

function rowOf(name: string, rounds: readonly Rebuilt[], usual: readonly WrittenLoad[]): BenchRow {
  const over = (figure: (round: Rebuilt, n: number) => number | null) => {
    const values = rounds.map(figure).filter((value) => value !== null);
    return values.length === 0 ? null : spread(values);
  };
  return {
    name,
    eventsPerSecond: over(({ report }) => report.events / (report.fillMs / 1_000)),
    eventsPerSecondToTheSwap: over(({ report, seconds }) => report.events / seconds),
    fillSeconds: over(({ report }) => report.fillMs / 1_000),
    indexSeconds: over(({ report }) => report.indexMs / 1_000),
    swapSeconds: over(({ report }) => report.swapMs / 1_000),
    writes: over(({ written }) => written?.commands ?? null),
    writeP50Ms: over(({ written }) => written?.p50Ms ?? null),
    writeP99Ms: over(({ written }) => written?.p99Ms ?? null),
    writeMaxMs: over(({ written }) => written?.maxMs ?? null),
    writeP99OfUsual: over(({ written }, n) =>
      written === null || usual[n] === undefined ? null : written.p99Ms / usual[n].p99Ms,
    ),
  };
}

/** Nothing but the writer: what its latency usually is. */
function usualRow(usual: readonly WrittenLoad[]): BenchRow {
  const over = (figure: (load: WrittenLoad) => number) => spread(usual.map(figure));
  return {
    name: 'writing alone',
    writes: over(({ commands }) => commands),
    writeP50Ms: over(({ p50Ms }) => p50Ms),
    writeP99Ms: over(({ p99Ms }) => p99Ms),
    writeMaxMs: over(({ maxMs }) => maxMs),
  };
}

/**
 * Scenario S5: projections made anew out of the whole record while the office writes; sealer and follower run
 * throughout, each program in a process of its own. After the rounds the tables that were kept all the while are
 * held against one more rebuild.
 */
export async function runS5(options: S5Options): Promise<BenchReport> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const database = await startRecordDatabase(options.events, say);
  const { urls, masterKey, logKey } = database;
  const keeper = startProgram('keeper-main', {
    sealerUrl: urls.sealer,
    projectorUrl: urls.projector,
    masterKey,
    logKey,
  });
  const office = new Office(urls.app, masterKey);
  const rounds: Record<'followed' | 'live' | 'quiet', Rebuilt[]> = { followed: [], live: [], quiet: [] };
  const usual: WrittenLoad[] = [];
  try {
    // Projections of the seeded record; the first figures that do not count.
    await rebuild(database, followed);
    for (let n = 0; n <= options.rounds; n++) {
      const writing = office.offer(options.commands);
      await pause(options.usual);
      const alone = await writing.stop();
      const round = {
        followed: await whileWriting(database, office, options.commands, followed),
        live: await whileWriting(database, office, options.commands, live),
        quiet: { ...(await rebuild(database, followed)), written: null },
      };
      say(lineOf(n === 0 ? 'warm-up' : `round ${n}/${options.rounds}`, alone, round));
      if (n === 0) continue;
      usual.push(alone);
      for (const name of ['followed', 'live', 'quiet'] as const) rounds[name].push(round[name]);
    }
    await settled(urls.projector);
    const rows = await proveSame(urls.admin, async () => void (await rebuild(database, projectionNames)));
    say(`checked: ${rows} rows, the same whether kept or made anew, after ${office.commands} commands`);
    return {
      machine: machine(),
      rows: [
        usualRow(usual),
        rowOf('followed, while writing', rounds.followed, usual),
        rowOf('header and inbox, while writing', rounds.live, usual),
        rowOf('followed, nobody writing', rounds.quiet, usual),
      ],
    };
  } finally {
    await office.close();
    await keeper.stop();
    await database.stop();
  }
}

function lineOf(
  label: string,
  alone: WrittenLoad,
  round: Record<'followed' | 'live' | 'quiet', Rebuilt>,
): string {
  const rate = ({ report }: Rebuilt): string => `${Math.round(report.events / report.fillMs)}k/s`;
  const p99 = ({ written }: Rebuilt): string => `${written?.p99Ms.toFixed(1) ?? '–'} ms`;
  return (
    `${label.padEnd(10)} alone p99 ${alone.p99Ms.toFixed(1)} ms · followed ${rate(round.followed)}, p99 ${p99(round.followed)} · ` +
    `header and inbox ${rate(round.live)}, p99 ${p99(round.live)} · nobody writing ${rate(round.quiet)}`
  );
}
