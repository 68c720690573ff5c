import { describe, expect, it } from '@jest/globals';
import { newKeyPair, sha256, verifyEd25519 } from '../testing/node-crypto.js';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.js';
import { formatNote, parseNote, type Note } from './note.js';
import { cosign, signText, verifyNote } from './sign.js';
import {
  formatVerifierKey,
  keyTypes,
  parseVerifierKey,
  verifierKey,
  type KeyType,
  type VerifierKey,
} from './verifier-key.js';

const keyOf = (name: string, publicKey: Uint8Array, type: KeyType = keyTypes.ed25519): VerifierKey => {
  const key = verifierKey(sha256, name, type, publicKey);
  if (key === null) throw new Error(`${name} is no name of a key`);
  return key;
};
const pair = newKeyPair();
const key = keyOf('log.lam-giang.example/record', pair.publicKey);
const witnessPair = newKeyPair();
const witness = keyOf('witness.example/w1', witnessPair.publicKey, keyTypes.cosignatureV1);
const text = formatCheckpoint({
  origin: 'log.lam-giang.example/record',
  size: 20_852_163,
  root: sha256(Buffer.from('root')),
});
const signed: Note = { text, signatures: [signText(text, key, pair.sign)] };

describe('a signed note', () => {
  it('comes back from its text, and its signature holds', () => {
    const back = parseNote(formatNote(signed));
    expect(back.ok && back.value.text).toBe(text);
    expect(verifyNote(signed, [key], verifyEd25519)).toEqual({
      verified: [{ key, seconds: null }],
      broken: [],
    });
  });
  it('proves nothing under an unknown key, also of the same name or the same id', () => {
    const other = keyOf(key.name, newKeyPair().publicKey);
    const renamed = { ...keyOf('another.example', pair.publicKey), id: key.id };
    for (const known of [other, renamed])
      expect(verifyNote(signed, [known], verifyEd25519)).toEqual({ verified: [], broken: [] });
  });
  it('is broken by one changed character', () => {
    const changed = { ...signed, text: text.replace('20852163', '20852164') };
    expect(verifyNote(changed, [key], verifyEd25519)).toEqual({ verified: [], broken: [key.name] });
  });
  it('carries a witness’s cosignature with its moment', () => {
    const line = cosign(text, witness, witnessPair.sign, 1_763_856_000);
    const both = parseNote(formatNote({ text, signatures: [...signed.signatures, line] }));
    if (!both.ok) throw new Error('no note');
    expect(verifyNote(both.value, [key, witness], verifyEd25519).verified).toEqual([
      { key, seconds: null },
      { key: witness, seconds: 1_763_856_000 },
    ]);
    const later = { ...line, signature: line.signature.slice() };
    later.signature[7] = (later.signature[7] ?? 0) ^ 1;
    expect(verifyNote({ text, signatures: [later] }, [witness], verifyEd25519).broken).toEqual([
      witness.name,
    ]);
  });
  it('does not take a log’s signature for a cosignature of the same key', () => {
    const cosigner = keyOf(key.name, pair.publicKey, keyTypes.cosignatureV1);
    const forged = { ...signText(text, cosigner, pair.sign) };
    expect(verifyNote({ text, signatures: [forged] }, [cosigner], verifyEd25519).broken).toEqual([key.name]);
  });
  it.each([
    ['no signatures', text],
    ['a missing line feed at the end', formatNote(signed).slice(0, -1)],
    ['a control character', formatNote(signed).replace('lam', 'l\u0007m')],
    ['a signature line without a dash', formatNote(signed).replace('— ', '- ')],
    ['base 64 in another spelling', formatNote(signed).replace(/=+\n$/, '\n')],
    ['a lone surrogate', `\ud800${formatNote(signed)}`],
    ['a name with a plus sign', formatNote(signed).replace('— log', '— lo+g')],
  ])('is refused with %s', (_name, note) => {
    expect(parseNote(note)).toMatchObject({ ok: false, error: { code: 'NOTE.MALFORMED' } });
  });
  it('is refused when it is too large, or has too many lines', () => {
    const line = formatNote(signed).slice(text.length + 1);
    for (const note of [`${'x'.repeat(100_001)}\n\n${line}`, `${text}\n${line.repeat(65)}`])
      expect(parseNote(note)).toMatchObject({ ok: false, error: { code: 'NOTE.TOO_LARGE' } });
  });
});

describe('a checkpoint', () => {
  it('comes back from its text, extension lines passed over', () => {
    const back = parseCheckpoint(`${text}extension\n`);
    expect(back).toMatchObject({ ok: true, value: { size: 20_852_163 } });
  });
  it.each([
    ['a leading zero', text.replace('20852163', '020852163')],
    ['a size beyond 2^53', text.replace('20852163', '9007199254740993')],
    ['a negative size', text.replace('20852163', '-1')],
    ['a short root', text.replace(/\n[^\n]+\n$/, '\nAAAA\n')],
    ['no origin', text.replace(/^[^\n]+/, '')],
    ['an empty extension line', `${text}\n`],
    ['no last line feed', text.slice(0, -1)],
  ])('is refused with %s', (_name, changed) => {
    expect(parseCheckpoint(changed)).toMatchObject({ ok: false, error: { code: 'CHECKPOINT.MALFORMED' } });
  });
});

describe('a verifier key', () => {
  it('comes back from its line', () => {
    for (const known of [key, witness]) {
      const back = parseVerifierKey(sha256, formatVerifierKey(known));
      expect(back).toMatchObject({ ok: true, value: { name: known.name, id: known.id, type: known.type } });
    }
  });
  it('is the one that Go’s sumdb publishes', () => {
    const line = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8';
    const back = parseVerifierKey(sha256, line);
    expect(back).toMatchObject({ ok: true, value: { name: 'sum.golang.org', id: 0x033de0ae } });
    expect(back.ok && formatVerifierKey(back.value)).toBe(line);
  });
  it.each([
    ['KEY.MALFORMED', ''],
    ['KEY.MALFORMED', 'name'],
    ['KEY.MALFORMED', 'a name+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'],
    ['KEY.ID', 'sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'],
    ['KEY.TYPE', 'sum.golang.org+033de0ae+As4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'],
    ['KEY.MALFORMED', 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuA=='],
  ])('is refused: %s %s', (code, line) => {
    expect(parseVerifierKey(sha256, line)).toMatchObject({ ok: false, error: { code } });
  });
});
