import { z } from 'zod';
import type { FieldMeta } from './fields.js';

const REDACTED = '•••';

function metaOf(schema: z.ZodType): FieldMeta {
  const meta = schema.meta();
  const inner = (schema as { unwrap?: () => z.ZodType }).unwrap;
  if (meta?.description === undefined && inner !== undefined) return metaOf(inner.call(schema));
  return (meta ?? { description: '' }) as unknown as FieldMeta;
}

/** The configuration as it may be logged: secrets are replaced, the rest stands as parsed. */
export function redactConfig<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  config: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    const value = config[name];
    shown[name] = value === undefined ? null : metaOf(field as z.ZodType).secret === true ? REDACTED : value;
  }
  return shown;
}

function exampleLine(name: string, field: z.ZodType): string {
  const { description, secret, example } = metaOf(field);
  const fallback = field.safeParse(undefined);
  const value = fallback.success && fallback.data !== undefined ? String(fallback.data) : (example ?? '');
  const optional = fallback.success && fallback.data === undefined;
  const hint = secret === true ? ` Secret; ${name}_FILE may name a file instead.` : '';
  return `# ${description}.${hint}\n${optional ? '# ' : ''}${name}=${value}\n`;
}

/** The text of `.env.example`: every variable once, with its description and default or example. */
export function envExample(schemas: readonly z.ZodObject<z.ZodRawShape>[]): string {
  const known = new Map<string, z.ZodType>();
  for (const schema of schemas) {
    for (const [name, field] of Object.entries(schema.shape)) known.set(name, field as z.ZodType);
  }
  const head = '# Generated from the configuration schema in libs/platform; `npm start` needs none of it.\n';
  return [head, ...[...known].map(([name, field]) => exampleLine(name, field))].join('\n');
}
