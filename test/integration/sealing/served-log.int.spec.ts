import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  createLogSigner,
  pushHead,
  recordLog,
  refusalLog,
  Sealer,
  sha256,
  verifyEd25519,
  type SealedLog,
} from '@vinhdanh/sealing';
import {
  createTreeHash,
  decodeEntry,
  formatVerifierKey,
  inclusionProof,
  keyTypes,
  parseCheckpoint,
  parseNote,
  readSubtreesOfTiles,
  streamHash,
  tilePath,
  treeRoot,
  verifyInclusion,
  verifyNote,
  type Checkpoint,
} from '@vinhdanh/transparency-log';
import { openWitness, serveWitness, type Alarm, type WitnessServer } from '@vinhdanh/witness';
import { nomination } from '../api/support/client.js';
import { openOffice, TENANT, type Office } from '../api/support/office.js';
import { buildGoClient, type GoClient } from './support/go-client.js';
import { serveAltered } from './support/altered-log.js';
import { settled } from './support/settled.js';

const hash = createTreeHash(sha256);
const origin = 'vinhdanh.test/lam-giang';
const seed = Buffer.alloc(32, 9).toString('base64');
const signerOf = (log: SealedLog, more: readonly string[] = []) =>
  createLogSigner(`${origin}/${log.name}`, [seed, ...more]);
const recordKeys = signerOf(recordLog).keys;

let office: Office;
let sealer: pg.Client;
let caseId: string;

async function seal(log: SealedLog, signer = signerOf(log)): Promise<void> {
  await settled(office.admin);
  const sealing = new Sealer(signer, log);
  for (;;) {
    const outcome = await sealing.sealBatch(sealer);
    if (outcome.kind === 'sealed' && !outcome.more) return;
  }
}
const get = (path: string): Promise<Response> => fetch(`${office.url}/log/${path}`);
const text = async (path: string): Promise<string> => {
  const response = await get(path);
  expect([path, response.status]).toEqual([path, 200]);
  return response.text();
};
const bytes = async (path: string): Promise<Buffer> => {
  const response = await get(path);
  expect([path, response.status]).toEqual([path, 200]);
  return Buffer.from(await response.arrayBuffer());
};
function headOf(note: string, keys = recordKeys): Checkpoint {
  const parsed = parseNote(note);
  if (!parsed.ok) throw new Error(note);
  expect(verifyNote(parsed.value, keys, verifyEd25519)).toMatchObject({ verified: [{}], broken: [] });
  const head = parseCheckpoint(parsed.value.text);
  if (!head.ok) throw new Error(note);
  return head.value;
}
const nominate = async (): Promise<string> => {
  const starter = await office.holder('unit-officer', 'khoa-hoi-suc');
  return (await starter.done('/nominations', nomination('khoa-hoi-suc'))).caseId;
};

beforeAll(async () => {
  office = await openOffice();
  sealer = new pg.Client({ connectionString: office.postgres.urls.sealer });
  sealer.on('error', () => undefined);
  await sealer.connect();
  caseId = await nominate();
}, 180_000);
afterAll(async () => {
  await sealer?.end();
  await office?.stop();
});

