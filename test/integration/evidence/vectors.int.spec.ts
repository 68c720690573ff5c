import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readCanonicalJson } from '@vinhdanh/record-format';
import { exitCodes, runVerifier } from '@vinhdanh/verifier';
import { valueVectors } from '../../vectors/values.js';

const folder = fileURLToPath(new URL('../../vectors/record-format/', import.meta.url));
const read = (name: string): string => readFileSync(folder + name, 'utf8');

interface PackVector {
  readonly pack: string;
  readonly why: string;
  readonly verdict: string;
  readonly code: string | null;
  readonly exit: number;
}
const packs = JSON.parse(read('packs.json')) as PackVector[];

describe('the published vectors', () => {
  it.each(packs.map((each) => [each.why, each] as const))('%s', (_why, { pack, verdict, code, exit }) => {
    let said = '';
    const ended = runVerifier([folder + pack, '--trust', `${folder}keys.txt`, '--json'], {
      out: (text) => (said += text),
      error: (text) => (said += text),
      ownHash: null,
    });
    expect([ended, JSON.parse(said)]).toMatchObject([exit, { verdict, code }]);
  });
  it('have one sound pack for every way to spoil it', () => {
    const sound = packs.filter(({ exit }) => exit === exitCodes.verified);
    expect([sound.length, packs.length]).toEqual([3, 22]);
  });
  it('say the same values today', async () => {
    expect(JSON.parse(read('values.json'))).toEqual(await valueVectors());
  });
  it('have a text for every fault of JSON', () => {
    const { json } = JSON.parse(read('values.json')) as { json: { text: string; fault: string | null }[] };
    for (const { text, fault } of json)
      expect([text, readCanonicalJson(text)]).toMatchObject([
        text,
        fault === null ? { ok: true } : { fault },
      ]);
    expect(new Set(json.map(({ fault }) => fault))).toEqual(
      new Set([
        null,
        'JSON.DUPLICATE_KEY',
        'JSON.NUMBER',
        'JSON.SURROGATE',
        'JSON.TOO_DEEP',
        'JSON.NOT_CANONICAL',
        'JSON.SYNTAX',
      ]),
    );
  });
});
