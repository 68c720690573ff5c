/**
 * A name in the one spelling that lookups use: single spaces between its parts, signs within a name as
 * parts of their own (`a-b` and `a - b` are the same name, as the grammar reads them).
 */
export const normalizeName = (name: string): string =>
  name
    .replace(/\s*([./\-'+]|\*\*?)\s*/gu, ' $1 ')
    .replace(/\s+/gu, ' ')
    .trim();

/** A name as it is written, with single spaces. Keys of contexts keep it, so that `a-b` stays `a-b`. */
export const spelling = (name: string): string => name.replace(/\s+/gu, ' ').trim();

/** Names with their beginnings, part by part, as the tokenizer of the grammar asks for them. */
export class NameSet {
  private readonly since = new Map<string, number>();
  private readonly beginnings = new Map<string, number>();
  private size = 0;

  static of(names: Iterable<string>): NameSet {
    const set = new NameSet();
    for (const name of names) set.add(normalizeName(name));
    return set;
  }

  /** Adds a normalized name and answers the count from which on it is known. */
  add(name: string): number {
    this.size += 1;
    if (!this.since.has(name)) {
      this.since.set(name, this.size);
      const parts = name.split(' ');
      for (let length = 1; length <= parts.length; length++) {
        const beginning = parts.slice(0, length).join(' ');
        if (!this.beginnings.has(beginning)) this.beginnings.set(beginning, this.size);
      }
    }
    return this.size;
  }

  get count(): number {
    return this.size;
  }

  /** True when the name was among the first `count` added. */
  has(name: string, count = this.size): boolean {
    const since = this.since.get(name);
    return since !== undefined && since <= count;
  }

  begins(beginning: string, count = this.size): boolean {
    const since = this.beginnings.get(beginning);
    return since !== undefined && since <= count;
  }

  /** The names added so far up to `count`, in a set of their own. */
  copy(count: number): NameSet {
    const set = new NameSet();
    for (const [name, since] of this.since) if (since <= count) set.add(name);
    return set;
  }
}
