import { hash } from 'node:crypto';
import { zeroHash } from '@vinhdanh/journal';
import { canonicalJson, type Json, type JsonObject } from '@vinhdanh/kernel';
import type { Superuser } from './superuser.js';

const sha256 = (bytes: string): string => hash('sha256', bytes, 'hex');

/** Replaces a text wherever it stands as a value. */
function replaced(value: Json, from: string, to: string): Json {
  if (value === from) return to;
  if (Array.isArray(value)) return value.map((item: Json) => replaced(item, from, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, replaced(item as Json, from, to)]),
  );
}

interface EventRow {
  version: number;
  bytes: string;
}
interface CommandRow {
  actor: string;
  command_id: string;
  hash: string;
  bytes: string;
}

/**
 * Makes it another person who has acted in a case, everywhere and with right hashes: commands, events and their
 * chain, head, inbox, handled, and the hashes beside the sealed numbers. All that can be done without the log's key.
 * Answers how many events say something else now, not counting hashes.
 */
export async function rewriteCase(
  superuser: Superuser,
  stream: string,
  from: string,
  to: string,
): Promise<number> {
  const commands = new Map<string, string>();
  for (const row of await superuser.rows<CommandRow>(
    `SELECT actor, command_id, encode(hash, 'hex') AS hash, convert_from(bytes, 'UTF8') AS bytes
       FROM vinhdanh.command WHERE stream = $1`,
    [stream],
  )) {
    const bytes = canonicalJson(replaced(JSON.parse(row.bytes) as Json, from, to));
    commands.set(row.hash, sha256(bytes));
    await superuser.change(
      `UPDATE vinhdanh.command SET actor = $3, hash = decode($4, 'hex'), bytes = convert_to($5, 'UTF8')
        WHERE stream = $1 AND encode(hash, 'hex') = $2`,
      [stream, row.hash, row.actor === from ? to : row.actor, sha256(bytes), bytes],
    );
  }
  let prev = zeroHash;
  let changed = 0;
  const events = await superuser.rows<EventRow>(
    `SELECT version, convert_from(bytes, 'UTF8') AS bytes FROM vinhdanh.event WHERE stream = $1 ORDER BY version`,
    [stream],
  );
  for (const row of events) {
    const old = JSON.parse(row.bytes) as JsonObject & { command: string };
    const renamed = replaced(old, from, to) as JsonObject;
    if (canonicalJson(renamed) !== canonicalJson(old)) changed += 1;
    const bytes = canonicalJson({ ...renamed, prev, command: commands.get(old.command) ?? old.command });
    await superuser.change(
      `UPDATE vinhdanh.event SET bytes = convert_to($3, 'UTF8'), hash = decode($4, 'hex'), prev = decode($5, 'hex')
        WHERE stream = $1 AND version = $2`,
      [stream, row.version, bytes, sha256(bytes), prev],
    );
    prev = sha256(bytes);
    await superuser.tidy(
      `UPDATE vinhdanh.sealed SET hash = decode($3, 'hex') WHERE log = 'record' AND stream = $1 AND version = $2`,
      [stream, row.version, prev],
    );
  }
  const caseId = stream.slice('case-'.length);
  await superuser.change(`UPDATE vinhdanh.stream_head SET hash = decode($2, 'hex') WHERE stream = $1`, [
    stream,
    prev,
  ]);
  await superuser.tidy('UPDATE vinhdanh.handled SET person = $3 WHERE case_id = $1 AND person = $2', [
    caseId,
    from,
    to,
  ]);
  await superuser.tidy('UPDATE vinhdanh.inbox SET taken_by = $3 WHERE case_id = $1 AND taken_by = $2', [
    caseId,
    from,
    to,
  ]);
  return changed;
}
