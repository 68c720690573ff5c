import { bytesOf, escaped, hexOf } from './pg-text.js';
import type { RawRow, RowQuery } from './ordered-rows.js';
import { ofCases, ofStreams, streamOf, type Scope } from './scope.js';

/** Every row names the stream that it belongs to; all sources come in the order of streams. */
export interface StreamRow {
  readonly stream: string;
}

/** Where a row stands in the order in which the sealer goes through them. */
export interface Place {
  readonly epoch: number;
  readonly txid: bigint;
  readonly position: bigint;
}

export interface EventRow extends StreamRow {
  readonly version: number;
  readonly type: string;
  readonly schema: number;
  /** As the server writes it. */
  readonly at: string;
  readonly commandId: string;
  readonly prev: string;
  readonly hash: string;
  readonly bytes: Buffer;
  readonly place: () => Place;
}

export interface SealedRow extends StreamRow {
  readonly version: number;
  readonly number: number;
  readonly hash: string;
}

export interface CommandRow extends StreamRow {
  readonly firstVersion: number;
  readonly lastVersion: number;
  readonly actor: string;
  readonly commandId: string;
  readonly caseId: string;
  readonly type: string;
  readonly at: string;
  readonly hash: string;
  readonly bytes: Buffer;
}

export interface HeadRow extends StreamRow {
  readonly version: number;
  readonly at: string;
  readonly hash: string;
}

/** A row that is compared field by field, as the server writes them. */
export interface FieldsRow extends StreamRow {
  readonly fields: Readonly<Record<string, string | null>>;
}

/** The last statement of the case about itself, and the key of its nominee. */
export interface HeaderRow extends FieldsRow {
  readonly key: 'none' | 'destroyed' | 'kept';
  /** Null when it may not be read, or is destroyed. */
  readonly wrapped: string | null;
}

const text = (row: RawRow, at: number): string => row[at] ?? '';
const whole = (row: RawRow, at: number): number => Number(row[at]);

export function placeOf(row: RawRow, from: number): Place {
  return {
    epoch: whole(row, from),
    txid: BigInt(text(row, from + 1)),
    position: BigInt(text(row, from + 2)),
  };
}

export function eventRows(scope: Scope): RowQuery<EventRow> {
  const { where, values } = ofStreams(scope);
  return {
    name: 'verify_events',
    text: `SELECT stream, version, type, schema_version, at, command_id, prev, hash, ${escaped('bytes')}, epoch, txid, position
             FROM vinhdanh.event WHERE ${where} ORDER BY stream, version`,
    values,
    read: (row) => ({
      stream: text(row, 0),
      version: whole(row, 1),
      type: text(row, 2),
      schema: whole(row, 3),
      at: text(row, 4),
      commandId: text(row, 5),
      prev: hexOf(text(row, 6)),
      hash: hexOf(text(row, 7)),
      bytes: bytesOf(text(row, 8)),
      place: () => placeOf(row, 9),
    }),
  };
}

export function sealedRows(scope: Scope, log: string): RowQuery<SealedRow> {
  const { where, values } = ofStreams(scope);
  return {
    name: `verify_sealed_${log}`,
    text: `SELECT stream, version, number, hash FROM vinhdanh.sealed
            WHERE ${where} AND log = '${log}' ORDER BY stream, version`,
    values,
    read: (row) => ({
      stream: text(row, 0),
      version: whole(row, 1),
      number: whole(row, 2),
      hash: hexOf(text(row, 3)),
    }),
  };
}

export function commandRows(scope: Scope): RowQuery<CommandRow> {
  const { where, values } = ofStreams(scope);
  return {
    name: 'verify_commands',
    text: `SELECT stream, first_version, last_version, actor, command_id, case_id, type, at, hash, ${escaped('bytes')}
             FROM vinhdanh.command WHERE ${where} ORDER BY stream, first_version`,
    values,
    read: (row) => ({
      stream: text(row, 0),
      firstVersion: whole(row, 1),
      lastVersion: whole(row, 2),
      actor: text(row, 3),
      commandId: text(row, 4),
      caseId: text(row, 5),
      type: text(row, 6),
      at: text(row, 7),
      hash: hexOf(text(row, 8)),
      bytes: bytesOf(text(row, 9)),
    }),
  };
}

