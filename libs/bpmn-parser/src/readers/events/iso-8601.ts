/** The forms of ISO 8601 that timers take: bounded text, no fractions but of seconds. */
const duration =
  /^P(?=\d|T\d)(?:\d{1,4}Y)?(?:\d{1,4}M)?(?:\d{1,5}W)?(?:\d{1,5}D)?(?:T(?=\d)(?:\d{1,6}H)?(?:\d{1,6}M)?(?:\d{1,9}(?:\.\d{1,3})?S)?)?$/;
const date = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** `P10D`, `PT2H30M`. */
export const isDuration = (text: string): boolean => duration.test(text);

/** A date and time with its offset; without one the host's time zone would decide. */
export const isDate = (text: string): boolean => date.test(text) && !Number.isNaN(Date.parse(text));

/** `R3/PT1H`, `R/P5D`, `R2/2026-11-02T08:00:00+07:00/P1D`. */
export function isCycle(text: string): boolean {
  const [repetition, ...rest] = text.split('/');
  if (repetition === undefined || !/^R\d{0,6}$/.test(repetition)) return false;
  const [first = '', second] = rest;
  if (rest.length === 1) return isDuration(first);
  return rest.length === 2 && isDate(first) && isDuration(second ?? '');
}
