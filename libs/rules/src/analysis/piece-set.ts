// Pieces are numbered as code points are: what a set of the one does, a set of the other does.
import { differenceOf, unionOf } from '../regex/char-set.js';

/** A set of small numbers as ranges in order that do not touch: first and last alternating. Never changed. */
export type PieceSet = readonly number[];

export const none: PieceSet = [];
export const single = (at: number): PieceSet => [at, at];
/** `from` to `to`, both in it; empty when `to` is before `from`. */
export const span = (from: number, to: number): PieceSet => (to < from ? none : [from, to]);

export const isNone = (set: PieceSet): boolean => set.length === 0;
export const firstOf = (set: PieceSet): number => set[0] ?? -1;
export const lastOf = (set: PieceSet): number => set.at(-1) ?? -1;

export const union = (sets: readonly PieceSet[]): PieceSet => unionOf(...sets);

/** What is in both. */
export function common(a: PieceSet, b: PieceSet): PieceSet {
  const both: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const from = Math.max(a[i] as number, b[j] as number);
    const to = Math.min(a[i + 1] as number, b[j + 1] as number);
    if (from <= to) both.push(from, to);
    if ((a[i + 1] as number) < (b[j + 1] as number)) i += 2;
    else j += 2;
  }
  return both;
}

/** What is in `a` and not in `b`. */
export const without: (a: PieceSet, b: PieceSet) => PieceSet = differenceOf;

export function meet(a: PieceSet, b: PieceSet): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (Math.max(a[i] as number, b[j] as number) <= Math.min(a[i + 1] as number, b[j + 1] as number))
      return true;
    if ((a[i + 1] as number) < (b[j + 1] as number)) i += 2;
    else j += 2;
  }
  return false;
}

/** Whether `outer` holds all of `inner`. */
export function holds(outer: PieceSet, inner: PieceSet): boolean {
  let j = 0;
  for (let i = 0; i < inner.length; i += 2) {
    while (j < outer.length && (outer[j + 1] as number) < (inner[i] as number)) j += 2;
    if (j >= outer.length) return false;
    if ((outer[j] as number) > (inner[i] as number) || (outer[j + 1] as number) < (inner[i + 1] as number))
      return false;
  }
  return true;
}
