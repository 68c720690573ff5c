import { normaliseForSearch } from '../search-text.js';
import type { CaseHeaderRow } from '../rows.js';

/** More of them are never looked at: a name has a dozen at most. */
const WORDS_MAX = 60;
const WORD_CHARS_MAX = 60;

const split = (text: string): string[] => normaliseForSearch(text).split(/[^\p{L}\p{N}]+/u);

/**
 * The words that a case is found by: of its number (also without leading zeros), of the nominee and of the unit;
 * each once, without accents. Pure.
 */
export function searchWords(
  header: Pick<CaseHeaderRow, 'caseNumber' | 'nomineeName' | 'unitName'>,
): string[] {
  const number = split(header.caseNumber);
  const words = [
    normaliseForSearch(header.caseNumber),
    ...number,
    ...number.map((word) => word.replace(/^0+/, '')),
    ...split(header.nomineeName ?? ''),
    ...split(header.unitName ?? ''),
  ];
  return [...new Set(words.filter((word) => word !== '').map((word) => word.slice(0, WORD_CHARS_MAX)))].slice(
    0,
    WORDS_MAX,
  );
}

/** The words that somebody asks for: each has to begin one of the case's. Empty when nothing is asked. Pure. */
export const questionWords = (question: string): string[] => {
  const whole = normaliseForSearch(question);
  // A number in full is one word, or its parts would be found in any order and in any case.
  const words = whole
    .split(' ')
    .flatMap((word) => (/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)+$/u.test(word) ? [word] : split(word)));
  return [...new Set(words.filter((word) => word !== ''))].slice(0, WORDS_MAX);
};
