import { constants, setPriority } from 'node:os';
import pg from 'pg';
import { createPostgresBundles, createVault } from '@vinhdanh/journal-postgres';
import { readServices } from '@vinhdanh/dev';
import {
  abandonRebuilds,
  projectionNames,
  projectionStatus,
  rebuildProjections,
  RebuildUnderWay,
  type ProjectionName,
  type Rebuilding,
  type RebuildProgress,
} from '@vinhdanh/projections-postgres';
import { keyList } from '../key-list.js';
import type { Surroundings } from '../run-command.js';
import { UsageError } from '../usage-error.js';

const usage = [
  'usage: vinhdanh projections rebuild [NAME…]   makes projections anew beside the ones that are read; all by default',
  '       vinhdanh projections status            how far each is, and what is being made',
  '       vinhdanh projections abandon           drops what an unfinished rebuild has left',
  `names: ${projectionNames.join(', ')}`,
].join('\n');

type Verb = 'rebuild' | 'status' | 'abandon';

function readArgs(args: readonly string[]): { verb: Verb; names: readonly ProjectionName[] } {
  const [verb, ...names] = args;
  if (verb !== 'rebuild' && verb !== 'status' && verb !== 'abandon') throw new UsageError(usage);
  if (verb !== 'rebuild' && names.length > 0) throw new UsageError(usage);
  const unknown = names.find((name) => !(projectionNames as readonly string[]).includes(name));
  if (unknown !== undefined) throw new UsageError(`there is no projection "${unknown}"\n${usage}`);
  return { verb, names: names.length === 0 ? projectionNames : (names as ProjectionName[]) };
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
const whole = (n: number): string => Math.round(n).toLocaleString('en');

const words: Readonly<Record<RebuildProgress['phase'], string>> = {
  filling: 'filling',
  filled: 'building indexes',
  indexed: 'catching up',
};

/** One line a second: how much is done, how fast, and how long it will take. */
function progressLine(begun: number): (progress: RebuildProgress) => string {
  let before: number | null = null;
  return ({ projections, phase, done, total }) => {
    before ??= done;
    const names = projections.join(', ');
    if (phase !== 'filling') return `${words[phase]}: ${names}`;
    const elapsed = Math.max(1, performance.now() - begun);
    const rate = ((done - before) / elapsed) * 1_000;
    const left = rate > 0 ? `, ${seconds(((total - done) / rate) * 1_000)} left` : '';
    return `${words[phase]} ${names}: ${whole(done)} of ${whole(total)} events, ${whole(rate)} a second${left}`;
  };
}

async function rebuild(
  connect: () => Promise<pg.Client>,
  parts: Parameters<typeof rebuildProjections>[2],
  names: readonly ProjectionName[],
  around: Surroundings,
): Promise<number> {
  // Whoever clicks meanwhile comes first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const [control, streams, reader, writer] = [
    await connect(),
    await connect(),
    await connect(),
    await connect(),
  ];
  const report = await rebuildProjections({ control, names: streams, reader, writer }, names, parts);
  if (report.resumed.length > 0)
    around.say(`went on with an earlier rebuild of ${report.resumed.join(', ')}`);
  for (const { tenant, stream, code } of report.unreadable)
    around.say(`cannot be read: ${stream} of ${tenant}: ${code}`);
  const rate = report.fillMs > 0 ? report.events / (report.fillMs / 1_000) : 0;
  around.say(
    `projections: ${report.swapped.join(', ')} made anew: ${whole(report.events)} events in ${seconds(report.fillMs)} (${whole(rate)} a second), ` +
      `indexes ${seconds(report.indexMs)}, caught up and swapped ${seconds(report.swapMs)}; ${report.unreadable.length} cases cannot be read`,
  );
  return report.unreadable.length === 0 ? 0 : 1;
}

const rebuildingLine = ({ projection, phase, done, total, startedAt }: Rebuilding): string =>
  `${projection}, made anew since ${startedAt.toISOString()}: ${words[phase]}, ${whole(done)} of ${whole(total)} events`;

/** Whoever is second is told how far the first has come. */
function underWay(error: unknown): never {
  if (!(error instanceof RebuildUnderWay)) throw error;
  const lines = ['Another rebuild is under way; wait for its end.', ...error.rebuilding.map(rebuildingLine)];
  throw new Error(lines.join('\n'), { cause: error });
}

/** `projections rebuild|status|abandon`. Exit code 1 when cases could not be read, or another rebuild is under way. */
export async function projectionsCommand(args: readonly string[], around: Surroundings): Promise<number> {
  const { verb, names } = readArgs(args);
  const services = readServices(
    around.home,
    around.env,
    ['DATABASE_PROJECTOR_URL', 'MASTER_KEY'],
    ['MASTER_OLD_KEYS'],
  );
  const clients: pg.Client[] = [];
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({
      connectionString: services.DATABASE_PROJECTOR_URL,
      application_name: 'vinhdanh-cli',
    });
    client.on('error', () => undefined); // The query under way says the same.
    clients.push(client);
    await client.connect();
    return client;
  };
  const pool = new pg.Pool({ connectionString: services.DATABASE_PROJECTOR_URL, max: 1 });
  pool.on('error', () => undefined); // As above.
  try {
    if (verb === 'status') {
      const { sealed, followed, rebuilding } = await projectionStatus(await connect());
      for (const { projection, number } of followed)
        around.say(`${projection}: ${whole(number)} of ${whole(sealed)} sealed events`);
      for (const each of rebuilding) around.say(rebuildingLine(each));
      return 0;
    }
    if (verb === 'abandon') {
      const dropped = await abandonRebuilds(await connect(), around.pause).catch(underWay);
      around.say(
        dropped.length === 0
          ? 'projections: no rebuild to abandon'
          : `projections: abandoned ${dropped.join(', ')}`,
      );
      return 0;
    }
    const line = progressLine(performance.now());
    const parts = {
      bundles: createPostgresBundles(pool),
      vault: createVault(services.MASTER_KEY, keyList(services.MASTER_OLD_KEYS)),
      pause: around.pause,
      onProgress: (progress: RebuildProgress) => around.progress(line(progress)),
    };
    return await rebuild(connect, parts, names, around).catch(underWay);
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined))); // Already broken.
    await pool.end();
  }
}
