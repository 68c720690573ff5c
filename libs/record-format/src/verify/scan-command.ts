import type { Host } from '../host.js';
import type { Json } from '@vinhdanh/kernel';
import { isObject, isText } from '../json/fields.js';
import { nameFinder } from '../json/literal.js';
import { endOfPlainObject } from '../json/plain-json.js';
import type { CommandEnvelope } from './envelopes.js';

const names = ['actor', 'authority', 'bundle', 'case', 'tenant', 'type'] as const;
type Name = (typeof names)[number];
const nameAt = nameFinder(names);
const quote = 0x22;

/** A command whose bytes have been looked through and not read: each member is, when somebody asks for it. */
class ScannedCommand implements CommandEnvelope {
  readonly bundle: string;
  readonly case: string;
  readonly tenant: string;

  constructor(
    private readonly text: string,
    private readonly places: Readonly<Record<Name, readonly [from: number, end: number]>>,
  ) {
    this.bundle = this.#text('bundle');
    this.case = this.#text('case');
    this.tenant = this.#text('tenant');
  }

  get actor(): string {
    return this.#text('actor');
  }

  get type(): string {
    return this.#text('type');
  }

  get role(): string | null {
    return this.#ofDuty('role');
  }

  get org(): string | null {
    return this.#ofDuty('org');
  }

  #text(name: Name): string {
    const [from, end] = this.places[name];
    return this.text.slice(from + 1, end - 1);
  }

  #ofDuty(name: 'role' | 'org'): string | null {
    const duty = JSON.parse(this.text.slice(...this.places.authority)) as Json;
    const value = isObject(duty) ? duty[name] : null;
    return isText(value) ? value : null;
  }
}

/**
 * What a verifier needs of a command, out of bytes that are plain canonical JSON. Null says nothing: the strict reader
 * has to be asked.
 */
export function scanCommand(host: Pick<Host, 'decodeAscii'>, bytes: Uint8Array): CommandEnvelope | null {
  const places = {} as Record<Name, readonly [number, number]>;
  let count = 0;
  const end = endOfPlainObject(bytes, 0, 0, (nameFrom, nameEnd, valueFrom, valueEnd) => {
    const name = nameAt(bytes, nameFrom, nameEnd);
    if (name === undefined || (name !== 'authority' && bytes[valueFrom] !== quote)) return;
    places[name] = [valueFrom, valueEnd];
    count += 1;
  });
  if (end !== bytes.length || count !== names.length) return null;
  return new ScannedCommand(host.decodeAscii(bytes), places);
}
