import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Json } from '@vinhdanh/kernel';
import type { Hasher } from '../host.js';
import { formatManifest, readManifest, type Manifest } from './manifest.js';
import { isSafePath, parsePackPath } from './paths.js';
import { formatProofs, readProofs, type Proofs } from './proofs.js';
import { formatSeal, parseSeal } from './seal.js';

const hasher: Hasher = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  encodeUtf8: (text) => Buffer.from(text, 'utf8'),
};
const hex = 'ab'.repeat(32);
const manifest: Manifest = {
  tenant: 'lam-giang',
  madeAt: '2026-11-23T09:00:00.000Z',
  tool: 'vinhdanh 0.1.0',
  streams: [{ stream: 'case-a', events: 3, head: hex }],
  files: [
    { path: 'log/checkpoint', bytes: 10, sha256: hex },
    { path: 'record/case-a.jsonl', bytes: 20, sha256: hex },
  ],
};
const reread = (text: string) => readManifest(hasher, JSON.parse(text) as Json, Buffer.from(text));
const formatted = (change: object = {}): string => formatManifest(hasher, { ...manifest, ...change });

describe('the list of a pack', () => {
  it('comes back from its text', () => {
    expect(reread(formatted())).toEqual({ ok: true, value: manifest });
  });
  it.each([
    ['no stream', { streams: [] }],
    ['a stream without events', { streams: [{ stream: 'case-a', events: 0, head: hex }] }],
    ['a stream twice', { streams: [...manifest.streams, ...manifest.streams] }],
    ['files out of order', { files: [...manifest.files].reverse() }],
    ['a file twice', { files: [manifest.files[0], manifest.files[0]] }],
    ['itself', { files: [{ path: 'pack.json', bytes: 1, sha256: hex }] }],
    ['a climbing path', { files: [{ path: '../x', bytes: 1, sha256: hex }] }],
    ['a hash in capitals', { files: [{ path: 'x', bytes: 1, sha256: hex.toUpperCase() }] }],
    ['a size below nothing', { files: [{ path: 'x', bytes: -1, sha256: hex }] }],
    ['a member too many', { more: true }],
    ['a moment in words', { madeAt: 'today' }],
    ['a name that is a number', { tenant: 7 }],
  ])('is refused with %s', (_name, change) => {
    expect(reread(formatted(change))).toMatchObject({ fault: 'MANIFEST.MALFORMED' });
  });
  it('is refused whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(reread(JSON.stringify(value)).ok).toBe(false);
        expect(readProofs(value as Json)).toBeNull();
      }),
    );
  });
});

describe('proofs', () => {
  const hash = new Uint8Array(32).fill(7);
  const proofs: Proofs = {
    tree: { origin: 'log', size: 3, root: hash },
    inclusion: new Map([['case-a', [{ number: 1, proof: [hash, hash] }]]]),
    numbers: null,
    consistency: [{ from: 2, proof: [hash] }],
  };
  const text = formatProofs(proofs);
  it('come back from their text', () => {
    expect(readProofs(JSON.parse(text) as Json)).toEqual(proofs);
    const withTiles = { ...proofs, inclusion: null, numbers: new Map([['case-a', [1, 7]]]) };
    expect(readProofs(JSON.parse(formatProofs(withTiles)) as Json)).toEqual(withTiles);
  });
  it.each([
    ['both', { ...proofs, numbers: new Map() }],
    ['neither', { ...proofs, inclusion: null }],
    ['numbers that are none', { ...proofs, inclusion: null, numbers: new Map([['case-a', [-1]]]) }],
  ])('are refused with %s of the two ways', (_name, wrong) => {
    expect(readProofs(JSON.parse(formatProofs(wrong)) as Json)).toBeNull();
  });
  it.each([
    ['a negative number', '"number":1', '"number":-1'],
    ['a short hash', 'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=', 'BwcH'],
    ['another spelling of base 64', 'BwcHBwcHBwc="', 'BwcHBwcHBwd="'],
    ['a member too many', '"number":1', '"more":1,"number":1'],
    ['no tree', '"tree"', '"wood"'],
  ])('are refused with %s', (_name, before, after) => {
    expect(text).toContain(before);
    expect(readProofs(JSON.parse(text.replace(before, after)) as Json)).toBeNull();
  });
});

describe('paths', () => {
  it.each(['a', 'record/case-a.jsonl', 'files/0a', '_x/y-z.1'])('%s is safe', (path) =>
    expect(isSafePath(path)).toBe(true),
  );
  it.each([
    '',
    '/',
    '/a',
    'a/',
    'a//b',
    '.',
    '..',
    '../a',
    'a/../b',
    'a/.b',
    'a.',
    'a\\b',
    'c:a',
    'a b',
    'ă',
    'a\u0000',
    '-a',
    `${'a'.repeat(256)}`,
  ])('%j is not', (path) => expect(isSafePath(path)).toBe(false));
  it('say what a file is', () => {
    expect(parsePackPath('pack.json')).toEqual({ kind: 'manifest' });
    expect(parsePackPath('commands/case-a.jsonl')).toEqual({ kind: 'commands', stream: 'case-a' });
    expect(parsePackPath('log/tile/0/x001/067.p/9')).toEqual({ kind: 'tile' });
    expect(parsePackPath(`bundles/${hex}.json`)).toEqual({ kind: 'bundle', hash: hex });
    expect(parsePackPath(`files/${hex}`)).toEqual({ kind: 'file', hash: hex });
    expect(parsePackPath('log/earlier/10')).toEqual({ kind: 'earlier', size: 10 });
    expect(parsePackPath('record/case-1.2.jsonl')).toEqual({ kind: 'record', stream: 'case-1.2' });
  });
  it.each([
    'x',
    `commands/${hex}.json`,
    'log/tile/entries/000',
    'log/tile/0/67',
    'log/tile/64/000',
    `files/${hex}.json`,
    'log/earlier/010',
    'record/.jsonl',
    `files/${hex.toUpperCase()}`,
  ])('%s is no file of a pack', (path) => expect(parsePackPath(path)).toBeNull());
});

it('a seal comes back, and no other comment is one', () => {
  expect(parseSeal(formatSeal(hex))).toBe(hex);
  for (const comment of ['', hex, `vinhdanh-pack sha256:${hex}0`, `Vinhdanh-pack sha256:${hex}`])
    expect(parseSeal(comment)).toBeNull();
});
