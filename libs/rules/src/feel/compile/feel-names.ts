import { builtInNames } from '../builtins/library.js';
import { NameSet, normalizeName } from '../parse/names.js';
import type { FeelGrammar } from '../parse/grammar.js';
import type { FeelType } from '../values/type.js';
import type { FeelTypes } from './types.js';

/** Properties of values that have spaces in their names. */
const propertyNames = ['time offset', 'start included', 'end included'];

const hasParts = (name: string): boolean => normalizeName(name).includes(' ');

/** A name of one word needs no help to be read, and may be a word of the grammar (`context`). */
const library = NameSet.of(builtInNames.filter(hasParts));

/** A name in scope; its type, where it is known, tells the names that may follow a dot. */
export interface FeelName {
  readonly name: string;
  readonly type?: FeelType;
}

/**
 * The names that an expression may use, with the order of their values. Made once and used for every
 * expression of one place (a decision, a table). `types` are the types of the model by name; `members` are
 * further names that may follow a dot; a set of them is all of them (`memberNames` makes it), so that the many
 * places of a model share one.
 */
export class FeelNames {
  /** The names as the caller spelt them; values are given in this order. */
  readonly list: readonly string[];
  readonly grammar: FeelGrammar;
  private readonly places = new Map<string, number>();

  constructor(
    names: readonly FeelName[],
    readonly types: FeelTypes = new Map(),
    members: readonly string[] | NameSet = [],
  ) {
    this.list = names.map(({ name }) => name);
    const normalized = this.list.map(normalizedOnce);
    normalized.forEach((name, place) => this.places.set(name, place));
    this.grammar = {
      library,
      inScope: inScope(types, normalized),
      members: members instanceof NameSet ? members : membersOf(names, types, members),
    };
  }

  /** The place of a normalized name. */
  placeOf(name: string): number | undefined {
    return this.places.get(name);
  }
}

/** All that may follow a dot where `names` do: properties of values with what is given. */
export const memberNames = (names: Iterable<string>): NameSet => NameSet.of([...propertyNames, ...names]);

function membersOf(names: readonly FeelName[], types: FeelTypes, members: readonly string[]): NameSet {
  const known = new Set(members);
  for (const { type } of names) if (type !== undefined) addEntries(type, known);
  for (const type of types.values()) addEntries(type, known);
  return memberNames(known);
}

/** Scopes of one model share most of their names: each entry of a context sees all the ones before it. */
const normalizedNames = new Map<string, string>();
const normalizedNamesMax = 5_000;

function normalizedOnce(name: string): string {
  const known = normalizedNames.get(name);
  if (known !== undefined) return known;
  if (normalizedNames.size >= normalizedNamesMax) normalizedNames.clear();
  const made = normalizeName(name);
  normalizedNames.set(name, made);
  return made;
}

function inScope(types: FeelTypes, normalized: readonly string[]): NameSet {
  const names = NameSet.of(typeNames(types));
  for (const name of normalized) names.add(name);
  return names;
}

const typeNamesOf = new WeakMap<FeelTypes, readonly string[]>();

/** Names of types that the grammar must be told; looked up once for the many places that share them. */
function typeNames(types: FeelTypes): readonly string[] {
  const known = typeNamesOf.get(types) ?? [...types.keys()].filter(hasParts);
  typeNamesOf.set(types, known);
  return known;
}

function addEntries(type: FeelType, known: Set<string>): void {
  switch (type.kind) {
    case 'context':
      for (const [name, entry] of type.entries) {
        known.add(name);
        addEntries(entry, known);
      }
      return;
    case 'list':
    case 'range':
      addEntries(type.element, known);
      return;
    case 'function':
      addEntries(type.result, known);
      return;
    default:
  }
}
