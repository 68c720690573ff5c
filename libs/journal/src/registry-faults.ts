import type { EventRegistry } from './event-type.js';

/**
 * What is wrong with a registry, a sentence each: a type without a schema, and a version that nothing lifts to the
 * next. The product does not start with such a one. Pure.
 */
export function registryFaults(registry: EventRegistry): readonly string[] {
  return Object.entries(registry).flatMap(([type, { schemas, upcasters }]) => {
    if (schemas.length === 0) return [`${type} has no schema`];
    const faults: string[] = [];
    for (let version = 1; version < schemas.length; version++) {
      const lift = upcasters[version - 1];
      if (lift === undefined) faults.push(`${type}: nothing lifts schema ${version} to ${version + 1}`);
      else if (lift.personal === undefined && schemas[version]?.personal !== schemas[version - 1]?.personal)
        faults.push(`${type}: nothing lifts the personal section of schema ${version} to ${version + 1}`);
    }
    if (upcasters.length >= schemas.length)
      faults.push(`${type} has an upcaster to a schema that is not there`);
    return faults;
  });
}
