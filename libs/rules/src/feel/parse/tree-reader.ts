import type { SyntaxNode, Tree } from '@lezer/common';
import { rejection } from '@vinhdanh/kernel';
import { parseNumber } from '../values/number.js';
import type {
  ArithmeticOperator,
  Ast,
  ComparisonOperator,
  Iterator,
  Parameter,
  UnaryTestsAst,
} from './ast.js';
import { normalizeName, spelling } from './names.js';
import { Stop, syntaxAt } from './stop.js';
import { unescapeString } from './strings.js';
import { readType } from './type-reader.js';

const arithmeticOperators: ReadonlySet<string> = new Set([
  '+',
  '-',
  '*',
  '/',
  '**',
] satisfies ArithmeticOperator[]);

/** Children that say something: without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'LineComment' && child.name !== 'BlockComment') children.push(child);
  }
  return children;
}

/** Signs and words of the grammar that stand in the tree beside the operands. */
const signs = new Set(
  (
    '( ) [ ] { } . .. in between and or if then else for return some every satisfies instance of ' +
    'function external not'
  ).split(' '),
);

/** Translates a tree of the grammar into the evaluator's own expressions. Nothing else knows the tree. */
export class TreeReader {
  private nesting = 0;

  constructor(
    private readonly text: string,
    private readonly rangeTypes: ReadonlySet<number>,
    private readonly nestingMax: number,
  ) {}

  expression(tree: Tree): Ast {
    const only = this.operands(tree.topNode)[0];
    if (only === undefined) throw new Stop(syntaxAt(this.text, 0));
    return this.read(only);
  }

  unaryTests(tree: Tree): UnaryTestsAst {
    const children = childrenOf(tree.topNode);
    if (children[0]?.name === 'Wildcard') {
      return { kind: 'unary-tests', any: true, negated: false, tests: [] };
    }
    const tests = children.find((child) => child.name === 'PositiveUnaryTests');
    if (tests === undefined) throw new Stop(syntaxAt(this.text, 0));
    const negated = children[0]?.name === 'not';
    return { kind: 'unary-tests', any: false, negated, tests: this.readAll(this.operands(tests)) };
  }

  private read(node: SyntaxNode): Ast {
    this.nesting += 1;
    if (this.nesting > this.nestingMax) {
      throw new Stop(rejection('FEEL.TOO_DEEP', { column: node.from + 1, nestingMax: this.nestingMax }));
    }
    const ast = this.readNode(node);
    this.nesting -= 1;
    return ast;
  }

  private readNode(node: SyntaxNode): Ast {
    const at = node.from;
    switch (node.name) {
      case 'NumericLiteral':
        return this.number(node);
      case 'StringLiteral':
        return { kind: 'string', at, value: this.string(node) };
      case 'BooleanLiteral':
        return { kind: 'boolean', at, value: this.source(node) === 'true' };
      case 'null':
        return { kind: 'null', at };
      case '?':
        return { kind: 'input', at };
      case 'VariableName':
      case 'SpecialFunctionName':
      case 'DateTimeConstructor':
        return { kind: 'name', at, name: normalizeName(this.source(node)) };
      case 'ParenthesizedExpression':
      case 'PositiveUnaryTest':
      case 'FunctionBody':
      case 'Expression':
        return this.read(this.only(node));
      case 'DateTimeLiteral':
        return this.temporal(node);
      case 'AtLiteral':
        return { kind: 'at-literal', at, text: this.string(this.only(node)) };
      case 'SimplePositiveUnaryTest':
        return this.simpleTest(node);
      case 'Interval':
        return this.interval(node);
      case 'PathExpression':
        return this.path(node);
      case 'FilterExpression': {
        const [source, predicate] = this.two(node);
        return { kind: 'filter', at, source: this.read(source), predicate: this.read(predicate) };
      }
      case 'FunctionInvocation':
        return this.call(node);
      case 'ArithmeticExpression':
        return this.arithmetic(node);
      case 'Comparison':
        return this.comparison(node);
      case 'Conjunction':
      case 'Disjunction': {
        const [left, right] = this.two(node);
        const kind = node.name === 'Conjunction' ? 'and' : 'or';
        return { kind, at, left: this.read(left), right: this.read(right) };
      }
      case 'IfExpression': {
        const [condition, then, otherwise] = this.operands(node);
        if (condition === undefined || then === undefined || otherwise === undefined)
          return this.refuse(node);
        return {
          kind: 'if',
          at,
          condition: this.read(condition),
          then: this.read(then),
          otherwise: this.read(otherwise),
        };
      }
      case 'ForExpression':
        return { kind: 'for', at, ...this.iteration(node) };
      case 'QuantifiedExpression':
        return { kind: node.firstChild?.name === 'some' ? 'some' : 'every', at, ...this.iteration(node) };
      case 'InstanceOfExpression': {
        const [value, type] = this.two(node);
        return { kind: 'instance-of', at, value: this.read(value), type: this.type(type) };
      }
      case 'List':
        return { kind: 'list', at, items: this.readAll(this.operands(node)) };
      case 'Context':
        return { kind: 'context', at, entries: this.operands(node).map((entry) => this.entry(entry)) };
      case 'FunctionDefinition':
        return this.functionDefinition(node);
      default:
        return this.refuse(node);
    }
  }

  private source = (node: SyntaxNode): string => this.text.slice(node.from, node.to);
  private string = (node: SyntaxNode): string => unescapeString(this.text.slice(node.from + 1, node.to - 1));
  private type = (node: SyntaxNode) => readType(node, this.text, this.rangeTypes);
  private readAll = (nodes: readonly SyntaxNode[]): Ast[] => nodes.map((node) => this.read(node));

