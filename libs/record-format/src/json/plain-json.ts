/**
 * Canonical JSON that is plain: every byte printable ASCII, no escapes, integers of at most fifteen digits, not very
 * deep. Most of the record is, and a look at each byte then says more cheaply than a reader that it is canonical.
 * Whatever is not plain is for the strict reader; nothing is wrong with it by itself.
 */

const quote = 0x22;
const minus = 0x2d;
const zero = 0x30;
const nine = 0x39;
/** 1 for the bytes that may stand in a plain text. */
const inText = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte <= 0x7e && byte !== quote && byte !== 0x5c ? 1 : 0,
);
const digitsMax = 15;
/** Less than the strict reader's limit, which stays the only one that speaks of it. */
const plainDepthMax = 48;

/** Where a text ends (behind its quote) whose quote stands at `at`; -1 when it is not plain. */
export function endOfPlainText(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== quote) return -1;
  let end = at + 1;
  // Behind the end stands nothing, which is in no text.
  while (inText[bytes[end] as number] === 1) end++;
  return bytes[end] === quote ? end + 1 : -1;
}

/** Where an integer ends that begins at `at`; -1 for any other number. */
export function endOfPlainInteger(bytes: Uint8Array, at: number): number {
  const from = bytes[at] === minus ? at + 1 : at;
  let end = from;
  while (end < bytes.length && (bytes[end] as number) >= zero && (bytes[end] as number) <= nine) end++;
  const digits = end - from;
  if (digits === 0 || digits > digitsMax) return -1;
  // No leading zero, and no minus before the only zero.
  return bytes[from] === zero && (digits > 1 || from > at) ? -1 : end;
}

function endOfWord(bytes: Uint8Array, at: number, word: string): number {
  for (let n = 0; n < word.length; n++) if (bytes[at + n] !== word.charCodeAt(n)) return -1;
  return at + word.length;
}

/** Whether the name from `a` to `aEnd` comes before that from `b` to `bEnd`. */
function rises(bytes: Uint8Array, a: number, aEnd: number, b: number, bEnd: number): boolean {
  for (let n = 0; a + n < aEnd && b + n < bEnd; n++) {
    const difference = (bytes[b + n] as number) - (bytes[a + n] as number);
    if (difference !== 0) return difference > 0;
  }
  return bEnd - b > aEnd - a;
}

function endOfPlainList(bytes: Uint8Array, at: number, depth: number): number {
  if (bytes[at + 1] === 0x5d) return at + 2;
  for (let from = at + 1; ;) {
    const end = endOfPlainValue(bytes, from, depth + 1);
    if (end < 0) return -1;
    if (bytes[end] === 0x5d) return end + 1;
    if (bytes[end] !== 0x2c) return -1;
    from = end + 1;
  }
}

/** Told of each member of an object: where its name (within its quotes) and its value stand. */
export type OnMember = (nameFrom: number, nameEnd: number, valueFrom: number, valueEnd: number) => void;

/** Where an object ends whose brace stands at `at`, names in order and each once; -1 when it is not plain. */
export function endOfPlainObject(
  bytes: Uint8Array,
  at: number,
  depth: number,
  onMember: OnMember | null = null,
): number {
  if (bytes[at] !== 0x7b || depth > plainDepthMax) return -1;
  if (bytes[at + 1] === 0x7d) return at + 2;
  let last = -1;
  let lastEnd = -1;
  for (let from = at + 1; ;) {
    const nameEnd = endOfPlainText(bytes, from);
    if (nameEnd < 0 || bytes[nameEnd] !== 0x3a) return -1;
    if (last >= 0 && !rises(bytes, last, lastEnd, from + 1, nameEnd - 1)) return -1;
    last = from + 1;
    lastEnd = nameEnd - 1;
    const end = endOfPlainValue(bytes, nameEnd + 1, depth + 1);
    if (end < 0) return -1;
    if (onMember !== null) onMember(last, lastEnd, nameEnd + 1, end);
    if (bytes[end] === 0x7d) return end + 1;
    if (bytes[end] !== 0x2c) return -1;
    from = end + 1;
  }
}

/** Where a value ends that begins at `at`; -1 when it is not plain. */
export function endOfPlainValue(bytes: Uint8Array, at: number, depth: number): number {
  if (depth > plainDepthMax) return -1;
  switch (bytes[at]) {
    case quote:
      return endOfPlainText(bytes, at);
    case 0x7b:
      return endOfPlainObject(bytes, at, depth);
    case 0x5b:
      return endOfPlainList(bytes, at, depth);
    case 0x74:
      return endOfWord(bytes, at, 'true');
    case 0x66:
      return endOfWord(bytes, at, 'false');
    case 0x6e:
      return endOfWord(bytes, at, 'null');
    default:
      return endOfPlainInteger(bytes, at);
  }
}

/** Whether bytes are plain canonical JSON, and nothing behind it. False says nothing: ask the strict reader. */
export const isPlainJson = (bytes: Uint8Array): boolean =>
  bytes.length > 0 && endOfPlainValue(bytes, 0, 0) === bytes.length;
