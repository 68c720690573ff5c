import type { Checkpoint, VerifierKey } from '@vinhdanh/transparency-log';
import { parseNote, sameBytes, verifyNote } from '@vinhdanh/transparency-log';
import { earlierPath, verifyCheckpoint, type VerifiedHead } from '@vinhdanh/record-format';
import { verifyEd25519 } from '@vinhdanh/sealing';
import type { Checks } from '../checks.js';
import { host } from '../host.js';
import type { RecordFindingCode } from '../report/codes.js';
import type { RowQuery } from '../rows/ordered-rows.js';

/** A stored head: the log's note with the lines of those who have cosigned it. */
export interface HeadRow {
  readonly size: number;
  /** Null where a witness's line stands for a head that is not there. */
  readonly note: string | null;
}

/** The heads of a log, the smallest first: all, or the newest and the newest that anybody has cosigned. */
export function storedHeads(log: string, which: 'all' | 'newest'): RowQuery<HeadRow> {
  const newest = ['log_checkpoint', 'log_cosignature']
    .map((table) => `(SELECT max(size) FROM vinhdanh.${table} WHERE log = '${log}')`)
    .join(', ');
  const ofLog = `log = '${log}'${which === 'all' ? '' : ` AND size IN (${newest})`}`;
  return {
    name: `verify_checkpoints_${log}`,
    text: `SELECT coalesce(c.size, s.size), c.note || coalesce(s.lines, '')
             FROM (SELECT size, note FROM vinhdanh.log_checkpoint WHERE ${ofLog}) AS c
             FULL JOIN (SELECT size, string_agg(line, '' ORDER BY witness) AS lines FROM vinhdanh.log_cosignature
                         WHERE ${ofLog} GROUP BY size) AS s ON s.size = c.size
            ORDER BY 1`,
    values: [],
    read: (row) => ({ size: Number(row[0]), note: row[1] ?? null }),
  };
}

/** A head that was looked at. */
export interface CheckedHead {
  readonly note: string;
  readonly head: VerifiedHead;
}

/** Faults of an older head that lie in who trusts whom, and not in the record: keys are replaced by new ones. */
const ofTrust: ReadonlySet<RecordFindingCode> = new Set(['CHECKPOINT.UNKNOWN_KEY', 'CHECKPOINT.KEY_ID']);

/** Checks the signed heads of one log, the smallest first, and keeps what they are worth. */
export class HeadCheck {
  newest: CheckedHead | null = null;
  count = 0;
  /** Entries under a head that enough trusted witnesses cosigned. */
  witnessedSize = 0;
  /** Size of the newest head that anybody cosigned. */
  cosignedSize = 0;
  #rootSaid = false;
  /** Names that the log's heads had, in their order; the last is today's. */
  readonly #origins: string[] = [];
  /** What is only wrong with the newest head that was looked at, and how many heads had such. */
  #doubts: readonly (() => void)[] = [];
  #doubted = 0;

  constructor(
    private readonly checks: Checks,
    private readonly log: string,
    private readonly named: readonly VerifierKey[],
  ) {}

  /** @param root the tree's at that size; null where it is not known, and is not compared. */
  check({ size, note }: HeadRow, root: Uint8Array | null): CheckedHead | null {
    const { findings, parts } = this.checks;
    const file = earlierPath(size);
    this.count += 1;
    if (note === null) {
      findings.add('CHECKPOINT.MISSING', { file, detail: this.log });
      return null;
    }
    const doubts: (() => void)[] = [];
    const sink: Parameters<typeof verifyCheckpoint>[4] = {
      add: (code, about) => {
        const say = (): void => findings.add(code, about);
        if (ofTrust.has(code)) doubts.push(say);
        else say();
      },
    };
    const head = verifyCheckpoint(host, file, Buffer.from(note), parts.trust, sink);
    if (head === null) return null;
    const whole = this.#agrees(head.checkpoint, size, root, file);
    this.#checkNamed(note, file);
    const checked = { note, head };
    this.newest = checked;
    this.#doubts = doubts;
    if (doubts.length > 0) this.#doubted += 1;
    if (whole) this.#witnessed(head, size);
    return checked;
  }

  /** Says what only counts for the newest head. */
  end(): void {
    for (const say of this.#doubts) say();
    const older = this.#doubted - (this.#doubts.length > 0 ? 1 : 0);
    this.checks.notices.count('NOTICE.OTHER_KEYS', older);
  }

  #agrees(checkpoint: Checkpoint, size: number, root: Uint8Array | null, file: string): boolean {
    const { findings } = this.checks;
    if (checkpoint.size !== size || !this.#isOfLog(checkpoint.origin)) {
      findings.add('CHECKPOINT.OTHER_LOG', { file, detail: `${checkpoint.origin} ${checkpoint.size}` });
      return false;
    }
    const same = root === null || sameBytes(checkpoint.root, root);
    // All that follow differ as well: one thing that is wrong is said once.
    if (!same && !this.#rootSaid) {
      this.#rootSaid = true;
      findings.add('TREE.ROOT', { file, detail: `${this.log} ${size}` });
    }
    return same;
  }

  /**
   * Whether a head of that name may come next. A log that was put back behind a cosigned head goes on under another
   * name of the same kind, which is said, and never again under an old one.
   */
  #isOfLog(origin: string): boolean {
    if (this.#origins.at(-1) === origin) return true;
    const isRenamed = this.#origins.length > 0;
    if (isRenamed && (this.#origins.includes(origin) || !origin.endsWith(`/${this.log}`))) return false;
    if (isRenamed) this.checks.notices.say('NOTICE.RENAMED_LOG', `${this.#origins.at(-1)} → ${origin}`);
    this.#origins.push(origin);
    return true;
  }

  /** Whether a key that the record names has signed, and no line under such a key is broken. */
  #checkNamed(text: string, file: string): void {
    const note = parseNote(text);
    if (!note.ok) return;
    const { verified, broken } = verifyNote(note.value, this.named, verifyEd25519);
    const { findings, parts } = this.checks;
    const said = new Set(parts.trust?.logs.map(({ name, id }) => `${name} ${id}`));
    const fresh = this.named.some(({ name, id }) => !said.has(`${name} ${id}`));
    if (broken.length > 0 && fresh) findings.add('CHECKPOINT.SIGNATURE', { file, detail: broken.join(', ') });
    else if (verified.length === 0 && broken.length === 0)
      findings.add('KEY.UNLISTED', { file, detail: this.log });
  }

  #witnessed({ signedBy, witnesses }: VerifiedHead, size: number): void {
    if (witnesses.length > 0) this.cosignedSize = Math.max(this.cosignedSize, size);
    const enough = witnesses.length >= (this.checks.parts.trust?.witnessesMin ?? 0);
    if (signedBy.length > 0 && enough) this.witnessedSize = Math.max(this.witnessedSize, size);
  }
}
