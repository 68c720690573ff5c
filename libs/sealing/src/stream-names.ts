import { streamHash } from '@vinhdanh/transparency-log';
import { sha256 } from './node-crypto.js';

const keptMax = 20_000;

/** What streams are called in the log. The events of one mostly come soon after another. */
export class StreamNames {
  readonly #kept = new Map<string, Uint8Array>();

  hashOf(tenant: string, stream: string): Uint8Array {
    const name = `${tenant}\n${stream}`;
    const known = this.#kept.get(name);
    if (known !== undefined) return known;
    if (this.#kept.size >= keptMax) this.#kept.clear();
    const made = streamHash(sha256, tenant, stream);
    this.#kept.set(name, made);
    return made;
  }
}
