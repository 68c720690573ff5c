import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** One thing that is wrong with the environment: the variable and a sentence for the operator. */
export interface ConfigError {
  readonly name: string;
  readonly message: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export type ConfigAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly ConfigError[] };

const FILE_SUFFIX = '_FILE';

/**
 * Values of the environment, where `X_FILE` names a file that holds `X` (secrets mounted by an
 * orchestrator). Both at once is an error: nobody could tell which one counts.
 */
function readValues(
  names: readonly string[],
  env: Environment,
  errors: ConfigError[],
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of names) {
    const direct = env[name];
    const file = env[`${name}${FILE_SUFFIX}`];
    if (direct !== undefined && direct !== '' && file !== undefined && file !== '') {
      errors.push({ name, message: `both ${name} and ${name}${FILE_SUFFIX} are set; keep one` });
    } else if (direct !== undefined && direct !== '') {
      values[name] = direct;
    } else if (file !== undefined && file !== '') {
      try {
        values[name] = readFileSync(file, 'utf8').trim();
      } catch (error) {
        errors.push({
          name,
          message: `${name}${FILE_SUFFIX} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`,
        });
      }
    }
  }
  return values;
}

/**
 * Reads the configuration once, at the start. Answers the parsed value or every error at the same time,
 * never only the first. Reads files for `*_FILE`; does nothing else.
 */
export function loadConfig<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: Environment,
): ConfigAnswer<z.infer<z.ZodObject<Shape>>> {
  const errors: ConfigError[] = [];
  const values = readValues(Object.keys(schema.shape), env, errors);
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0] ?? '');
      if (errors.some((known) => known.name === name)) continue;
      errors.push({ name, message: values[name] === undefined ? 'is required' : issue.message });
    }
  }
  if (errors.length > 0 || !parsed.success) return { ok: false, errors };
  return { ok: true, value: parsed.data };
}

/** The text that a service prints when it refuses to start: all errors, one a line. */
export const describeConfigErrors = (errors: readonly ConfigError[]): string =>
  ['The configuration is not complete:', ...errors.map((error) => `  ${error.name}: ${error.message}`)].join(
    '\n',
  );