  private refuse(node: SyntaxNode): never {
    throw new Stop(syntaxAt(this.text, node.from));
  }

  private operands(node: SyntaxNode): SyntaxNode[] {
    return childrenOf(node).filter((child) => !signs.has(child.name) && !child.type.isError);
  }

  private only(node: SyntaxNode): SyntaxNode {
    return this.operands(node)[0] ?? this.refuse(node);
  }

  private two(node: SyntaxNode): readonly [SyntaxNode, SyntaxNode] {
    const [first, second] = this.operands(node);
    return first !== undefined && second !== undefined ? [first, second] : this.refuse(node);
  }

  private number(node: SyntaxNode): Ast {
    const value = parseNumber(this.source(node).replace(/\s/gu, ''));
    return value === null ? this.refuse(node) : { kind: 'number', at: node.from, value };
  }

  private temporal(node: SyntaxNode): Ast {
    const only = this.only(node);
    return only.name === 'AtLiteral' ? this.read(only) : this.call(node);
  }

  private call(node: SyntaxNode): Ast {
    const [callee, ...rest] = this.operands(node);
    if (callee === undefined) return this.refuse(node);
    const target = this.read(callee);
    const list = rest.find((child) => child.name.endsWith('Parameters'));
    if (list?.name === 'NamedParameters') {
      const args = this.operands(list).map((named) => {
        const [name, value] = this.two(named);
        return [normalizeName(this.source(name)), this.read(value)] as const;
      });
      return { kind: 'call-named', at: node.from, callee: target, args };
    }
    const args = list === undefined ? [] : this.readAll(this.operands(list));
    return { kind: 'call', at: node.from, callee: target, args };
  }

  private path(node: SyntaxNode): Ast {
    const [source, name] = this.two(node);
    return {
      kind: 'path',
      at: name.from,
      source: this.read(source),
      name: spelling(this.source(name)),
    };
  }

  private arithmetic(node: SyntaxNode): Ast {
    const at = node.from;
    const children = childrenOf(node);
    if (children[0]?.name === 'ArithOp') {
      return { kind: 'negate', at, operand: this.read(children[1] ?? this.refuse(node)) };
    }
    const [left, sign, right] = children;
    if (left === undefined || sign === undefined || right === undefined) return this.refuse(node);
    const operator = this.source(sign) as ArithmeticOperator;
    // The grammar reads `^` as well, which is no operator of the language.
    if (!arithmeticOperators.has(operator)) return this.refuse(sign);
    return { kind: 'arithmetic', at: sign.from, operator, left: this.read(left), right: this.read(right) };
  }

  private comparison(node: SyntaxNode): Ast {
    const [left, sign, ...rest] = childrenOf(node);
    if (left === undefined || sign === undefined) return this.refuse(node);
    const at = sign.from;
    const value = this.read(left);
    if (sign.name === 'in') {
      const list = rest.find((child) => child.name === 'PositiveUnaryTests');
      const tests = list === undefined ? rest.filter((child) => !signs.has(child.name)) : this.operands(list);
      return { kind: 'in', at, value, tests: this.readAll(tests) };
    }
    const operands = rest.filter((child) => !signs.has(child.name));
    const [right, high] = operands;
    if (right === undefined) return this.refuse(node);
    if (sign.name === 'between') {
      if (high === undefined) return this.refuse(node);
      return { kind: 'between', at, value, low: this.read(right), high: this.read(high) };
    }
    const operator = this.source(sign) as ComparisonOperator;
    return { kind: 'compare', at, operator, left: value, right: this.read(right) };
  }

  private simpleTest(node: SyntaxNode): Ast {
    const [first, second] = childrenOf(node);
    if (first === undefined) return this.refuse(node);
    if (first.name === 'Interval') return this.read(first);
    if (second === undefined) return this.read(first);
    const operator = this.source(first) as ComparisonOperator;
    return { kind: 'unary-range', at: node.from, operator, operand: this.read(second) };
  }

  private interval(node: SyntaxNode): Ast {
    const [start, end] = this.two(node);
    return {
      kind: 'range',
      at: node.from,
      start: this.read(start),
      startIncluded: this.text.charAt(node.from) === '[',
      end: this.read(end),
      endIncluded: this.text.charAt(node.to - 1) === ']',
    };
  }

  private iteration(node: SyntaxNode): { iterators: Iterator[]; body: Ast } {
    const [list, body] = this.two(node);
    const iterators = this.operands(list).map((item): Iterator => {
      const [name, source] = this.two(item);
      const [from, to] = this.operands(source);
      if (from === undefined) return this.refuse(item);
      return {
        name: normalizeName(this.source(name)),
        from: this.read(from),
        to: to === undefined ? null : this.read(to),
      };
    });
    return { iterators, body: this.read(body) };
  }

  private entry(node: SyntaxNode): readonly [string, Ast] {
    const [key, value] = this.two(node);
    const inner = this.only(key);
    const name = inner.name === 'StringLiteral' ? this.string(inner) : spelling(this.source(inner));
    return [name, this.read(value)];
  }

  private functionDefinition(node: SyntaxNode): Ast {
    const children = childrenOf(node);
    const formal = children.find((child) => child.name === 'FormalParameters');
    const body = children.find((child) => child.name === 'FunctionBody');
    if (body === undefined) return this.refuse(node);
    const parameters = (formal === undefined ? [] : this.operands(formal)).map((parameter): Parameter => {
      const [name, type] = this.operands(parameter);
      if (name === undefined) return this.refuse(parameter);
      return {
        name: normalizeName(this.source(name)),
        type: type === undefined ? null : this.type(type),
      };
    });
    return {
      kind: 'function',
      at: node.from,
      parameters,
      body: this.read(body),
      external: children.some((child) => child.name === 'external'),
    };
  }
}
