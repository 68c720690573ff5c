import { describe, expect, it } from '@jest/globals';
import { readCaseSearch } from './case/case-search.js';
import { isNarrowed, readCasesSearch } from './cases/cases-search.js';

describe('the filters of the search in the address', () => {
  it('are read as they stand', () => {
    expect(readCasesSearch({ q: ' nguyen ', status: 'open', awardKind: 'HCLD3' })).toEqual({
      q: 'nguyen',
      status: 'open',
      awardKind: 'HCLD3',
    });
    // The router reads a number where a case number has digits alone.
    expect(readCasesSearch({ q: 128 }).q).toBe('128');
  });

  it('fall back where the address makes no sense', () => {
    const read = readCasesSearch({ q: ['x'], status: 'lost', awardKind: {} });
    expect(read).toEqual({ q: undefined, status: undefined, awardKind: undefined });
    expect(isNarrowed(read)).toBe(false);
    expect(readCasesSearch({ q: 'x'.repeat(500) }).q).toHaveLength(100);
  });
});

describe('a moment of a case in the address', () => {
  it('is read as it stands', () => {
    expect(
      readCaseSearch({
        view: 'proof',
        at: 17,
        moment: '2026-11-05T08:30:00.000Z',
        against: 'previous',
        process: 'a6-hop-hoi-dong',
        detail: 'decision',
      }),
    ).toEqual({
      view: 'proof',
      at: 17,
      moment: '2026-11-05T08:30:00.000Z',
      against: 'previous',
      process: 'a6-hop-hoi-dong',
      detail: 'decision',
    });
    expect(readCaseSearch({ against: 3 }).against).toBe(3);
  });

  it.each([
    [{ at: 0 }],
    [{ at: -1 }],
    [{ at: 1.5 }],
    [{ at: 'x' }],
    [{ at: [3] }],
    [{ moment: '05/11/2026' }],
    [{ moment: '2026-99-05T08:30:00Z' }],
    [{ against: 'tomorrow' }],
    [{ detail: 'all' }],
    [{ view: 'replay' }],
    [{ process: 3 }],
  ])('%j names nothing', (search) => {
    expect(Object.values(readCaseSearch(search)).filter((value) => value !== undefined)).toEqual([]);
  });
});
