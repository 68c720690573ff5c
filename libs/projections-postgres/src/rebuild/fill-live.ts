import type { ClientBase } from 'pg';
import { Defect } from '@vinhdanh/kernel';
import { readKeys, type CaseFolder, type Folded, type FoldedCase } from '../record/case-folder.js';
import { isCase } from '../record/case-events.js';
import { readBefore, readRange, streamRanges, type StreamPlace } from '../record/read-cases.js';
import { nextOf } from '../tables/projection-table.js';
import { putLive, type LiveTable } from '../tables/live-tables.js';
import type { FillClients } from './fill-followed.js';
import { pipeline } from './pipeline.js';
import { noteFilled } from './rebuild-state.js';
import { hurried, inTransaction } from './transactions.js';

/** Few at a time: while they are written nobody appends to them. */
const PORTION_EVENTS = 2_000;

/** Keeps appends to these cases waiting until the transaction ends; answers how far each has come by now. */
async function holdStreams(
  client: ClientBase,
  cases: readonly FoldedCase[],
): Promise<ReadonlyMap<string, number>> {
  const versions = new Map<string, number>();
  for (const tenant of new Set(cases.map((each) => each.tenant))) {
    const streams = cases.filter((each) => each.tenant === tenant).map(({ stream }) => stream);
    const { rows } = await client.query<{ stream: string; version: number }>({
      name: 'hold-streams',
      text: 'SELECT stream, version FROM vinhdanh.hold_streams($1, $2)',
      values: [tenant, streams],
    });
    for (const { stream, version } of rows) versions.set(`${tenant}\n${stream}`, version);
  }
  return versions;
}

/** Cases whose nominee's key was there when they were folded, and is not any more. */
async function erasedSince(
  client: ClientBase,
  cases: readonly FoldedCase[],
): Promise<ReadonlySet<FoldedCase>> {
  const named = cases.filter(({ changes }) => changes.header.nomineeName !== null);
  const keys = await readKeys(
    client,
    named.map(({ tenant, changes }) => ({ tenant, person: changes.header.nomineeId })),
  );
  return new Set(named.filter(({ tenant, changes }) => !keys.has(`${tenant}\n${changes.header.nomineeId}`)));
}

/** The cases as they stand now that nobody can append to them: those that have moved since are folded again. */
async function asTheyStand(
  client: ClientBase,
  folder: CaseFolder,
  cases: readonly FoldedCase[],
): Promise<readonly FoldedCase[]> {
  const versions = await holdStreams(client, cases);
  const versionOf = ({ tenant, stream }: FoldedCase): number => versions.get(`${tenant}\n${stream}`) ?? 0;
  const erased = await erasedSince(client, cases);
  const moved = cases.filter((each) => each.changes.header.version !== versionOf(each) || erased.has(each));
  if (moved.length === 0) return cases;
  const again = await readBefore(
    client,
    moved.map((each) => ({ tenant: each.tenant, stream: each.stream, before: versionOf(each) + 1 })),
  );
  const fold = await folder.prepare(
    client,
    again.map((events) => ({ events, from: null })),
  );
  const behind = new Set(moved);
  return [...cases.filter((each) => !behind.has(each)), ...readable(fold())];
}

/** A case without its line would be lost to everybody: rather no new table than that. */
function readable({ cases, unreadable: [first] }: Folded): readonly FoldedCase[] {
  if (first !== undefined) throw new Defect(first.code, `${first.stream} of ${first.tenant} cannot be read`);
  return cases;
}

/**
 * Fills the tables beside header and inbox with every case, stream by stream from a place on. Appends write both
 * tables by then, so what is here before them is overwritten by them, and what came before is replaced by this: each
 * case is put in while nobody can append to it, as it stands at that moment.
 * @throws Defect for a case that cannot be read; whatever the server says.
 */
export async function fillLive(
  { names, reader, writer }: FillClients,
  folder: CaseFolder,
  tables: readonly LiveTable[],
  from: { readonly after: StreamPlace; readonly portionEvents?: number },
  onFilled: (events: number) => void,
): Promise<void> {
  const projections = tables.map(({ projection }) => projection);
  async function* portions() {
    for await (const range of streamRanges(names, from.after, from.portionEvents ?? PORTION_EVENTS)) {
      const cases = (await readRange(reader, range, null)).filter(({ stream }) => isCase(stream));
      const fold = await folder.prepare(
        reader,
        cases.map((events) => ({ events, from: null })),
      );
      yield { to: range.to, events: cases.reduce((sum, { count }) => sum + count, 0), fold };
    }
  }
  await pipeline(
    portions(),
    ({ to, events, fold }) => ({ to, events, folded: readable(fold()) }),
    async ({ to, events, folded }) => {
      await inTransaction(writer, hurried, async () => {
        const cases = await asTheyStand(writer, folder, folded);
        for (const table of tables) await putLive(writer, table, nextOf(table.table), cases);
        await noteFilled(writer, projections, to, events);
      });
      onFilled(events);
    },
  );
}
