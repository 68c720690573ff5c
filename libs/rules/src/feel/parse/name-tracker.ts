import { ContextTracker } from '@lezer/lr';
import { limits, rejection } from '@vinhdanh/kernel';
import { parser } from 'lezer-feel';
import type { FeelGrammar } from './grammar.js';
import { NameSet, normalizeName } from './names.js';
import { Stop } from './stop.js';

/**
 * The names that are in scope while the grammar reads, so that it knows where a name with spaces or signs
 * ends. It takes the place of the tracker that comes with the grammar: that one also follows values,
 * which costs the square of the length, and keeps names as keys of plain objects.
 *
 * States are immutable, because the parser may follow two readings at once.
 */
interface State {
  /** Parts of a name that is being read; asked for by the grammar's tokenizer. */
  readonly tokens: readonly string[];
  readonly scope: Scope;
  /** Answers what the tokenizer asks: which names are there, and which beginnings of names. */
  contextCache(): Lookup;
}

interface Lookup {
  readonly keys: { has(name: string): boolean };
  readonly prefixes: { has(name: string): boolean };
}

type ScopeKind = 'root' | 'context' | 'iteration' | 'function' | 'call' | 'filter' | 'path';

interface Scope {
  readonly kind: ScopeKind;
  readonly parent: Scope | null;
  readonly names: NameSet;
  /** How many of `names` are known here: the set may be shared with a later state of the same scope. */
  readonly count: number;
  /** The name of the entry or variable that is being read, to be known once it is complete. */
  readonly pending: string | null;
}

/** Terms of the grammar that have no name, by their number in lezer-feel 3.0.1 (its `dist/index.js`). */
const unnamed = {
  forStart: 134,
  forBodyStart: 140,
  quantifiedStart: 142,
  pathStart: 154,
  filterStart: 155,
  callStart: 156,
  functionStart: 170,
  contextStart: 172,
} as const;

const starts = new Map<number, ScopeKind>([
  [unnamed.forStart, 'iteration'],
  [unnamed.quantifiedStart, 'iteration'],
  [unnamed.pathStart, 'path'],
  [unnamed.filterStart, 'filter'],
  [unnamed.callStart, 'call'],
  [unnamed.functionStart, 'function'],
  [unnamed.contextStart, 'context'],
]);

/** Named terms; several share a name (`InExpression` of `for` and of `some`). */
const termsNamed = (...names: string[]): ReadonlySet<number> =>
  new Set(parser.nodeSet.types.filter((type) => names.includes(type.name)).map((type) => type.id));

const ends = termsNamed(
  'Context',
  'FunctionDefinition',
  'ForExpression',
  'QuantifiedExpression',
  'PathExpression',
  'FunctionInvocation',
  'FilterExpression',
);
const identifierTerms = termsNamed('Identifier');
const nameTerms = termsNamed('Name');
const usedNameTerms = termsNamed('VariableName', 'PathName');
const inExpressionTerms = termsNamed('InExpression');
const entryTerms = termsNamed('ContextEntry');
const parameterTerms = termsNamed('ParameterName');
const stringTerms = termsNamed('StringLiteral');

/** A tracker over the names of a grammar. Names that the text itself declares join them as it is read. */
export function trackNames({ library, inScope, members }: FeelGrammar): ContextTracker<unknown> {
  const declared = new NameSet();
  const isMember = (name: string): boolean => members.has(name) || declared.has(name);
  const beginsMember = (name: string): boolean => members.begins(name) || declared.begins(name);
  const lookupOf = (scope: Scope): Lookup =>
    scope.kind === 'path'
      ? { keys: { has: isMember }, prefixes: { has: beginsMember } }
      : {
          keys: { has: (name) => isKnown(scope, name, isMember) },
          prefixes: { has: (name) => isBeginning(scope, name, beginsMember) },
        };
  const state = (scope: Scope, tokens: readonly string[] = none): State => {
    let lookup: Lookup | undefined;
    return { scope, tokens, contextCache: () => (lookup ??= lookupOf(scope)) };
  };
  const reduce = (current: State, term: number, read: () => string): State => {
    const { scope, tokens } = current;
    if (identifierTerms.has(term)) {
      if (tokens.length >= limits.feelNamePartsMax) throw new Stop(longName());
      return state(scope, [...tokens, read()]);
    }
    const start = starts.get(term);
    if (start !== undefined) return state(enter(scope, start));
    if (ends.has(term)) return state(scope.parent ?? scope);
    if (usedNameTerms.has(term)) return state(scope);
    if (nameTerms.has(term)) return state(named(scope, tokens.join(' ')));
    if (stringTerms.has(term) && scope.kind === 'context' && scope.pending === null) {
      // The key of an entry; a string within its value finds the key already there.
      return state({ ...scope, pending: normalizeName(read().slice(1, -1)) });
    }
    if (term === unnamed.forBodyStart) return state(define(scope, 'partial'));
    if (entryTerms.has(term) || inExpressionTerms.has(term)) {
      if (scope.pending === null) return current;
      if (scope.kind === 'context') declared.add(scope.pending);
      return state({ ...define(scope, scope.pending), pending: null });
    }
    if (parameterTerms.has(term) && scope.kind === 'function' && scope.pending !== null) {
      return state({ ...define(scope, scope.pending), pending: null });
    }
    return current;
  };

  return new ContextTracker<unknown>({
    start: state(rootOf(inScope, rootOf(library, null))),
    reduce: (current, term, stack, input) =>
      reduce(current as State, term, () =>
        (input as unknown as { read(from: number, to: number): string }).read(input.pos, stack.pos),
      ),
  });
}

const rootOf = (names: NameSet, parent: Scope | null): Scope => ({
  kind: 'root',
  parent,
  names,
  count: names.count,
  pending: null,
});

/** Within a filter the entries of its items are names too; what follows a dot is none elsewhere. */
function isKnown(start: Scope, name: string, isMember: (name: string) => boolean): boolean {
  for (let scope: Scope | null = start; scope !== null; scope = scope.parent) {
    if (scope.names.has(name, scope.count)) return true;
    if (scope.kind === 'filter' && isMember(name)) return true;
  }
  return false;
}

function isBeginning(start: Scope, name: string, begins: (name: string) => boolean): boolean {
  for (let scope: Scope | null = start; scope !== null; scope = scope.parent) {
    if (scope.names.begins(name, scope.count)) return true;
    if (scope.kind === 'filter' && begins(name)) return true;
  }
  return false;
}

const none: readonly string[] = [];

const longName = () => rejection('FEEL.NAME_TOO_LONG', { partsMax: limits.feelNamePartsMax });

const enter = (parent: Scope, kind: ScopeKind): Scope => {
  const names = new NameSet();
  if (kind === 'filter') names.add('item');
  return { kind, parent, names, count: names.count, pending: null };
};

/** Keeps the name that was just read where the scope declares names; elsewhere it is only used. */
function named(scope: Scope, name: string): Scope {
  // Parameters of a function: each name is declared as it ends, so the last one read is the one that counts.
  const free = scope.pending === null || scope.kind === 'function';
  return free && scope.kind !== 'call' ? { ...scope, pending: name } : scope;
}

/** The scope with one more name. The set is shared unless another reading has already gone on from here. */
function define(scope: Scope, name: string): Scope {
  const names = scope.names.count === scope.count ? scope.names : scope.names.copy(scope.count);
  return { ...scope, names, count: names.add(name) };
}
