import type { RecordNoticeCode } from './codes.js';
import type { RecordNotice } from './report.js';

/** Gathers what could not be checked: said once, or counted. */
export class Notices {
  readonly #said: RecordNotice[] = [];
  readonly #counted = new Map<RecordNoticeCode, number>();

  say(code: RecordNoticeCode, detail: string | null = null): void {
    this.#said.push({ code, detail });
  }

  count(code: RecordNoticeCode, by = 1): void {
    if (by > 0) this.#counted.set(code, (this.#counted.get(code) ?? 0) + by);
  }

  get all(): readonly RecordNotice[] {
    return [...this.#said, ...[...this.#counted].map(([code, n]) => ({ code, detail: String(n) }))];
  }
}
