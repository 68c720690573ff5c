import type { Against } from './case-search.js';

/** The event that a name of a moment stands for; null when there is none, as before the first event. Pure. */
export function otherVersion(against: Against, version: number, total: number): number | null {
  switch (against) {
    case 'now':
      return total;
    case 'start':
      return 1;
    case 'previous':
      return version > 1 ? version - 1 : null;
    default:
      return against <= total ? against : null;
  }
}
