import {
  assertNever,
  err,
  limits,
  ok,
  rejection,
  type Json,
  type JsonObject,
  type Result,
} from '@vinhdanh/kernel';
import type { Ast, ComparisonOperator } from './ast.js';
import { compareDecimals, formatDecimal, parseDecimal, type Decimal } from './decimal.js';
import type { Evaluation } from '../evaluator.js';

/** A value while it is computed: JSON, with numbers as exact decimals. */
type Value = null | boolean | string | Decimal | readonly Json[] | { readonly context: Json };
type Variables = Readonly<Record<string, Json>>;

interface Run {
  readonly variables: Variables;
  readonly inputs: Map<string, Json>;
  steps: number;
}

class StepsExceeded {}

/**
 * Evaluates over `variables` with FEEL's three-valued logic. Both sides of `and` and `or` are always
 * evaluated, so that the kept inputs do not depend on what the other side said. Pure; answers
 * `FEEL.STEPS_EXCEEDED` past `limits.expressionStepsMax`.
 */
export function evaluateAst(ast: Ast, text: string, variables: Variables): Result<Evaluation> {
  const run: Run = { variables, inputs: new Map(), steps: 0 };
  try {
    const result = toJson(valueOf(ast, run));
    return ok({ expression: text, inputs: Object.fromEntries(run.inputs), result });
  } catch (stop) {
    if (stop instanceof StepsExceeded) {
      return err(rejection('FEEL.STEPS_EXCEEDED', { stepsMax: limits.expressionStepsMax }));
    }
    throw stop;
  }
}

function valueOf(ast: Ast, run: Run): Value {
  step(run);
  switch (ast.kind) {
    case 'null':
      return null;
    case 'boolean':
    case 'text':
      return ast.value;
    case 'number':
      return parseDecimal(ast.decimal) ?? null;
    case 'path':
      return read(ast.names, run);
    case 'list':
      return ast.items.map((item) => toJson(valueOf(item, run)));
    case 'compare':
      return compare(ast.operator, valueOf(ast.left, run), valueOf(ast.right, run), run);
    case 'in':
      return isIn(valueOf(ast.value, run), ast.items, run);
    case 'and':
      return conjunction(valueOf(ast.left, run), valueOf(ast.right, run));
    case 'or':
      return disjunction(valueOf(ast.left, run), valueOf(ast.right, run));
    case 'not': {
      const operand = valueOf(ast.operand, run);
      return typeof operand === 'boolean' ? !operand : null;
    }
    default:
      return assertNever(ast, 'expression');
  }
}

function step(run: Run): void {
  run.steps += 1;
  if (run.steps > limits.expressionStepsMax) throw new StepsExceeded();
}

/** Own properties only: a path never reaches the host's prototypes. What is absent is null. */
function read(names: readonly string[], run: Run): Value {
  let value: Json = run.variables;
  for (const name of names) {
    step(run);
    value = propertyOf(value, name);
  }
  run.inputs.set(names.join('.'), value);
  return fromJson(value);
}

function propertyOf(value: Json, name: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.hasOwn(value, name) ? ((value as JsonObject)[name] ?? null) : null;
}

function fromJson(value: Json): Value {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return parseDecimal(String(value)) ?? null;
  return Array.isArray(value) ? value : { context: value };
}

const isDecimal = (value: Value): value is Decimal =>
  typeof value === 'object' && value !== null && 'digits' in value;
const isList = (value: Value): value is readonly Json[] => Array.isArray(value);

/** Back to what the record holds: an integer as number, any other decimal as text. */
function toJson(value: Value): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || isList(value))
    return value;
  if (!isDecimal(value)) return value.context;
  const number = Number(value.digits);
  if (value.scale === 0 && Number.isSafeInteger(number)) return number;
  return formatDecimal(value);
}

function compare(operator: ComparisonOperator, left: Value, right: Value, run: Run): boolean | null {
  if (operator === '=' || operator === '!=') {
    const same = equal(left, right, run);
    return same === null ? null : same === (operator === '=');
  }
  const order = orderOf(left, right);
  if (order === null) return null;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

/** Null equals null only; values of two different types are incomparable, which is null. */
function equal(left: Value, right: Value, run: Run): boolean | null {
  step(run);
  if (left === null || right === null) return left === right;
  if (isDecimal(left) || isDecimal(right)) {
    return isDecimal(left) && isDecimal(right) ? compareDecimals(left, right) === 0 : null;
  }
  if (isList(left) || isList(right)) {
    if (!isList(left) || !isList(right)) return null;
    return (
      left.length === right.length &&
      left.every((item, at) => equal(fromJson(item), fromJson(right[at] ?? null), run) === true)
    );
  }
  if (typeof left === 'object' || typeof right === 'object') {
    return typeof left === 'object' && typeof right === 'object'
      ? equalContexts(left.context, right.context, run)
      : null;
  }
  return typeof left === typeof right ? left === right : null;
}

function equalContexts(left: Json, right: Json, run: Run): boolean {
  const a = left as Record<string, Json>;
  const b = right as Record<string, Json>;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every(
    (name) =>
      Object.hasOwn(b, name) && equal(fromJson(a[name] ?? null), fromJson(b[name] ?? null), run) === true,
  );
}

function orderOf(left: Value, right: Value): number | null {
  if (left === null || right === null) return null;
  if (isDecimal(left) && isDecimal(right)) return compareDecimals(left, right);
  if (typeof left === 'string' && typeof right === 'string') return compareByCodePoint(left, right);
  return null;
}

function compareByCodePoint(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function isIn(value: Value, items: readonly Ast[], run: Run): boolean | null {
  let unknown = false;
  let found = false;
  for (const item of items) {
    const same = equal(value, valueOf(item, run), run);
    if (same === true) found = true;
    if (same === null) unknown = true;
  }
  return found ? true : unknown ? null : false;
}

function conjunction(left: Value, right: Value): boolean | null {
  if (left === false || right === false) return false;
  return left === true && right === true ? true : null;
}

function disjunction(left: Value, right: Value): boolean | null {
  if (left === true || right === true) return true;
  return left === false && right === false ? false : null;
}