describe('the log as anybody reads it', () => {
  it('has no head before anything is sealed', async () => {
    const response = await get('checkpoint');
    expect([response.status, response.headers.get('content-type')]).toEqual([
      404,
      expect.stringContaining('application/problem+json'),
    ]);
  });

  it('serves a signed head, and tiles that prove every event under it', async () => {
    await seal(recordLog);
    const head = headOf(await text('checkpoint'));
    expect(head.origin).toBe(`${origin}/record`);
    const read = readSubtreesOfTiles(hash, (name) => bytes(`tile/${tilePath(name)}`), head.size);
    expect(Buffer.from(await treeRoot(hash, read, head.size)).equals(head.root)).toBe(true);
    const bundle = await bytes(`tile/entries/000.p/${head.size}`);
    const { rows } = await office.admin.query<{ stream: string; version: number; hash: Buffer }>(
      'SELECT stream, version, hash FROM vinhdanh.event ORDER BY epoch, txid, position',
    );
    expect(rows).toHaveLength(head.size);
    expect(rows.some(({ stream }) => stream === `case-${caseId}`)).toBe(true);
    for (const [number, row] of rows.entries()) {
      const at = number * (2 + 77);
      expect(bundle.readUInt16BE(at)).toBe(77);
      const entry = bundle.subarray(at + 2, at + 2 + 77);
      expect(decodeEntry(new Uint8Array(entry))).toMatchObject({
        ok: true,
        value: { number, version: row.version },
      });
      const decoded = decodeEntry(new Uint8Array(entry));
      if (!decoded.ok) throw new Error('no entry');
      expect(Buffer.from(decoded.value.eventHash).equals(row.hash)).toBe(true);
      expect(Buffer.from(decoded.value.stream).equals(streamHash(sha256, TENANT, row.stream))).toBe(true);
      const claim = {
        leaf: hash.leaf(new Uint8Array(entry)),
        index: number,
        size: head.size,
        root: head.root,
      };
      expect(verifyInclusion(hash, claim, await inclusionProof(hash, read, number, head.size))).toBe(true);
    }
    expect(bundle.includes('case-')).toBe(false);
  });

  it('lets tiles be kept for ever and heads be asked for again', async () => {
    const tile = await get('tile/0/000.p/1');
    expect(tile.headers.get('cache-control')).toContain('immutable');
    expect((await get('checkpoint')).headers.get('cache-control')).toBe('no-cache');
  });

  it.each([
    'tile/0/000',
    'tile/0/001',
    'tile/0/000.p/255',
    'tile/1/000',
    'tile/0/0',
    'tile/entries/009',
    'record/checkpoint',
    'tile/0/..%2f..%2fcheckpoint',
    'access/checkpoint',
    '',
  ])('has nothing at %j, and says so as a problem', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(((await response.json()) as { code: string }).code).toBe('REQUEST.NOT_FOUND');
  });

  it('seals refused commands in a log of their own, hashed by the database from the row', async () => {
    const stranger = await office.holder('unit-officer', 'khoa-hoi-suc');
    const [step] = (await stranger.view(caseId)).steps;
    const refused = await stranger.command(
      stranger.stepPath(caseId, step!, 'decide'),
      { outcome: 'no-such-outcome', note: null, ballot: null },
      { 'if-match': step!.etag },
    );
    expect(refused.status).toBeGreaterThanOrEqual(400);
    const { rows } = await office.admin.query<{ bytes: Buffer; hash: Buffer; code: string; actor: string }>(
      'SELECT bytes, hash, code, actor FROM vinhdanh.refusal ORDER BY position',
    );
    expect(rows).toHaveLength(1);
    const row = rows[0]!;
    expect(JSON.parse(row.bytes.toString())).toMatchObject({
      code: row.code,
      actor: row.actor,
      case: caseId,
    });
    expect(Buffer.from(sha256(row.bytes)).equals(row.hash)).toBe(true);
    await seal(refusalLog);
    const head = headOf(await text('refusals/checkpoint'), signerOf(refusalLog).keys);
    expect(head).toMatchObject({ origin: `${origin}/refusals`, size: 1 });
    const bundle = await bytes('refusals/tile/entries/000.p/1');
    expect(bundle.subarray(-32).equals(row.hash)).toBe(true);
  });

  it('signs with the old key and the new while one follows the other', async () => {
    const next = Buffer.alloc(32, 10).toString('base64');
    await nominate();
    await seal(recordLog, signerOf(recordLog, [next]));
    const note = await text('checkpoint');
    const head = headOf(note);
    expect(headOf(note, createLogSigner(`${origin}/record`, [next]).keys)).toEqual(head);
  });
});

