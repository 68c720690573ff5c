import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../testing/node-crypto.js';
import { Frontier } from './frontier.js';
import { treeRoot } from './prove.js';
import { readSubtreesOfTiles, widthAt } from './tile.js';
import { createTreeHash } from './tree-hash.js';
import { TreeWalk } from './tree-walk.js';

const hash = createTreeHash(sha256);
const leafOf = (n: number): Uint8Array => hash.leaf(Buffer.from(`leaf ${n}`));

describe('a walk over a tree', () => {
  it.each([0, 1, 255, 256, 257, 65_536, 66_000])('hands over each tile of %i leaves once', async (size) => {
    const tiles = new Map<string, Uint8Array>();
    const walk = new TreeWalk(hash, ({ level, index, hashes }) => {
      expect([level, index, tiles.has(`${level}/${index}`)]).toEqual([level, index, false]);
      tiles.set(`${level}/${index}`, hashes.slice());
    });
    const frontier = new Frontier(hash);
    for (let n = 0; n < size; n++) {
      walk.append(leafOf(n));
      frontier.append(leafOf(n));
    }
    walk.end();
    expect(walk.root()).toEqual(frontier.root());
    for (const [name, hashes] of tiles) {
      const [level = 0, index = 0] = name.split('/').map(Number);
      expect([name, hashes.length / 32]).toEqual([name, widthAt(level, index, size)]);
    }
    const read = readSubtreesOfTiles(
      hash,
      async ({ level, index }) => tiles.get(`${level}/${index}`) ?? new Uint8Array(0),
      size,
    );
    expect(await treeRoot(hash, read, size)).toEqual(frontier.root());
  });
});
