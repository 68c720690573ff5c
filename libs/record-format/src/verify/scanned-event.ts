import type { Json, JsonObject } from '@vinhdanh/kernel';
import type { Host } from '../host.js';
import { isInstantText } from '../json/instant-shape.js';
import { ascii, endOfLiteral, nameFinder } from '../json/literal.js';
import { endOfPlainInteger, endOfPlainObject, endOfPlainText } from '../json/plain-json.js';
import type { EventEnvelope } from './envelopes.js';

const beforeBody = ascii('{"body":');
const closingBrace = 0x7d;
const hashDigits = 64;
const timeDigits = 24;

const quote = 0x22;
/** 1 for the digits of a hash. */
const isDigit = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66) ? 1 : 0,
);

/** Where a hash in its quotes ends; -1 for anything else. */
function endOfHash(bytes: Uint8Array, at: number): number {
  let end = at + 1;
  while (isDigit[bytes[end] as number] === 1) end++;
  return bytes[at] === quote && bytes[end] === quote && end - at === hashDigits + 1 ? end + 1 : -1;
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
).map(([name, endOfValue]) => ({ literal: ascii(`,"${name}":`), endOfValue }));
type Place = readonly [from: number, end: number];
/** Where each of them begins and ends, two by two: one place for every event, done with when the event is made. */
const places = new Int32Array(2 * members.length);
const [command, prev, schema, stream, tenant, time, type, version] = [0, 2, 4, 6, 8, 10, 12, 14] as const;

/** Members of the body that a verifier asks for; few events have one. */
const askedNames = ['bundleHash', 'caseNumber', 'facts', 'files', 'sha256'] as const;
type AskedName = (typeof askedNames)[number];
const askedAt = nameFinder(askedNames);

/** A member that is a text, without its quotes. */
const within = (text: string, at: number): string =>
  text.slice((places[at] as number) + 1, (places[at + 1] as number) - 1);

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

  /**
   * Takes what it needs from `places`.
   * @param time a text of its own: the others are views of the event's, and the time outlives it
   */
  constructor(
    private readonly text: string,
    private readonly bodyEnd: number,
    private readonly asked: Readonly<Partial<Record<AskedName, Place>>> | null,
    readonly time: string,
  ) {
    this.command = within(text, command);
    this.prev = within(text, prev);
    this.schema = Number(text.slice(places[schema], places[schema + 1]));
    this.stream = within(text, stream);
    this.tenant = within(text, tenant);
    this.type = within(text, type);
    this.version = Number(text.slice(places[version], places[version + 1]));
  }

  get body(): JsonObject {
    this.#body ??= JSON.parse(this.text.slice(beforeBody.length, this.bodyEnd)) as JsonObject;
    return this.#body;
  }

  /** A member of the body that verifiers ask for, without reading the rest; undefined when there is none. */
  member(name: AskedName): Json | undefined {
    const found = this.asked?.[name];
    return found === undefined ? undefined : (JSON.parse(this.text.slice(...found)) as Json);
  }
}

/**
 * The event in bytes that are plain canonical JSON with exactly an event's members. Null says nothing: the strict
 * reader has to be asked.
 */
export function scanEvent(host: Pick<Host, 'decodeAscii'>, bytes: Uint8Array): ScannedEvent | null {
  const from = endOfLiteral(bytes, 0, beforeBody);
  let asked: Partial<Record<AskedName, Place>> | null = null;
  const bodyEnd = endOfPlainObject(bytes, from, 1, (nameFrom, nameEnd, valueFrom, valueEnd) => {
    const name = askedAt(bytes, nameFrom, nameEnd);
    if (name !== undefined) asked = { ...asked, [name]: [valueFrom, valueEnd] };
  });
  let at = from < 0 ? -1 : bodyEnd;
  for (let n = 0; n < members.length; n++) {
    const { literal, endOfValue } = members[n] as (typeof members)[number];
    const begins = endOfLiteral(bytes, at, literal);
    at = begins < 0 ? -1 : endOfValue(bytes, begins);
    if (at < 0) return null;
    places[2 * n] = begins;
    places[2 * n + 1] = at;
  }
  const timeFrom = places[time] as number;
  const timeEnd = places[time + 1] as number;
  if (at !== bytes.length - 1 || bytes[at] !== closingBrace || timeEnd - timeFrom !== timeDigits + 2)
    return null;
  const moment = host.decodeAscii(bytes, timeFrom + 1, timeEnd - 1);
  const event = new ScannedEvent(host.decodeAscii(bytes), bodyEnd, asked, moment);
  return isInstantText(moment) && event.schema >= 0 && event.version >= 0 ? event : null;
}

/** A member of an event's body, as cheaply as it can be had. */
export function bodyMember(event: EventEnvelope, name: AskedName): Json | undefined {
  if (event instanceof ScannedEvent) return event.member(name);
  return Object.hasOwn(event.body, name) ? event.body[name] : undefined;
}
