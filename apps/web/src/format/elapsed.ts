export interface Elapsed {
  readonly unit: 'now' | 'minutes' | 'hours' | 'days';
  readonly count: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Time that has passed in its largest whole unit; never negative. Pure. */
export function elapsed(sinceIso: string, nowMs: number): Elapsed {
  const ms = Math.max(0, nowMs - Date.parse(sinceIso));
  if (ms >= dayMs) return { unit: 'days', count: Math.floor(ms / dayMs) };
  if (ms >= hourMs) return { unit: 'hours', count: Math.floor(ms / hourMs) };
  if (ms >= minuteMs) return { unit: 'minutes', count: Math.floor(ms / minuteMs) };
  return { unit: 'now', count: 0 };
}
