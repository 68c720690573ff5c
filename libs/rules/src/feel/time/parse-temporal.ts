import type { ZoneRules } from '../zone-rules.js';
import type { FeelTemporal } from '../values/temporal.js';
import { parseDuration } from './parse-durations.js';
import { parseDate, parseDateTime, parseTime } from './parse-points.js';

/** What `@"…"` stands for: a date, a time, a date and time or a duration. Null for anything else. */
export function parseTemporal(text: string, zones: ZoneRules): FeelTemporal | null {
  return parseDate(text) ?? parseTime(text, zones) ?? parseDateTime(text, zones) ?? parseDuration(text);
}
