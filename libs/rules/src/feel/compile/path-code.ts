import { temporalProperty } from '../time/properties.js';
import { kindOf } from '../operators/kind.js';
import type { Ast } from '../parse/ast.js';
import type { FeelRun } from '../run.js';
import { isTemporal } from '../values/temporal.js';
import { isContext, isList, isRange, type FeelRange, type FeelValue } from '../values/value.js';
import type { Compiling } from './compiling.js';
import { entryOf } from './entries.js';
import type { Code } from './frame.js';
import type { Scope } from './scope.js';

/** `source.name`: an entry, a property, or for a list those of its items. */
export function pathCode(ast: Ast & { kind: 'path' }, scope: Scope, compiling: Compiling): Code {
  const source = compiling.code(ast.source, scope);
  const { name } = ast;
  const column = ast.at + 1;
  return (frame) => {
    const value = source(frame);
    if (isContext(value)) {
      const entry = entryOf(value, name);
      if (entry !== undefined) return entry;
    }
    frame.run.column = column;
    return propertyOf(value, name, frame.run);
  };
}

/** Null has no properties and is null; a name that a value does not have is an error. */
export function propertyOf(value: FeelValue, name: string, run: FeelRun, depth = 1): FeelValue {
  if (value === null) return null;
  const property = knownProperty(value, name, run, depth);
  return property === undefined ? run.note('FEEL.NO_ENTRY', { name, of: kindOf(value) }) : property;
}

function knownProperty(value: FeelValue, name: string, run: FeelRun, depth: number): FeelValue | undefined {
  if (isContext(value)) return entryOf(value, name);
  if (isList(value)) {
    run.checkDepth(depth);
    run.step(value.length);
    return value.map((item) => propertyOf(item, name, run, depth + 1));
  }
  if (isRange(value)) return rangeProperty(value, name);
  return isTemporal(value) ? temporalProperty(value, name, run.zones) : undefined;
}

function rangeProperty(range: FeelRange, name: string): FeelValue | undefined {
  switch (name) {
    case 'start':
      return range.start ?? null;
    case 'end':
      return range.end ?? null;
    case 'start included':
      return range.startIncluded;
    case 'end included':
      return range.endIncluded;
    default:
      return undefined;
  }
}
