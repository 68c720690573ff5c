import type { ClientBase } from 'pg';
import { Follower } from '../follow/follower.js';
import { CaseFolder, type FolderParts, type UnreadableCase } from '../record/case-folder.js';
import { recordCursor } from '../record/record-cursor.js';
import { liveTables } from '../tables/live-tables.js';
import { projectionTables } from '../tables/projection-tables.js';
import type { FollowedProjection } from '../tables/projection-table.js';
import { fillFollowed, type FillClients } from './fill-followed.js';
import { fillLive } from './fill-live.js';
import {
  noteBegun,
  noteEnded,
  notePhase,
  readRebuilding,
  type ProjectionName,
  type RebuildPhase,
  type Rebuilding,
} from './rebuild-state.js';
import { inTransaction, withTableLock } from './transactions.js';

/** Any number: one rebuild at a time in a database. */
const REBUILD_LOCK = 7_283_106;
/** So few events behind, the rest is added while the live follower waits. */
const NEAR_EVENTS = 200;
const CATCH_UP_EVENTS = 5_000;
const CACHED_CASES = 2_000;

export interface RebuildClients extends FillClients {
  /** Holds the lock of the rebuild for as long as it is connected. */
  readonly control: ClientBase;
}

export interface RebuildProgress {
  readonly projections: readonly ProjectionName[];
  readonly phase: RebuildPhase;
  /** Events put into the new tables, by this run and by the one that it goes on from. */
  readonly done: number;
  readonly total: number;
}

export interface RebuildParts extends FolderParts {
  /** About how many events make one transaction; by default what was measured to be quick. */
  readonly portionEvents?: number;
  pause(ms: number): Promise<void>;
  onProgress(progress: RebuildProgress): void;
}

export interface RebuildReport {
  /** What was made anew, in the order in which it took its place. */
  readonly swapped: readonly ProjectionName[];
  /** Those of them that an earlier run had begun. */
  readonly resumed: readonly ProjectionName[];
  /** Events put into tables by this run. */
  readonly events: number;
  /** Cases that the new tables do not hold, because their record cannot be read. */
  readonly unreadable: readonly UnreadableCase[];
  readonly fillMs: number;
  readonly indexMs: number;
  readonly swapMs: number;
}

/** Thrown when a rebuild is under way already; says how far it is. */
export class RebuildUnderWay extends Error {
  constructor(readonly rebuilding: readonly Rebuilding[]) {
    super('a rebuild is under way already');
  }
}

const isFollowed = ({ until }: Rebuilding): boolean => until !== null;

/**
 * Makes projections anew beside the ones that are read, while people work: fills, catches up, swaps. Goes on with
 * what an earlier run has left, wherever it ended; run again after its end it makes them anew once more. All
 * clients are connections as `vinhdanh_projector` of their own.
 * @throws RebuildUnderWay; Defect for a record that cannot be folded; whatever the server says.
 */
export async function rebuildProjections(
  clients: RebuildClients,
  wanted: readonly ProjectionName[],
  parts: RebuildParts,
): Promise<RebuildReport> {
  const { control } = clients;
  await holdRebuild(control);
  try {
    return await new Run(clients, parts).all(wanted);
  } finally {
    await control.query('SELECT pg_advisory_unlock($1)', [REBUILD_LOCK]).catch(() => undefined); // It ends with the connection.
  }
}

async function holdRebuild(control: ClientBase): Promise<void> {
  const { rows } = await control.query<{ won: boolean }>('SELECT pg_try_advisory_lock($1) AS won', [
    REBUILD_LOCK,
  ]);
  if (rows[0]?.won !== true) throw new RebuildUnderWay(await readRebuilding(control));
}

