import { toHex } from '../hex.js';
import type { Host } from '../host.js';
import type { ListedFile, Manifest } from '../pack/manifest.js';
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
  readonly #listed: ReadonlyMap<string, ListedFile>;

  constructor(
    readonly host: Host,
    readonly files: PackFiles,
    readonly manifest: Manifest,
    readonly trust: Trust | null,
    readonly findings: Findings,
  ) {
    this.facts = new SummaryFacts(manifest.streams.reduce((sum, { events }) => sum + events, 0));
    this.#listed = new Map(manifest.files.map((file) => [file.path, file]));
  }

  notice(code: NoticeCode, detail: string | null = null): void {
    this.notices.push({ code, detail });
  }

  isListed(path: string): boolean {
    return this.#listed.has(path);
  }

  /**
   * The bytes of a file that is listed; null when there are none to look at. A byte that is not as listed is said
   * here; the bytes are answered all the same, so that what is inside can be named more closely.
   */
  read(path: string): Uint8Array | null {
    const listed = this.#listed.get(path);
    if (listed === undefined || !this.files.has(path)) {
      this.findings.add('FILE.MISSING', { file: path });
      return null;
    }
    const bytes = this.files.read(path);
    if (bytes === null) {
      this.findings.add('FILE.DAMAGED', { file: path });
      return null;
    }
    if (bytes.length !== listed.bytes || toHex(this.host.sha256(bytes)) !== listed.sha256)
      this.findings.add('FILE.CHANGED', { file: path });
    return bytes;
  }
}
