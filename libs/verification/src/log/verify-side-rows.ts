import type { ClientBase } from 'pg';
import type { JsonObject } from '@vinhdanh/kernel';
import type { EventPlace } from '@vinhdanh/record-format';
import { isPassed } from '../case/event-faults.js';
import type { Checks } from '../checks.js';
import { hexHash, host } from '../host.js';
import { bytesOf, escaped, hexOf } from '../rows/pg-text.js';
import { OrderedRows, type RawRow, type RowQuery } from '../rows/ordered-rows.js';
import { ofCases, type Scope } from '../rows/scope.js';
import { placeOf, sealedRows, type Place, type SealedRow } from '../rows/sources.js';
import type { SideLog } from './log-definition.js';
import type { IncludedEntry } from './verify-inclusion.js';

interface SideRow {
  readonly version: number;
  readonly hash: string;
  readonly bytes: Buffer;
  readonly columns: RawRow;
  readonly place: Place;
}

/** A row of a side log names its case; the whole log is one stream. */
function sideRows(log: SideLog, scope: Scope): RowQuery<SideRow> {
  const { where, values } = ofCases(scope);
  const columns = log.columns.map(({ column }) => column);
  return {
    name: `verify_${log.name}`,
    text: `SELECT position, hash, ${escaped('bytes')}, epoch, txid, position, ${columns.join(', ')}
             FROM ${log.table} WHERE ${where} ORDER BY position`,
    values,
    read: (row) => ({
      version: Number(row[0]),
      hash: hexOf(row[1] ?? ''),
      bytes: bytesOf(row[2] ?? ''),
      place: placeOf(row, 3),
      columns: row.slice(6),
    }),
  };
}

/** What the bytes say, as an object; null for what is none. The database writes them, in JSON of its own spelling. */
function said(bytes: Buffer): JsonObject | null {
  try {
    const value: unknown = JSON.parse(host.decodeUtf8(bytes) ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : null;
  } catch {
    return null; // Whatever the parser dislikes, the bytes are no row.
  }
}

/** The columns that say something else than the bytes. Pure. */
function columnsThatDiffer(log: SideLog, { bytes, columns }: SideRow): string[] {
  const value = said(bytes);
  if (value === null || Object.keys(value).length !== log.columns.length) return ['bytes'];
  return log.columns.flatMap(({ column, member, written = (text) => text }, at) => {
    const found = columns[at] ?? null;
    return value[member] === (found === null ? null : written(found)) ? [] : [column];
  });
}

/** Checks the rows of a side log by themselves and against their sealed numbers; answers those that have one. */
export async function verifySideRows(
  client: ClientBase,
  checks: Checks,
  log: SideLog,
  cursor: Place | null,
): Promise<IncludedEntry[]> {
  const { findings, notices, scope, counts } = checks;
  const { tenant } = scope;
  const rows = await OrderedRows.open(client, sideRows(log, scope));
  const sealed = await OrderedRows.open(client, sealedRows({ tenant, streams: [log.stream] }, log.name));
  const included: IncludedEntry[] = [];
  const isWhole = scope.streams === null;
  let unsealed = 0;
  const noRow = ({ version, number }: SealedRow): void => {
    const event = { stream: log.stream, version, number, type: null, time: null };
    if (isWhole) findings.add('SEAL.NO_EVENT', { event });
  };
  for (let { current: row } = rows; row !== null; { current: row } = rows) {
    for (; sealed.current !== null && sealed.current.version < row.version; await sealed.next())
      noRow(sealed.current);
    const seal = sealed.current?.version === row.version ? sealed.current : null;
    if (seal !== null) await sealed.next();
    const event: EventPlace = {
      stream: log.stream,
      version: row.version,
      number: seal?.number ?? null,
      type: null,
      time: null,
    };
    const hash = hexHash(row.bytes);
    if (hash !== row.hash) findings.add('ENTRY.HASH', { event });
    const columns = columnsThatDiffer(log, row);
    if (columns.length > 0) findings.add('ENTRY.COLUMN', { event, detail: columns.join(', ') });
    if (seal !== null && seal.hash !== hash) findings.add('SEAL.HASH', { event, detail: seal.hash });
    if (seal === null && cursor !== null && isPassed(row.place, cursor))
      findings.add('SEAL.SKIPPED', { event });
    else if (seal === null) unsealed += 1;
    if (seal !== null && !isWhole)
      included.push({
        place: { ...event, number: seal.number },
        tenant,
        eventHash: Buffer.from(hash, 'hex'),
      });
    counts[log.name === 'refusals' ? 'refusals' : 'accessRecords'] += 1;
    await rows.next();
  }
  for (; sealed.current !== null; await sealed.next()) noRow(sealed.current);
  notices.count('NOTICE.UNSEALED_TAIL', unsealed);
  return included;
}
