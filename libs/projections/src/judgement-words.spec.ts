import { describe, expect, it } from '@jest/globals';
import { judgementWords, type JudgedBy } from './judgement-words.js';

const reasons = { model: 'm', decision: 'd', inputs: {}, tables: [], decisions: {}, clauses: [] };
const judged = (more: Partial<JudgedBy>): JudgedBy => ({
  ruleSet: 'HCLD3',
  version: '2025.1',
  result: 'not-eligible',
  reasons: null,
  ...more,
});

describe('a judgement in words', () => {
  it('is the sentence that the rules give', () => {
    const answer = { outcome: 'not-eligible', sentenceVi: 'Chưa đủ điều kiện: …', sentenceEn: 'Not yet: …' };
    expect(judgementWords(judged({ reasons: { ...reasons, answer } }))).toEqual({
      vi: 'Chưa đủ điều kiện: …',
      en: 'Not yet: …',
    });
  });

  it.each([[null], ['text'], [['sentenceVi']], [{ sentenceVi: 3 }], [{ sentenceVi: '' }]])(
    'names outcome and rule set where the answer %j has none',
    (answer) => {
      expect(judgementWords(judged({ reasons: { ...reasons, answer } })).vi).toBe(
        'không đủ điều kiện (bộ quy tắc HCLD3, phiên bản 2025.1)',
      );
    },
  );

  it('says an outcome that is no word as it stands', () => {
    expect(judgementWords(judged({ result: 4 })).en).toBe('4 (rule set HCLD3, version 2025.1)');
    expect(judgementWords(judged({ result: { a: 1 } })).en).toBe('{"a":1} (rule set HCLD3, version 2025.1)');
  });
});
