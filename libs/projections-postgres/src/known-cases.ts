import type { ProjectedCase } from '@vinhdanh/projections';

/** Cases as they were last folded, by tenant and stream; the one that was used longest ago goes first. */
export class KnownCases {
  readonly #entries = new Map<string, ProjectedCase>();

  constructor(private readonly sizeMax: number) {}

  /** The case after `version`, when that is how it was last folded. */
  at(tenant: string, stream: string, version: number): ProjectedCase | undefined {
    const known = this.#entries.get(`${tenant}\n${stream}`);
    return known?.state.version === version ? known : undefined;
  }

  keep(tenant: string, stream: string, projected: ProjectedCase): void {
    const key = `${tenant}\n${stream}`;
    this.#entries.delete(key);
    this.#entries.set(key, projected);
    if (this.#entries.size <= this.sizeMax) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  /** What was folded in a transaction that was taken back is no longer so. */
  forget(): void {
    this.#entries.clear();
  }
}
