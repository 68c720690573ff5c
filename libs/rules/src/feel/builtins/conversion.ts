import type { FeelRun } from '../run.js';
import { formatValue } from '../values/format.js';
import { parseNumber } from '../values/number.js';
import type { FeelValue } from '../values/value.js';
import { builtIn, signature, type BuiltIn } from './registry.js';

const groupings = new Set([' ', ',', '.']);
const points = new Set([',', '.']);

/** The number that a text writes with these separators; each may be null for none. */
function parseSeparated(
  text: string,
  grouping: string | null,
  point: string | null,
  run: FeelRun,
): FeelValue {
  if (
    (grouping !== null && !groupings.has(grouping)) ||
    (point !== null && !points.has(point)) ||
    (grouping !== null && grouping === point)
  ) {
    return run.note('FEEL.SEPARATOR', { function: 'number' });
  }
  let plain = grouping === null ? text : text.replaceAll(grouping, '');
  if (point !== null) plain = plain.replaceAll(point, '.');
  return parseNumber(plain) ?? run.note('FEEL.NOT_A_NUMBER', { function: 'number' });
}

const from = { name: 'from', wants: 'string' } as const;

/** Conversions (DMN 1.5 §10.3.4.1) but for those to dates, times and durations. */
export const conversionBuiltIns: readonly BuiltIn[] = [
  builtIn(
    'string',
    signature([{ name: 'from', wants: 'any', nullable: true }], ([value], run) => {
      if (value === null) return null;
      const text = formatValue(value, (length, depth) => {
        run.step();
        run.checkDepth(depth);
        if (length > run.limits.textCharsMax) run.checkText(length);
      });
      run.checkText(text.length);
      return text;
    }),
  ),
  builtIn(
    'number',
    signature([from], ([text], run) => parseSeparated(text, null, null, run)),
    signature(
      [
        from,
        { name: 'grouping separator', wants: 'string', nullable: true },
        { name: 'decimal separator', wants: 'string', nullable: true },
      ],
      ([text, grouping, point], run) => parseSeparated(text, grouping, point, run),
    ),
  ),
];
