import type { ClientBase } from 'pg';
import type { CaseFolder, UnreadableCase } from '../record/case-folder.js';
import { isCase } from '../record/case-events.js';
import { readRange, streamRanges, type StreamPlace } from '../record/read-cases.js';
import type { RecordCursor } from '../record/record-cursor.js';
import { nextOf, type ProjectionTable } from '../tables/projection-table.js';
import { pipeline } from './pipeline.js';
import { noteFilled } from './rebuild-state.js';
import { hurried, inTransaction } from './transactions.js';

const PORTION_EVENTS = 8_000;

export interface FillClients {
  /** Reads streams' names; one more, since it goes on while events are read. */
  readonly names: ClientBase;
  readonly reader: ClientBase;
  readonly writer: ClientBase;
}

/**
 * Fills tables beside with every case, as far as the log had come when the rebuild began, stream by stream from a
 * place on. Each portion is in the tables together with the place behind it, or not at all.
 */
export async function fillFollowed(
  clients: FillClients,
  folder: CaseFolder,
  tables: readonly ProjectionTable[],
  from: { readonly after: StreamPlace; readonly until: RecordCursor; readonly portionEvents?: number },
  on: { filled(events: number): void; unreadable(found: UnreadableCase): void },
): Promise<void> {
  const { names, reader, writer } = clients;
  const projections = tables.map(({ projection }) => projection);
  async function* portions() {
    for await (const range of streamRanges(names, from.after, from.portionEvents ?? PORTION_EVENTS)) {
      const cases = (await readRange(reader, range, from.until)).filter(({ stream }) => isCase(stream));
      const fold = await folder.prepare(
        reader,
        cases.map((events) => ({ events, from: null })),
      );
      yield { to: range.to, events: cases.reduce((sum, { count }) => sum + count, 0), fold };
    }
  }
  await pipeline(
    portions(),
    ({ to, events, fold }) => ({ to, events, folded: fold() }),
    async ({ to, events, folded }) => {
      await inTransaction(writer, hurried, async () => {
        for (const table of tables) await table.fill(writer, nextOf(table.table), folded.cases);
        await noteFilled(writer, projections, to, events);
      });
      on.filled(events);
      for (const found of folded.unreadable) on.unreadable(found);
    },
  );
}
