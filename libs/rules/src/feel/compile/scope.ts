/** Counts the places that one function body, or the expression itself, needs for its variables. */
export class Unit {
  private count = 0;
  constructor(readonly outer: Unit | null) {}

  place(): number {
    this.count += 1;
    return this.count - 1;
  }
}

/** A local variable: how many frames out it stands, and where there. */
export interface LocalPlace {
  readonly depth: number;
  readonly place: number;
}

/** Where a name may be found: entries of filtered items first (innermost first), then a variable. */
export interface Resolved {
  readonly items: readonly LocalPlace[];
  readonly local: LocalPlace | null;
}

/** The local names at one place of an expression, as a chain. Names are normalized. */
export class Scope {
  private constructor(
    readonly unit: Unit,
    readonly parent: Scope | null,
    readonly name: string | null,
    readonly place: number,
    readonly kind: 'variable' | 'item' | 'function',
  ) {}

  static root(): Scope {
    return new Scope(new Unit(null), null, null, -1, 'variable');
  }

  /** The scope with one more variable, at the place answered. */
  with(name: string): readonly [Scope, number] {
    const place = this.unit.place();
    return [this.at(name, place), place];
  }

  /** As `with`, at a place taken before. */
  at(name: string, place: number): Scope {
    return new Scope(this.unit, this, name, place, 'variable');
  }

  /** The scope of a filter's predicate: `item`, and the entries of what is filtered. */
  withItem(): readonly [Scope, number] {
    const place = this.unit.place();
    return [new Scope(this.unit, this, 'item', place, 'item'), place];
  }

  /** The scope of a function's body: a frame of its own. */
  function(): Scope {
    return new Scope(new Unit(this.unit), this, null, -1, 'function');
  }

  /** Looks outwards from here; a function on the way is one frame further out. */
  resolve(name: string): Resolved {
    return resolveFrom(this, name);
  }
}

/** A loop, because a context may have thousands of entries, each of which sees those before it. */
function resolveFrom(start: Scope, name: string): Resolved {
  const items: LocalPlace[] = [];
  let depth = 0;
  for (let scope: Scope | null = start; scope !== null; scope = scope.parent) {
    const local = { depth, place: scope.place };
    if (scope.kind === 'item') items.push(local);
    if (scope.name === name) return { items, local };
    if (scope.kind === 'function') depth += 1;
  }
  return { items, local: null };
}
