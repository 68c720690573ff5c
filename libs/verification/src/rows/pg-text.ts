/** Values as PostgreSQL writes them in text, under the settings of `readRecord`. */

const hexPrefix = '\\x';

/** The hexadecimal digits of a bytea. */
export const hexOf = (text: string): string => text.slice(hexPrefix.length);

export const bytesOf = (text: string): Buffer => Buffer.from(hexOf(text), 'hex');

/** An instant of the record as a timestamptz is written in UTC: no `T`, no zeros at the end of the fraction. */
export function timeText(instant: string): string {
  const seconds = `${instant.slice(0, 10)} ${instant.slice(11, 19)}`;
  const fraction = instant.slice(20, -1).replace(/0+$/, '');
  return `${seconds}${fraction === '' ? '' : `.${fraction}`}+00`;
}

/** A timestamptz as the database hashes it in rows of its own: UTC with microseconds. */
export function microsecondsText(time: string): string {
  const [seconds = '', fraction = ''] = time.replace(/\+00$/, '').split('.');
  return `${seconds.replace(' ', 'T')}.${fraction.padEnd(6, '0')}Z`;
}
