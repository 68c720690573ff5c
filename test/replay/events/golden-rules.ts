import { createHash } from 'node:crypto';
import type { EventRegistry, RecordedEvent, SealedSection } from '@vinhdanh/journal';
import type { JsonObject } from '@vinhdanh/kernel';

/** An event as a released version wrote it, and what today's code makes of it. */
export interface Golden {
  readonly recorded: RecordedEvent;
  readonly reads: { readonly type: string; readonly body: JsonObject; readonly sealed: SealedSection | null };
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Every schema version that some type has or had, as `Type 1`. */
export const versionsOf = (registry: EventRegistry): readonly string[] =>
  Object.entries(registry).flatMap(([type, { schemas }]) =>
    schemas.map((_, index) => `${type} ${index + 1}`),
  );

/** Schema versions that no golden event speaks for. */
export function withoutGolden(registry: EventRegistry, events: readonly Golden[]): readonly string[] {
  const kept = new Set(events.map(({ recorded }) => `${recorded.type} ${recorded.schema}`));
  return versionsOf(registry).filter((version) => !kept.has(version));
}

/** Schemas by `Type 1`, as they were when they were released. */
export type ReleasedSchemas = Readonly<Record<string, JsonObject>>;

export const schemasOf = (registry: EventRegistry): ReleasedSchemas =>
  Object.fromEntries(
    Object.entries(registry).flatMap(([type, { schemas }]) =>
      schemas.map((schema, index) => [`${type} ${index + 1}`, schema as unknown as JsonObject]),
    ),
  );

/** Schema versions that are not, or no longer, what was written down when they were released. */
export function changedSchemas(registry: EventRegistry, released: ReleasedSchemas): readonly string[] {
  const now = schemasOf(registry);
  return [...new Set([...Object.keys(now), ...Object.keys(released)])].filter(
    (version) => JSON.stringify(now[version]) !== JSON.stringify(released[version]),
  );
}

/** Files that are not what the list of hashes says (`<sha256>  <name>` a line), or that stand on one side alone. */
export function changedGoldens(list: string, files: ReadonlyMap<string, string>): readonly string[] {
  const listed = new Map(
    list
      .trimEnd()
      .split('\n')
      .map((line) => [line.slice(66), line.slice(0, 64)] as const),
  );
  return [...new Set([...listed.keys(), ...files.keys()])].filter((name) => {
    const text = files.get(name);
    return text === undefined || listed.get(name) !== sha256(text);
  });
}
