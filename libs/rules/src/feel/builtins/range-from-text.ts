import { compareValues } from '../operators/order.js';
import { unescapeString } from '../parse/strings.js';
import type { FeelRun } from '../run.js';
import { parseDuration } from '../time/parse-durations.js';
import { parseDate, parseDateTime, parseTime } from '../time/parse-points.js';
import { parseTemporal } from '../time/parse-temporal.js';
import { parseNumber } from '../values/number.js';
import { FeelRange, type FeelValue } from '../values/value.js';
import { builtIn, signature, type BuiltIn } from './registry.js';

/** A literal in quotes, with what stands before it: `@` or the name of a constructor with its bracket. */
const quoted = /^(?:(@)|(date and time|date|time|duration)\s*\(\s*)?"((?:[^"\\]|\\.)*)"\s*(\)?)$/su;
const number = /^-?\s*(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,6})?$/u;

const constructors: Readonly<Record<string, (text: string, run: FeelRun) => FeelValue>> = {
  date: (text) => parseDate(text),
  time: (text, run) => parseTime(text, run.zones),
  'date and time': (text, run) => parseDateTime(text, run.zones),
  duration: (text) => parseDuration(text),
};

/** The value that one end writes; null when it is no literal. Expressions are none. */
function endOf(text: string, run: FeelRun): FeelValue {
  if (number.test(text)) return parseNumber(text.replace(/\s+/u, ''));
  const parts = quoted.exec(text);
  if (parts === null) return null;
  const [, at, name, body = '', bracket] = parts;
  if ((name !== undefined) !== (bracket === ')')) return null;
  const content = unescapeString(body);
  if (name !== undefined) return constructors[name]?.(content, run) ?? null;
  return at === undefined ? content : parseTemporal(content, run.zones);
}

/** Where the two dots stand that are not within quotes; -1 for none. */
function dotsOf(text: string): number {
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '\\' && isQuoted) at += 1;
    else if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && char === '.' && text[at + 1] === '.') return at;
  }
  return -1;
}

function readRange(text: string, run: FeelRun): FeelRange | null {
  const trimmed = text.trim();
  const [open = '', close = ''] = [trimmed.at(0), trimmed.at(-1)];
  const dots = dotsOf(trimmed);
  if (!'[(]'.includes(open) || !'])['.includes(close) || dots < 1) return null;
  const start = endOf(trimmed.slice(1, dots).trim(), run);
  const end = endOf(trimmed.slice(dots + 2, -1).trim(), run);
  const order = compareValues(start, end, run);
  return order === null || order > 0 ? null : new FeelRange(start, open === '[', end, close === ']');
}

/** `range("[1..3]")`: both ends are literals of one kind with an order, the first not after the second. */
export const rangeFromText: BuiltIn = builtIn(
  'range',
  signature(
    [{ name: 'from', wants: 'string' }],
    ([text], run) => readRange(text, run) ?? run.note('FEEL.RANGE_TEXT', { text: text.slice(0, 64) }),
  ),
);
