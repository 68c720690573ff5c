import type { Against } from './case-search.js';

/**
 * The event that a name of a moment stands for; null when there is none, as before the first event. Pure.
 * @param before the stop of the slider before this one, whatever its filter shows
 */
export function otherVersion(against: Against, before: number | null, total: number): number | null {
  switch (against) {
    case 'now':
      return total;
    case 'start':
      return 1;
    case 'previous':
      return before;
    default:
      return against <= total ? against : null;
  }
}
