import { toEpochMs, type Instant } from '@vinhdanh/kernel';

/**
 * Periods of time in an ordinary index, so that "who was there at T" reads what was there at T and not all that ever
 * was: the relational interval tree (Kriegel, Pötke, Seidl, VLDB 2000). A virtual binary tree stands over the
 * minutes; a period is kept at the highest node that lies within it, and whatever holds T is kept at one of the nodes
 * on the way from the root down to T.
 */
const MINUTE_MS = 60_000;
/** Minutes from 1970 up to the year 2225; what has not ended ends with the last of them. */
const LEVELS = 27;
const LAST = 2 ** LEVELS - 1;

const minuteOf = (ms: number): number => Math.min(LAST, Math.max(1, Math.floor(ms / MINUTE_MS)));

/** Where a period is kept that begins at `from` and ends before `until` (null: not yet). Pure. */
export function periodNode(from: Instant, until: Instant | null): number {
  const low = minuteOf(toEpochMs(from));
  const high = until === null ? LAST : Math.max(low, minuteOf(toEpochMs(until)));
  // The highest bit in which the two ends differ is the level at which their ways part.
  const differing = 31 - Math.clz32((low - 1) ^ high);
  return (high >> differing) << differing;
}

/** Every node at which a period may be kept that holds `at`. Pure. */
export function nodesAt(at: Instant): readonly number[] {
  const minute = minuteOf(toEpochMs(at));
  const nodes = Array.from(
    { length: LEVELS },
    (_, level) => ((minute >> (level + 1)) << (level + 1)) | (1 << level),
  );
  return [...new Set([...nodes, minute])];
}
