const digits = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bytes in lower-case hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at++) text += pairs[bytes[at] as number];
  return text;
}

const valueOf = (digit: number): number => (digit > 0x39 ? digit - 0x57 : digit - 0x30);

/** Writes the bytes of a text of lower-case hexadecimal digits. */
export function fromHex(text: string, into: Uint8Array, from: number): void {
  for (let at = 0; at * 2 < text.length; at++)
    into[from + at] = valueOf(text.charCodeAt(2 * at)) * 16 + valueOf(text.charCodeAt(2 * at + 1));
}

/** Whether `all` holds `part` from `from` on. */
export function sameBytesAt(all: Uint8Array, from: number, part: Uint8Array): boolean {
  for (let at = 0; at < part.length; at++) if (all[from + at] !== part[at]) return false;
  return true;
}

/** Whether a text is what `toHex` makes of these bytes, without making it. */
export function isHexOf(text: string, bytes: Uint8Array): boolean {
  if (text.length !== 2 * bytes.length) return false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (text.charCodeAt(2 * at) !== digits[byte >> 4] || text.charCodeAt(2 * at + 1) !== digits[byte & 15])
      return false;
  }
  return true;
}

/** Whether a text is a SHA-256 as the record writes it: 64 lower-case hexadecimal digits. */
export const isHexHash = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);
