import type { JsonObject } from './json.js';

/**
 * The five words for what goes wrong (house style §2.12). Rejection and Incident are values;
 * Conflict and Transient are values of the shell; a Defect is the only one that is thrown.
 */
export interface Rejection {
  readonly kind: 'rejection';
  /** Stable, `AREA.WHAT`, e.g. `STEP.CLOSED`. The sentence for it stands in the message catalogue. */
  readonly code: string;
  readonly details?: JsonObject;
}
export interface Conflict {
  readonly kind: 'conflict';
  readonly code: string;
  readonly details?: JsonObject;
}
export interface Transient {
  readonly kind: 'transient';
  readonly code: string;
  readonly retryAfterMs: number;
}
export type Failure = Rejection | Conflict | Transient;

/** An expected "no" with its stable code. */
export const rejection = (code: string, details?: JsonObject): Rejection =>
  details === undefined ? { kind: 'rejection', code } : { kind: 'rejection', code, details };

/** Somebody else was first; `details` says who, when it is known. */
export const conflict = (code: string, details?: JsonObject): Conflict =>
  details === undefined ? { kind: 'conflict', code } : { kind: 'conflict', code, details };

/** Try again after `retryAfterMs`. */
export const transient = (code: string, retryAfterMs: number): Transient => ({
  kind: 'transient',
  code,
  retryAfterMs,
});

/** A bug: an assertion that did not hold. Thrown, never caught to go on. */
export class Defect extends Error {
  override readonly name = 'Defect';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

/** Ends every switch over a union: a new member is a compile error, an unknown one at run time a Defect. */
export function assertNever(value: never, what: string): never {
  throw new Defect('KERNEL.UNREACHABLE', `${what}: ${JSON.stringify(value)}`);
}
