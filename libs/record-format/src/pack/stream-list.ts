import { fromHex, toHex } from '../hex.js';
import type { ListedStream } from './manifest.js';

const hashBytes = 32;

/** The cases that a pack lists, in the order of their names, column by column: there may be very many. */
export class StreamList {
  readonly #names: readonly string[];
  readonly #events: Float64Array;
  readonly #heads: Uint8Array;

  /** @param streams in order of their names, each once */
  constructor(streams: readonly ListedStream[]) {
    this.#names = streams.map(({ stream }) => stream);
    this.#events = Float64Array.from(streams, ({ events }) => events);
    this.#heads = new Uint8Array(streams.length * hashBytes);
    for (const [at, { head }] of streams.entries()) fromHex(head, this.#heads, at * hashBytes);
  }

  /** Events of all cases together. */
  get events(): number {
    return this.#events.reduce((sum, events) => sum + events, 0);
  }

  has(stream: string): boolean {
    let low = 0;
    let high = this.#names.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.#names[middle] as string) < stream) low = middle + 1;
      else high = middle;
    }
    return this.#names[low] === stream;
  }

  *[Symbol.iterator](): Generator<ListedStream> {
    for (const [at, stream] of this.#names.entries())
      yield {
        stream,
        events: this.#events[at] as number,
        head: toHex(this.#heads.subarray(at * hashBytes, (at + 1) * hashBytes)),
      };
  }
}
