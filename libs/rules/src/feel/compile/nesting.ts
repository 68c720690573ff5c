import type { Ast } from '../parse/ast.js';

/** How deep an expression nests, which is how far its evaluation goes down the host's stack. */
export function nestingOf(ast: Ast): number {
  let deepest = 0;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === 'object' && value !== null && 'kind' in value && 'at' in value) {
      deepest = Math.max(deepest, nestingOf(value as Ast));
    } else if (typeof value === 'object' && value !== null) {
      for (const item of Object.values(value)) visit(item);
    }
  };
  for (const value of Object.values(ast)) visit(value);
  return deepest + 1;
}
