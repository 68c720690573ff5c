import type { Tree } from '@lezer/common';
import { err, limits, ok, type Result } from '@vinhdanh/kernel';
import { parser } from 'lezer-feel';
import type { Ast, UnaryTestsAst } from './ast.js';
import type { FeelGrammar } from './grammar.js';
import { trackNames } from './name-tracker.js';
import { prescan } from './prescan.js';
import { Stop, syntaxAt } from './stop.js';
import { TreeReader } from './tree-reader.js';

const strict = {
  Expression: parser.configure({ top: 'Expression', strict: true }),
  UnaryTests: parser.configure({ top: 'UnaryTests', strict: true }),
};

/** Parses an expression. Answers `FEEL.SYNTAX` with the column, `FEEL.TOO_LONG`, `FEEL.TOO_DEEP`. */
export const parseExpression = (text: string, grammar: FeelGrammar): Result<Ast> =>
  read(text, grammar, 'Expression', (reader, tree) => reader.expression(tree));

/** Parses the unary tests of a cell, with the same answers. */
export const parseUnaryTests = (text: string, grammar: FeelGrammar): Result<UnaryTestsAst> =>
  read(text, grammar, 'UnaryTests', (reader, tree) => reader.unaryTests(tree));

function read<T>(
  text: string,
  grammar: FeelGrammar,
  top: keyof typeof strict,
  translate: (reader: TreeReader, tree: Tree) => T,
): Result<T> {
  const scanned = prescan(text);
  if (!scanned.ok) return scanned;
  const tree = parse(scanned.value.text, grammar, top);
  if (!tree.ok) return tree;
  try {
    return ok(translate(new TreeReader(text, scanned.value.rangeTypes, limits.feelNestingMax), tree.value));
  } catch (stop) {
    if (stop instanceof Stop) return err(stop.rejection);
    throw stop;
  }
}

function parse(text: string, grammar: FeelGrammar, top: keyof typeof strict): Result<Tree> {
  const run = strict[top].configure({ contextTracker: trackNames(grammar) }).startParse(text);
  try {
    for (;;) {
      const tree = run.advance();
      if (tree !== null) return ok(tree);
    }
  } catch (error) {
    if (error instanceof Stop) return err(error.rejection);
    // In strict mode the grammar throws where no reading goes on; anything else is a defect.
    if (!(error instanceof SyntaxError)) throw error;
    return err(syntaxAt(text, Math.min(run.parsedPos, text.length)));
  }
}
