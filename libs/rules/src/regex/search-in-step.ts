import { contains } from './char-set.js';
import {
  emptySlots,
  isAtEnd,
  isAtStart,
  slotsWith,
  type Search,
  type Slots,
  type StepBudget,
  type Subject,
} from './matching.js';
import type { Program } from './program.js';

interface Thread {
  readonly at: number;
  readonly slots: Slots;
}

/**
 * Runs every alternative in step with the text (Pike's machine): steps grow with the length of the text
 * times that of the pattern, whatever the pattern. For programs without back-references. Where groups are
 * not asked for, none are kept.
 */
export class StepSearch implements Search {
  #threads: Thread[] = [];
  #next: Thread[] = [];
  readonly #seenAt: Uint32Array;
  readonly #none: Slots;
  #generation = 0;

  constructor(
    private readonly program: Program,
    private readonly subject: Subject,
    private readonly budget: StepBudget,
    keepsGroups: boolean,
  ) {
    this.#seenAt = new Uint32Array(program.instructions.length);
    this.#none = emptySlots(keepsGroups ? program.groups : 0);
  }

  find(from: number): Slots | null {
    const { points } = this.subject;
    let found: Slots | null = null;
    this.#threads.length = 0;
    this.#next.length = 0;
    this.#generation += 1;
    for (let position = from; position <= points.length; position++) {
      if (found === null) this.#begin(position);
      if (this.#threads.length === 0 && found !== null) break;
      this.#generation += 1;
      found = this.#advance(position) ?? found;
      [this.#threads, this.#next] = [this.#next, this.#threads];
      this.#next.length = 0;
    }
    return found;
  }

  #begin(position: number): void {
    if (this.#seenAt[0] === this.#generation) return;
    this.#follow(this.#threads, 0, position, slotsWith(this.#none, 0, position, this.budget));
  }

  /** Moves every thread over one character. A match cuts off all that are less preferred. */
  #advance(position: number): Slots | null {
    const point = this.subject.points[position];
    for (const thread of this.#threads) {
      this.budget.spend();
      const instruction = this.program.instructions[thread.at];
      if (instruction?.op === 'match') return slotsWith(thread.slots, 1, position, this.budget);
      if (instruction?.op === 'set' && point !== undefined && contains(instruction.set, point))
        this.#follow(this.#next, thread.at + 1, position + 1, thread.slots);
    }
    return null;
  }

  /** Adds what can be reached without taking a character, the preferred first. */
  #follow(list: Thread[], start: number, position: number, slots: Slots): void {
    const pending: Thread[] = [{ at: start, slots }];
    for (let thread = pending.pop(); thread !== undefined; thread = pending.pop()) {
      const { at } = thread;
      if (this.#seenAt[at] === this.#generation) continue;
      this.#seenAt[at] = this.#generation;
      this.budget.spend();
      const instruction = this.program.instructions[at];
      switch (instruction?.op) {
        case 'fork':
          pending.push({ at: instruction.second, slots: thread.slots });
          pending.push({ at: instruction.first, slots: thread.slots });
          break;
        case 'jump':
          pending.push({ at: instruction.to, slots: thread.slots });
          break;
        case 'save':
          pending.push({ at: at + 1, slots: this.#saved(thread.slots, instruction.slot, position) });
          break;
        case 'mark':
        case 'progress':
          pending.push({ at: at + 1, slots: thread.slots });
          break;
        case 'start':
          if (isAtStart(this.subject, position)) pending.push({ at: at + 1, slots: thread.slots });
          break;
        case 'end':
          if (isAtEnd(this.subject, position)) pending.push({ at: at + 1, slots: thread.slots });
          break;
        default:
          list.push(thread);
      }
    }
  }

  #saved(slots: Slots, slot: number, position: number): Slots {
    return slot < slots.length ? slotsWith(slots, slot, position, this.budget) : slots;
  }
}
