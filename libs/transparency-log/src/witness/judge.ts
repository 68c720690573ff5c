import { sameBytes } from '../bytes/bytes.js';
import type { VerifyEd25519 } from '../crypto.js';
import { verifyConsistency } from '../merkle/verify-proof.js';
import type { TreeHash } from '../merkle/tree-hash.js';
import { parseCheckpoint, type Checkpoint } from '../note/checkpoint.js';
import { parseNote } from '../note/note.js';
import { verifyNote } from '../note/sign.js';
import type { VerifierKey } from '../note/verifier-key.js';
import type { AddCheckpoint } from './add-checkpoint.js';

/** What a witness remembers of one log: the head that it cosigned last. */
export interface WitnessedHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** A log that a witness serves. */
export interface WitnessedLog {
  readonly keys: readonly VerifierKey[];
  /** Null before the first head. */
  readonly last: WitnessedHead | null;
}

/**
 * What a witness answers. `status` is HTTP's. `alarm` marks what no honest log with this key ever sends, and
 * what must be shouted: two heads of one size, a head that does not begin with what was cosigned, a log that
 * has shrunk.
 */
export type Judgement =
  | {
      readonly kind: 'cosign';
      readonly status: 200;
      readonly checkpoint: Checkpoint;
      /** The text that is to be cosigned. */
      readonly text: string;
    }
  | {
      readonly kind: 'refuse';
      readonly status: 400 | 403 | 404 | 409 | 422;
      readonly code: string;
      /** Size of the last head, for the client to prove from; null where the protocol has no such answer. */
      readonly size: number | null;
      readonly alarm: boolean;
    };

const refuse = (
  status: 400 | 403 | 404 | 409 | 422,
  code: string,
  more: { size?: number; alarm?: boolean } = {},
): Judgement => ({ kind: 'refuse', status, code, size: more.size ?? null, alarm: more.alarm ?? false });

function judgeGrowth(
  hash: TreeHash,
  last: WitnessedHead,
  now: Checkpoint,
  text: string,
  { oldSize, proof }: AddCheckpoint,
): Judgement {
  if (oldSize > now.size) return refuse(400, 'WITNESS.OLD_SIZE');
  if (now.size === last.size && !sameBytes(now.root, last.root))
    return refuse(409, 'WITNESS.FORK', { size: last.size, alarm: true });
  // The key signed a smaller tree after the larger one: harmless only as an old request that comes late.
  if (now.size < last.size) return refuse(409, 'WITNESS.SHRUNK', { size: last.size, alarm: true });
  if (oldSize !== last.size) return refuse(409, 'WITNESS.STALE', { size: last.size });
  return verifyConsistency(hash, last, now, proof)
    ? { kind: 'cosign', status: 200, checkpoint: now, text }
    : refuse(422, 'WITNESS.INCONSISTENT', { alarm: true });
}

/**
 * Judges one `add-checkpoint` (C2SP tlog-witness). Pure: the caller stores the new head before it answers, in
 * one step with reading `last`. `logOf` answers null for an origin that is not served.
 */
export function judgeCheckpoint(
  parts: { readonly hash: TreeHash; readonly verify: VerifyEd25519 },
  logOf: (origin: string) => WitnessedLog | null,
  request: AddCheckpoint,
): Judgement {
  const note = parseNote(request.checkpoint);
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!note.ok || !checkpoint.ok) return refuse(400, 'WITNESS.MALFORMED');
  const now = checkpoint.value;
  const log = logOf(now.origin);
  if (log === null) return refuse(404, 'WITNESS.UNKNOWN_LOG');
  const { verified, broken } = verifyNote(note.value, log.keys, parts.verify);
  if (verified.length === 0 || broken.length > 0) return refuse(403, 'WITNESS.SIGNATURE');
  const last = log.last ?? { size: 0, root: parts.hash.empty() };
  return judgeGrowth(parts.hash, last, now, note.value.text, request);
}