export function headRows(scope: Scope): RowQuery<HeadRow> {
  const { where, values } = ofStreams(scope);
  return {
    name: 'verify_heads',
    text: `SELECT stream, version, at, hash FROM vinhdanh.stream_head WHERE ${where} ORDER BY stream`,
    values,
    read: (row) => ({
      stream: text(row, 0),
      version: whole(row, 1),
      at: text(row, 2),
      hash: hexOf(text(row, 3)),
    }),
  };
}

/** Lists are compared in the form of JSON, in which nothing of theirs is lost. */
const lists: ReadonlySet<string> = new Set(['step_names', 'orgs']);
const selected = (columns: readonly string[], prefix = ''): string =>
  columns
    .map((column) => (lists.has(column) ? `to_json(${prefix}${column})` : `${prefix}${column}`))
    .join(', ');

/** Rows of a table that name their case, with the fields by the names of their columns. */
function fieldRows(scope: Scope, table: string, columns: readonly string[], order = ''): RowQuery<FieldsRow> {
  const { where, values } = ofCases(scope);
  return {
    name: `verify_${table}`,
    text: `SELECT case_id, ${selected(columns)} FROM vinhdanh.${table} WHERE ${where} ORDER BY case_id${order}`,
    values,
    read: (row) => ({ stream: streamOf(text(row, 0)), fields: named(columns, row, 1) }),
  };
}

const named = (columns: readonly string[], row: RawRow, from: number): Record<string, string | null> =>
  Object.fromEntries(columns.map((column, at) => [column, row[from + at] ?? null]));

const stepColumns = [
  'step_id',
  'duty',
  'element_id',
  'step_name',
  'level',
  'role',
  'org',
  'taken_by',
  'since',
  'due_at',
  'step_revision',
] as const;

export const inboxRowsOf = (scope: Scope): RowQuery<FieldsRow> =>
  fieldRows(scope, 'inbox', [...stepColumns, 'sort_at'], ', step_id, duty');

export const inboxPeriodRows = (scope: Scope): RowQuery<FieldsRow> =>
  fieldRows(
    scope,
    'inbox_period',
    [...stepColumns, 'from_at', 'until_at', 'node'],
    ', step_id, duty, from_at',
  );

export const awardPeriodRows = (scope: Scope): RowQuery<FieldsRow> =>
  fieldRows(
    scope,
    'award_period',
    ['from_at', 'until_at', 'award_kind', 'subject_kind', 'unit_org'],
    ', from_at',
  );

export const handledRows = (scope: Scope): RowQuery<FieldsRow> =>
  fieldRows(scope, 'handled', ['person', 'at'], ', person');

const lineColumns = [
  'case_number',
  'award_kind',
  'subject_kind',
  'nominee_id',
  'nominee_name',
  'unit_name',
  'status',
  'result',
  'level',
  'nearest_due_at',
  'started_at',
  'updated_at',
  'dossier_revision',
  'version',
  'bundle_hash',
  'step_names',
  'orgs',
] as const;

/** The line of each case in lists; those of cases that the log has not come to are not there yet. */
export const lineRows = (scope: Scope): RowQuery<FieldsRow> => fieldRows(scope, 'case_list', lineColumns);

/** @param readsKeys whether wrapped keys are wanted; without them only whether there is one. */
export function headerRows(scope: Scope, readsKeys: boolean): RowQuery<HeaderRow> {
  const { where, values } = ofCases(scope, 'h.case_id');
  const columns = [...lineColumns, 'search'];
  const wrapped = readsKeys ? 'k.wrapped' : 'NULL::text';
  return {
    name: 'verify_headers',
    text: `SELECT h.case_id, k.person IS NOT NULL, k.destroyed_at IS NOT NULL, ${wrapped}, ${selected(columns, 'h.')}
             FROM vinhdanh.case_header h
             LEFT JOIN vinhdanh.person_key k ON k.tenant = h.tenant AND k.person = h.nominee_id
            WHERE ${where.replace('tenant', 'h.tenant')} ORDER BY h.case_id`,
    values,
    read: (row) => ({
      stream: streamOf(text(row, 0)),
      key: row[1] !== 't' ? 'none' : row[2] === 't' ? 'destroyed' : 'kept',
      wrapped: row[3] ?? null,
      fields: named(columns, row, 4),
    }),
  };
}
