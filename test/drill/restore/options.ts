import { parseArgs } from 'node:util';

export interface RestoreOptions {
  /** How large the record is, at least. */
  readonly events: number;
  readonly clients: number;
  /** Of a hundred cases, how many are on their way: each has a journey to be built again. */
  readonly openPercent: number;
}

const usage = 'usage: drill restore [--events N] [--clients N] [--open-percent N]';

/** @throws Error with the usage for what it does not know. */
export function restoreOptions(args: readonly string[]): RestoreOptions {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        events: { type: 'string', default: '1000000' },
        clients: { type: 'string', default: '4' },
        'open-percent': { type: 'string', default: '1' },
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
  return { events: whole('events'), clients: whole('clients'), openPercent: whole('open-percent') };
}
