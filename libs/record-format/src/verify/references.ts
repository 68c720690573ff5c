import { isHexHash } from '../hex.js';
import type { EventPlace } from './finding.js';
import type { EventEnvelope } from './envelopes.js';
import { bodyMember } from './scanned-event.js';

/** What the events of a pack point at, and so what a pack must hold. Cases come one after the other. */
export class References {
  /** Commands of the case that is looked at, by hash, each with the first event that it made. */
  #commands = new Map<string, EventPlace>();
  #lastCommand = '';
  #lastBundle: unknown = null;
  readonly bundles = new Set<string>();
  /** Document hash → the first event of each stream that names it. */
  readonly documents = new Map<string, EventPlace[]>();
  /** Stream → hashes of the documents that an erasure in it says were to go. */
  readonly #erased = new Map<string, ReadonlySet<string>>();

  addEvent(event: EventEnvelope, place: EventPlace): void {
    const { command } = event;
    // One command mostly makes several events, one behind the other.
    if (command !== this.#lastCommand && !this.#commands.has(command)) this.#commands.set(command, place);
    this.#lastCommand = command;
    this.addBundle(bodyMember(event, 'bundleHash'));
    const sha256 = bodyMember(event, 'sha256');
    if (isHexHash(sha256)) this.#addDocument(sha256, place);
    if (event.type !== 'PersonalDataErased') return;
    const files = bodyMember(event, 'files');
    if (Array.isArray(files)) this.#erased.set(event.stream, new Set(files.filter(isHexHash)));
  }

  #addDocument(sha256: string, place: EventPlace): void {
    const places = this.documents.get(sha256);
    if (places === undefined) this.documents.set(sha256, [place]);
    else if (!places.some(({ stream }) => stream === place.stream)) places.push(place);
  }

  /** An event that still needs the document; null when an erasure in every stream that names it says that it was to go. */
  needOf(sha256: string): EventPlace | null {
    const places = this.documents.get(sha256) ?? [];
    return places.find(({ stream }) => this.#erased.get(stream)?.has(sha256) !== true) ?? null;
  }

  /** The commands of the events since this was last asked, which are forgotten here with that. */
  takeCommands(): Map<string, EventPlace> {
    const commands = this.#commands;
    this.#commands = new Map();
    this.#lastCommand = '';
    return commands;
  }

  /** `sha256:<hex>`, as events and commands write it. */
  addBundle(name: unknown): void {
    if (name === this.#lastBundle) return;
    this.#lastBundle = name;
    const hash = typeof name === 'string' && name.startsWith('sha256:') ? name.slice('sha256:'.length) : null;
    if (isHexHash(hash)) this.bundles.add(hash);
  }
}
