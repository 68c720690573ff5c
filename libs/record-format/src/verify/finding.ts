import type { JsonFault } from '../json/strict-json.js';
import type { ManifestFault } from '../pack/manifest.js';

/** What can be wrong with a pack whose files can be read. Stable; the sentences stand with the verifier. */
export type FindingCode =
  | JsonFault
  | ManifestFault
  | 'JSON.NOT_UTF8'
  | 'MANIFEST.MISSING'
  /** A file is listed and not there, or needed by the record and neither. */
  | 'FILE.MISSING'
  /** The zip's own checksum of a file does not fit: a byte of it was changed. */
  | 'FILE.DAMAGED'
  /** A file is another than the pack lists. */
  | 'FILE.CHANGED'
  | 'FILE.UNLISTED'
  /** A file that nothing in the record points at: nothing proves it. */
  | 'FILE.UNREFERENCED'
  | 'FILE.UNKNOWN_PATH'
  /** A file is named by a hash that is not its own. */
  | 'FILE.HASH'
  | 'STREAM.MISSING'
  | 'STREAM.UNLISTED'
  /** The number of events or the last hash is another than the pack lists. */
  | 'STREAM.HEAD'
  | 'EVENT.ENVELOPE'
  | 'EVENT.STREAM'
  | 'EVENT.VERSION'
  | 'EVENT.CHAIN'
  | 'EVENT.TIME'
  | 'EVENT.UNKNOWN_TYPE'
  | 'EVENT.LATER_SCHEMA'
  /** No command of an event lies beside it. */
  | 'COMMAND.MISSING'
  /** A command that no event of its case names. */
  | 'COMMAND.UNKNOWN'
  | 'COMMAND.MALFORMED'
  | 'COMMAND.OTHER_CASE'
  | 'CHECKPOINT.MISSING'
  | 'CHECKPOINT.MALFORMED'
  /** Nobody who is trusted has signed it. */
  | 'CHECKPOINT.UNKNOWN_KEY'
  /** A trusted name stands there with the id of another key. */
  | 'CHECKPOINT.KEY_ID'
  | 'CHECKPOINT.SIGNATURE'
  /** A trusted log's key, under the head of another log. */
  | 'CHECKPOINT.OTHER_LOG'
  | 'WITNESS.MISSING'
  | 'WITNESS.SIGNATURE'
  | 'PROOF.MALFORMED'
  | 'PROOF.MISSING'
  | 'PROOF.OTHER_TREE'
  | 'PROOF.INCLUSION'
  | 'PROOF.ORDER'
  /** A tile does not fit under the head. */
  | 'PROOF.TILE'
  | 'PROOF.CONSISTENCY'
  | 'SUMMARY.DIFFERENT';

/** One event, as people point at it. */
export interface EventPlace {
  readonly stream: string;
  readonly version: number;
  /** Its number in the log; null when no proof says one. */
  readonly number: number | null;
  readonly type: string | null;
  readonly time: string | null;
}

export interface Finding<Code extends string = FindingCode> {
  readonly code: Code;
  readonly file: string | null;
  readonly event: EventPlace | null;
  /** Last event before and first after it, at the first broken event of a stream. */
  readonly neighbours: readonly EventPlace[];
  /** A fact without words of a language: a position, a name, a hash. */
  readonly detail: string | null;
}

/** What could not be checked, or should be known beside the verdict. */
export type NoticeCode =
  /** Personal sections are encrypted; they are proved unaltered, not read. */
  | 'NOTICE.SEALED_SECTIONS'
  /** A pack cannot show that no event follows its last one. */
  | 'NOTICE.OPEN_END'
  | 'NOTICE.NO_WITNESS_ASKED'
  /** The verifier in the pack is another program than the one that runs. */
  | 'NOTICE.OTHER_VERIFIER'
  /** The zip was written anew by another program; its files are what counts. */
  | 'NOTICE.REPACKED'
  /** A document is left out, and the record says that its person's data were erased. */
  | 'NOTICE.ERASED_DOCUMENT';

export interface Notice<Code extends string = NoticeCode> {
  readonly code: Code;
  readonly detail: string | null;
}

/** Findings that are listed one by one; the rest are counted. */
export const findingsListedMax = 200;

/** What a finding is about; what is left out is null. */
export type About = Partial<Omit<Finding, 'code'>>;

/** Takes what is wrong, one thing at a time. */
export interface FindingSink<Code extends string = FindingCode> {
  add(code: Code, about?: About): void;
}

/** Gathers what is wrong. */
export class Findings<Code extends string = FindingCode> implements FindingSink<Code> {
  readonly listed: Finding<Code>[] = [];
  count = 0;

  add(code: Code, about: About = {}): void {
    this.count += 1;
    if (this.listed.length >= findingsListedMax) return;
    const { file = null, event = null, neighbours = [], detail = null } = about;
    this.listed.push({ code, file, event, neighbours, detail });
  }
}
