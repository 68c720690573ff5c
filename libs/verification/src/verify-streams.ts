import type { ClientBase } from 'pg';
import { CaseCheck, type CaseTools } from './case/case-check.js';
import type { Fields } from './case/expected-rows.js';
import { OrderedRows } from './rows/ordered-rows.js';
import {
  awardPeriodRows,
  commandRows,
  eventRows,
  handledRows,
  headerRows,
  headRows,
  inboxPeriodRows,
  inboxRowsOf,
  lineRows,
  sealedRows,
  type CommandRow,
  type EventRow,
  type FieldsRow,
  type HeaderRow,
  type HeadRow,
  type SealedRow,
  type StreamRow,
} from './rows/sources.js';

/** Everything that says something of a case, each in the order of streams. */
interface Sources {
  readonly events: OrderedRows<EventRow>;
  readonly sealed: OrderedRows<SealedRow>;
  readonly commands: OrderedRows<CommandRow>;
  readonly heads: OrderedRows<HeadRow>;
  readonly headers: OrderedRows<HeaderRow>;
  readonly inbox: OrderedRows<FieldsRow>;
  readonly handled: OrderedRows<FieldsRow>;
  readonly lines: OrderedRows<FieldsRow>;
  readonly inboxPeriods: OrderedRows<FieldsRow>;
  readonly awards: OrderedRows<FieldsRow>;
}

async function openSources(client: ClientBase, { checks }: CaseTools): Promise<Sources> {
  const { scope, parts } = checks;
  return {
    events: await OrderedRows.open(client, eventRows(scope)),
    sealed: await OrderedRows.open(client, sealedRows(scope, 'record')),
    commands: await OrderedRows.open(client, commandRows(scope)),
    heads: await OrderedRows.open(client, headRows(scope)),
    headers: await OrderedRows.open(client, headerRows(scope, parts.vault !== null)),
    inbox: await OrderedRows.open(client, inboxRowsOf(scope)),
    handled: await OrderedRows.open(client, handledRows(scope)),
    lines: await OrderedRows.open(client, lineRows(scope)),
    inboxPeriods: await OrderedRows.open(client, inboxPeriodRows(scope)),
    awards: await OrderedRows.open(client, awardPeriodRows(scope)),
  };
}

/** The stream that comes first in any of the sources; null when all are at their end. */
function firstStream(sources: readonly OrderedRows<StreamRow>[]): string | null {
  let first: string | null = null;
  for (const { current } of sources)
    if (current !== null && (first === null || current.stream < first)) first = current.stream;
  return first;
}

/** The rows of one stream, which are few. */
async function takeAll<Row extends StreamRow>(rows: OrderedRows<Row>, stream: string): Promise<Row[]> {
  const taken: Row[] = [];
  for (let { current } = rows; current?.stream === stream; { current } = rows) {
    taken.push(current);
    await rows.next();
  }
  return taken;
}

const fieldsOf = (rows: readonly FieldsRow[]): Fields[] => rows.map(({ fields }) => fields);

/** Goes through one stream: events, numbers and commands side by side, in the order of versions. */
async function verifyStream(tools: CaseTools, sources: Sources, stream: string): Promise<void> {
  const { events, sealed, commands } = sources;
  const header = (await takeAll(sources.headers, stream))[0] ?? null;
  const check = new CaseCheck(tools, stream, header);
  for (let row = events.current; row?.stream === stream; row = events.current) {
    while (sealed.current?.stream === stream && sealed.current.version < row.version) {
      check.noEvent(sealed.current);
      await sealed.next();
    }
    if (check.needsModel) await check.loadModel();
    while (check.needsCommand(row.version) && isAt(commands.current, stream, row.version)) {
      check.command(commands.current as CommandRow);
      await commands.next();
    }
    const seal = sealed.current;
    const isOwn = seal?.stream === stream && seal.version === row.version;
    check.event(row, isOwn ? seal : null);
    const waits = isOwn ? sealed.next() : null;
    if (waits !== null) await waits;
    const more = events.next();
    if (more !== null) await more;
  }
  for (const row of await takeAll(sealed, stream)) check.noEvent(row);
  for (const row of await takeAll(commands, stream)) {
    if (check.needsModel) await check.loadModel();
    check.command(row);
  }
  await check.end({
    head: (await takeAll(sources.heads, stream))[0] ?? null,
    header,
    inbox: fieldsOf(await takeAll(sources.inbox, stream)),
    handled: fieldsOf(await takeAll(sources.handled, stream)),
    line: fieldsOf(await takeAll(sources.lines, stream)),
    inboxPeriods: fieldsOf(await takeAll(sources.inboxPeriods, stream)),
    awards: fieldsOf(await takeAll(sources.awards, stream)),
  });
}

const isAt = (row: CommandRow | null, stream: string, version: number): boolean =>
  row !== null && row.stream === stream && row.firstVersion <= version;

/** Verifies every case of the scope: its events, and all that the database says beside them. */
export async function verifyStreams(
  client: ClientBase,
  tools: CaseTools,
  total: number | null,
): Promise<void> {
  const { checks } = tools;
  const sources = await openSources(client, tools);
  const all = Object.values(sources) as OrderedRows<StreamRow>[];
  checks.progress('streams', 0, total);
  for (let stream = firstStream(all); stream !== null; stream = firstStream(all)) {
    await verifyStream(tools, sources, stream);
    checks.progress('streams', checks.counts.events, total);
  }
  checks.progress('streams', checks.counts.events, checks.counts.events);
}
