import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../testing/node-crypto.js';
import { Frontier, type NewNode } from './frontier.js';
import { consistencyProof, inclusionProof, treeRoot, type ReadSubtree } from './prove.js';
import { completeSubtrees } from './subtree.js';
import { createTreeHash } from './tree-hash.js';
import { readSubtreesOfTiles, tileHeight, tileWidth, widthAt } from './tile.js';
import { verifyConsistency, verifyInclusion } from './verify-proof.js';

const hash = createTreeHash(sha256);
const leafOf = (n: number): Uint8Array => hash.leaf(Buffer.from(`leaf ${n}`));
const leaves = Array.from({ length: 700 }, (_, n) => leafOf(n));

/** MTH as the RFC words it, without any shortcut: what everything else is compared with. */
function rootByDefinition(part: readonly Uint8Array[]): Uint8Array {
  if (part.length === 0) return hash.empty();
  if (part.length === 1) return part[0] as Uint8Array;
  const split = 2 ** Math.ceil(Math.log2(part.length) - 1);
  return hash.node(rootByDefinition(part.slice(0, split)), rootByDefinition(part.slice(split)));
}
const roots = Array.from({ length: 301 }, (_, size) => rootByDefinition(leaves.slice(0, size)));
const rootAt = (size: number): Uint8Array => roots[size] ?? rootByDefinition(leaves.slice(0, size));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const nodes = new Map<string, NewNode>();
const grown = new Frontier(hash);
for (const leaf of leaves)
  for (const node of grown.append(leaf)) nodes.set(`${node.level}/${node.index}`, node);
const read: ReadSubtree = async ({ level, index }) => {
  const node = nodes.get(`${level}/${index}`);
  if (node === undefined) throw new Error(`no node ${level}/${index}`);
  return node.hash;
};

describe('a growing tree', () => {
  it('has the roots that RFC 9162 gives for no leaf and for one', () => {
    // SHA-256 of nothing, and of the byte 0 (RFC 6962 test data).
    expect(hex(new Frontier(hash).root())).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(hex(hash.leaf(new Uint8Array(0)))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });
  it('has the root of the definition at every size, also when it goes on from a stored edge', async () => {
    const tree = new Frontier(hash);
    for (let size = 0; size <= 300; size++) {
      const wanted = hex(rootAt(size));
      expect(hex(tree.root())).toBe(wanted);
      const edge = await Promise.all(completeSubtrees(0, size).map(read));
      expect(hex(new Frontier(hash, size, edge).root())).toBe(wanted);
      expect(hex(await treeRoot(hash, read, size))).toBe(wanted);
      tree.append(leaves[size] as Uint8Array);
    }
  });
});

const sizes = fc.integer({ min: 1, max: 300 });
const pair = fc.tuple(sizes, sizes).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

describe('proofs', () => {
  it('of inclusion hold for their leaf, index, size and root, and for nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(pair, fc.nat(), async ([index0, size], choice) => {
        const index = index0 - 1;
        const proof = await inclusionProof(hash, read, index, size);
        const claim = { leaf: leaves[index] as Uint8Array, index, size, root: rootAt(size) };
        expect(verifyInclusion(hash, claim, proof)).toBe(true);
        expect(verifyInclusion(hash, { ...claim, leaf: leafOf(-1) }, proof)).toBe(false);
        expect(verifyInclusion(hash, { ...claim, root: rootAt(size - 1) }, proof)).toBe(false);
        expect(verifyInclusion(hash, { ...claim, index: size }, proof)).toBe(false);
        if (size > 1) {
          expect(verifyInclusion(hash, { ...claim, index: (index + 1) % size }, proof)).toBe(false);
          expect(verifyInclusion(hash, claim, proof.slice(1))).toBe(false);
          const changed = proof.with(choice % proof.length, leafOf(-2));
          expect(verifyInclusion(hash, claim, changed)).toBe(false);
        }
        expect(verifyInclusion(hash, claim, [...proof, leafOf(-3)])).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
  it('of consistency hold between every two sizes up to 70, and for no other heads', async () => {
    for (let size = 0; size <= 70; size++)
      for (let old = 0; old <= size; old++) {
        const proof = await consistencyProof(hash, read, old, size);
        const before = { size: old, root: rootAt(old) };
        const now = { size, root: rootAt(size) };
        expect(verifyConsistency(hash, before, now, proof)).toBe(true);
        expect(verifyConsistency(hash, { ...before, root: leafOf(-1) }, now, proof)).toBe(false);
        if (old > 0) expect(verifyConsistency(hash, before, { ...now, root: leafOf(-1) }, proof)).toBe(false);
        expect(verifyConsistency(hash, before, now, [...proof, leafOf(-2)])).toBe(false);
        if (proof.length > 0) expect(verifyConsistency(hash, before, now, proof.slice(1))).toBe(false);
      }
  });
  it('never hold for a tree that has shrunk', async () => {
    const proof = await consistencyProof(hash, read, 5, 9);
    const heads = [9, 5].map((size) => ({ size, root: rootAt(size) }));
    expect(verifyConsistency(hash, heads[0]!, heads[1]!, proof)).toBe(false);
  });
});

describe('tiles', () => {
  it('are enough for every subtree and proof', async () => {
    const size = leaves.length;
    const fetched: string[] = [];
    const fromTiles = readSubtreesOfTiles(
      hash,
      async ({ level, index, width }) => {
        fetched.push(`${level}/${index}.${width}`);
        if (level === 'entries') throw new Error('no entries here');
        const hashes = Array.from({ length: width }, (_, n) => {
          const node = nodes.get(`${level * tileHeight}/${index * tileWidth + n}`);
          return node?.hash ?? new Uint8Array(32);
        });
        return Buffer.concat(hashes);
      },
      size,
    );
    expect(hex(await treeRoot(hash, fromTiles, size))).toBe(hex(rootAt(size)));
    const proof = await inclusionProof(hash, fromTiles, 300, size);
    const claim = { leaf: leaves[300]!, index: 300, size, root: rootAt(size) };
    expect(verifyInclusion(hash, claim, proof)).toBe(true);
    expect(new Set(fetched).size).toBe(fetched.length);
    expect(fetched.sort()).toEqual(['0/1.256', '0/2.188', '1/0.2']);
  });
  it('have the widths of the specification’s example of 70,000 leaves', () => {
    expect([272, 273, 274].map((index) => widthAt(0, index, 70_000))).toEqual([256, 112, 0]);
    expect([0, 1, 2].map((index) => widthAt(1, index, 70_000))).toEqual([256, 17, 0]);
    expect([0, 1].map((index) => widthAt(2, index, 70_000))).toEqual([1, 0]);
  });
});
