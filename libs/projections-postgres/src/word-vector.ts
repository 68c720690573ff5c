/** Signs that end or begin a lexeme in a text of tsvector or tsquery. */
const quoted = (word: string): string => `'${word.replace(/['\\]/g, '$&$&')}'`;

/** The text of a tsvector with these words as they stand: no dictionary, no language. Pure. */
export const vectorOf = (words: readonly string[]): string => words.map(quoted).join(' ');

/** The text of a tsquery: every word begins a word; null when there is none. Pure. */
export const queryOf = (words: readonly string[]): string | null =>
  words.length === 0 ? null : words.map((word) => `${quoted(word)}:*`).join(' & ');