/** Drops what rebuilds have left behind. @throws RebuildUnderWay; whatever the server says. */
export async function abandonRebuilds(
  control: ClientBase,
  pause: (ms: number) => Promise<void>,
): Promise<readonly ProjectionName[]> {
  await holdRebuild(control);
  const begun = (await readRebuilding(control)).map(({ projection }) => projection);
  for (const projection of begun)
    await withTableLock(control, pause, async () => {
      await control.query('SELECT vinhdanh.abandon_rebuild($1)', [projection]);
      await control.query('DELETE FROM vinhdanh.projection_checkpoint WHERE building AND projection = $1', [
        projection,
      ]);
      await noteEnded(control, [projection]);
    });
  await control.query('SELECT pg_advisory_unlock($1)', [REBUILD_LOCK]);
  return begun;
}

type Stage = 'fill' | 'index' | 'swap';

class Run {
  readonly #folder: CaseFolder;
  readonly #swapped: ProjectionName[] = [];
  readonly #unreadable: UnreadableCase[] = [];
  #events = 0;
  readonly #ms: Record<Stage, number> = { fill: 0, index: 0, swap: 0 };

  constructor(
    private readonly clients: RebuildClients,
    private readonly parts: RebuildParts,
  ) {
    this.#folder = new CaseFolder(parts);
  }

  async all(wanted: readonly ProjectionName[]): Promise<RebuildReport> {
    const { control } = this.clients;
    const resumed = (await readRebuilding(control)).map(({ projection }) => projection);
    await this.#begin(wanted.filter((name) => !resumed.includes(name)));
    await this.#timed('fill', () => this.#fill());
    await this.#timed('index', () => this.#index());
    await this.#timed('swap', () => this.#swap());
    const { fill: fillMs, index: indexMs, swap: swapMs } = this.#ms;
    return {
      swapped: this.#swapped,
      resumed,
      events: this.#events,
      unreadable: this.#unreadable,
      fillMs,
      indexMs,
      swapMs,
    };
  }

  readonly #put = (found: UnreadableCase): void => {
    const { tenant, stream } = found;
    if (!this.#unreadable.some((each) => each.tenant === tenant && each.stream === stream))
      this.#unreadable.push(found);
  };

