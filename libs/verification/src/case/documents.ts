import { filePath, type EventPlace } from '@vinhdanh/record-format';
import { createStoredFileCheck } from '@vinhdanh/platform';
import type { Checks } from '../checks.js';

/** Hashes of documents that were found whole; they are forgotten when there are too many. */
const KNOWN_MAX = 100_000;

export interface NamedDocument {
  readonly sha256: string;
  readonly event: EventPlace;
}

/** Reads the documents that events name and hashes what is stored. */
export class Documents {
  readonly #whole = new Set<string>();

  constructor(private readonly checks: Checks) {}

  /**
   * @param erased files that an erasure in the same case says were to go: those may be missing.
   * @throws what the store says when it cannot be read at all.
   */
  async check(documents: readonly NamedDocument[], erased: ReadonlySet<string>): Promise<void> {
    this.checks.counts.documents += documents.length;
    const { documents: store } = this.checks.parts;
    if (store === null) return this.checks.notices.count('NOTICE.DOCUMENTS_NOT_READ', documents.length);
    const look = createStoredFileCheck(store, (sha256) => erased.has(sha256));
    for (const { sha256, event } of documents) {
      if (this.#whole.has(sha256)) continue;
      const file = filePath(sha256);
      const state = await look(sha256);
      if (state === 'erased') this.checks.notices.say('NOTICE.ERASED_DOCUMENT', file);
      if (state === 'missing') this.checks.findings.add('FILE.MISSING', { file, event });
      if (state === 'altered') this.checks.findings.add('FILE.HASH', { file, event });
      if (state === 'present') this.#keep(sha256);
    }
  }

  #keep(sha256: string): void {
    if (this.#whole.size >= KNOWN_MAX) this.#whole.clear();
    this.#whole.add(sha256);
  }
}
