import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { roomsOf, unmapped } from './map.js';
import { root, workspacePackages } from './workspace.js';

const folders = workspacePackages().map(({ folder }) => folder);
const tops = [...new Set(folders.map((folder) => folder.split('/')[0]!)), 'docs'];
const rooms = roomsOf(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'), tops);

describe('the map of the tree', () => {
  it('leads to rooms that are there', () => {
    expect(rooms.length).toBeGreaterThan(30);
    expect(rooms.filter((room) => !existsSync(join(root, room)))).toEqual([]);
  });
  it('knows every package', () => expect(unmapped(folders, rooms)).toEqual([]));
  it('would miss a room that is gone, and a package that is new', () => {
    const map = 'in `libs/gone/src`, `libs/awards/src/<what>.ts`; `npm test`';
    expect(roomsOf(map, tops)).toEqual(['libs/gone/src', 'libs/awards/src']);
    expect(unmapped(['libs/awards', 'libs/award'], roomsOf(map, tops))).toEqual(['libs/award']);
  });
});
