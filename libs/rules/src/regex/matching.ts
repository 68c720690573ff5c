/** What is searched: code points, and how lines and case count. */
export interface Subject {
  readonly points: readonly number[];
  readonly multiLine: boolean;
  readonly ignoreCase: boolean;
}

/** Where a match and its groups lie: begin and end of group n at 2n and 2n+1, -1 where a group took no part. */
export type Slots = readonly number[];

/** Steps that searching may still take. Shared by every search of one call. */
export class StepBudget {
  #spent = 0;

  constructor(private readonly stepsMax: number) {}

  /** Steps that were taken, also those that were too many. */
  get spent(): number {
    return this.#spent;
  }

  spend(count = 1): void {
    this.#spent += count;
    if (this.#spent > this.stepsMax) throw new StepsExceeded();
  }
}

/** Leaves a search whose budget is spent; caught where the search was asked for. */
export class StepsExceeded extends Error {}

const lineEnd = 0x0a;

export function isAtStart({ points, multiLine }: Subject, at: number): boolean {
  // A line end that ends the text begins no line (XPath F&O 3.1, 5.6.1.1).
  return at === 0 || (multiLine && points[at - 1] === lineEnd && at < points.length);
}

export const isAtEnd = ({ points, multiLine }: Subject, at: number): boolean =>
  at === points.length || (multiLine && points[at] === lineEnd);

/** Slots of a match that has not begun. */
export const emptySlots = (groups: number): Slots => Array.from({ length: 2 * groups + 2 }, () => -1);

/** Slots with one changed. Copying many costs steps, so that a pattern of many groups is bounded as well. */
export function slotsWith(slots: Slots, slot: number, position: number, budget: StepBudget): Slots {
  budget.spend(1 + (slots.length >> 4));
  return slots.with(slot, position);
}

/** Finds matches of one program in one text. */
export interface Search {
  /** The first match at or after `from`, the preferred one of those that begin there; null when there is none. */
  find(from: number): Slots | null;
}
