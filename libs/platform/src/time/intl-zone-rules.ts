/** The rules of time zones that evaluations ask for; the port `ZoneRules` of `@vinhdanh/rules`. */
export interface IntlZoneRules {
  known(zone: string): boolean;
  offsetAtLocal(zone: string, localSeconds: number): number;
  /** The release of the zone database that answers, `2025c`. It belongs into what is kept of an evaluation. */
  readonly release: string;
}

const secondsPerDay = 86_400;
const secondsPerWeek = 7 * secondsPerDay;
/** Weeks kept for one zone: 80 years of them. */
const weeksMax = 4_096;
/** The calendar and its weekdays repeat after 400 years. */
const cycleSeconds = 146_097 * secondsPerDay;
/** A little less than what the host's dates reach. */
const secondsMax = 8_000_000_000_000;
const zoneShape = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,3}$/;
const fields = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

function createFormat(zone: string): Intl.DateTimeFormat | null {
  if (!zoneShape.test(zone)) return null;
  try {
    return new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The offset in seconds at an instant, both counted from 1970 in UTC. */
function offsetAt(format: Intl.DateTimeFormat, utcSeconds: number): number {
  const parts = new Map(format.formatToParts(utcSeconds * 1_000).map(({ type, value }) => [type, value]));
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = fields.map((field) =>
    Number(parts.get(field)),
  );
  const local = new Date(0);
  local.setUTCFullYear(parts.get('era') === 'BC' ? 1 - year : year, month - 1, day);
  local.setUTCHours(hour, minute, second);
  return local.getTime() / 1_000 - utcSeconds;
}

/** Years beyond the host's dates take the rules of the same day in a year that it has. */
function withinReach(localSeconds: number): number {
  const beyond = Math.abs(localSeconds) - secondsMax;
  if (beyond <= 0) return localSeconds;
  return localSeconds - Math.sign(localSeconds) * Math.ceil(beyond / cycleSeconds) * cycleSeconds;
}

/** The offset at a local time; one that occurs twice or never takes the offset before the change. */
function offsetAtLocal(format: Intl.DateTimeFormat, local: number): number {
  const before = offsetAt(format, local - secondsPerDay);
  const after = offsetAt(format, local + secondsPerDay);
  if (before === after || offsetAt(format, local - before) === before) return before;
  return offsetAt(format, local - after) === after ? after : before;
}

/** The host answers slowly, so that the offset of a whole week is kept where it does not change in it. */
class Zone {
  readonly #weeks = new Map<number, number | null>();

  constructor(private readonly format: Intl.DateTimeFormat) {}

  offsetAtLocal(local: number): number {
    const week = Math.floor(local / secondsPerWeek);
    let offset = this.#weeks.get(week);
    if (offset === undefined) {
      if (this.#weeks.size >= weeksMax) this.#weeks.clear();
      offset = this.#steadyOffset(week);
      this.#weeks.set(week, offset);
    }
    return offset ?? offsetAtLocal(this.format, local);
  }

  /** A day on both sides of the week counts as well: the offset itself moves the week by less than that. */
  #steadyOffset(week: number): number | null {
    const before = offsetAt(this.format, week * secondsPerWeek - secondsPerDay);
    const after = offsetAt(this.format, (week + 1) * secondsPerWeek + secondsPerDay);
    return before === after ? before : null;
  }
}

/**
 * Zone rules of the host's own database (`Intl`). Names are those of the IANA database, not offsets. A local
 * time that occurs twice or never takes the offset before the change.
 */
export function createIntlZoneRules(): IntlZoneRules {
  const zones = new Map<string, Zone>();
  const zoneOf = (name: string): Zone | null => {
    // The database knows no capitals, so a name has one entry however it is written.
    const key = name.toLowerCase();
    const kept = zones.get(key);
    if (kept !== undefined) return kept;
    const format = createFormat(name);
    if (format === null) return null;
    const zone = new Zone(format);
    zones.set(key, zone);
    return zone;
  };
  return {
    release: process.versions.tz ?? 'unknown',
    known: (name) => zoneOf(name) !== null,
    offsetAtLocal(name, localSeconds) {
      const zone = zoneOf(name);
      if (zone === null) throw new Error(`no time zone ${name.slice(0, 64)}`);
      return zone.offsetAtLocal(withinReach(localSeconds));
    },
  };
}
