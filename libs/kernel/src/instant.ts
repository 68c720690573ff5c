/** A moment in UTC as ISO 8601 with milliseconds and `Z`: `2026-11-22T08:00:00.000Z`. Sorts as text. */
export type Instant = string;

/** Milliseconds since 1970 of an instant. Pure: parses text, reads no clock. */
export const toEpochMs = (instant: Instant): number => Date.parse(instant);

/** The instant of `epochMs`. Pure. */
export const fromEpochMs = (epochMs: number): Instant => new Date(epochMs).toISOString();
