import {
  formatCheckpoint,
  formatNote,
  keyTypes,
  signText,
  verifierKey,
  type Checkpoint,
  type SignEd25519,
  type VerifierKey,
} from '@vinhdanh/transparency-log';
import { ed25519OfSeed, sha256 } from './node-crypto.js';

/** Who signs a log's heads. */
export interface LogSigner {
  /** First line of every head; names the log for ever. */
  readonly origin: string;
  readonly keys: readonly VerifierKey[];
  /** The signed note of a head, with a line for each key. */
  sign(head: Omit<Checkpoint, 'origin'>): string;
}

/**
 * Signs with the key of each seed (32 bytes in base64): while a new key is brought in, the old one signs beside
 * it. @throws Error for a seed of another length, an origin with spaces or plus signs, or no seed at all.
 */
export function createLogSigner(origin: string, seeds: readonly string[]): LogSigner {
  const pairs = seeds.map((seed): { key: VerifierKey; sign: SignEd25519 } => {
    const { publicKey, sign } = ed25519OfSeed(Buffer.from(seed, 'base64'));
    const key = verifierKey(sha256, origin, keyTypes.ed25519, publicKey);
    if (key === null) throw new Error(`${origin} cannot name a log: no spaces, no plus signs`);
    return { key, sign };
  });
  if (pairs.length === 0) throw new Error('a log needs a key');
  return {
    origin,
    keys: pairs.map(({ key }) => key),
    sign: (head) => {
      const text = formatCheckpoint({ origin, ...head });
      return formatNote({ text, signatures: pairs.map(({ key, sign }) => signText(text, key, sign)) });
    },
  };
}
