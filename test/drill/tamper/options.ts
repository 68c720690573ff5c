import { parseArgs } from 'node:util';

export interface TamperOptions {
  /** Cases that are carried to their end, and as many that stay on their way. */
  readonly cases: number;
  /** The copies stay when the drill has ended, to be looked at. */
  readonly keep: boolean;
}

const usage = 'usage: drill tamper [--cases N] [--keep]';
const casesMin = 2;

/** @throws Error with the usage for what it does not know. */
export function tamperOptions(args: readonly string[]): TamperOptions {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: { cases: { type: 'string', default: '6' }, keep: { type: 'boolean', default: false } },
    }));
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`, { cause: error });
  }
  const cases = Number(values.cases);
  if (!Number.isSafeInteger(cases) || cases < casesMin)
    throw new Error(`--cases takes a whole number from ${casesMin}, not "${values.cases}"\n${usage}`);
  return { cases, keep: values.keep };
}
