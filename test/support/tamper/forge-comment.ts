import { hash } from 'node:crypto';
import { canonicalJson, type JsonObject } from '@vinhdanh/kernel';
import type { Superuser } from './superuser.js';

const sha256 = (bytes: string): string => hash('sha256', bytes, 'hex');
const commandId = 'forged-comment';

/**
 * Appends a comment to a case that its command never made: with a command of its own, the right chain, head and
 * header. Whoever can call the functions of the database could do as much; only deciding once more shows it.
 */
export async function forgeComment(superuser: Superuser, stream: string): Promise<void> {
  const last = await superuser.row<{ version: number; hash: string; bytes: string; command: string }>(
    `SELECT e.version, encode(e.hash, 'hex') AS hash, convert_from(e.bytes, 'UTF8') AS bytes,
            convert_from(c.bytes, 'UTF8') AS command
       FROM vinhdanh.event e JOIN vinhdanh.command c ON c.stream = e.stream AND c.last_version = e.version
      WHERE e.stream = $1 ORDER BY e.version DESC LIMIT 1`,
    [stream],
  );
  const event = JSON.parse(last.bytes) as JsonObject & { time: string };
  const by = 'nguoi-khac';
  const command = canonicalJson({
    ...(JSON.parse(last.command) as JsonObject),
    actor: by,
    args: { stepId: 'no-step#1' },
    commandId,
    evaluations: [],
    type: 'TakeStep',
  });
  const version = last.version + 1;
  const bytes = canonicalJson({
    ...event,
    body: { by, commentId: 'forged' },
    command: sha256(command),
    prev: last.hash,
    schema: 1,
    type: 'CommentAdded',
    version,
  });
  await superuser.change(
    `INSERT INTO vinhdanh.command (at, first_version, last_version, tenant, actor, command_id, case_id, stream, type, request_hash, hash, bytes)
     SELECT at, $2, $2, tenant, $3, $4, case_id, stream, 'TakeStep', '', decode($5, 'hex'), convert_to($6, 'UTF8')
       FROM vinhdanh.command WHERE stream = $1 AND last_version = $2 - 1`,
    [stream, version, by, commandId, sha256(command), command],
  );
  await superuser.change(
    `INSERT INTO vinhdanh.event (at, version, schema_version, tenant, stream, type, command_id, prev, hash, bytes)
     SELECT at, $2, 1, tenant, stream, 'CommentAdded', $3, hash, decode($4, 'hex'), convert_to($5, 'UTF8')
       FROM vinhdanh.event WHERE stream = $1 AND version = $2 - 1`,
    [stream, version, commandId, sha256(bytes), bytes],
  );
  await superuser.change(
    `UPDATE vinhdanh.stream_head SET version = $2, hash = decode($3, 'hex') WHERE stream = $1`,
    [stream, version, sha256(bytes)],
  );
  await superuser.change('UPDATE vinhdanh.case_header SET version = $2 WHERE case_id = $1', [
    stream.slice('case-'.length),
    version,
  ]);
}
