import { describe, expect, it } from '@jest/globals';
import { normaliseForSearch, searchPattern } from './search-text.js';

describe('text as it is searched', () => {
  it.each([
    ['Đỗ Thị Ánh Tuyết', 'do thi anh tuyet'],
    ['  Khoa   Hồi sức ', 'khoa hoi suc'],
    ['NGUYỄN ƯỚC', 'nguyen uoc'],
    // The same letters, composed and decomposed.
    ['ế', 'e'],
    ['e\u0302\u0301', 'e'],
    ['HS-2026-000001', 'hs-2026-000001'],
  ])('%s', (text, normal) => {
    expect(normaliseForSearch(text)).toBe(normal);
  });

  it('takes the wildcards of LIKE as they stand', () => {
    expect(searchPattern('100%_\\')).toBe('%100\\%\\_\\\\%');
  });
});
