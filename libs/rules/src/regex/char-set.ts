/** A set of code points as ranges in order, first and last alternating. Never changed. */
export type CharSet = readonly number[];

const lastCodePoint = 0x10_ff_ff;

/** Puts ranges in order and joins those that touch. */
export function charSet(ranges: readonly (readonly [from: number, to: number])[]): CharSet {
  const inOrder = [...ranges].sort(([a], [b]) => a - b);
  const set: number[] = [];
  for (const [from, to] of inOrder) {
    const last = set.at(-1);
    if (last !== undefined && from <= last + 1) set[set.length - 1] = Math.max(last, to);
    else set.push(from, to);
  }
  return set;
}

export function unionOf(...sets: readonly CharSet[]): CharSet {
  const different = [...new Set(sets)];
  const [only] = different;
  if (different.length === 1 && only !== undefined) return only;
  const ranges: [number, number][] = [];
  for (const set of different)
    for (let at = 0; at < set.length; at += 2) ranges.push([set[at] as number, set[at + 1] as number]);
  return charSet(ranges);
}

export function complementOf(set: CharSet): CharSet {
  const rest: number[] = [];
  let from = 0;
  for (let at = 0; at < set.length; at += 2) {
    if ((set[at] as number) > from) rest.push(from, (set[at] as number) - 1);
    from = (set[at + 1] as number) + 1;
  }
  if (from <= lastCodePoint) rest.push(from, lastCodePoint);
  return rest;
}

/** What is in `set` and not in `taken`. One walk over both, for classes may be taken from each other many times. */
export function differenceOf(set: CharSet, taken: CharSet): CharSet {
  const rest: number[] = [];
  let other = 0;
  for (let at = 0; at < set.length; at += 2) {
    let from = set[at] as number;
    const to = set[at + 1] as number;
    while (other < taken.length && (taken[other + 1] as number) < from) other += 2;
    for (let next = other; next < taken.length && (taken[next] as number) <= to; next += 2) {
      if ((taken[next] as number) > from) rest.push(from, (taken[next] as number) - 1);
      from = (taken[next + 1] as number) + 1;
    }
    if (from <= to) rest.push(from, to);
  }
  return rest;
}

export function contains(set: CharSet, codePoint: number): boolean {
  let low = 0;
  let high = set.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codePoint < (set[2 * middle] as number)) high = middle - 1;
    else if (codePoint > (set[2 * middle + 1] as number)) low = middle + 1;
    else return true;
  }
  return false;
}
