import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from 'node:crypto';
import { canonicalJson, type Json, type JsonObject } from '@vinhdanh/kernel';
import type { RecordFindingCode } from '@vinhdanh/verification';
import type { DatabaseCopy } from './database-copy.js';
import { rewriteCase } from './rewrite-case.js';
import { rewriteLog } from './rewrite-log.js';
import type { Superuser } from './superuser.js';

/** What an attacker has before him. */
export interface Target {
  readonly superuser: Superuser;
  readonly copy: DatabaseCopy;
  /** Stream of a case that has ended, with documents. */
  readonly concluded: string;
  /** Stream of a case that stands in somebody's inbox. */
  readonly open: string;
  /** How many events the record has, untouched and as it is now. */
  readonly events: number;
  /** The key of the log of events, as it was stolen. */
  readonly logKey: { readonly origin: string; readonly seed: string };
}

export interface Attack {
  readonly name: string;
  /** Each of these is said of it, whatever else is. */
  readonly found: readonly RecordFindingCode[];
  /** Nothing in the database is wrong with itself: only a witness can know. */
  readonly witnessAlone?: boolean;
  /** Which copy it is made on; the present one where nothing is said. */
  readonly of?: 'earlier';
  /** @throws Error when it changes nothing. */
  apply(target: Target): Promise<unknown>;
}

const sha256 = (bytes: string): string => hash('sha256', bytes, 'hex');

/** The event of a type that comes first in a case. */
const eventOf = (
  superuser: Superuser,
  stream: string,
  type: string,
): Promise<{ version: number; bytes: string }> =>
  superuser.row(
    `SELECT version, convert_from(bytes, 'UTF8') AS bytes FROM vinhdanh.event
      WHERE stream = $1 AND type = $2 ORDER BY version LIMIT 1`,
    [stream, type],
  );

const nobody = 'nguoi-khac';

/** Who decided first in a case. */
async function deciderOf(superuser: Superuser, stream: string): Promise<string> {
  const { bytes } = await eventOf(superuser, stream, 'StepDecided');
  return (JSON.parse(bytes) as { body: { by: string } }).body.by;
}

/** Bytes with another body, hashed anew; the chain behind them stays as it was. */
async function overwrite(
  superuser: Superuser,
  stream: string,
  version: number,
  envelope: JsonObject,
): Promise<void> {
  const bytes = canonicalJson(envelope);
  await superuser.change(
    `UPDATE vinhdanh.event SET bytes = convert_to($3, 'UTF8'), hash = decode($4, 'hex') WHERE stream = $1 AND version = $2`,
    [stream, version, bytes, sha256(bytes)],
  );
}

/** All that names a case beside its events. */
const ofCase = ['case_header', 'inbox', 'handled', 'notice', 'wake_up'] as const;

