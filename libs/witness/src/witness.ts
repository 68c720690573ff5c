import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ed25519OfSeed, sha256, verifyEd25519 } from '@vinhdanh/sealing';
import {
  cosign,
  createTreeHash,
  formatSignature,
  judgeCheckpoint,
  keyTypes,
  parseAddCheckpoint,
  verifierKey,
  type SignEd25519,
  type VerifierKey,
} from '@vinhdanh/transparency-log';
import { readHead, writeHead } from './head-file.js';
import type { TrustedLogs } from './trusted-logs.js';

/** What is said over HTTP. */
export interface WitnessAnswer {
  readonly status: number;
  readonly body: string;
  readonly mediaType: string;
}

/** What no honest log does: shouted, and kept. */
export interface Alarm {
  readonly at: string;
  readonly code: string;
  /** Size that is remembered, null where it does not matter. */
  readonly size: number | null;
  /** The whole request: the evidence. */
  readonly request: string;
}

export interface WitnessStore {
  readonly key: VerifierKey;
  /** Answers one `add-checkpoint`; a head that is cosigned is on the disk before. */
  judge(body: string, logs: TrustedLogs, nowMs: number): { answer: WitnessAnswer; alarm: Alarm | null };
  /** Sizes that are remembered, by origin. */
  remembered(logs: TrustedLogs): readonly { origin: string; size: number; seconds: number }[];
}

const TEXT = 'text/plain; charset=utf-8';
/** C2SP tlog-witness: the body of a 409 is the size that is remembered. */
const SIZE = 'text/x.tlog.size';
const SEED_BYTES = 32;
const hash = createTreeHash(sha256);

function seedOf(folder: string): Buffer {
  const file = join(folder, 'witness.key');
  if (!existsSync(file))
    writeFileSync(file, `${randomBytes(SEED_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
}

/** @throws Error for a name that no key can have, or a key file of another length. */
function keyOf(folder: string, name: string): { key: VerifierKey; sign: SignEd25519 } {
  const { publicKey, sign } = ed25519OfSeed(seedOf(folder));
  const key = verifierKey(sha256, name, keyTypes.cosignatureV1, publicKey);
  if (key === null) throw new Error(`${name} cannot name a witness: no spaces, no plus signs`);
  return { key, sign };
}

/** A witness whose memory is a folder. One process a folder. @throws Error for what the folder cannot be read as. */
export function openWitness(folder: string, name: string): WitnessStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { key, sign } = keyOf(folder, name);
  return {
    key,
    judge: (body, logs, nowMs) => {
      const request = parseAddCheckpoint(body);
      if (!request.ok) return { answer: text(400, request.error.code), alarm: null };
      const logOf = (origin: string) => {
        const keys = logs.get(origin);
        return keys === undefined ? null : { keys, last: readHead(folder, origin) };
      };
      const judgement = judgeCheckpoint({ hash, verify: verifyEd25519 }, logOf, request.value);
      if (judgement.kind === 'refuse') {
        const { status, code, size } = judgement;
        const answer =
          status === 409 && size !== null
            ? { status, body: `${size}\n`, mediaType: SIZE }
            : text(status, code);
        const at = new Date(nowMs).toISOString();
        const alarm = judgement.alarm ? { at, code, size, request: body } : null;
        if (alarm !== null) appendFileSync(join(folder, 'alarms.jsonl'), `${JSON.stringify(alarm)}\n`);
        return { answer, alarm };
      }
      const seconds = Math.floor(nowMs / 1_000);
      const { origin, size, root } = judgement.checkpoint;
      writeHead(folder, { origin, size, root, seconds });
      const line = formatSignature(cosign(judgement.text, key, sign, seconds));
      return { answer: { status: 200, body: line, mediaType: TEXT }, alarm: null };
    },
    remembered: (logs) =>
      [...logs.keys()].flatMap((origin) => {
        const head = readHead(folder, origin);
        return head === null ? [] : [{ origin, size: head.size, seconds: head.seconds }];
      }),
  };
}

const text = (status: number, body: string): WitnessAnswer => ({
  status,
  body: `${body}\n`,
  mediaType: TEXT,
});
