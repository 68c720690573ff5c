import type { ZoneRules } from '../zone-rules.js';
import {
  DaysTimeDuration,
  type FeelDate,
  type FeelDateTime,
  type FeelTemporal,
  type FeelTime,
  type YearsMonthsDuration,
} from '../values/temporal.js';
import { weekdayOf } from './calendar.js';
import { partsOf } from './durations.js';
import { offsetOf, offsetOfTime } from './instants.js';

/** What a property answers. `undefined`: the value has no property of that name. */
type Property = number | string | DaysTimeDuration | null | undefined;

const withoutNegativeZero = (value: number): number => (value === 0 ? 0 : value);

function dateProperty(date: FeelDate, name: string): Property {
  switch (name) {
    case 'year':
      return date.year;
    case 'month':
      return date.month;
    case 'day':
      return date.day;
    case 'weekday':
      return weekdayOf(date);
    default:
      return undefined;
  }
}

function timeProperty(time: FeelTime, name: string, offset: () => number | null): Property {
  switch (name) {
    case 'hour':
      return time.hour;
    case 'minute':
      return time.minute;
    case 'second':
      return time.second;
    case 'time offset': {
      const seconds = offset();
      return seconds === null ? null : new DaysTimeDuration(seconds, 0);
    }
    case 'timezone':
      return time.zone;
    default:
      return undefined;
  }
}

const dateTimeProperty = (value: FeelDateTime, name: string, zones: ZoneRules): Property =>
  dateProperty(value.date, name) ?? timeProperty(value.time, name, () => offsetOf(value, zones));

function monthsProperty({ months }: YearsMonthsDuration, name: string): Property {
  switch (name) {
    case 'years':
      return withoutNegativeZero(Math.trunc(months / 12));
    case 'months':
      return withoutNegativeZero(months % 12);
    default:
      return undefined;
  }
}

function secondsProperty(duration: DaysTimeDuration, name: string): Property {
  if (name !== 'days' && name !== 'hours' && name !== 'minutes' && name !== 'seconds') return undefined;
  const parts = partsOf(duration);
  return withoutNegativeZero(parts.isNegative ? -parts[name] : parts[name]);
}

/**
 * The property of a value by its FEEL name (DMN 1.5, table 65); `undefined` when it has none such. Whole
 * seconds; the parts of a negative duration are negative. `time offset` of a named zone is the offset that
 * the zone has then.
 */
export function temporalProperty(value: FeelTemporal, name: string, zones: ZoneRules): Property {
  switch (value.kind) {
    case 'date':
      return dateProperty(value, name);
    case 'time':
      return timeProperty(value, name, () => offsetOfTime(value, zones));
    case 'date-time':
      return dateTimeProperty(value, name, zones);
    case 'years-months':
      return monthsProperty(value, name);
    case 'days-time':
      return secondsProperty(value, name);
  }
}
