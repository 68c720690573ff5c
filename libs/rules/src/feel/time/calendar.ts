import { FeelDate } from '../values/temporal.js';

/**
 * The proleptic Gregorian calendar by whole numbers alone: exact for every year, with a year 0 as in
 * ISO 8601. Days count from 1970-01-01.
 */
export const yearMax = 999_999_999;

const daysPerEra = 146_097;
const yearsPerEra = 400;
/** From 0000-03-01, where the count of a leap cycle begins, to 1970-01-01. */
const epochShift = 719_468;

const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (daysOfMonths[month - 1] as number);

/** The date, or null when the calendar has none such or the year is beyond ±999,999,999. */
export function dateOf(year: number, month: number, day: number): FeelDate | null {
  if (![year, month, day].every((part) => Number.isSafeInteger(part))) return null;
  if (Math.abs(year) > yearMax || month < 1 || month > 12) return null;
  return day >= 1 && day <= daysInMonth(year, month) ? new FeelDate(year, month, day) : null;
}

/** Days from 1970-01-01 to the date; negative before. Years begin in March here, so that a leap day ends one. */
export function epochDayOf({ year, month, day }: FeelDate): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / yearsPerEra);
  const yearOfEra = marchYear - era * yearsPerEra;
  const monthFromMarch = (month + 9) % 12;
  const dayOfMarchYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfMarchYear;
  return era * daysPerEra + dayOfEra - epochShift;
}

/** The date so many days after 1970-01-01; null beyond the years ±999,999,999. */
export function dateOfEpochDay(epochDay: number): FeelDate | null {
  if (!Number.isSafeInteger(epochDay)) return null;
  const shifted = epochDay + epochShift;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfMarchYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfMarchYear + 2) / 153);
  const day = dayOfMarchYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return dateOf(yearOfEra + era * yearsPerEra + (month <= 2 ? 1 : 0), month, day);
}

/** The date so many months later; a day that the month does not have becomes its last. Null out of range. */
export function plusMonths({ year, month, day }: FeelDate, months: number): FeelDate | null {
  const total = year * 12 + (month - 1) + months;
  if (!Number.isSafeInteger(total)) return null;
  const newYear = Math.floor(total / 12);
  const newMonth = total - newYear * 12 + 1;
  if (Math.abs(newYear) > yearMax) return null;
  return dateOf(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** Whole months from one date to the other, toward zero: a month counts when its day is reached. */
export function monthsBetween(from: FeelDate, to: FeelDate): number {
  const months = to.year * 12 + to.month - (from.year * 12 + from.month);
  if (months > 0 && to.day < from.day) return months - 1;
  if (months < 0 && to.day > from.day) return months + 1;
  return months;
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekdayOf(date: FeelDate): number {
  const fromMonday = (epochDayOf(date) + 3) % 7;
  return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1;
}

export const dayOfYear = (date: FeelDate): number =>
  epochDayOf(date) - epochDayOf(new FeelDate(date.year, 1, 1)) + 1;

const weeksInYear = (year: number): number => {
  const first = weekdayOf(new FeelDate(year, 1, 1));
  return first === 4 || (first === 3 && isLeapYear(year)) ? 53 : 52;
};

/** The week of ISO 8601: week 1 holds the first Thursday, so a year's edge may belong to its neighbour. */
export function weekOfYear(date: FeelDate): number {
  const week = Math.floor((dayOfYear(date) - weekdayOf(date) + 10) / 7);
  if (week < 1) return weeksInYear(date.year - 1);
  return week > weeksInYear(date.year) ? 1 : week;
}
