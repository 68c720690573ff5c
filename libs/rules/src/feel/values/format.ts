import { formatTemporal } from '../time/format-temporal.js';
import { formatNumber, isNumber } from './number.js';
import { isTemporal } from './temporal.js';
import { isContext, isList, isRange, type FeelRange, type FeelValue } from './value.js';

/** Told of each piece: how long the text is by now and how deep it nests. Whoever sets bounds throws. */
export type FormatGuard = (length: number, depth: number) => void;

/**
 * The text that `string(…)` answers: a text, a date, a time and a duration are themselves, everything else stands as
 * an expression would write it, so that a list, a context or a range reads back as it was. A small value can have a very long text, so `guard` is asked all along.
 */
export function formatValue(value: FeelValue, guard: FormatGuard = () => undefined): string {
  if (typeof value === 'string') return value;
  if (isTemporal(value)) return formatTemporal(value);
  const writer = new Writer(guard);
  writer.write(value, 1);
  return writer.text();
}

class Writer {
  private readonly pieces: string[] = [];
  private length = 0;

  constructor(private readonly guard: FormatGuard) {}

  text = (): string => this.pieces.join('');

  write(value: FeelValue, depth: number): void {
    if (isList(value)) this.list(value, depth);
    else if (isContext(value)) this.entries([...value.entries], depth);
    else if (isRange(value)) this.range(value, depth);
    else this.piece(simple(value), depth);
  }

  private piece(text: string, depth: number): void {
    this.length += text.length;
    this.guard(this.length, depth);
    this.pieces.push(text);
  }

  private list(items: readonly FeelValue[], depth: number): void {
    this.piece('[', depth);
    items.forEach((item, index) => {
      if (index > 0) this.piece(', ', depth);
      this.write(item, depth + 1);
    });
    this.piece(']', depth);
  }

  private entries(entries: readonly (readonly [string, FeelValue])[], depth: number): void {
    this.piece('{', depth);
    entries.forEach(([key, value], index) => {
      this.piece(`${index > 0 ? ', ' : ''}${formatKey(key)}: `, depth);
      this.write(value, depth + 1);
    });
    this.piece('}', depth);
  }

  private range(range: FeelRange, depth: number): void {
    const { start, end } = range;
    if (range.sign !== null) return this.signed(`${range.sign} `, start, depth);
    if (start === undefined) return this.signed(range.endIncluded ? '<= ' : '< ', end, depth);
    if (end === undefined) return this.signed(range.startIncluded ? '>= ' : '> ', start, depth);
    this.signed(range.startIncluded ? '[' : '(', start, depth);
    this.signed('..', end, depth);
    this.piece(range.endIncluded ? ']' : ')', depth);
  }

  private signed(sign: string, end: FeelValue | undefined, depth: number): void {
    this.piece(sign, depth);
    this.write(end ?? null, depth + 1);
  }
}

function simple(value: FeelValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (isNumber(value)) return formatNumber(value);
  if (isTemporal(value)) return `@"${formatTemporal(value)}"`;
  return 'function';
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const quoted = (text: string): string =>
  `"${text.replace(/[\\"\n\r\t]/gu, (found) => escapes[found] ?? found)}"`;

/** Keys that read back as they are without quotes: words of letters and digits, apart or with a sign between. */
const plainKey =
  /^[\p{L}\p{So}_][\p{L}\p{M}\p{N}\p{So}_]*(?:[ '+-][\p{L}\p{So}_][\p{L}\p{M}\p{N}\p{So}_]*)*$/u;

const formatKey = (key: string): string => (plainKey.test(key) ? key : quoted(key));
