/** The bytes of a text that is ASCII. */
export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

/** Where `literal` ends when it stands at `at`; -1 otherwise, and for a place that is none. */
export function endOfLiteral(bytes: Uint8Array, at: number, literal: Uint8Array): number {
  if (at < 0) return -1;
  for (let n = 0; n < literal.length; n++) if (bytes[at + n] !== literal[n]) return -1;
  return at + literal.length;
}

/** Finds which of a few names stands in bytes. */
export function nameFinder<Name extends string>(
  names: readonly Name[],
): (bytes: Uint8Array, from: number, end: number) => Name | undefined {
  const literals = names.map((name) => ({ name, literal: ascii(name) }));
  return (bytes, from, end) => {
    for (const { name, literal } of literals)
      if (literal.length === end - from && endOfLiteral(bytes, from, literal) === end) return name;
    return undefined;
  };
}
