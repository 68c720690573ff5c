import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type JsonObject } from '@vinhdanh/kernel';
import { readStrictJson } from '../json/strict-json.js';
import type { CommandEnvelope } from './envelopes.js';
import { readCommandBytes } from './read-document.js';
import { scanCommand } from './scan-command.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const host = {
  decodeUtf8: (bytes: Uint8Array) => utf8.decode(bytes),
  decodeAscii: (bytes: Uint8Array, from?: number, end?: number) =>
    Buffer.from(bytes).toString('latin1', from, end),
};
const command: JsonObject = {
  actor: 'officer',
  args: { stepId: 'review#1' },
  at: '2026-11-23T09:00:00.000Z',
  authority: { org: 'ward', role: 'unit-officer' },
  bundle: `sha256:${'ab'.repeat(32)}`,
  case: 'a',
  commandId: 'command-1',
  evaluations: [],
  seen: { documents: [], dossier: 1, step: 1 },
  tenant: 'lam-giang',
  type: 'TakeStep',
};
const text = canonicalJson(command);
const scan = (words: string) => scanCommand(host, Buffer.from(words));
const said = (words: string) => {
  const { actor, bundle, case: caseId, tenant, type, role, org } = scan(words) ?? ({} as CommandEnvelope);
  return { actor, bundle, case: caseId, tenant, type, role, org };
};

describe('a command that is looked through', () => {
  it('says whose it is, and by what duty', () => {
    const { actor, bundle, case: caseId, tenant, type } = command;
    expect(said(text)).toEqual({
      actor,
      bundle,
      case: caseId,
      tenant,
      type,
      role: 'unit-officer',
      org: 'ward',
    });
    expect(said(canonicalJson({ ...command, authority: null }))).toMatchObject({ role: null, org: null });
  });
  it.each([
    ['a name twice', text.replace('{"actor"', '{"actor":"x","actor"')],
    ['another order', text.replace('"args"', '"aaa"')],
    ['a number for a text', text.replace('"lam-giang"', '7')],
    ['no case', text.replace('"case"', '"cast"')],
    ['words that are not plain', text.replace('officer', 'cán bộ')],
    ['something behind it', `${text} `],
    ['an end that is not there', text.slice(0, -1)],
    ['nothing', ''],
  ])('says nothing of one with %s', (_name, words) => expect(scan(words)).toBeNull());
  it('never differs from the strict reader', () => {
    const change = fc.tuple(fc.nat(), fc.constantFrom(...'{}[]",:0-19a \\é'));
    let scanned = 0;
    fc.assert(
      fc.property(fc.array(change, { maxLength: 2 }), (changes) => {
        const words = changes.reduce((all, [at, sign]) => {
          const place = at % all.length;
          return all.slice(0, place) + sign + all.slice(place + 1);
        }, text);
        const found = scan(words);
        if (found === null) return;
        scanned += 1;
        const strict = readStrictJson(words);
        expect(strict.ok && canonicalJson(strict.value)).toBe(words);
        const { actor, bundle, case: caseId, tenant, type } = (strict.ok ? strict.value : {}) as JsonObject;
        expect(said(words)).toMatchObject({ actor, bundle, case: caseId, tenant, type });
      }),
      { numRuns: 3_000 },
    );
    expect(scanned).toBeGreaterThan(100);
  });
  it('is read by the strict reader where it is not plain', () => {
    const read = readCommandBytes(host, Buffer.from(text.replace('officer', 'cán bộ')));
    expect(read).toMatchObject({ ok: true, value: { actor: 'cán bộ', case: 'a' } });
  });
});
