import type { Result } from '@vinhdanh/kernel';
import { err, ok } from '@vinhdanh/kernel';
import type { CharSet } from './char-set.js';
import type { RegexFault, RegexNode } from './syntax.js';

/**
 * One step of a compiled pattern. `fork` prefers `first`. `mark` and `progress` stand round the body of a
 * repetition without end, so that a backtracking run leaves it when a round has taken nothing.
 */
export type Instruction =
  | { readonly op: 'set'; readonly set: CharSet }
  | { readonly op: 'fork'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'start' }
  | { readonly op: 'end' }
  | { readonly op: 'back'; readonly group: number }
  | { readonly op: 'mark'; readonly register: number }
  | { readonly op: 'progress'; readonly register: number }
  | { readonly op: 'match' };

export interface Program {
  readonly instructions: readonly Instruction[];
  readonly groups: number;
  readonly registers: number;
  readonly hasBackReferences: boolean;
}

/** How long a compiled pattern may get: numbers of repetitions multiply. */
const instructionsMax = 20_000;

class TooLarge extends Error {}

class ProgramWriter {
  readonly instructions: Instruction[] = [];
  registers = 0;
  hasBackReferences = false;

  #add(instruction: Instruction): number {
    if (this.instructions.length >= instructionsMax) throw new TooLarge();
    return this.instructions.push(instruction) - 1;
  }

  #forkAt(at: number, body: number, exit: number, isReluctant: boolean): void {
    this.instructions[at] = isReluctant
      ? { op: 'fork', first: exit, second: body }
      : { op: 'fork', first: body, second: exit };
  }

  #choice(options: readonly RegexNode[]): void {
    const jumps: number[] = [];
    options.forEach((option, index) => {
      if (index === options.length - 1) {
        this.write(option);
        return;
      }
      const fork = this.#add({ op: 'jump', to: 0 });
      this.write(option);
      jumps.push(this.#add({ op: 'jump', to: 0 }));
      this.#forkAt(fork, fork + 1, this.instructions.length, false);
    });
    for (const at of jumps) this.instructions[at] = { op: 'jump', to: this.instructions.length };
  }

  #repeat(node: RegexNode & { kind: 'repeat' }): void {
    for (let n = 0; n < node.min; n++) this.write(node.body);
    if (node.max === null) {
      const register = this.registers++;
      const fork = this.#add({ op: 'jump', to: 0 });
      this.#add({ op: 'mark', register });
      this.write(node.body);
      this.#add({ op: 'progress', register });
      this.#add({ op: 'jump', to: fork });
      this.#forkAt(fork, fork + 1, this.instructions.length, node.isReluctant);
      return;
    }
    const forks: number[] = [];
    for (let n = node.min; n < node.max; n++) {
      forks.push(this.#add({ op: 'jump', to: 0 }));
      this.write(node.body);
    }
    for (const at of forks) this.#forkAt(at, at + 1, this.instructions.length, node.isReluctant);
  }

  write(node: RegexNode): void {
    switch (node.kind) {
      case 'empty':
        return;
      case 'set':
        this.#add({ op: 'set', set: node.set });
        return;
      case 'sequence':
        for (const part of node.parts) this.write(part);
        return;
      case 'choice':
        this.#choice(node.options);
        return;
      case 'group':
        this.#add({ op: 'save', slot: 2 * node.number });
        this.write(node.body);
        this.#add({ op: 'save', slot: 2 * node.number + 1 });
        return;
      case 'start':
      case 'end':
        this.#add({ op: node.kind });
        return;
      case 'back-reference':
        this.hasBackReferences = true;
        this.#add({ op: 'back', group: node.number });
        return;
      case 'repeat':
        this.#repeat(node);
        return;
      default:
        node satisfies never;
    }
  }

  finish(groups: number): Program {
    this.#add({ op: 'match' });
    const { instructions, registers, hasBackReferences } = this;
    return { instructions, groups, registers, hasBackReferences };
  }
}

/** The program of a pattern; `REGEX.TOO_LARGE` when its repetitions multiply beyond bounds. */
export function compileNode(node: RegexNode, groups: number): Result<Program, RegexFault> {
  const writer = new ProgramWriter();
  try {
    writer.write(node);
    return ok(writer.finish(groups));
  } catch (fault) {
    if (!(fault instanceof TooLarge)) throw fault;
    return err({ code: 'REGEX.TOO_LARGE', at: 0, detail: 'the repetitions multiply too far' });
  }
}
