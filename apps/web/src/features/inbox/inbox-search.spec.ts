import { describe, expect, it } from '@jest/globals';
import { readInboxSearch } from './inbox-search.js';

describe("the inbox's filters in the address", () => {
  it.each([
    [{}, { tab: 'waiting' }],
    [
      { tab: 'overdue', q: ' nguyen ', level: 'province' },
      { tab: 'overdue', q: 'nguyen', level: 'province' },
    ],
    [{ tab: 'nothing', level: 'moon', q: '' }, { tab: 'waiting' }],
    // The router reads digits as a number.
    [{ q: 131 }, { tab: 'waiting', q: '131' }],
    [{ q: 'x'.repeat(300) }, { tab: 'waiting', q: 'x'.repeat(100) }],
  ])('%p reads as %p', (search, read) => {
    expect(readInboxSearch(search)).toEqual(read);
  });
});
