import { isHexHash } from '../hex.js';
import type { EventPlace } from './finding.js';
import type { EventEnvelope } from './envelopes.js';
import { bodyMember } from './scanned-event.js';

/** What the events of a pack point at, and so what a pack must hold. */
export class References {
  /** Stream → its commands by hash, each with the first event that it made. */
  readonly #commands = new Map<string, Map<string, EventPlace>>();
  readonly bundles = new Set<string>();
  /** Document hash → the event that names it. */
  readonly documents = new Map<string, EventPlace>();
  /** Streams that say that their person's data were erased. */
  readonly erased = new Set<string>();

  addEvent(event: EventEnvelope, place: EventPlace): void {
    const commands = this.#commands.get(event.stream) ?? new Map<string, EventPlace>();
    this.#commands.set(event.stream, commands);
    if (!commands.has(event.command)) commands.set(event.command, place);
    this.addBundle(bodyMember(event, 'bundleHash'));
    const sha256 = bodyMember(event, 'sha256');
    if (isHexHash(sha256) && !this.documents.has(sha256)) this.documents.set(sha256, place);
    if (event.type === 'PersonalDataErased') this.erased.add(event.stream);
  }

  /** The commands of a stream, which are forgotten here with that: there may be very many. */
  takeCommands(stream: string): Map<string, EventPlace> {
    const commands = this.#commands.get(stream) ?? new Map<string, EventPlace>();
    this.#commands.delete(stream);
    return commands;
  }

  /** `sha256:<hex>`, as events and commands write it. */
  addBundle(name: unknown): void {
    const hash = typeof name === 'string' && name.startsWith('sha256:') ? name.slice('sha256:'.length) : null;
    if (isHexHash(hash)) this.bundles.add(hash);
  }
}
