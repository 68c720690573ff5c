import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../testing/node-crypto.js';
import { ProvedTiles, type FindTile } from './proved-tiles.js';
import { tileWidth } from './tile.js';
import { createTreeHash } from './tree-hash.js';
import { TreeWalk } from './tree-walk.js';

const hash = createTreeHash(sha256);
const leafOf = (n: number): Uint8Array => hash.leaf(Buffer.from(`leaf ${n}`));
const hex = (bytes: unknown): string =>
  bytes instanceof Uint8Array ? Buffer.from(bytes).toString('hex') : '';

/** A tree with its tiles by name. */
function grown(size: number) {
  const tiles = new Map<string, Buffer>();
  const walk = new TreeWalk(hash, ({ level, index, hashes }) =>
    tiles.set(`${level}/${index}`, Buffer.from(hashes)),
  );
  for (let n = 0; n < size; n++) walk.append(leafOf(n));
  walk.end();
  return { tiles, head: { size, root: walk.root() } };
}
const from =
  (tiles: ReadonlyMap<string, Uint8Array>): FindTile =>
  ({ level, index }) =>
    tiles.get(`${level}/${index}`) ?? null;

describe('tiles under a head', () => {
  it.each([1, 2, 255, 256, 257, 300, 511, 512, 700, 65_535, 65_536, 65_800])(
    'answer every leaf of a tree of %d',
    (size) => {
      const { tiles, head } = grown(size);
      const proved = ProvedTiles.of(hash, head, from(tiles));
      if (!(proved instanceof ProvedTiles)) throw new Error(JSON.stringify(proved));
      const asked = new Set([0, size - 1, Math.floor(size / 2), Math.min(size - 1, 256)]);
      for (const n of asked) expect([n, hex(proved.leaf(n))]).toEqual([n, hex(leafOf(n))]);
    },
  );

  it('are found out whichever byte of whichever tile is another', () => {
    for (const size of [3, 256, 600, 66_000]) {
      const { tiles, head } = grown(size);
      for (const [name, bytes] of tiles) {
        if (size > 60_000 && name.startsWith('0/') && Number(name.slice(2)) % 61 > 0) continue;
        for (const at of [0, bytes.length - 1, Math.floor(bytes.length / 2)]) {
          const changed = Buffer.from(bytes);
          changed[at]! ^= 1;
          const proved = ProvedTiles.of(hash, head, from(new Map([...tiles, [name, changed]])));
          const first = Number(name.slice(2)) * tileWidth;
          const answer = proved instanceof ProvedTiles && name.startsWith('0/') ? proved.leaf(first) : proved;
          expect([size, name, at, answer]).toMatchObject([size, name, at, { why: 'different' }]);
        }
      }
    }
  });

  it('are named when they are missing, cut or too long', () => {
    const { tiles, head } = grown(600);
    const without = (name: string) => new Map([...tiles].filter(([each]) => each !== name));
    expect(ProvedTiles.of(hash, head, from(without('1/0')))).toMatchObject({
      tile: { level: 1, index: 0, width: 2 },
      why: 'missing',
    });
    expect(ProvedTiles.of(hash, head, from(without('0/2')))).toMatchObject({ tile: { level: 0, index: 2 } });
    const proved = ProvedTiles.of(hash, head, from(without('0/1')));
    expect(proved instanceof ProvedTiles && proved.leaf(300)).toMatchObject({ why: 'missing' });
    const long = new Map([...tiles, ['0/0', Buffer.alloc(8_224)] as const]);
    const other = ProvedTiles.of(hash, head, from(long));
    expect(other instanceof ProvedTiles && other.leaf(0)).toMatchObject({ why: 'different' });
  });

  it('prove no other head', () => {
    const { tiles, head } = grown(600);
    expect(ProvedTiles.of(hash, { ...head, root: leafOf(0) }, from(tiles))).toMatchObject({
      why: 'different',
    });
    expect(ProvedTiles.of(hash, { ...head, size: 601 }, from(tiles))).toMatchObject({ why: 'different' });
    expect(ProvedTiles.of(hash, { ...head, size: 0 }, from(tiles))).toMatchObject({ why: 'missing' });
  });
});
