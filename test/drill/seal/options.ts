import { parseArgs } from 'node:util';

export interface SealOptions {
  readonly seconds: number;
  readonly writers: number;
  readonly seed: number;
}

const usage = 'usage: drill seal [--seconds N] [--writers N] [--seed S]';

/** @throws Error with the usage for what it does not know. */
export function sealOptions(args: readonly string[]): SealOptions {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        seconds: { type: 'string', default: '60' },
        writers: { type: 'string', default: '16' },
        seed: { type: 'string', default: '1' },
      },
    }));
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`, { cause: error });
  }
  const whole = (name: keyof typeof values): number => {
    const value = Number(values[name]);
    if (!Number.isSafeInteger(value) || value < 1)
      throw new Error(`--${name} takes a whole number from 1, not "${values[name]}"\n${usage}`);
    return value;
  };
  return { seconds: whole('seconds'), writers: whole('writers'), seed: whole('seed') };
}
