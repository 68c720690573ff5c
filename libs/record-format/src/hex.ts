const digits = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bytes in lower-case hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at++) text += pairs[bytes[at] as number];
  return text;
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
