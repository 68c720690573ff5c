import { caseVariantsOf } from './case-variants.js';
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

interface State {
  readonly at: number;
  readonly position: number;
  readonly slots: Slots;
  readonly marks: readonly number[];
}

const same = (left: number, right: number | undefined, ignoreCase: boolean): boolean =>
  left === right || (ignoreCase && right !== undefined && caseVariantsOf(left).includes(right));

/**
 * Tries one alternative after the other, as back-references need. The budget alone bounds it.
 */
export class BacktrackingSearch implements Search {
  readonly #none: Slots;
  readonly #noMarks: readonly number[];

  constructor(
    private readonly program: Program,
    private readonly subject: Subject,
    private readonly budget: StepBudget,
  ) {
    this.#none = emptySlots(program.groups);
    this.#noMarks = Array.from({ length: program.registers }, () => -1);
  }

  find(from: number): Slots | null {
    for (let start = from; start <= this.subject.points.length; start++) {
      const slots = this.#matchAt(start);
      if (slots !== null) return slots;
    }
    return null;
  }

  #matchAt(from: number): Slots | null {
    const slots = slotsWith(this.#none, 0, from, this.budget);
    const pending: State[] = [{ at: 0, position: from, slots, marks: this.#noMarks }];
    for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
      this.budget.spend();
      const instruction = this.program.instructions[state.at];
      if (instruction?.op === 'match') return slotsWith(state.slots, 1, state.position, this.budget);
      if (instruction?.op === 'fork') {
        pending.push({ ...state, at: instruction.second }, { ...state, at: instruction.first });
        continue;
      }
      const next = this.#stepOn(state);
      if (next !== null) pending.push(next);
    }
    return null;
  }

  /** The state after one instruction that takes one way only; null when that way ends. */
  #stepOn(state: State): State | null {
    const { at, position, slots, marks } = state;
    const instruction = this.program.instructions[at];
    const next = { at: at + 1, position, slots, marks };
    switch (instruction?.op) {
      case 'set': {
        const point = this.subject.points[position];
        if (point === undefined || !contains(instruction.set, point)) return null;
        return { ...next, position: position + 1 };
      }
      case 'jump':
        return { ...next, at: instruction.to };
      case 'save':
        return { ...next, slots: slotsWith(slots, instruction.slot, position, this.budget) };
      case 'start':
        return isAtStart(this.subject, position) ? next : null;
      case 'end':
        return isAtEnd(this.subject, position) ? next : null;
      case 'back': {
        const end = this.#readAgain(slots, instruction.group, position);
        return end < 0 ? null : { ...next, position: end };
      }
      case 'mark':
        return { ...next, marks: slotsWith(marks, instruction.register, position, this.budget) };
      case 'progress':
        // A round that took nothing is the last: on behind the jump back.
        return marks[instruction.register] === position ? { ...next, at: at + 2 } : next;
      default:
        return null;
    }
  }

  /** The end of what a group took, read again at `position`; -1 when it does not stand there. */
  #readAgain(slots: Slots, group: number, position: number): number {
    const { points, ignoreCase } = this.subject;
    const from = slots[2 * group] ?? -1;
    const to = slots[2 * group + 1] ?? -1;
    // A group that took no part stands for the empty text (XPath F&O 3.1, 5.6.1).
    if (from < 0 || to < from) return position;
    for (let n = from; n < to; n++) {
      this.budget.spend();
      if (!same(points[n] as number, points[position + n - from], ignoreCase)) return -1;
    }
    return position + to - from;
  }
}
