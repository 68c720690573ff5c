import { err, ok, type Result } from '@vinhdanh/kernel';
import type { CharSet } from './char-set.js';
import type { RegexFault, RegexNode } from './syntax.js';

/** One step of the matching machine. `next`, `first` and `second` are places in the program. */
export type Instruction =
  | { readonly op: 'set'; readonly set: CharSet }
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'start' }
  | { readonly op: 'end' }
  | { readonly op: 'back-reference'; readonly number: number }
  /** Remembers where a turn of a loop began. */
  | { readonly op: 'turn'; readonly register: number }
  /** Leaves a loop whose turn has matched nothing. */
  | { readonly op: 'leave-if-empty'; readonly register: number; to: number }
  | { readonly op: 'match' };

export interface Program {
  readonly instructions: readonly Instruction[];
  readonly groups: number;
  readonly registers: number;
  readonly hasBackReferences: boolean;
}

/** So many instructions a pattern may come to: repetitions by number are written out. */
const instructionsMax = 20_000;

class TooLarge extends Error {}

class Compiler {
  readonly instructions: Instruction[] = [];
  registers = 0;
  hasBackReferences = false;

  #add<T extends Instruction>(instruction: T): T {
    if (this.instructions.length >= instructionsMax) throw new TooLarge();
    this.instructions.push(instruction);
    return instruction;
  }

  get #here(): number {
    return this.instructions.length;
  }

  compile(node: RegexNode): void {
    switch (node.kind) {
      case 'empty':
        return;
      case 'set':
        this.#add({ op: 'set', set: node.set });
        return;
      case 'start':
      case 'end':
        this.#add({ op: node.kind });
        return;
      case 'back-reference':
        this.hasBackReferences = true;
        this.#add({ op: 'back-reference', number: node.number });
        return;
      case 'sequence':
        for (const part of node.parts) this.compile(part);
        return;
      case 'choice':
        this.#choice(node.options);
        return;
      case 'group':
        this.#add({ op: 'save', slot: 2 * node.number });
        this.compile(node.body);
        this.#add({ op: 'save', slot: 2 * node.number + 1 });
        return;
      case 'repeat':
        this.#repeat(node);
    }
  }

  #choice(options: readonly RegexNode[]): void {
    const ends: { to: number }[] = [];
    for (const [at, option] of options.entries()) {
      const isLast = at === options.length - 1;
      const split = isLast ? null : this.#add({ op: 'split', first: this.#here + 1, second: 0 });
      this.compile(option);
      if (split === null) break;
      ends.push(this.#add({ op: 'jump', to: 0 }));
      split.second = this.#here;
    }
    for (const end of ends) end.to = this.#here;
  }

  #repeat({ body, min, max, isReluctant }: RegexNode & { kind: 'repeat' }): void {
    for (let n = 0; n < min; n++) this.compile(body);
    if (max === null) {
      this.#loop(body, isReluctant);
      return;
    }
    const splits: { first: number; second: number }[] = [];
    for (let n = min; n < max; n++) {
      splits.push(this.#add({ op: 'split', first: this.#here + 1, second: 0 }));
      this.compile(body);
    }
    for (const split of splits) this.#point(split, this.#here, isReluctant);
  }

  /** `second` leads out; which of both is tried first is what reluctant means. */
  #point(split: { first: number; second: number }, out: number, isReluctant: boolean): void {
    const into = split.first;
    split.first = isReluctant ? out : into;
    split.second = isReluctant ? into : out;
  }

  #loop(body: RegexNode, isReluctant: boolean): void {
    const register = this.registers++;
    const from = this.#here;
    const split = this.#add({ op: 'split', first: from + 1, second: 0 });
    this.#add({ op: 'turn', register });
    this.compile(body);
    const leave = this.#add({ op: 'leave-if-empty', register, to: 0 });
    this.#add({ op: 'jump', to: from });
    leave.to = this.#here;
    this.#point(split, this.#here, isReluctant);
  }
}

/** A pattern as a program. @returns `REGEX.TOO_LARGE` when its repetitions come to too much. */
export function compileProgram(node: RegexNode, groups: number): Result<Program, RegexFault> {
  const compiler = new Compiler();
  try {
    compiler.compile(node);
    const { instructions, registers, hasBackReferences } = compiler;
    return ok({ instructions: [...instructions, { op: 'match' }], groups, registers, hasBackReferences });
  } catch (fault) {
    if (!(fault instanceof TooLarge)) throw fault;
    return err({ code: 'REGEX.TOO_LARGE', at: 0, detail: 'the pattern repeats too much' });
  }
}
