/** A stop of the slider: an event that the filter lets through. */
export interface Stop {
  readonly version: number;
  readonly at: string;
}

export interface PlacedStop extends Stop {
  /** Distance from the left edge of the track, in pixels. */
  readonly x: number;
}

/** A long time in which nothing happened, drawn no longer than any other. */
export interface IdleGap {
  readonly fromX: number;
  readonly toX: number;
  readonly days: number;
}

export interface TimelineLayout {
  readonly stops: readonly PlacedStop[];
  readonly gaps: readonly IdleGap[];
  /** At least the room that was offered; more when the stops need it, and then the track scrolls. */
  readonly widthPx: number;
}

const dayMs = 86_400_000;
const padPx = 12;
const stepMinPx = 7;
/** Room for "nghỉ 12 ngày" between two dots. */
const gapPx = 104;

const gapMs = (a: Stop, b: Stop): number => Date.parse(b.at) - Date.parse(a.at);

/**
 * Places the stops on a track: evenly where work went on, and one gap of fixed width with its days wherever a
 * day or more passed without an event. What room is left over goes to the steps. Pure.
 * @param stops oldest first @param roomPx what the page offers
 */
export function layTimeline(stops: readonly Stop[], roomPx: number): TimelineLayout {
  const idle = stops.slice(1).map((stop, index) => gapMs(stops[index] as Stop, stop) >= dayMs);
  const idleCount = idle.filter(Boolean).length;
  const stepCount = idle.length - idleCount;
  const left = roomPx - 2 * padPx - idleCount * gapPx;
  const stepPx = stepCount === 0 ? 0 : Math.max(stepMinPx, left / stepCount);
  // Nothing but gaps: they share the room.
  const wideGapPx =
    stepCount === 0 && idleCount > 0 ? Math.max(gapPx, (left + idleCount * gapPx) / idleCount) : gapPx;
  let x = padPx;
  const placed: PlacedStop[] = [];
  const gaps: IdleGap[] = [];
  for (const [index, stop] of stops.entries()) {
    const before = stops[index - 1];
    if (before !== undefined) {
      const isIdle = idle[index - 1] === true;
      const fromX = x;
      x += isIdle ? wideGapPx : stepPx;
      if (isIdle) gaps.push({ fromX, toX: x, days: Math.floor(gapMs(before, stop) / dayMs) });
    }
    placed.push({ ...stop, x });
  }
  return { stops: placed, gaps, widthPx: Math.max(roomPx, x + padPx) };
}

/** The stop that is nearest to a place on the track; null on a track without stops. Pure. */
export function nearestStop(stops: readonly PlacedStop[], x: number): PlacedStop | null {
  let low = 0;
  let high = stops.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [a, b] = [stops[middle] as PlacedStop, stops[middle + 1] as PlacedStop];
    if (x > (a.x + b.x) / 2) low = middle + 1;
    else high = middle;
  }
  return stops[low] ?? null;
}

/** The stop `count` places after (or, negative, before) a version; the end when there are fewer. Pure. */
export function stopFrom(stops: readonly Stop[], version: number, count: number): Stop | null {
  if (stops.length === 0) return null;
  const here = stops.findIndex((stop) => stop.version >= version);
  const found = here < 0 ? stops.length - 1 : here;
  // Between two stops, a step back goes to the one before and a step on to the one that comes.
  const exact = stops[found]?.version === version;
  const offset = count > 0 && !exact && here >= 0 ? count - 1 : here < 0 && count < 0 ? count + 1 : count;
  return stops[Math.max(0, Math.min(stops.length - 1, found + offset))] ?? null;
}
