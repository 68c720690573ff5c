import { charSet, complementOf, unionOf, type CharSet } from './char-set.js';
import { unicodeBlocks } from './unicode-blocks.js';
import { unicodeCategories } from './unicode-categories.js';

const known = new Map<string, CharSet>();

/** A set is put together once: a pattern may name it a thousand times. */
function once(name: string, make: () => CharSet): CharSet {
  let set = known.get(name);
  if (set === undefined) {
    set = make();
    known.set(name, set);
  }
  return set;
}

function unpacked(packed: string): CharSet {
  const set: number[] = [];
  let last = 0;
  for (const range of packed.split(' ')) {
    const [distance = '0', more = '0'] = range.split(',');
    const from = last + Number.parseInt(distance, 36);
    last = from + Number.parseInt(more, 36);
    set.push(from, last);
  }
  return set;
}

const listed = (name: string): CharSet => once(name, () => unpacked(unicodeCategories[name] as string));
const unassigned = (): CharSet =>
  once('Cn', () => complementOf(unionOf(surrogates, ...Object.keys(unicodeCategories).map(listed))));

const surrogates: CharSet = [0xd8_00, 0xdf_ff];

/** A general category (`Lu`), or all of a letter (`L`); null for none of that name. */
function categoryOf(name: string): CharSet | null {
  if (name === 'Cs') return surrogates;
  if (name === 'Cn') return unassigned();
  if (Object.hasOwn(unicodeCategories, name)) return listed(name);
  const parts = Object.keys(unicodeCategories).filter((each) => each[0] === name);
  if (parts.length === 0 || name.length !== 1) return null;
  const unlisted = name === 'C' ? [surrogates, unassigned()] : [];
  return once(name, () => unionOf(...unlisted, ...parts.map(listed)));
}

/**
 * What `\p{NAME}` or `\P{NAME}` stands for: a category or, after `Is`, a block (XML Schema Part 2,
 * appendix G); null for none of that name.
 */
export function propertyOf(name: string, isNegated: boolean): CharSet | null {
  const set = name.startsWith('Is') ? blockOf(name.slice(2)) : categoryOf(name);
  return set === null || !isNegated ? set : once(`not ${name}`, () => complementOf(set));
}

function blockOf(name: string): CharSet | null {
  const range = Object.hasOwn(unicodeBlocks, name) ? unicodeBlocks[name] : undefined;
  return range === undefined ? null : once(`Is${name}`, () => charSet([range]));
}

const nameStart = charSet([
  [0x3a, 0x3a],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2_ff],
  [0x3_70, 0x3_7d],
  [0x3_7f, 0x1f_ff],
  [0x20_0c, 0x20_0d],
  [0x20_70, 0x21_8f],
  [0x2c_00, 0x2f_ef],
  [0x30_01, 0xd7_ff],
  [0xf9_00, 0xfd_cf],
  [0xfd_f0, 0xff_fd],
  [0x1_00_00, 0xe_ff_ff],
]);
const nameChar = unionOf(
  nameStart,
  charSet([
    [0x2d, 0x2e],
    [0x30, 0x39],
    [0xb7, 0xb7],
    [0x3_00, 0x3_6f],
    [0x20_3f, 0x20_40],
  ]),
);
const space = charSet([
  [0x09, 0x0a],
  [0x0d, 0x0d],
  [0x20, 0x20],
]);

const wordChars = (): CharSet =>
  once('w', () => complementOf(unionOf(...['P', 'Z', 'C'].map((each) => categoryOf(each) ?? []))));

const escapes: Readonly<Record<string, () => CharSet>> = {
  s: () => space,
  i: () => nameStart,
  c: () => nameChar,
  d: () => categoryOf('Nd') ?? [],
  w: wordChars,
};

/** What `\s \i \c \d \w`, or the same in capitals, stand for; null for any other letter. */
export function multiCharEscape(letter: string): CharSet | null {
  const lower = letter.toLowerCase();
  const escape = Object.hasOwn(escapes, lower) ? escapes[lower] : undefined;
  if (escape === undefined) return null;
  return letter === lower ? escape() : once(`not \\${lower}`, () => complementOf(escape()));
}

/** What `.` stands for without the flag `s`. */
export const notLineEnd: CharSet = complementOf(
  charSet([
    [0x0a, 0x0a],
    [0x0d, 0x0d],
  ]),
);
export const anyChar: CharSet = [0, 0x10_ff_ff];
