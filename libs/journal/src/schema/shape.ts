/**
 * What a value of the record must look like, as data: it can be compared with what was released, and it is the
 * same for whoever writes a reader in another language. Objects are closed: a field that is not named is a misfit.
 */
export type Shape =
  | { readonly kind: 'text' }
  | { readonly kind: 'integer' }
  | { readonly kind: 'flag' }
  /** Any JSON value: what a path's author or a form gives. */
  | { readonly kind: 'json' }
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | { readonly kind: 'nullable'; readonly of: Shape }
  | { readonly kind: 'list'; readonly of: Shape }
  /** An object whose keys are data: ids, names of variables. */
  | { readonly kind: 'map'; readonly of: Shape }
  /** One of several objects, told apart by the text in their field `kind`. */
  | { readonly kind: 'variant'; readonly of: Readonly<Record<string, ObjectShape>> }
  | ObjectShape;

export interface ObjectShape {
  readonly kind: 'object';
  readonly fields: Readonly<Record<string, Shape>>;
  /** Fields that may be absent. */
  readonly optional: Readonly<Record<string, Shape>>;
}

export const text: Shape = { kind: 'text' };
export const integer: Shape = { kind: 'integer' };
export const flag: Shape = { kind: 'flag' };
export const json: Shape = { kind: 'json' };
export const oneOf = (...values: readonly string[]): Shape => ({ kind: 'oneOf', values });
export const nullable = (of: Shape): Shape => ({ kind: 'nullable', of });
export const list = (of: Shape): Shape => ({ kind: 'list', of });
export const map = (of: Shape): Shape => ({ kind: 'map', of });
export const variant = (of: Readonly<Record<string, ObjectShape>>): Shape => ({ kind: 'variant', of });
export const object = (
  fields: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): ObjectShape => ({ kind: 'object', fields, optional });
