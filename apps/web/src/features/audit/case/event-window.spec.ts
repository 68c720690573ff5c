import { describe, expect, it } from '@jest/globals';
import { chunkEvents, chunksAround, withoutGap } from './event-window.js';

describe('the window of events around the current one', () => {
  it('is the whole of a short case', () => {
    expect(chunksAround(1, 1)).toEqual([0]);
    expect(chunksAround(41, 41)).toEqual([0]);
    expect(chunksAround(300, 2 * chunkEvents)).toEqual([0, 1]);
  });

  it('is a few pages of a long one, wherever one stands', () => {
    const total = 100 * chunkEvents;
    expect(chunksAround(1, total)).toEqual([0, 1]);
    expect(chunksAround(50 * chunkEvents, total)).toEqual([48, 49, 50]);
    expect(chunksAround(50 * chunkEvents + 1, total)).toEqual([49, 50, 51]);
    expect(chunksAround(total, total)).toEqual([98, 99]);
  });

  it('stays within a case that has become shorter than the address says', () => {
    expect(chunksAround(9_999, 41)).toEqual([0]);
  });

  it('shows no events across a page that has not come', () => {
    expect(withoutGap([[1], [2], undefined, [4]], 1)).toEqual([1, 2]);
    expect(withoutGap([undefined, [2], [3]], 1)).toEqual([2, 3]);
    expect(withoutGap([[1], undefined], 1)).toEqual([]);
  });
});
