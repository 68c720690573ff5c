import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type Json, type JsonObject } from '@vinhdanh/kernel';
import { readStrictJson } from '../json/strict-json.js';
import { readEventBytes } from './read-document.js';
import { bodyMember, ScannedEvent, scanEvent } from './scanned-event.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const host = {
  decodeUtf8: (bytes: Uint8Array) => utf8.decode(bytes),
  decodeAscii: (bytes: Uint8Array, from?: number, end?: number) =>
    Buffer.from(bytes).toString('latin1', from, end),
};
const event: JsonObject = {
  body: { by: 'officer', sha256: 'ab'.repeat(32), stepId: 'review#1' },
  command: 'cd'.repeat(32),
  prev: 'ef'.repeat(32),
  schema: 1,
  stream: 'case-a',
  tenant: 'lam-giang',
  time: '2026-11-23T09:00:00.000Z',
  type: 'StepTaken',
  version: 7,
};
const text = canonicalJson(event);
const scan = (words: string) => scanEvent(host, Buffer.from(words));

describe('an event that is looked through', () => {
  it('says what the strict reader reads', () => {
    const scanned = scan(text);
    expect(scanned).toMatchObject(event);
    expect(scanned?.member('sha256')).toBe('ab'.repeat(32));
    expect(scanned?.member('facts')).toBeUndefined();
  });
  it('says nothing of what is not plain, or no event', () => {
    const others: readonly (readonly [string, string])[] = [
      ['"lam-giang"', '"lâm-giang"'],
      ['"officer"', '"off\\"icer"'],
      ['"version":7', '"version":7,"z":1'],
      ['"version":7', '"version":-7'],
      ['"version":7', '"version":"7"'],
      ['"schema":1', '"schema":1.5'],
      ['"tenant":"lam-giang",', ''],
      ['{"body":{', '{"a":1,"body":{'],
      ['{"by":"officer"', '["by"'],
      ['cdcdcd', 'CDcdcd'],
      ['cdcdcd', 'cdcdc'],
      ['.000Z', '.00Z'],
      ['2026-11', '2026/11'],
      ['"body"', '"corp"'],
    ];
    for (const [from, to] of others) expect([to, scan(text.replace(from, to))]).toEqual([to, null]);
    expect(scan(`${text} `)).toBeNull();
    expect(scan(text.slice(0, -1))).toBeNull();
    expect(scan('')).toBeNull();
  });
  it('never differs from the strict reader, whatever the body is and whatever is done to the text', () => {
    const change = fc.tuple(fc.nat(), fc.constantFrom(...'{}[]",:0-19a \\é'));
    let scanned = 0;
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.array(change, { maxLength: 2 }),
        (body, changes) => {
          const whole: string = (() => {
            try {
              return canonicalJson({ ...event, body: body as JsonObject });
            } catch {
              return text; // A number that the record has no form for.
            }
          })();
          const words = changes.reduce((all, [at, sign]) => {
            const place = at % all.length;
            return all.slice(0, place) + sign + all.slice(place + 1);
          }, whole);
          const found = scan(words);
          if (found === null) return;
          scanned += 1;
          const strict = readStrictJson(words);
          expect(strict).toMatchObject({ ok: true });
          const value = (strict as { value: Json }).value as JsonObject;
          expect(canonicalJson(value)).toBe(words);
          expect({ ...value }).toEqual({
            body: found.body,
            command: found.command,
            prev: found.prev,
            schema: found.schema,
            stream: found.stream,
            tenant: found.tenant,
            time: found.time,
            type: found.type,
            version: found.version,
          });
          for (const name of ['bundleHash', 'caseNumber', 'facts', 'files', 'sha256'] as const)
            expect(found.member(name)).toEqual(found.body[name]);
        },
      ),
      { numRuns: 5_000 },
    );
    expect(scanned).toBeGreaterThan(100);
  });
  it('is read by the strict reader where it is not plain', () => {
    const vietnamese = Buffer.from(text.replace('"officer"', '"Nguyễn Thu Hà"'));
    const read = readEventBytes(host, vietnamese);
    if (!read.ok) throw new Error(read.fault);
    expect(read.value).not.toBeInstanceOf(ScannedEvent);
    expect(bodyMember(read.value, 'sha256')).toBe('ab'.repeat(32));
    expect(bodyMember(read.value, 'facts')).toBeUndefined();
  });
});
