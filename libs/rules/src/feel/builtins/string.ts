import type { FeelRun } from '../run.js';
import { canonicalNumber, toDecimal, toInteger, type FeelNumber } from '../values/number.js';
import type { FeelValue } from '../values/value.js';
import { builtIn, signature, type BuiltIn } from './registry.js';

const text = (name: string) => ({ name, wants: 'string' }) as const;

/** Characters are code points: a surrogate pair is one. */
function lengthOf(value: string): number {
  let length = value.length;
  for (let at = 0; at < value.length; at++) {
    if ((value.codePointAt(at) ?? 0) > 0xffff) {
      length -= 1;
      at += 1;
    }
  }
  return length;
}

/** Whole numbers; a fraction is cut off. */
const whole = (value: FeelNumber): number | null =>
  toInteger(canonicalNumber(toDecimal(value).truncated()) ?? 0);

/** Positions count from 1, negative ones from the end. Outside of the text is an error. */
function substring(value: string, start: FeelNumber, length: FeelNumber | null, run: FeelRun): FeelValue {
  const characters = [...value];
  const from = whole(start);
  const count = length === null ? characters.length : whole(length);
  if (from === null || count === null || from === 0 || Math.abs(from) > characters.length || count < 1) {
    return run.note('FEEL.POSITION', { function: 'substring' });
  }
  const first = from > 0 ? from - 1 : characters.length + from;
  return characters.slice(first, first + count).join('');
}

const test = (name: string, of: (value: string, match: string) => FeelValue): BuiltIn =>
  builtIn(
    name,
    signature([text('string'), text('match')], ([value, match]) => of(value, match)),
  );

function before(value: string, match: string): string {
  const at = value.indexOf(match);
  return at === -1 ? '' : value.slice(0, at);
}

function after(value: string, match: string): string {
  const at = value.indexOf(match);
  return at === -1 ? '' : value.slice(at + match.length);
}

/** Strings (DMN 1.5 §10.3.4.3) but for those with regular expressions. */
export const stringBuiltIns: readonly BuiltIn[] = [
  builtIn(
    'substring',
    signature([text('string'), { name: 'start position', wants: 'number' }], ([value, start], run) =>
      substring(value, start, null, run),
    ),
    signature(
      [text('string'), { name: 'start position', wants: 'number' }, { name: 'length', wants: 'number' }],
      ([value, start, length], run) => substring(value, start, length, run),
    ),
  ),
  builtIn(
    'string length',
    signature([text('string')], ([value]) => lengthOf(value)),
  ),
  builtIn(
    'upper case',
    signature([text('string')], ([value]) => value.toUpperCase()),
  ),
  builtIn(
    'lower case',
    signature([text('string')], ([value]) => value.toLowerCase()),
  ),
  test('substring before', before),
  test('substring after', after),
  test('contains', (value, match) => value.includes(match)),
  test('starts with', (value, match) => value.startsWith(match)),
  test('ends with', (value, match) => value.endsWith(match)),
  builtIn(
    'string join',
    signature(
      [
        { name: 'list', wants: 'list' },
        { name: 'delimiter', wants: 'string', nullable: true, optional: true },
      ],
      ([list, delimiter], run) => joined(list, delimiter ?? '', run),
    ),
  ),
];

/** Null items are left out; an item that is no text is an error. */
function joined(list: readonly FeelValue[], delimiter: string, run: FeelRun): FeelValue {
  const parts: string[] = [];
  let length = 0;
  for (const item of list) {
    if (item === null) continue;
    if (typeof item !== 'string') return run.note('FEEL.ARGUMENT_TYPE', { function: 'string join' });
    parts.push(item);
    length += item.length + delimiter.length;
    if (length > run.limits.textCharsMax) run.checkText(length);
  }
  run.step(parts.length);
  run.checkText(length);
  return parts.join(delimiter);
}
