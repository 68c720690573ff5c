import type { JourneyKey } from '@vinhdanh/contracts/messages';

const LOOKED_MAX = 20_000;

/**
 * The versions at which journeys last looked at the record from this process. A journey that has just reported
 * a job or a deadline looks by itself, so the wake-up that its own report caused need not become a signal. Only a
 * short cut: after a restart the map is empty and the signal is sent.
 */
export class LookedVersions {
  readonly #versions = new Map<string, number>();

  constructor(private readonly sizeMax = LOOKED_MAX) {}

  note({ tenant, caseId }: JourneyKey, version: number): void {
    const id = `${tenant}|${caseId}`;
    this.#versions.delete(id);
    this.#versions.set(id, version);
    if (this.#versions.size <= this.sizeMax) return;
    const [oldest] = this.#versions.keys();
    if (oldest !== undefined) this.#versions.delete(oldest);
  }

  hasSeen({ tenant, caseId }: JourneyKey, version: number): boolean {
    return (this.#versions.get(`${tenant}|${caseId}`) ?? 0) >= version;
  }
}
