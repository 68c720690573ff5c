import { formatTemporal } from '../time/format-temporal.js';
import { formatNumber, isNumber } from './number.js';
import { isTemporal } from './temporal.js';
import { isContext, isList, isRange, type FeelRange, type FeelValue } from './value.js';

/** The text that `string(…)` answers: a text is itself, everything else as an expression would write it. */
export function formatValue(value: FeelValue): string {
  return typeof value === 'string' ? value : formatInner(value);
}

function formatInner(value: FeelValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return formatNumber(value);
  if (isTemporal(value)) return formatTemporal(value);
  if (isList(value)) return `[${value.map(formatInner).join(', ')}]`;
  if (isContext(value)) {
    const entries = [...value.entries].map(([key, entry]) => `${formatKey(key)}: ${formatInner(entry)}`);
    return `{${entries.join(', ')}}`;
  }
  return isRange(value)
    ? formatRange(value)
    : `function(${value.parameters.map(({ name }) => name).join(', ')})`;
}

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

const formatKey = (key: string): string => (/^$|[{}:,"]/u.test(key) ? quoted(key) : key);

function formatRange(range: FeelRange): string {
  const { start, end } = range;
  if (range.sign !== null) return `${range.sign}${formatInner(start ?? null)}`;
  if (start === undefined) return `${range.endIncluded ? '<=' : '<'} ${formatInner(end ?? null)}`;
  if (end === undefined) return `${range.startIncluded ? '>=' : '>'} ${formatInner(start)}`;
  const open = range.startIncluded ? '[' : '(';
  return `${open}${formatInner(start)}..${formatInner(end)}${range.endIncluded ? ']' : ')'}`;
}
