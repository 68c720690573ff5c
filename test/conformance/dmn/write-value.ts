import { formatValue, isContext, isList, type FeelValue } from '@vinhdanh/rules';

/** A value as a reader of the report can tell it from every other: texts in quotes, dates marked. */
export function writeValue(value: FeelValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(writeValue).join(', ')}]`;
  if (isContext(value)) {
    return `{${[...value.entries].map(([name, entry]) => `${name}: ${writeValue(entry)}`).join(', ')}}`;
  }
  if (value !== null && typeof value === 'object' && 'kind' in value) return `@${formatValue(value)}`;
  return formatValue(value);
}
