import { caseFamilies, casePairs } from './case-variants-data.js';
import { charSet, unionOf, type CharSet } from './char-set.js';

const numberOf = (text: string): number => Number.parseInt(text, 36);

function readVariants(): ReadonlyMap<number, readonly number[]> {
  const variants = new Map<number, readonly number[]>();
  for (const run of casePairs.split(' ')) {
    const [first = 0, distance = 0, step = 0, count = 0] = run.split(',').map(numberOf);
    for (let n = 0; n < count; n++) {
      const family = [first + n * step, first + n * step + distance];
      for (const each of family) variants.set(each, family);
    }
  }
  for (const text of caseFamilies.split(' ')) {
    const family = text.split(',').map(numberOf);
    for (const each of family) variants.set(each, family);
  }
  return variants;
}

let known: ReadonlyMap<number, readonly number[]> | null = null;

/** The character itself and those that differ from it in case alone (XPath F&O 3.1, 5.6.1.1, flag `i`). */
export function caseVariantsOf(codePoint: number): readonly number[] {
  known ??= readVariants();
  return known.get(codePoint) ?? [codePoint];
}

/** The set with every case variant of its members. */
export function withCaseVariants(set: CharSet): CharSet {
  known ??= readVariants();
  const added: [number, number][] = [];
  for (let at = 0; at < set.length; at += 2) {
    const from = set[at] as number;
    const to = set[at + 1] as number;
    // A wide range is walked by what has variants at all.
    if (to - from > known.size) {
      for (const [member, family] of known)
        if (member >= from && member <= to) for (const each of family) added.push([each, each]);
    } else {
      for (let member = from; member <= to; member++)
        for (const each of known.get(member) ?? []) added.push([each, each]);
    }
  }
  return unionOf(set, charSet(added));
}
