import ts from 'typescript';

/** Attributes whose text a person reads or hears. */
const readAttributes = new Set([
  'label',
  'title',
  'placeholder',
  'alt',
  'description',
  'error',
  'hint',
  'aria-label',
  'aria-description',
  'text',
]);

const letters = /\p{L}{2,}/u;

export interface Literal {
  readonly line: number;
  readonly text: string;
}

/** Words for people that stand in a component's source instead of the catalogue. */
export function literalStrings(fileName: string, source: string): readonly Literal[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TSX);
  const found: Literal[] = [];
  const add = (node: ts.Node, text: string) => {
    if (letters.test(text))
      found.push({ line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, text: text.trim() });
  };
  const textOf = (node: ts.Node | undefined): ts.StringLiteralLike | null => {
    if (node === undefined) return null;
    if (ts.isStringLiteralLike(node)) return node;
    return ts.isJsxExpression(node) ? textOf(node.expression) : null;
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) add(node, node.text);
    if (ts.isJsxAttribute(node) && readAttributes.has(node.name.getText())) {
      const literal = textOf(node.initializer);
      if (literal !== null) add(literal, literal.text);
    }
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) {
      const literal = textOf(node);
      if (literal !== null) add(literal, literal.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
