/** A complete subtree: `2^level` leaves from `index * 2^level` on. Level 0 is a leaf's hash. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** The largest power of two that is smaller than `n` (RFC 9162 §2.1.1); `n` is at least 2. */
export function splitPoint(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

/** Complete subtrees that together are the leaves from `from` to before `to`, left to right. */
export function completeSubtrees(from: number, to: number): Subtree[] {
  const found: Subtree[] = [];
  let at = from;
  while (at < to) {
    let level = 0;
    let width = 1;
    while (at % (width * 2) === 0 && at + width * 2 <= to) {
      width *= 2;
      level += 1;
    }
    found.push({ level, index: at / width });
    at += width;
  }
  return found;
}
