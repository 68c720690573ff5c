import type { Ast } from '../parse/ast.js';
import { positionKinds } from './filter-code.js';

/** How the body of a `for` reads `partial`: not at all, only its items by position, or as a value. */
export type PartialUse = 'none' | 'positions' | 'value';

/** A function may be called when the list has grown, so what it reads counts as a value. */
export function partialUse(body: Ast): PartialUse {
  const uses = new Set<PartialUse>();
  visit(body, uses);
  if (uses.has('value')) return 'value';
  return uses.has('positions') ? 'positions' : 'none';
}

function visit(part: unknown, uses: Set<PartialUse>): void {
  if (Array.isArray(part)) {
    for (const item of part) visit(item, uses);
    return;
  }
  if (typeof part !== 'object' || part === null) return;
  const node = part as Partial<Ast>;
  if (node.kind === 'name' && node.name === 'partial') {
    uses.add('value');
    return;
  }
  if (node.kind === 'filter' && isItemOfPartial(node as Ast & { kind: 'filter' })) {
    uses.add('positions');
    visit(node.predicate, uses);
    return;
  }
  const inner = new Set<PartialUse>();
  for (const value of Object.values(part)) visit(value, inner);
  if (inner.size === 0) return;
  if (node.kind === 'function') uses.add('value');
  else for (const use of inner) uses.add(use);
}

const isItemOfPartial = ({ source, predicate }: Ast & { kind: 'filter' }): boolean =>
  source.kind === 'name' && source.name === 'partial' && positionKinds.has(predicate.kind);