/** Every attack of the drill, in the order in which they are made. */
export const attacks: readonly Attack[] = [
  {
    name: 'a byte of a body is flipped',
    found: ['EVENT.HASH'],
    apply: async ({ superuser, concluded }) => {
      const { version } = await eventOf(superuser, concluded, 'StepDecided');
      return superuser.change(
        `UPDATE vinhdanh.event SET bytes = set_byte(bytes, 12, get_byte(bytes, 12) # 1) WHERE stream = $1 AND version = $2`,
        [concluded, version],
      );
    },
  },
  {
    name: 'a body says another outcome, with the hash beside it right',
    found: ['EVENT.CHAIN', 'SEAL.HASH'],
    apply: async ({ superuser, concluded }) => {
      const { version, bytes } = await eventOf(superuser, concluded, 'StepDecided');
      const envelope = JSON.parse(bytes) as JsonObject & { body: JsonObject };
      await overwrite(superuser, concluded, version, {
        ...envelope,
        body: { ...envelope.body, outcome: 'refuse' },
      });
    },
  },
  {
    name: 'an event is deleted',
    found: ['EVENT.VERSION', 'EVENT.CHAIN', 'SEAL.NO_EVENT'],
    apply: async ({ superuser, concluded }) => {
      const { version } = await eventOf(superuser, concluded, 'StepDecided');
      return superuser.change('DELETE FROM vinhdanh.event WHERE stream = $1 AND version = $2', [
        concluded,
        version,
      ]);
    },
  },
  {
    name: 'the last ten events of a case are deleted, with their commands and the head set back',
    found: ['SEAL.NO_EVENT'],
    apply: async ({ superuser, concluded }) => {
      const { version, hash: head } = await superuser.row<{ version: number; hash: Buffer }>(
        'SELECT version, hash FROM vinhdanh.event WHERE stream = $1 ORDER BY version DESC OFFSET 10 LIMIT 1',
        [concluded],
      );
      await superuser.change('DELETE FROM vinhdanh.event WHERE stream = $1 AND version > $2', [
        concluded,
        version,
      ]);
      await superuser.tidy('DELETE FROM vinhdanh.command WHERE stream = $1 AND first_version > $2', [
        concluded,
        version,
      ]);
      return superuser.change(
        `UPDATE vinhdanh.stream_head h SET version = $2, hash = $3, at = e.at FROM vinhdanh.event e
          WHERE h.stream = $1 AND e.stream = $1 AND e.version = $2`,
        [concluded, version, head],
      );
    },
  },
  {
    name: 'a whole case is deleted, with everything that names it',
    found: ['SEAL.GAP', 'TREE.SIZE', 'TREE.CURSOR'],
    apply: async ({ superuser, concluded }) => {
      for (const table of ['event', 'command', 'stream_head', 'sealed'])
        await superuser.change(`DELETE FROM vinhdanh.${table} WHERE stream = $1`, [concluded]);
      for (const table of ofCase)
        await superuser.tidy(`DELETE FROM vinhdanh.${table} WHERE case_id = $1`, [concluded.slice(5)]);
    },
  },
  {
    name: 'two events are swapped',
    found: ['EVENT.CHAIN', 'EVENT.COLUMN'],
    apply: async ({ superuser, concluded }) => {
      const swap = (from: number, to: number): Promise<number> =>
        superuser.change('UPDATE vinhdanh.event SET version = $3 WHERE stream = $1 AND version = $2', [
          concluded,
          from,
          to,
        ]);
      await swap(4, 1_000_000);
      await swap(5, 4);
      return swap(1_000_000, 5);
    },
  },
  {
    name: 'an event is inserted between two others',
    found: ['EVENT.COLUMN', 'FILE.MISSING'],
    apply: async ({ superuser, concluded }) => {
      const before = await superuser.row<{ bytes: string; hash: string }>(
        `SELECT convert_from(bytes, 'UTF8') AS bytes, encode(hash, 'hex') AS hash FROM vinhdanh.event
          WHERE stream = $1 AND version = 3`,
        [concluded],
      );
      await superuser.change(
        'UPDATE vinhdanh.event SET version = -version - 1 WHERE stream = $1 AND version > 3',
        [concluded],
      );
      await superuser.change(
        'UPDATE vinhdanh.event SET version = -version WHERE stream = $1 AND version < 0',
        [concluded],
      );
      const envelope = JSON.parse(before.bytes) as JsonObject;
      const bytes = canonicalJson({
        ...envelope,
        body: { by: nobody, stepId: 'step#1' },
        command: sha256('no command'),
        prev: before.hash,
        type: 'StepTaken',
        version: 4,
      });
      return superuser.change(
        `INSERT INTO vinhdanh.event (position, at, version, schema_version, tenant, stream, type, command_id, prev, hash, bytes)
         OVERRIDING SYSTEM VALUE
         SELECT (SELECT max(position) + 1 FROM vinhdanh.event), at, 4, 1, tenant, stream, 'StepTaken', 'forged', hash, decode($2, 'hex'), convert_to($3, 'UTF8')
           FROM vinhdanh.event WHERE stream = $1 AND version = 3`,
        [concluded, sha256(bytes), bytes],
      );
    },
  },
  {
    name: 'a time is changed, in the bytes and beside them',
    found: ['EVENT.CHAIN'],
    apply: async ({ superuser, concluded }) => {
      const { version, bytes } = await eventOf(superuser, concluded, 'StepDecided');
      const envelope = JSON.parse(bytes) as JsonObject & { time: string };
      const time = new Date(Date.parse(envelope.time) - 1).toISOString();
      await overwrite(superuser, concluded, version, { ...envelope, time });
      return superuser.change('UPDATE vinhdanh.event SET at = $3 WHERE stream = $1 AND version = $2', [
        concluded,
        version,
        time,
      ]);
    },
  },
  {
    name: 'a stored command gives another reason, with its hash right',
    found: ['FILE.MISSING'],
    apply: async ({ superuser, concluded }) => {
      const { hash: old, bytes } = await superuser.row<{ hash: string; bytes: string }>(
        `SELECT encode(hash, 'hex') AS hash, convert_from(bytes, 'UTF8') AS bytes FROM vinhdanh.command
          WHERE stream = $1 AND type = 'DecideStep' ORDER BY first_version LIMIT 1`,
        [concluded],
      );
      const command = JSON.parse(bytes) as JsonObject & { seen: JsonObject };
      const changed = canonicalJson({ ...command, seen: { ...command.seen, dossier: 999 } } as Json);
      return superuser.change(
        `UPDATE vinhdanh.command SET bytes = convert_to($2, 'UTF8'), hash = decode($3, 'hex')
          WHERE encode(hash, 'hex') = $1`,
        [old, changed, sha256(changed)],
      );
    },
  },
  {
    name: 'a byte of a document is changed',
    found: ['FILE.HASH'],
    apply: async ({ copy }) => {
      const names = readdirSync(copy.files, { recursive: true, encoding: 'utf8' });
      const name = names.find((each) => /[0-9a-f]{64}$/.test(each));
      if (name === undefined) throw new Error('there is no document to change');
      const file = join(copy.files, name);
      const bytes = readFileSync(file);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    },
  },
  {
    name: 'the bundle of a case is swapped for another',
    found: ['FILE.HASH'],
    apply: async ({ superuser, concluded }) => {
      const { bytes } = await eventOf(superuser, concluded, 'NominationStarted');
      const { bundleHash } = (JSON.parse(bytes) as { body: { bundleHash: string } }).body;
      return superuser.change(
        `UPDATE vinhdanh.bundle SET bytes = (SELECT b.bytes FROM vinhdanh.bundle b WHERE b.hash <> $1 LIMIT 1) WHERE hash = $1`,
        [bundleHash],
      );
    },
  },
  {
    name: 'a row of an inbox is edited',
    found: ['PROJECTION.INBOX'],
    apply: ({ superuser, open }) =>
      superuser.change(`UPDATE vinhdanh.inbox SET due_at = now(), sort_at = now() WHERE case_id = $1`, [
        open.slice(5),
      ]),
  },
  {
    name: 'the header of a case is edited',
    found: ['PROJECTION.HEADER'],
    apply: ({ superuser, concluded }) =>
      superuser.change(`UPDATE vinhdanh.case_header SET result = 'refused' WHERE case_id = $1`, [
        concluded.slice(5),
      ]),
  },
  {
    name: 'the access log says that somebody else has looked, with the hash beside it right',
    found: ['SEAL.HASH'],
    apply: async ({ superuser }) => {
      const { position, bytes } = await superuser.row<{ position: string; bytes: string }>(
        `SELECT position::text, convert_from(bytes, 'UTF8') AS bytes FROM vinhdanh.access_log ORDER BY position LIMIT 1`,
      );
      const { actor } = JSON.parse(bytes) as { actor: string };
      const changed = bytes.replace(JSON.stringify(actor), JSON.stringify(nobody));
      return superuser.change(
        `UPDATE vinhdanh.access_log SET actor = $2, bytes = convert_to($3, 'UTF8'), hash = decode($4, 'hex') WHERE position = $1`,
        [position, nobody, changed, sha256(changed)],
      );
    },
  },
  {
    name: 'a refused attempt is deleted',
    found: ['SEAL.NO_EVENT'],
    apply: ({ superuser }) =>
      superuser.change(
        'DELETE FROM vinhdanh.refusal WHERE position = (SELECT min(position) FROM vinhdanh.refusal)',
      ),
  },
  {
    name: 'a whole case is rewritten with right hashes, numbers and tiles',
    found: ['TREE.ROOT'],
    apply: async ({ superuser, concluded }) => {
      const from = await deciderOf(superuser, concluded);
      if ((await rewriteCase(superuser, concluded, from, nobody)) === 0)
        throw new Error(`${from} stands in no event of ${concluded}`);
      await rewriteLog(superuser, 'record', { kind: 'kept' });
    },
  },
  {
    name: 'everything is rewritten and signed again with the stolen key of the log',
    found: ['WITNESS.FORK'],
    witnessAlone: true,
    apply: async ({ superuser, concluded, logKey }) => {
      const from = await deciderOf(superuser, concluded);
      const streams = await superuser.rows<{ stream: string }>('SELECT stream FROM vinhdanh.stream_head');
      let rewritten = 0;
      for (const { stream } of streams) rewritten += await rewriteCase(superuser, stream, from, nobody);
      if (rewritten === 0) throw new Error(`${from} stands in no event`);
      await rewriteLog(superuser, 'record', { kind: 'signed', ...logKey });
    },
  },
  {
    name: 'an older backup, whole in itself, is put back',
    found: ['WITNESS.SHRUNK'],
    witnessAlone: true,
    of: 'earlier',
    apply: async ({ superuser, events }) => {
      const { count } = await superuser.row<{ count: string }>(
        'SELECT count(*)::text AS count FROM vinhdanh.event',
      );
      if (Number(count) === 0 || Number(count) >= events)
        throw new Error(`a backup of ${count} events is no older one of ${events}`);
    },
  },
];
