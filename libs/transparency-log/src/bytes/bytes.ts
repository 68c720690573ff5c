/** All of the parts, one behind the other. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Whether two byte strings are the same. Not in constant time: nothing here is secret. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** Writes an unsigned integer in big-endian order; `value` is a whole number from 0 to 2^53 - 1. */
export function writeBigEndian(bytes: Uint8Array, from: number, length: number, value: number): void {
  for (let at = from + length - 1, rest = value; at >= from; at--) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}

/** The same in bytes of its own. */
export function bigEndian(value: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  writeBigEndian(bytes, 0, length, value);
  return bytes;
}

/** The number that `bytes` are in big-endian order; null beyond 2^53 - 1. */
export function fromBigEndian(bytes: Uint8Array): number | null {
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  return Number.isSafeInteger(value) ? value : null;
}
