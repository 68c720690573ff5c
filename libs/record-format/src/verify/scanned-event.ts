import type { Json, JsonObject } from '@vinhdanh/kernel';
import type { Host } from '../host.js';
import { isInstantText } from '../json/instant-shape.js';
import { endOfPlainInteger, endOfPlainObject, endOfPlainText } from '../json/plain-json.js';
import type { EventEnvelope } from './envelopes.js';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const beforeBody = ascii('{"body":');
const closingBrace = 0x7d;
const hashDigits = 64;
const timeDigits = 24;

/** Where `literal` ends when it stands at `at`; -1 otherwise. */
function endOf(bytes: Uint8Array, at: number, literal: Uint8Array): number {
  if (at < 0) return -1;
  for (let n = 0; n < literal.length; n++) if (bytes[at + n] !== literal[n]) return -1;
  return at + literal.length;
}

/** Where a hash in its quotes ends; -1 for anything else. */
function endOfHash(bytes: Uint8Array, at: number): number {
  const end = endOfPlainText(bytes, at);
  if (end - at !== hashDigits + 2) return -1;
  for (let n = at + 1; n < end - 1; n++) {
    const byte = bytes[n] as number;
    const digit = (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66);
    if (!digit) return -1;
  }
  return end;
}

/** What stands behind the body, in the order of the names, and how each value has to look. */
const members = (
  [
    ['command', endOfHash],
    ['prev', endOfHash],
    ['schema', endOfPlainInteger],
    ['stream', endOfPlainText],
    ['tenant', endOfPlainText],
    ['time', endOfPlainText],
    ['type', endOfPlainText],
    ['version', endOfPlainInteger],
  ] as const
).map(([name, endOfValue]) => ({ name, literal: ascii(`,"${name}":`), endOfValue }));
type MemberName = 'command' | 'prev' | 'schema' | 'stream' | 'tenant' | 'time' | 'type' | 'version';
type Place = readonly [from: number, end: number];

/** Members of the body that a verifier asks for; few events have one. */
const askedNames: readonly string[] = ['bundleHash', 'caseNumber', 'facts', 'sha256'];
const askedLengths = new Set(askedNames.map((name) => name.length));

/** An event whose bytes have been looked through and not read: the body is, when somebody asks for it. */
export class ScannedEvent implements EventEnvelope {
  readonly command: string;
  readonly prev: string;
  readonly schema: number;
  readonly stream: string;
  readonly tenant: string;
  readonly type: string;
  readonly version: number;
  #body: JsonObject | null = null;

  /** @param time a text of its own: the others are views of the event's, and the time outlives it */
  constructor(
    private readonly text: string,
    private readonly bodyEnd: number,
    private readonly asked: ReadonlyMap<string, Place> | null,
    places: Readonly<Record<MemberName, Place>>,
    readonly time: string,
  ) {
    const within = ([from, end]: Place): string => text.slice(from + 1, end - 1);
    this.command = within(places.command);
    this.prev = within(places.prev);
    this.schema = Number(text.slice(...places.schema));
    this.stream = within(places.stream);
    this.tenant = within(places.tenant);
    this.type = within(places.type);
    this.version = Number(text.slice(...places.version));
  }

  get body(): JsonObject {
    this.#body ??= JSON.parse(this.text.slice(beforeBody.length, this.bodyEnd)) as JsonObject;
    return this.#body;
  }

  /** A member of the body that verifiers ask for, without reading the rest; undefined when there is none. */
  member(name: string): Json | undefined {
    const found = this.asked?.get(name);
    return found === undefined ? undefined : (JSON.parse(this.text.slice(...found)) as Json);
  }
}

/**
 * The event in bytes that are plain canonical JSON with exactly an event's members. Null says nothing: the strict
 * reader has to be asked.
 */
export function scanEvent(host: Pick<Host, 'decodeAscii'>, bytes: Uint8Array): ScannedEvent | null {
  const from = endOf(bytes, 0, beforeBody);
  const asked: number[] = [];
  const bodyEnd = endOfPlainObject(bytes, from, 1, (nameFrom, nameEnd, valueFrom, valueEnd) => {
    if (askedLengths.has(nameEnd - nameFrom)) asked.push(nameFrom, nameEnd, valueFrom, valueEnd);
  });
  const places = {} as Record<MemberName, Place>;
  let at = from < 0 ? -1 : bodyEnd;
  for (const { name, literal, endOfValue } of members) {
    const begins = endOf(bytes, at, literal);
    at = begins < 0 ? -1 : endOfValue(bytes, begins);
    if (at < 0) return null;
    places[name] = [begins, at];
  }
  const [timeFrom, timeEnd] = places.time;
  if (at !== bytes.length - 1 || bytes[at] !== closingBrace || timeEnd - timeFrom !== timeDigits + 2)
    return null;
  const text = host.decodeAscii(bytes);
  const time = host.decodeAscii(bytes.subarray(timeFrom + 1, timeEnd - 1));
  const event = new ScannedEvent(text, bodyEnd, askedOf(text, asked), places, time);
  return isInstantText(time) && event.schema >= 0 && event.version >= 0 ? event : null;
}

function askedOf(text: string, found: readonly number[]): ReadonlyMap<string, Place> | null {
  if (found.length === 0) return null;
  const asked = new Map<string, Place>();
  for (let n = 0; n < found.length; n += 4) {
    const [nameFrom, nameEnd, valueFrom, valueEnd] = found.slice(n, n + 4) as [
      number,
      number,
      number,
      number,
    ];
    const name = text.slice(nameFrom, nameEnd);
    if (askedNames.includes(name)) asked.set(name, [valueFrom, valueEnd]);
  }
  return asked;
}

/** A member of an event's body, as cheaply as it can be had. */
export function bodyMember(
  event: EventEnvelope,
  name: 'bundleHash' | 'caseNumber' | 'facts' | 'sha256',
): Json | undefined {
  if (event instanceof ScannedEvent) return event.member(name);
  return Object.hasOwn(event.body, name) ? event.body[name] : undefined;
}
