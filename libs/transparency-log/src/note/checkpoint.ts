import { err, ok, rejection, type Result } from '@vinhdanh/kernel';
import { fromBase64, toBase64 } from '../bytes/base64.js';
import { hashBytes } from '../crypto.js';

/** A tree head as a log signs it (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Who the log is. */
  readonly origin: string;
  /** Leaves. */
  readonly size: number;
  readonly root: Uint8Array;
}

/** The note's text: origin, size, root; each line ends in a line feed. */
export const formatCheckpoint = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`;

/**
 * The head that a note's text says; extension lines are passed over. Rejection `CHECKPOINT.MALFORMED`, also
 * for a size beyond 2^53 - 1.
 */
export function parseCheckpoint(text: string): Result<Checkpoint> {
  const malformed = err(rejection('CHECKPOINT.MALFORMED'));
  if (!text.endsWith('\n')) return malformed;
  const [origin = '', sizeText = '', rootText = '', ...extensions] = text.slice(0, -1).split('\n');
  const root = fromBase64(rootText);
  const size = Number(sizeText);
  const sound =
    origin !== '' &&
    /^(0|[1-9][0-9]*)$/.test(sizeText) &&
    Number.isSafeInteger(size) &&
    root?.length === hashBytes &&
    extensions.every((line) => line !== '');
  return sound ? ok({ origin, size, root }) : malformed;
}
