import { isHandling } from '@vinhdanh/commands';
import type { RecordedCommand } from '@vinhdanh/replay';
import { timeText } from '../rows/pg-text.js';
import type { Fields } from './expected-rows.js';

/** Who has handled a case, and since when: as the append writes it down, the first time. */
export class Handled {
  readonly #since = new Map<string, string>();

  add({ actor, type, at }: RecordedCommand): void {
    const isPerson = !actor.startsWith('system:');
    if (isPerson && isHandling(type) && !this.#since.has(actor)) this.#since.set(actor, timeText(at));
  }

  get rows(): Fields[] {
    return [...this.#since].map(([person, at]) => ({ person, at }));
  }
}
