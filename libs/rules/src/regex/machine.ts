import { caseVariantsOf } from './case-variants.js';
import { contains } from './char-set.js';
import type { Program } from './program.js';
import type { RegexFlags } from './syntax.js';

/** Where the groups of a match begin and end, in code points; -1 for one that took no part. Two numbers a group. */
export type Captures = Int32Array;

/** What one use of a pattern may cost; `left` goes down. */
export interface StepBudget {
  left: number;
}

/** The work came to more than its budget. */
export class StepsExceeded extends Error {}

const newLine = 0x0a;
/** Above so many bits nothing is remembered, and the budget alone bounds the work. */
const visitedBitsMax = 32 * 1024 * 1024;

/**
 * Tries a program at places of a text, in the order in which a backtracking matcher would, but no state twice at one
 * place: without back-references the work is at most instructions times characters.
 */
export class Machine {
  readonly #visited: Uint32Array | null;
  readonly #stack: number[] = [];
  readonly #captures: Int32Array;
  readonly #registers: Int32Array;

  constructor(
    private readonly program: Program,
    private readonly flags: RegexFlags,
    private readonly text: readonly number[],
    private readonly budget: StepBudget,
  ) {
    const bits = program.instructions.length * (text.length + 1);
    const remembers = !program.hasBackReferences && bits <= visitedBitsMax;
    this.#visited = remembers ? new Uint32Array((bits >> 5) + 1) : null;
    this.#captures = new Int32Array(2 * (program.groups + 1));
    this.#registers = new Int32Array(program.registers);
  }

  /**
   * The first match that begins at `from` or later. What was in vain from an earlier beginning is in vain from a later
   * one too, so nothing is forgotten in between.
   * @throws StepsExceeded
   */
  find(from: number): Captures | null {
    this.#visited?.fill(0);
    for (let start = from; start <= this.text.length; start++) {
      const captures = this.#matchAt(start);
      if (captures !== null) return captures;
    }
    return null;
  }

  #wasHere(place: number, at: number): boolean {
    if (this.#visited === null) return false;
    const bit = place * (this.text.length + 1) + at;
    const word = bit >> 5;
    const mask = 1 << (bit & 31);
    if (((this.#visited[word] as number) & mask) !== 0) return true;
    this.#visited[word] = (this.#visited[word] as number) | mask;
    return false;
  }

  /** The stack holds what to do when the way at hand ends: try a place, or take back a slot or register. */
  #push(kind: number, first: number, second: number): void {
    this.#stack.push(kind, first, second);
  }

  #matchAt(start: number): Captures | null {
    const { instructions } = this.program;
    this.#captures.fill(-1);
    this.#registers.fill(-1);
    this.#stack.length = 0;
    this.#push(tryPlace, 0, start);
    while (this.#stack.length > 0) {
      const second = this.#stack.pop() as number;
      const first = this.#stack.pop() as number;
      const kind = this.#stack.pop() as number;
      if (kind === restoreSlot) this.#captures[first] = second;
      else if (kind === restoreRegister) this.#registers[first] = second;
      else {
        const end = this.#run(first, second);
        if (end < 0) continue;
        this.#captures[0] = start;
        this.#captures[1] = end;
        return this.#captures.slice();
      }
    }
    return instructions.length > 0 ? null : this.#captures;
  }

  /** Goes on from a place until a match (its end) or a dead end (-1). */
  #run(place: number, from: number): number {
    const { instructions } = this.program;
    let at = from;
    for (;;) {
      if (--this.budget.left < 0) throw new StepsExceeded();
      if (this.#wasHere(place, at)) return -1;
      const instruction = instructions[place];
      if (instruction === undefined) return -1;
      switch (instruction.op) {
        case 'match':
          return at;
        case 'set':
          if (at >= this.text.length || !contains(instruction.set, this.text[at] as number)) return -1;
          at += 1;
          place += 1;
          break;
        case 'split':
          this.#push(tryPlace, instruction.second, at);
          place = instruction.first;
          break;
        case 'jump':
          place = instruction.to;
          break;
        case 'save':
          this.#push(restoreSlot, instruction.slot, this.#captures[instruction.slot] as number);
          this.#captures[instruction.slot] = at;
          place += 1;
          break;
        case 'turn':
          this.#push(restoreRegister, instruction.register, this.#registers[instruction.register] as number);
          this.#registers[instruction.register] = at;
          place += 1;
          break;
        case 'leave-if-empty':
          place = this.#registers[instruction.register] === at ? instruction.to : place + 1;
          break;
        case 'start':
          if (!this.#isStart(at)) return -1;
          place += 1;
          break;
        case 'end':
          if (!this.#isEnd(at)) return -1;
          place += 1;
          break;
        case 'back-reference': {
          const length = this.#sameAgain(instruction.number, at);
          if (length < 0) return -1;
          at += length;
          place += 1;
        }
      }
    }
  }

  #isStart(at: number): boolean {
    if (at === 0) return true;
    return this.flags.multiLine && at < this.text.length && this.text[at - 1] === newLine;
  }

  #isEnd(at: number): boolean {
    if (at === this.text.length) return true;
    return this.flags.multiLine && this.text[at] === newLine;
  }

  /** How long what a group matched stands here once more; -1 when it does not. A group that took no part is empty. */
  #sameAgain(group: number, at: number): number {
    const from = this.#captures[2 * group] as number;
    const to = this.#captures[2 * group + 1] as number;
    if (from < 0 || to < 0) return 0;
    const length = to - from;
    if (at + length > this.text.length) return -1;
    for (let n = 0; n < length; n++) {
      if (--this.budget.left < 0) throw new StepsExceeded();
      const was = this.text[from + n] as number;
      const is = this.text[at + n] as number;
      if (was !== is && !(this.flags.ignoreCase && caseVariantsOf(was).includes(is))) return -1;
    }
    return length;
  }
}

const tryPlace = 0;
const restoreSlot = 1;
const restoreRegister = 2;
