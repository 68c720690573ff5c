import { kindOf } from '../operators/kind.js';
import type { FeelRun } from '../run.js';
import type { FeelValue } from '../values/value.js';
import { identical } from '../operators/identical.js';
import { builtIn, signature, type BuiltIn } from './registry.js';

/** `all` and `any`: three-valued `and` and `or` over a list; an item that is no boolean is an error. */
const over = (name: string, decisive: boolean): BuiltIn =>
  builtIn(
    name,
    signature([{ name: 'list', wants: 'any', nullable: true, variadic: true }], ([list], run) => {
      let unknown = false;
      for (const item of list) {
        if (item === decisive) return decisive;
        if (typeof item !== 'boolean') unknown = true;
        if (typeof item !== 'boolean' && item !== null) notBoolean(item, run);
      }
      return unknown ? null : !decisive;
    }),
  );

const notBoolean = (found: FeelValue, run: FeelRun): null =>
  run.note('FEEL.NOT_BOOLEAN', { found: kindOf(found) });

/** Booleans (DMN 1.5 §10.3.4.2), `all` and `any` of the lists, and `is`. */
export const booleanBuiltIns: readonly BuiltIn[] = [
  builtIn(
    'not',
    signature([{ name: 'negand', wants: 'boolean', nullable: true }], ([negand]) =>
      negand === null ? null : !negand,
    ),
  ),
  over('all', false),
  over('any', true),
  builtIn(
    'is',
    signature(
      [
        { name: 'value1', wants: 'any', nullable: true, optional: true },
        { name: 'value2', wants: 'any', nullable: true, optional: true },
      ],
      ([value1, value2], run) => identical(value1, value2, run),
    ),
  ),
];
