import type { ZoneRules } from '../zone-rules.js';
import { FeelDateTime, FeelTime, type FeelDate } from '../values/temporal.js';
import { dateOf, dateOfEpochDay, epochDayOf } from './calendar.js';
import { midnightLocal } from './instants.js';

/** Years of more than four digits have no zeros before them (XML Schema Part 2, 3.3.9). */
const dateShape = /^(-?(?:\d{4}|[1-9]\d{4,8}))-(\d{2})-(\d{2})$/;
const timeShape = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2}(?::\d{2})?|@[\w/+-]{1,64})?$/;
const offsetShape = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/;
const offsetMax = 18 * 3_600;

/** Reads `2025-11-20`. Null for anything else; a date has no offset. */
export function parseDate(text: string): FeelDate | null {
  const parts = dateShape.exec(text);
  return parts === null ? null : dateOf(Number(parts[1]) + 0, Number(parts[2]), Number(parts[3]));
}

/** Reads `+07:00`, also with seconds. Null beyond 18 hours. */
function parseOffset(text: string): number | null {
  const parts = offsetShape.exec(text);
  if (parts === null) return null;
  const [, sign, hours, minutes, seconds = '0'] = parts;
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  const length = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  if (length > offsetMax) return null;
  return sign === '-' && length > 0 ? -length : length;
}

interface ReadTime {
  readonly time: FeelTime;
  /** `24:00:00`: midnight at the end of a day. */
  readonly isDayEnd: boolean;
}

function readTime(text: string, zones: ZoneRules): ReadTime | null {
  const parts = timeShape.exec(text);
  if (parts === null) return null;
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const nanosecond = Number((parts[4] ?? '').padEnd(9, '0'));
  const isDayEnd = hour === 24;
  if (minute > 59 || second > 59 || hour > 24 || (isDayEnd && minute + second + nanosecond > 0)) return null;
  const suffix = parts[5] ?? '';
  const zone = suffix.startsWith('@') ? suffix.slice(1) : null;
  if (zone !== null && !zones.known(zone)) return null;
  let offset: number | null = null;
  if (suffix === 'Z') offset = 0;
  else if (suffix !== '' && zone === null) {
    offset = parseOffset(suffix);
    if (offset === null) return null;
  }
  return { time: new FeelTime(isDayEnd ? 0 : hour, minute, second, nanosecond, offset, zone), isDayEnd };
}

/** Reads `07:30:00`, with a fraction and with `Z`, an offset or `@Zone`. Null for anything else. */
export const parseTime = (text: string, zones: ZoneRules): FeelTime | null =>
  readTime(text, zones)?.time ?? null;

/** Reads a date, `T` and a time, or a date alone, which is its midnight. Null for anything else. */
export function parseDateTime(text: string, zones: ZoneRules): FeelDateTime | null {
  const middle = text.indexOf('T');
  const date = parseDate(middle < 0 ? text : text.slice(0, middle));
  if (date === null) return null;
  if (middle < 0) return new FeelDateTime(date, midnightLocal);
  const read = readTime(text.slice(middle + 1), zones);
  if (read === null) return null;
  const day = read.isDayEnd ? dateOfEpochDay(epochDayOf(date) + 1) : date;
  return day === null ? null : new FeelDateTime(day, read.time);
}
