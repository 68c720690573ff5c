import type { JsonObject } from '@vinhdanh/kernel';

/** Details that the database keeps as text: JSON; what is none is shown as it stands, not judged. */
export function detailsOf(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // Altered, or of a version that wrote otherwise.
  }
  return { text };
}