  async #timed(stage: Stage, work: () => Promise<void>): Promise<void> {
    const begun = performance.now();
    await work();
    this.#ms[stage] += performance.now() - begun;
  }

  /** Those that follow the log share a moment, so that one fold fills all of them. */
  async #begin(names: readonly ProjectionName[]): Promise<void> {
    const { control } = this.clients;
    const followed = projectionTables.filter(({ projection }) => names.includes(projection));
    if (followed.length > 0)
      await inTransaction(control, [], async () => {
        const until = await recordCursor(control);
        for (const { projection } of followed) {
          await control.query('SELECT vinhdanh.begin_rebuild($1)', [projection]);
          await noteBegun(control, projection, until, until.number);
        }
      });
    for (const { projection } of liveTables.filter((each) => names.includes(each.projection)))
      await withTableLock(control, this.parts.pause, async () => {
        await control.query('SELECT vinhdanh.begin_rebuild($1)', [projection]);
        const { rows } = await control.query<{ events: string }>(
          'SELECT coalesce(sum(version), 0)::text AS events FROM vinhdanh.stream_head',
        );
        await noteBegun(control, projection, null, Number(rows[0]?.events ?? 0));
      });
  }

  async #fill(): Promise<void> {
    for (const group of groups(await this.#in('filling'))) {
      const { projections, first } = group;
      let { done } = first;
      const filled = (events: number): void => {
        done += events;
        this.#events += events;
        this.parts.onProgress({ projections, phase: 'filling', done, total: first.total });
      };
      const followed = projectionTables.filter(({ projection }) => projections.includes(projection));
      const { portionEvents } = this.parts;
      const live = liveTables.filter(({ projection }) => projections.includes(projection));
      if (first.until !== null)
        await fillFollowed(
          this.clients,
          this.#folder,
          followed,
          { after: first.after, until: first.until, portionEvents },
          { filled, unreadable: this.#put },
        );
      else await fillLive(this.clients, this.#folder, live, { after: first.after, portionEvents }, filled);
      await notePhase(this.clients.control, projections, 'filled');
    }
  }

  /** A checkpoint beside makes a table one that can be followed. */
  async #index(): Promise<void> {
    const { control } = this.clients;
    for (const { projection, until, done, total } of await this.#in('filled')) {
      this.parts.onProgress({ projections: [projection], phase: 'filled', done, total });
      await inTransaction(control, [], async () => {
        await control.query('SELECT vinhdanh.index_rebuild($1)', [projection]);
        if (until !== null)
          await control.query(
            `INSERT INTO vinhdanh.projection_checkpoint (projection, building, number) VALUES ($1, true, $2)`,
            [projection, until.number],
          );
        await notePhase(control, [projection], 'indexed');
      });
    }
  }

  async #swap(): Promise<void> {
    const indexed = await this.#in('indexed');
    const followed = indexed.filter(isFollowed).map(({ projection }) => projection as FollowedProjection);
    if (followed.length > 0) await this.#swapFollowed(followed, indexed[0]);
    for (const { projection } of indexed.filter((each) => !isFollowed(each))) {
      const { control } = this.clients;
      await withTableLock(control, this.parts.pause, async () => {
        await control.query('SELECT vinhdanh.swap_rebuild($1)', [projection]);
        await noteEnded(control, [projection]);
      });
      this.#swapped.push(projection);
    }
  }

  async #swapFollowed(
    projections: readonly FollowedProjection[],
    like: Rebuilding | undefined,
  ): Promise<void> {
    const { control } = this.clients;
    const follower = new Follower({ ...this.parts, cacheSize: CACHED_CASES, onUnreadable: this.#put }, true);
    const { done = 0, total = 0 } = like ?? {};
    for (;;) {
      const outcome = await follower.followBatch(control, CATCH_UP_EVENTS);
      this.parts.onProgress({ projections, phase: 'indexed', done, total });
      if (outcome.kind === 'followed' && outcome.count < NEAR_EVENTS) break;
    }
    await withTableLock(control, this.parts.pause, async () => {
      // The live follower's rows: it waits here until the new tables have its place.
      await control.query(
        'SELECT FROM vinhdanh.projection_checkpoint WHERE projection = ANY ($1) ORDER BY projection, building FOR UPDATE',
        [projections],
      );
      for (let more = true; more;) {
        const outcome = await follower.followWithin(control, CATCH_UP_EVENTS);
        more = outcome.kind === 'followed' && outcome.more;
      }
      for (const projection of projections)
        await control.query('SELECT vinhdanh.swap_rebuild($1)', [projection]);
      await control.query(
        'DELETE FROM vinhdanh.projection_checkpoint WHERE projection = ANY ($1) AND NOT building',
        [projections],
      );
      await control.query(
        'UPDATE vinhdanh.projection_checkpoint SET building = false WHERE projection = ANY ($1)',
        [projections],
      );
      await noteEnded(control, projections);
    });
    this.#swapped.push(...projections);
  }

  async #in(phase: RebuildPhase): Promise<readonly Rebuilding[]> {
    return (await readRebuilding(this.clients.control)).filter((each) => each.phase === phase);
  }
}

/** Those that are at the same place are filled by the same fold. */
function groups(
  rebuilding: readonly Rebuilding[],
): readonly { readonly projections: readonly ProjectionName[]; readonly first: Rebuilding }[] {
  const found = new Map<string, { projections: ProjectionName[]; first: Rebuilding }>();
  for (const each of rebuilding) {
    const place = JSON.stringify([each.after, each.until]);
    const group = found.get(place);
    if (group === undefined) found.set(place, { projections: [each.projection], first: each });
    else group.projections.push(each.projection);
  }
  return [...found.values()];
}
