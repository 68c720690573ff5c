import { describe, expect, it } from '@jest/globals';
import { questionWords, searchWords } from './search-words.js';

const found = (question: string, words: readonly string[]): boolean =>
  questionWords(question).every((asked) => words.some((word) => word.startsWith(asked)));

describe('the words of a case', () => {
  const words = searchWords({
    caseNumber: 'HS-2026-000042',
    nomineeName: 'Đỗ Thị Ánh Tuyết',
    unitName: 'Khoa Hồi sức',
  });

  it.each([
    'ánh tuyết',
    'anh TUYET',
    'đỗ',
    'tuy',
    'HS-2026-000042',
    'hs-2026-0000',
    '42',
    '000042',
    'hồi sức do',
    '',
  ])('are found by %j', (question) => {
    expect(found(question, words)).toBe(true);
  });
  it.each(['tuyet2', 'HS-2025-000042', '43', 'anh hung'])('are not found by %j', (question) => {
    expect(found(question, words)).toBe(false);
  });
  it('hold nothing personal once name and unit are forgotten', () => {
    expect(searchWords({ caseNumber: 'HS-2026-000042', nomineeName: null, unitName: null })).toEqual([
      'hs-2026-000042',
      'hs',
      '2026',
      '000042',
      '42',
    ]);
  });
  it('are few, however long the text', () => {
    const nomineeName = Array.from({ length: 500 }, (_, n) => `x${n}${'y'.repeat(100)}`).join(' ');
    const many = searchWords({ caseNumber: '1', nomineeName, unitName: null });
    expect(many.length).toBeLessThanOrEqual(60);
    expect(Math.max(...many.map((word) => word.length))).toBeLessThanOrEqual(60);
  });
});
