import { filePath, type EventPlace } from '@vinhdanh/record-format';
import { createHash } from 'node:crypto';
import type { Checks } from '../checks.js';

/** Hashes of documents that were found whole; the oldest go first. */
const KNOWN_MAX = 100_000;

interface NamedDocument {
  readonly sha256: string;
  /** As the event says; null when it says none. */
  readonly bytes: number | null;
  readonly event: EventPlace;
}

/** Reads the documents that events name and hashes what is stored. */
export class Documents {
  readonly #whole = new Set<string>();

  constructor(private readonly checks: Checks) {}

  /**
   * @param erased whether the case says that its person's data were erased: then a document may be missing.
   * @throws what the store says when it cannot be read at all.
   */
  async check(documents: readonly NamedDocument[], erased: boolean): Promise<void> {
    const { counts } = this.checks;
    for (const document of documents) {
      counts.documents += 1;
      if (!this.#whole.has(document.sha256)) await this.#read(document, erased);
    }
  }

  async #read({ sha256, bytes, event }: NamedDocument, erased: boolean): Promise<void> {
    const { findings, notices, parts } = this.checks;
    const file = filePath(sha256);
    if (parts.documents === null) return notices.count('NOTICE.DOCUMENTS_NOT_READ');
    const found = await parts.documents.open(sha256);
    if (found === null) {
      if (erased) notices.say('NOTICE.ERASED_DOCUMENT', file);
      else findings.add('FILE.MISSING', { file, event });
      return;
    }
    const hash = createHash('sha256');
    let length = 0;
    for await (const chunk of found.stream as AsyncIterable<Buffer>) {
      hash.update(chunk);
      length += chunk.length;
    }
    if (hash.digest('hex') !== sha256 || (bytes !== null && bytes !== length))
      return findings.add('FILE.HASH', { file, event, detail: `${length} bytes` });
    if (this.#whole.size >= KNOWN_MAX) this.#whole.clear();
    this.#whole.add(sha256);
  }
}
