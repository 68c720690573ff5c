import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { endRecordBytes, formatSeal } from '@vinhdanh/record-format';

const commentLengthAt = 20;

/**
 * Passes a zip through and gives it, as its comment, the hash of everything before the end record. The archive that
 * comes in must have no comment of its own.
 */
export function sealArchive(): Transform {
  const hash = createHash('sha256');
  let held: Buffer = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const all = Buffer.concat([held, chunk]);
      const passed = all.subarray(0, Math.max(0, all.length - endRecordBytes));
      held = all.subarray(passed.length);
      hash.update(passed);
      done(null, passed);
    },
    flush(done) {
      const comment = Buffer.from(formatSeal(hash.digest('hex')), 'latin1');
      const end = Buffer.from(held);
      end.writeUInt16LE(comment.length, commentLengthAt);
      done(null, Buffer.concat([end, comment]));
    },
  });
}