describe('a witness', () => {
  let folder: string;
  let server: WitnessServer;
  const alarms: Alarm[] = [];
  const name = 'witness.test/inspectorate';
  const logs = new Map([[`${origin}/record`, recordKeys]]);
  const serve = (port = 0) =>
    serveWitness(openWitness(folder, name), logs, {
      host: '127.0.0.1',
      port,
      shout: (alarm) => alarms.push(alarm),
    });
  const witness = () => ({ key: openWitness(folder, name).key, url: server.url });
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vinhdanh-witness-'));
    server = await serve();
  });
  afterAll(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('cosigns what grows, and its line is published under the head', async () => {
    expect(witness().key.type).toBe(keyTypes.cosignatureV1);
    const first = await pushHead(sealer, 'record', witness());
    expect(first.kind).toBe('cosigned');
    expect(await pushHead(sealer, 'record', witness())).toEqual({ kind: 'nothing-new' });
    await nominate();
    await seal(recordLog);
    expect((await pushHead(sealer, 'record', witness())).kind).toBe('cosigned');
    const note = await text('checkpoint/witnessed');
    const parsed = parseNote(note);
    if (!parsed.ok) throw new Error(note);
    const verdict = verifyNote(parsed.value, [...recordKeys, witness().key], verifyEd25519);
    expect(verdict.broken).toEqual([]);
    expect(verdict.verified.map(({ key, seconds }) => [key.name, seconds !== null])).toEqual([
      [`${origin}/record`, false],
      [name, true],
    ]);
    expect(await text('checkpoint')).toBe(note);
  });

  it('remembers over a restart', async () => {
    const port = Number(new URL(server.url).port);
    await server.close();
    server = await serve(port);
    const remembered = await (await fetch(server.url)).text();
    const head = headOf(await text('checkpoint/witnessed'));
    expect(remembered).toBe(`${formatVerifierKey(witness().key)}\n${origin}/record ${head.size}\n`);
  });

  it('is asked again from the size that it remembers when our own memory of it is gone', async () => {
    await nominate();
    await seal(recordLog);
    const forgetful = await office.admin.connect();
    try {
      await forgetful.query('BEGIN');
      await forgetful.query('SET LOCAL session_replication_role = replica');
      await forgetful.query('DELETE FROM vinhdanh.log_cosignature');
      await forgetful.query('COMMIT');
    } finally {
      forgetful.release();
    }
    expect((await pushHead(sealer, 'record', witness())).kind).toBe('cosigned');
    expect(alarms).toEqual([]);
  });

  it('refuses and shouts at a shrunk log and at a fork, and keeps the evidence', async () => {
    const { size } = headOf(await text('checkpoint/witnessed'));
    const sign = (head: { size: number; root: Uint8Array }) => signerOf(recordLog).sign(head);
    const send = (note: string, old: number) =>
      fetch(`${server.url}/add-checkpoint`, { method: 'POST', body: `old ${old}\n\n${note}` });
    const root = new Uint8Array(32).fill(1);
    const fork = await send(sign({ size, root }), size);
    expect([fork.status, await fork.text()]).toEqual([409, `${size}\n`]);
    const shrunk = await send(sign({ size: size - 1, root }), size - 1);
    expect(shrunk.status).toBe(409);
    const other = await send(sign({ size: size + 1, root }), size);
    expect(other.status).toBe(422);
    expect(alarms.map(({ code }) => code)).toEqual([
      'WITNESS.FORK',
      'WITNESS.SHRUNK',
      'WITNESS.INCONSISTENT',
    ]);
    const kept = readFileSync(join(folder, 'alarms.jsonl'), 'utf8').trim().split('\n');
    expect(kept.map((line) => (JSON.parse(line) as Alarm).code)).toEqual(alarms.map(({ code }) => code));
    // What it had cosigned still stands.
    expect(await (await fetch(server.url)).text()).toContain(`/record ${size}\n`);
  });

  it.each([
    ['no checkpoint at all', 'old 0\n\nhello\n', 400],
    ['a size with a leading zero', 'old 00\n\nhello\n', 400],
    ['more than any honest request', 'x'.repeat(200_000), 413],
  ])('answers %s clearly', async (_, body, status) => {
    expect((await fetch(`${server.url}/add-checkpoint`, { method: 'POST', body })).status).toBe(status);
  });

  it('serves no log that it was not told of, and believes no other key', async () => {
    const send = async (note: string) =>
      (await fetch(`${server.url}/add-checkpoint`, { method: 'POST', body: `old 0\n\n${note}` })).status;
    const root = new Uint8Array(32).fill(1);
    const stolen = Buffer.alloc(32, 11).toString('base64');
    expect(await send(createLogSigner('other/log', [seed]).sign({ size: 1, root }))).toBe(404);
    expect(await send(createLogSigner(`${origin}/record`, [stolen]).sign({ size: 1, root }))).toBe(403);
  });
});

