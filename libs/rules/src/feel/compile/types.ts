import type { TypeAst } from '../parse/ast.js';
import { simpleType, type FeelType } from '../values/type.js';

/** Types of the model by their names. */
export type FeelTypes = ReadonlyMap<string, FeelType>;

/** The type that is written, or null when a name in it is unknown. Names of the model go first. */
export function resolveType(ast: TypeAst, types: FeelTypes): FeelType | null {
  switch (ast.kind) {
    case 'name':
      return types.get(ast.name) ?? simpleType(ast.name);
    case 'list':
    case 'range': {
      const element = resolveType(ast.element, types);
      return element === null ? null : { kind: ast.kind, element };
    }
    case 'context': {
      const entries = new Map<string, FeelType>();
      for (const [name, entry] of ast.entries) {
        const type = resolveType(entry, types);
        if (type === null) return null;
        entries.set(name, type);
      }
      return { kind: 'context', entries };
    }
    case 'function': {
      const parameters: FeelType[] = [];
      for (const parameter of ast.parameters) {
        const type = resolveType(parameter, types);
        if (type === null) return null;
        parameters.push(type);
      }
      const result = resolveType(ast.result, types);
      return result === null ? null : { kind: 'function', parameters, result };
    }
  }
}
