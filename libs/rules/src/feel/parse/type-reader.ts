import type { SyntaxNode } from '@lezer/common';
import type { TypeAst } from './ast.js';
import { normalizeName } from './names.js';
import { Stop, syntaxAt } from './stop.js';

/** Reads a type of the grammar's tree. `rangeTypes` are the places where `list` stands for `range`. */
export function readType(node: SyntaxNode, text: string, rangeTypes: ReadonlySet<number>): TypeAst {
  const read = (child: SyntaxNode | null | undefined): TypeAst => {
    if (child === null || child === undefined) throw new Stop(syntaxAt(text, node.from));
    return readType(child, text, rangeTypes);
  };
  switch (node.name) {
    case 'Type':
      return read(node.firstChild);
    case 'QualifiedName':
    case 'SpecialType':
      return { kind: 'name', name: normalizeName(text.slice(node.from, node.to)) };
    case 'ListType':
      return {
        kind: rangeTypes.has(node.from) ? 'range' : 'list',
        element: read(node.getChild('Type')),
      };
    case 'ContextType': {
      const entries = node.getChild('ContextEntryTypes')?.getChildren('ContextEntryType') ?? [];
      return {
        kind: 'context',
        entries: entries.map((entry) => {
          const name = entry.firstChild;
          return [
            name === null ? '' : normalizeName(text.slice(name.from, name.to)),
            read(entry.getChild('Type')),
          ] as const;
        }),
      };
    }
    case 'FunctionType': {
      const parameters = node.getChild('ArgumentTypes')?.getChildren('ArgumentType') ?? [];
      return {
        kind: 'function',
        parameters: parameters.map((parameter) => read(parameter.getChild('Type'))),
        result: read(node.getChild('Type')),
      };
    }
    default:
      throw new Stop(syntaxAt(text, node.from));
  }
}
