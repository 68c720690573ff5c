const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  "'": "'",
  '"': '"',
  '\\': '\\',
};

/**
 * The text between the quotes with its escapes resolved (DMN 1.5 §10.3.1.2, rules 64 and 66). A backslash
 * before any other character stands for itself, so that regular expressions read as they are written.
 */
export const unescapeString = (body: string): string =>
  body.includes('\\')
    ? body.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gsu, (whole, short, long, other) => {
        if (typeof other === 'string') return escapes[other] ?? whole;
        const code = Number.parseInt((short ?? long) as string, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
    : body;
