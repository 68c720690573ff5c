/** Values as PostgreSQL writes them in text, under the settings of `readRecord`. */

const hexPrefix = '\\x';

/** The hexadecimal digits of a bytea. */
export const hexOf = (text: string): string => text.slice(hexPrefix.length);

/** How a column of bytes is asked for: text for text, half as long as in hexadecimal digits. */
export const escaped = (column: string): string => `encode(${column}, 'escape')`;

const octal = /\\(\\|[0-3][0-7]{2})/g;

/** The bytes of an `escaped` column: all but ASCII, and the backslash, stands behind a backslash. */
export function bytesOf(text: string): Buffer {
  if (!text.includes('\\')) return Buffer.from(text, 'latin1');
  const plain = text.replace(octal, (_, sign: string) =>
    sign === '\\' ? '\\' : String.fromCharCode(Number.parseInt(sign, 8)),
  );
  return Buffer.from(plain, 'latin1');
}

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
