import { dateTime, readLocalDate } from './dates.js';

const typedPattern = /^\s*([\d/.-]+)(?:[\sT,]+(\d{1,2})[:.hg](\d{2}))?\s*$/;
/** The country's own time, all year. */
const offset = '+07:00';

/**
 * What a person typed (`5/11/2026 15:30`, `05/11/2026`) as an instant, or null when there is no such moment. A
 * day without a time is its end: the question is then what had happened by that day.
 */
export function readMoment(typed: string): string | null {
  const match = typedPattern.exec(typed);
  const date = match === null ? null : readLocalDate(match[1] ?? '');
  if (match === null || date === null) return null;
  if (match[2] === undefined) return new Date(`${date}T23:59:59.999${offset}`).toISOString();
  const [hour, minute] = [Number(match[2]), Number(match[3])];
  if (hour > 23 || minute > 59) return null;
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return new Date(`${date}T${time}:00.000${offset}`).toISOString();
}

/** The same for a field: `05/11/2026 15:30`. */
export const showMoment = (iso: string): string => dateTime(iso);
