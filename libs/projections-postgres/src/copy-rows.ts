import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** What a cell may hold; a list becomes an array of texts. */
export type CopyValue = string | number | boolean | bigint | null | Buffer | readonly string[];

/** Written to the socket at once: large enough that a system call counts for little. */
const CHUNK_CHARS = 256 * 1024;

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (text: string): string =>
  special.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign) : text;

/** An array literal; each element is quoted, so that none is mistaken for NULL or for syntax. */
const listOf = (items: readonly string[]): string =>
  `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

function cell(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'object')
    return Buffer.isBuffer(value) ? `\\\\x${value.toString('hex')}` : escaped(listOf(value));
  return String(value);
}

function* chunksOf(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let chunk = '';
  for (const row of rows) {
    let line = '';
    for (let n = 0; n < row.length; n++) line += (n === 0 ? '' : '\t') + cell(row[n] ?? null);
    chunk += `${line}\n`;
    if (chunk.length < CHUNK_CHARS) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/**
 * Writes rows by COPY: the quickest way into a table. Part of the transaction that `client` is in.
 * @param into the table and, in brackets, its columns in the order of the cells; never from a request
 * @throws whatever the server says; nothing of the copy is there then.
 */
export const copyRows = (
  client: ClientBase,
  into: string,
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> =>
  pipeline(
    Readable.from(chunksOf(rows), { objectMode: true, highWaterMark: 2 }),
    client.query(copyFrom(`COPY ${into} FROM STDIN`)),
  );
