import type { ZoneRules } from '../zone-rules.js';
import { FeelDate, FeelDateTime, FeelTime } from '../values/temporal.js';
import { dateOfEpochDay, epochDayOf } from './calendar.js';

export const secondsPerDay = 86_400;

/**
 * The day on which a time of day with a named zone takes the offset of its zone: a time alone has no date,
 * and the answer must not depend on when it is asked. See the ADR on named zones.
 */
const referenceDay = epochDayOf(new FeelDate(2024, 1, 1));

export const secondOfDay = ({ hour, minute, second }: FeelTime): number =>
  hour * 3_600 + minute * 60 + second;

/** A point of the time line without an offset: seconds 0 … 86,399 of a day, so that far years stay exact. */
export interface DayPoint {
  readonly day: number;
  readonly second: number;
}

export function dayPoint(day: number, second: number): DayPoint {
  const days = Math.floor(second / secondsPerDay);
  return { day: day + days, second: second - days * secondsPerDay };
}

export const localPoint = ({ date, time }: FeelDateTime): DayPoint => ({
  day: epochDayOf(date),
  second: secondOfDay(time),
});

/** The offset in seconds that a time has on its day; null for a local time. */
function offsetOn(time: FeelTime, day: number, zones: ZoneRules): number | null {
  if (time.zone === null) return time.offsetSeconds;
  return zones.offsetAtLocal(time.zone, day * secondsPerDay + secondOfDay(time));
}

/** The offset in seconds of a date and time; null for a local one. */
export const offsetOf = ({ date, time }: FeelDateTime, zones: ZoneRules): number | null =>
  offsetOn(time, epochDayOf(date), zones);

/** The offset in seconds of a time alone (with a named zone: the one on 2024-01-01); null for a local one. */
export const offsetOfTime = (time: FeelTime, zones: ZoneRules): number | null =>
  offsetOn(time, referenceDay, zones);

/** The point in UTC of a local point with an offset. */
export const utcPoint = ({ day, second }: DayPoint, offsetSeconds: number): DayPoint =>
  dayPoint(day, second - offsetSeconds);

/**
 * The offset that a named zone has at a point in UTC. The rules answer for local times, so the offsets
 * around the point are tried; of the hour that a zone repeats, the second round can only be told by none.
 */
function offsetAtPoint(zone: string, { day, second }: DayPoint, zones: ZoneRules): number {
  const utcSeconds = day * secondsPerDay + second;
  const before = zones.offsetAtLocal(zone, utcSeconds - secondsPerDay);
  const after = zones.offsetAtLocal(zone, utcSeconds + secondsPerDay);
  if (zones.offsetAtLocal(zone, utcSeconds + after) === after) return after;
  return zones.offsetAtLocal(zone, utcSeconds + before) === before ? before : after;
}

/** The date and time at a point in UTC, told as `like` is told (offset or zone). Null out of range. */
export function atPoint(
  point: DayPoint,
  nanosecond: number,
  like: FeelTime,
  zones: ZoneRules,
): FeelDateTime | null {
  const offset = like.zone === null ? (like.offsetSeconds ?? 0) : offsetAtPoint(like.zone, point, zones);
  const local = dayPoint(point.day, point.second + offset);
  const date = dateOfEpochDay(local.day);
  return date === null ? null : new FeelDateTime(date, timeOfSecond(local.second, nanosecond, like));
}

/** The time at a second of the day, with offset or zone of `like`. */
export const timeOfSecond = (second: number, nanosecond: number, like: FeelTime): FeelTime =>
  new FeelTime(
    Math.floor(second / 3_600),
    Math.floor(second / 60) % 60,
    second % 60,
    nanosecond,
    like.offsetSeconds,
    like.zone,
  );

export const midnightUtc = new FeelTime(0, 0, 0, 0, 0, null);
export const midnightLocal = new FeelTime(0, 0, 0, 0, null, null);
