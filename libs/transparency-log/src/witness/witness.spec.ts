import { describe, expect, it } from '@jest/globals';
import { Frontier } from '../merkle/frontier.js';
import { consistencyProof, type ReadSubtree } from '../merkle/prove.js';
import { createTreeHash } from '../merkle/tree-hash.js';
import { formatCheckpoint } from '../note/checkpoint.js';
import { formatNote } from '../note/note.js';
import { cosign, signText } from '../note/sign.js';
import { keyTypes, verifierKey } from '../note/verifier-key.js';
import { newKeyPair, sha256, verifyEd25519 } from '../testing/node-crypto.js';
import { formatAddCheckpoint, parseAddCheckpoint, parseCosignatures } from './add-checkpoint.js';
import { judgeCheckpoint, type WitnessedHead } from './judge.js';

const hash = createTreeHash(sha256);
const origin = 'log.lam-giang.example/record';
const pair = newKeyPair();
const key = verifierKey(sha256, origin, keyTypes.ed25519, pair.publicKey)!;

function tree(size: number, word: string): { root: (at: number) => Uint8Array; read: ReadSubtree } {
  const nodes = new Map<string, Uint8Array>();
  const frontier = new Frontier(hash);
  const roots = [frontier.root()];
  for (let n = 0; n < size; n++) {
    for (const node of frontier.append(hash.leaf(Buffer.from(`${word} ${n}`))))
      nodes.set(`${node.level}/${node.index}`, node.hash);
    roots.push(frontier.root());
  }
  return {
    root: (at) => roots[at]!,
    read: async ({ level, index }) => nodes.get(`${level}/${index}`)!,
  };
}
const honest = tree(40, 'honest');
const forked = tree(40, 'forked');

const noteOf = (size: number, root: Uint8Array, signer = pair, name = origin): string => {
  const text = formatCheckpoint({ origin: name, size, root });
  return formatNote({ text, signatures: [signText(text, key, signer.sign)] });
};
const headAt = (size: number): WitnessedHead => ({ size, root: honest.root(size) });

async function judged(request: {
  readonly last: WitnessedHead | null;
  readonly old: number;
  readonly size: number;
  readonly from?: typeof honest;
  readonly note?: string;
  readonly proof?: readonly Uint8Array[];
}) {
  const { last, old, size, from = honest } = request;
  const checkpoint = request.note ?? noteOf(size, from.root(size));
  const proof = request.proof ?? (old <= size ? await consistencyProof(hash, from.read, old, size) : []);
  const parsed = parseAddCheckpoint(formatAddCheckpoint({ oldSize: old, proof, checkpoint }));
  if (!parsed.ok) throw new Error('the request did not come back');
  const logs = (name: string) => (name === origin ? { keys: [key], last } : null);
  return judgeCheckpoint({ hash, verify: verifyEd25519 }, logs, parsed.value);
}

describe('a witness', () => {
  it('cosigns a first head, growth, and the same head again', async () => {
    for (const [last, old, size] of [
      [null, 0, 7],
      [headAt(7), 7, 33],
      [headAt(8), 8, 40],
      [headAt(33), 33, 33],
    ] as const)
      expect(await judged({ last, old, size })).toMatchObject({ kind: 'cosign', status: 200 });
  });
  it.each([
    [
      'another tree of the same size',
      409,
      'WITNESS.FORK',
      { last: headAt(33), old: 33, size: 33, from: forked },
    ],
    [
      'growth of another tree',
      422,
      'WITNESS.INCONSISTENT',
      { last: headAt(9), old: 9, size: 33, from: forked },
    ],
    ['a log that has shrunk', 409, 'WITNESS.SHRUNK', { last: headAt(33), old: 9, size: 12 }],
  ])('refuses %s, and shouts', async (_name, status, code, request) => {
    expect(await judged(request)).toMatchObject({ kind: 'refuse', status, code, alarm: true });
  });
  it('answers an old size that is not the last with the last', async () => {
    const answer = await judged({ last: headAt(9), old: 0, size: 33 });
    expect(answer).toMatchObject({ status: 409, code: 'WITNESS.STALE', size: 9, alarm: false });
  });
  it.each([
    ['an unknown log', 404, noteOf(7, honest.root(7), pair, 'another.example')],
    ['a signature by another key', 403, noteOf(7, honest.root(7), newKeyPair())],
    ['no note', 400, 'nothing\n'],
    ['a note that is no checkpoint', 400, noteOf(7, honest.root(7)).replace('\n7\n', '\nseven\n')],
  ])('refuses %s with %i', async (_name, status, note) => {
    expect(await judged({ last: null, old: 0, size: 7, note })).toMatchObject({ kind: 'refuse', status });
  });
  it('refuses an old size beyond the new one, and a proof where none belongs', async () => {
    expect(await judged({ last: headAt(9), old: 9, size: 7 })).toMatchObject({ status: 400 });
    const proof = [honest.root(3)];
    expect(await judged({ last: null, old: 0, size: 7, proof })).toMatchObject({ status: 422 });
  });
});

describe('the request to a witness', () => {
  const good = formatAddCheckpoint({ oldSize: 3, proof: [honest.root(3)], checkpoint: 'c\n' });
  it.each([
    '',
    '\n\n',
    good.replace('old 3', 'old 03'),
    good.replace('old 3', 'new 3'),
    good.replace('old 3', 'old 9007199254740993'),
    good.replace(/=\n/, '\n'),
    `old 3\n${'AAAA\n'.repeat(2)}\nc\n`,
    `old 3\n${good.split('\n')[1]}\n`.repeat(1),
    `old 3\n${`${good.split('\n')[1]}\n`.repeat(64)}\nc\n`,
  ])('is refused when it is malformed (%#)', (body) => {
    expect(parseAddCheckpoint(body)).toMatchObject({ ok: false, error: { code: 'WITNESS.MALFORMED' } });
  });
});

describe('the answer of a witness', () => {
  it('is its signature lines', () => {
    const witnessKey = verifierKey(sha256, 'w.example', keyTypes.cosignatureV1, pair.publicKey)!;
    const line = cosign('text\n', witnessKey, pair.sign, 5);
    const body = formatNote({ text: '', signatures: [line, line] }).slice(1);
    expect(parseCosignatures(body)).toMatchObject({ ok: true, value: [{ name: 'w.example' }, {}] });
    expect(parseCosignatures('')).toMatchObject({ ok: false });
    expect(parseCosignatures('409\n')).toMatchObject({ ok: false });
  });
});
