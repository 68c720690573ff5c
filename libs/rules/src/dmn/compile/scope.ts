import { FeelNames, type FeelName } from '../../feel/compile/feel-names.js';
import type { FeelTypes } from '../../feel/compile/types.js';
import type { NameSet } from '../../feel/parse/names.js';
import type { FeelRun } from '../../feel/run.js';
import { anyType, type FeelType } from '../../feel/values/type.js';
import type { FeelValue } from '../../feel/values/value.js';

/** Values of the names in scope, by their places; inner scopes append to it. */
export type Environment = FeelValue[];

/** What an element's logic became: called with the values of its scope. */
export type Logic = (environment: Environment, run: FeelRun) => FeelValue;

/** Names that an expression may use, each with its place in the environment. A later name hides an earlier one. */
export class DmnScope {
  #names: FeelNames | null = null;

  private constructor(
    private readonly list: readonly FeelName[],
    private readonly types: FeelTypes,
    private readonly members: NameSet,
  ) {}

  static root(types: FeelTypes, members: NameSet): DmnScope {
    return new DmnScope([], types, members);
  }

  /** How many places there are: where the next name goes. */
  get size(): number {
    return this.list.length;
  }

  with(name: string, type: FeelType = anyType): DmnScope {
    return new DmnScope([...this.list, { name, type }], this.types, this.members);
  }

  withAll(names: Iterable<FeelName>): DmnScope {
    return new DmnScope([...this.list, ...names], this.types, this.members);
  }

  /** For the compiler of expressions; made once for each scope. */
  get names(): FeelNames {
    this.#names ??= new FeelNames(this.list, this.types, this.members);
    return this.#names;
  }

  /** The type of a name, where it is in scope and known. */
  typeOf(name: string): FeelType | null {
    return this.list.findLast((each) => each.name === name)?.type ?? null;
  }
}