describe('a client that was written elsewhere (golang.org/x/mod/sumdb)', () => {
  let client: GoClient | { readonly missing: string };
  beforeAll(async () => {
    client = await buildGoClient();
  }, 180_000);
  afterAll(() => {
    if ('check' in client) client.close();
  });

  /** The client; null, and said, on a machine that has no Go or cannot fetch its modules. */
  const theClient = (): GoClient | null => {
    if (!('missing' in client)) return client;
    process.stdout.write(`the Go client did not run: ${client.missing}\n`);
    expect(client.missing).not.toBe('');
    return null;
  };
  const question = async (oldNote: string) => {
    const { rows } = await office.admin.query<{ hash: Buffer }>(
      `SELECT hash FROM vinhdanh.sealed WHERE log = 'record' ORDER BY number`,
    );
    return {
      url: `${office.url}/log`,
      verifierKey: formatVerifierKey(recordKeys[0]!),
      oldNote,
      eventHashes: rows.map((row) => row.hash.toString('hex')),
    };
  };

  it('reads checkpoint, tiles and entries, and checks inclusion and consistency', async () => {
    const client = theClient();
    if (client === null) return;
    const old = await text('checkpoint');
    for (let n = 0; n < 3; n++) await nominate();
    await seal(recordLog);
    const asked = await question(old);
    const answer = await client.check(asked);
    const leaves = asked.eventHashes.length;
    expect(answer).toBe(`${leaves} leaves, ${leaves} included, consistent with ${headOf(old).size}`);
    process.stdout.write(`Go client: ${answer}\n`);
    // Another root of the same key, another event, another key: each is refused.
    const forged = signerOf(recordLog).sign({ size: headOf(old).size, root: new Uint8Array(32) });
    await expect(client.check({ ...asked, oldNote: forged })).rejects.toThrow('invalid');
    await expect(client.check({ ...asked, eventHashes: [...asked.eventHashes].reverse() })).rejects.toThrow(
      'another event',
    );
    const stranger = createLogSigner(`${origin}/record`, [Buffer.alloc(32, 12).toString('base64')]);
    await expect(
      client.check({ ...asked, verifierKey: formatVerifierKey(stranger.keys[0]!) }),
    ).rejects.toThrow('no verifiable signatures');
  });

  it('is not taken in by a server that changes a tile, an entry or the head', async () => {
    const client = theClient();
    if (client === null) return;
    const asked = await question(await text('checkpoint'));
    const flip = (at: number) => (bytes: Buffer) => {
      bytes[at]! ^= 1;
      return bytes;
    };
    const told = async (alters: (path: string) => boolean, change: (bytes: Buffer) => Buffer) => {
      const altered = await serveAltered(asked.url, alters, change);
      try {
        return await client.check({ ...asked, url: altered.url }).catch(String);
      } finally {
        await altered.close();
      }
    };
    const leaves = asked.eventHashes.length;
    expect(await told(() => false, flip(0))).toBe(
      `${leaves} leaves, ${leaves} included, consistent with ${leaves}`,
    );
    // The hash of the first leaf, and of the last; a byte of the first entry before the event's hash; the size.
    expect(await told((path) => path.startsWith('tile/0/'), flip(0))).toContain('inconsistent tile');
    expect(
      await told(
        (path) => path.startsWith('tile/0/'),
        (bytes) => flip(bytes.length - 1)(bytes),
      ),
    ).toContain('inconsistent tile');
    expect(await told((path) => path.startsWith('tile/entries/'), flip(2 + 10))).toContain(
      'invalid transparency proof',
    );
    expect(
      await told(
        (path) => path === 'checkpoint',
        (note) => Buffer.from(String(note).replace(`\n${leaves}\n`, `\n${leaves - 1}\n`)),
      ),
    ).toContain('invalid signature');
  });
});
