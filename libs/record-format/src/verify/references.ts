import { isHexHash } from '../hex.js';
import type { EventPlace } from './finding.js';
import type { EventEnvelope } from './read-document.js';
import { bodyMember } from './scanned-event.js';

/** What the events of a pack point at, and so what a pack must hold. */
export class References {
  /** Command hash → the stream whose events it made. */
  readonly commands = new Map<string, string>();
  readonly bundles = new Set<string>();
  /** Document hash → the event that names it. */
  readonly documents = new Map<string, EventPlace>();
  /** Streams that say that their person's data were erased. */
  readonly erased = new Set<string>();

  addEvent(event: EventEnvelope, place: EventPlace): void {
    this.commands.set(event.command, event.stream);
    this.addBundle(bodyMember(event, 'bundleHash'));
    const sha256 = bodyMember(event, 'sha256');
    if (isHexHash(sha256) && !this.documents.has(sha256)) this.documents.set(sha256, place);
    if (event.type === 'PersonalDataErased') this.erased.add(event.stream);
  }

  /** `sha256:<hex>`, as events and commands write it. */
  addBundle(name: unknown): void {
    const hash = typeof name === 'string' && name.startsWith('sha256:') ? name.slice('sha256:'.length) : null;
    if (isHexHash(hash)) this.bundles.add(hash);
  }
}
