import { fromEpochMs, toEpochMs } from '@vinhdanh/kernel';
import type { EvaluationContext } from '../evaluator.js';
import { FeelDate, FeelDateTime, FeelTime } from '../feel/values/temporal.js';
import type { ZoneRules } from '../feel/zone-rules.js';

const MS_PER_MINUTE = 60_000;
const NANOSECONDS_PER_MS = 1_000_000;

/** The command's time as the body reads it off its clock: what `now()` and `today()` answer. Pure. */
export function commandMoment({ at, timeZone, utcOffsetMinutes }: EvaluationContext): FeelDateTime {
  const local = fromEpochMs(toEpochMs(at) + utcOffsetMinutes * MS_PER_MINUTE);
  const part = (from: number, to: number): number => Number(local.slice(from, to));
  const date = new FeelDate(part(0, 4), part(5, 7), part(8, 10));
  const ms = part(20, 23);
  const time = new FeelTime(
    part(11, 13),
    part(14, 16),
    part(17, 19),
    ms * NANOSECONDS_PER_MS,
    null,
    timeZone,
  );
  return new FeelDateTime(date, time);
}

/**
 * The zones that a recorded decision may know: the body's own, with the offset that its calendar states, and UTC. No
 * table of the host is asked, so that the same decision comes out in twenty years.
 */
export const bodyZones = ({ timeZone, utcOffsetMinutes }: EvaluationContext): ZoneRules => ({
  known: (zone) => zone === timeZone || zone === 'Etc/UTC',
  offsetAtLocal: (zone) => (zone === timeZone ? utcOffsetMinutes * 60 : 0),
});
