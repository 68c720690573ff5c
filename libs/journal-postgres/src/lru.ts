/** A map that forgets what was used longest ago beyond `sizeMax` entries. */
export class Lru<Value> {
  private readonly entries = new Map<string, Value>();

  constructor(private readonly sizeMax: number) {}

  get(key: string): Value | undefined {
    const value = this.entries.get(key);
    if (value !== undefined) {
      this.entries.delete(key);
      this.entries.set(key, value);
    }
    return value;
  }

  set(key: string, value: Value): void {
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size <= this.sizeMax) return;
    const [oldest] = this.entries.keys();
    this.entries.delete(oldest!);
  }

  /** Forgets whatever `matches`, and answers it. */
  drop(matches: (value: Value) => boolean): readonly Value[] {
    const dropped: Value[] = [];
    for (const [key, value] of this.entries) {
      if (!matches(value)) continue;
      this.entries.delete(key);
      dropped.push(value);
    }
    return dropped;
  }
}
