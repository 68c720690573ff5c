/** The keys of a variable that holds several, separated by commas. */
export const keyList = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
