/** Dates as the office writes them, dd/MM/yyyy, always in the country's own time. Pure. */
const zone = 'Asia/Ho_Chi_Minh';

const parts = (iso: string): Record<string, string> =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(new Date(iso))
      .map((part) => [part.type, part.value]),
  );

/** `24/11` */
export const shortDate = (iso: string): string => {
  const p = parts(iso);
  return `${p['day']}/${p['month']}`;
};

/** `24/11/2026` of an instant. */
export const fullDate = (iso: string): string => {
  const p = parts(iso);
  return `${p['day']}/${p['month']}/${p['year']}`;
};

/** `09:41` */
export const clockTime = (iso: string): string => {
  const p = parts(iso);
  return `${p['hour']}:${p['minute']}`;
};

/** `24/11/2026 09:41` */
export const dateTime = (iso: string): string => `${fullDate(iso)} ${clockTime(iso)}`;

/** `thứ ba, 24/11/2026 17:00`: the whole of a deadline. */
export function longDate(iso: string, language: 'vi' | 'en'): string {
  const weekday = new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    timeZone: zone,
    weekday: 'long',
  }).format(new Date(iso));
  return `${weekday.toLowerCase()}, ${dateTime(iso)}`;
}

const localDatePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const typedPattern = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/;

/** `2020-11-05` → `05/11/2020`; anything else as it is. */
export const showLocalDate = (date: string): string => date.replace(localDatePattern, '$3/$2/$1');

/** What a person typed (`5/11/2020`) as a local date, or null when no such day exists. */
export function readLocalDate(typed: string): string | null {
  const match = typedPattern.exec(typed);
  if (match === null) return null;
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}
