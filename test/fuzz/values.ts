import {
  contextOf,
  EvaluationRun,
  FeelDate,
  FeelDateTime,
  FeelTime,
  formatValue,
  isContext,
  isFunction,
  isList,
  parseNumber,
  type FeelMode,
  type FeelValue,
} from '@vinhdanh/rules';
import { createIntlZoneRules } from '@vinhdanh/platform';

const zones = createIntlZoneRules();
const now = new FeelDateTime(new FeelDate(2026, 11, 25), new FeelTime(8, 0, 0, 0, null, 'Asia/Ho_Chi_Minh'));

export const runOf = (mode: FeelMode): EvaluationRun => new EvaluationRun({ mode, now, zones });

/** What the names of generated expressions stand for. */
export const scopeOf: Readonly<Record<string, FeelValue>> = {
  a: 7,
  b: parseNumber('2.5'),
  'the list': [1, 2, null, 'three', [4]],
  person: contextOf([
    ['name', 'Lò Thị Mẩy'],
    ['born', new FeelDate(1984, 3, 8)],
  ]),
  d: new FeelDate(2024, 2, 29),
  x: null,
};

/** A value as a text that two evaluations can be compared by; functions are all alike. */
export function written(value: FeelValue): string {
  if (isFunction(value)) return 'function';
  if (isList(value)) return `[${value.map(written).join(',')}]`;
  if (isContext(value))
    return `{${[...value.entries].map(([name, each]) => `${JSON.stringify(name)}:${written(each)}`).join(',')}}`;
  return `${typeof value}:${formatValue(value)}`;
}
