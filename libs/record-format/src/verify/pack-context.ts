import type { Host } from '../host.js';
import { FileList } from '../pack/file-list.js';
import type { Manifest } from '../pack/manifest.js';
import { StreamList } from '../pack/stream-list.js';
import { SummaryFacts } from '../summary/summary-facts.js';
import type { Trust } from '../trust/trust.js';
import type { Findings, Notice, NoticeCode } from './finding.js';
import type { PackFiles } from './pack-files.js';
import { References } from './references.js';

/** What the checks of one pack share. Each file is read once. */
export class PackContext {
  readonly references = new References();
  readonly facts: SummaryFacts;
  readonly notices: Notice[] = [];
  readonly made: Pick<Manifest, 'tenant' | 'madeAt' | 'tool'>;
  readonly streams: StreamList;
  readonly listed: FileList;

  /** Takes what it needs out of `manifest`, which may be long and is not kept. */
  constructor(
    readonly host: Host,
    readonly files: PackFiles,
    { tenant, madeAt, tool, streams, files: listed }: Manifest,
    readonly trust: Trust | null,
    readonly findings: Findings,
  ) {
    this.made = { tenant, madeAt, tool };
    this.streams = new StreamList(streams);
    this.listed = new FileList(listed);
    this.facts = new SummaryFacts(this.streams.events);
  }

  notice(code: NoticeCode, detail: string | null = null): void {
    this.notices.push({ code, detail });
  }

  /**
   * The bytes of a file that is listed; null when there are none to look at. A byte that is not as listed is said
   * here; the bytes are answered all the same, so that what is inside can be named more closely.
   */
  read(path: string): Uint8Array | null {
    if (!this.listed.has(path) || !this.files.has(path)) {
      this.findings.add('FILE.MISSING', { file: path });
      return null;
    }
    const bytes = this.files.read(path);
    if (bytes === null) {
      this.findings.add('FILE.DAMAGED', { file: path });
      return null;
    }
    if (!this.listed.says(path, bytes.length, this.host.sha256(bytes)))
      this.findings.add('FILE.CHANGED', { file: path });
    return bytes;
  }
}
