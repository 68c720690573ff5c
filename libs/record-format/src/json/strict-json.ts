import type { Json } from '@vinhdanh/kernel';

/** Why a text is not taken for JSON. */
export type JsonFault =
  /** No JSON at all (RFC 8259). */
  | 'JSON.SYNTAX'
  /** One object has a name twice: two readers may see two different things. */
  | 'JSON.DUPLICATE_KEY'
  /** A number that is no integer within ±(2^53 - 1), or written in another way than by its plain digits. */
  | 'JSON.NUMBER'
  /** Half of a surrogate pair. */
  | 'JSON.SURROGATE'
  | 'JSON.TOO_DEEP'
  /** Sound JSON, but not in the one form of RFC 8785 in which it is hashed. */
  | 'JSON.NOT_CANONICAL';

export const jsonDepthMax = 64;

export type StrictJson =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly fault: JsonFault; readonly at: number };

/** Leaves the reader from any depth; never leaves this file. */
class Fault extends Error {
  constructor(
    readonly fault: JsonFault,
    readonly at: number,
  ) {
    super(fault);
  }
}

const numberShape = /-?[0-9][0-9.eE+-]*/y;
const plainInteger = /^(0|-?[1-9][0-9]*)$/;
const stringShape = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const spaceShape = /[ \t\n\r]*/y;
const loneSurrogate = /\p{Surrogate}/u;

class Reader {
  at = 0;
  constructor(private readonly text: string) {}

  document(): Json {
    const value = this.value(0);
    this.space();
    return this.at === this.text.length ? value : this.fail('JSON.SYNTAX');
  }

  private fail(fault: JsonFault): never {
    throw new Fault(fault, this.at);
  }

  private space(): void {
    spaceShape.lastIndex = this.at;
    spaceShape.test(this.text);
    this.at = spaceShape.lastIndex;
  }

  private take(shape: RegExp): string {
    shape.lastIndex = this.at;
    const found = shape.exec(this.text)?.[0] ?? this.fail('JSON.SYNTAX');
    this.at += found.length;
    return found;
  }

  private value(depth: number): Json {
    if (depth > jsonDepthMax) this.fail('JSON.TOO_DEEP');
    this.space();
    const first = this.text.charAt(this.at);
    if (first === '{') return this.object(depth);
    if (first === '[') return this.list(depth);
    if (first === '"') return this.string();
    for (const [word, value] of [
      ['null', null],
      ['true', true],
      ['false', false],
    ] as const)
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    return this.number();
  }

  private number(): number {
    const start = this.at;
    const digits = this.take(numberShape);
    const value = Number(digits);
    this.at = plainInteger.test(digits) && Number.isSafeInteger(value) ? this.at : start;
    return this.at === start ? this.fail('JSON.NUMBER') : value;
  }

  private string(): string {
    const start = this.at;
    const text = JSON.parse(this.take(stringShape)) as string;
    if (!loneSurrogate.test(text)) return text;
    this.at = start;
    return this.fail('JSON.SURROGATE');
  }

  /** Whether another member follows: after `,` yes, after `end` no. */
  private more(end: string): boolean {
    this.space();
    const next = this.text.charAt(this.at);
    if (next !== ',' && next !== end) this.fail('JSON.SYNTAX');
    this.at += 1;
    return next === ',';
  }

  private isEmpty(end: string): boolean {
    this.at += 1;
    this.space();
    if (this.text.charAt(this.at) !== end) return false;
    this.at += 1;
    return true;
  }

  private list(depth: number): Json {
    const items: Json[] = [];
    if (this.isEmpty(']')) return items;
    do items.push(this.value(depth + 1));
    while (this.more(']'));
    return items;
  }

  private object(depth: number): Json {
    const members = new Map<string, Json>();
    if (this.isEmpty('}')) return {};
    do {
      this.space();
      const start = this.at;
      const name = this.string();
      if (members.has(name)) {
        this.at = start;
        this.fail('JSON.DUPLICATE_KEY');
      }
      this.space();
      if (this.text.charAt(this.at) !== ':') this.fail('JSON.SYNTAX');
      this.at += 1;
      members.set(name, this.value(depth + 1));
    } while (this.more('}'));
    return Object.fromEntries(members);
  }
}

/** The value of a JSON text that every reader understands alike, or what is wrong and where. White space is allowed. */
export function readStrictJson(text: string): StrictJson {
  const reader = new Reader(text);
  try {
    return { ok: true, value: reader.document() };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault, at: error.at };
    throw error;
  }
}
