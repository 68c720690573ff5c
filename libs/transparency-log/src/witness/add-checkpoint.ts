import { err, ok, rejection, type Result } from '@vinhdanh/kernel';
import { fromBase64, toBase64 } from '../bytes/base64.js';
import { hashBytes } from '../crypto.js';
import { parseSignature, type NoteSignature } from '../note/note.js';

/** What a log sends to a witness (C2SP tlog-witness, `POST add-checkpoint`). */
export interface AddCheckpoint {
  /** Size of the head that the witness is thought to have cosigned last; 0 for none. */
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  /** The new head, a signed note. */
  readonly checkpoint: string;
}

const proofLinesMax = 63;

export const formatAddCheckpoint = ({ oldSize, proof, checkpoint }: AddCheckpoint): string =>
  [`old ${oldSize}`, ...proof.map(toBase64), '', checkpoint].join('\n');

/** Rejection `WITNESS.MALFORMED`. The checkpoint is not looked into. */
export function parseAddCheckpoint(body: string): Result<AddCheckpoint> {
  const malformed = err(rejection('WITNESS.MALFORMED'));
  const end = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(0, end)).split('\n');
  const oldSize = Number(/^old (0|[1-9][0-9]{0,15})$/.exec(first)?.[1]);
  if (!Number.isSafeInteger(oldSize) || lines.length > proofLinesMax) return malformed;
  const proof: Uint8Array[] = [];
  for (const line of lines) {
    const hash = fromBase64(line);
    if (hash?.length !== hashBytes) return malformed;
    proof.push(hash);
  }
  return ok({ oldSize, proof, checkpoint: body.slice(end + 2) });
}

/** The signature lines of a witness's answer. Rejection `WITNESS.MALFORMED`. */
export function parseCosignatures(body: string): Result<readonly NoteSignature[]> {
  if (!body.endsWith('\n')) return err(rejection('WITNESS.MALFORMED'));
  const signatures: NoteSignature[] = [];
  for (const line of body.slice(0, -1).split('\n')) {
    const signature = parseSignature(line);
    if (signature === null) return err(rejection('WITNESS.MALFORMED'));
    signatures.push(signature);
  }
  return ok(signatures);
}
