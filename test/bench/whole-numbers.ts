import { parseArgs } from 'node:util';

/**
 * Options of a bench, each a whole number from 1 with its default.
 * @throws Error that names the option, and all that there are, for anything else.
 */
export function wholeNumbers<T extends Readonly<Record<string, number>>>(
  args: readonly string[],
  defaults: T,
): { -readonly [K in keyof T]: number } {
  const usage = `options: ${Object.entries(defaults)
    .map(([name, value]) => `--${name} N (${value})`)
    .join(', ')}`;
  const options = Object.fromEntries(
    Object.keys(defaults).map((name) => [name, { type: 'string' } as const]),
  );
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options }));
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`, { cause: error });
  }
  const chosen = { ...defaults } as { -readonly [K in keyof T]: number };
  for (const [name, text] of Object.entries(values)) {
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < 1)
      throw new Error(`--${name} takes a whole number from 1, not "${String(text)}"\n${usage}`);
    (chosen as Record<string, number>)[name] = value;
  }
  return chosen;
}
