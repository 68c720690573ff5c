import { anyType } from '../values/type.js';
import { FeelFunction } from '../values/value.js';
import { booleanBuiltIns } from './boolean.js';
import { contextBuiltIns } from './context.js';
import { conversionBuiltIns } from './conversion.js';
import { listBuiltIns } from './list.js';
import { numberBuiltIns } from './number.js';
import { rangeFromText } from './range-from-text.js';
import { rangeBuiltIns } from './range.js';
import { regexBuiltIns } from './regex.js';
import { callNamed, callPositional, type BuiltIn } from './registry.js';
import { sortBuiltIns } from './sort.js';
import { statisticsBuiltIns } from './statistics.js';
import { stringBuiltIns } from './string.js';
import { timeCalendarBuiltIns } from './time-calendar.js';
import { timeConstructorBuiltIns } from './time-constructors.js';

/** The whole library of DMN 1.5 chapter 10.3.4, by name. */
const library: ReadonlyMap<string, BuiltIn> = new Map(
  [
    ...booleanBuiltIns,
    ...contextBuiltIns,
    ...conversionBuiltIns,
    ...listBuiltIns,
    ...numberBuiltIns,
    rangeFromText,
    ...rangeBuiltIns,
    ...regexBuiltIns,
    ...sortBuiltIns,
    ...statisticsBuiltIns,
    ...stringBuiltIns,
    ...timeCalendarBuiltIns,
    ...timeConstructorBuiltIns,
  ].map((built) => [built.name, built]),
);

export const builtInNames: readonly string[] = [...library.keys()];
export const builtInNamed = (name: string): BuiltIn | undefined => library.get(name);

const functions = new Map<string, FeelFunction>();

/** The built-in of that name as a value, to be given to another function. */
export function builtInFunction(name: string): FeelFunction | undefined {
  const known = functions.get(name);
  if (known !== undefined) return known;
  const built = library.get(name);
  if (built === undefined) return undefined;
  const made = functionOf(built);
  functions.set(name, made);
  return made;
}

function functionOf(built: BuiltIn): FeelFunction {
  const parameters = (built.signatures[0]?.parameters ?? []).map(({ name }) => ({ name, type: anyType }));
  return new FeelFunction(parameters, anyType, (args, run) => callPositional(built, args, run), {
    name: built.name,
    positional: (args, run) => callPositional(built, args, run),
    named: (args, run) => callNamed(built, args, run),
  });
}
