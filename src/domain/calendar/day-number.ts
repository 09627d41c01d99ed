import type { LocalDate } from '../ids.ts';

/*
 * Calendar days as numbers: days since 1970-01-01, of the Gregorian calendar. The scheduler counts days for every branch
 * of a county on every tick, and a calendar library makes several objects for each of them.
 */

export const dayMs = 86_400_000;

const daysIn400Years = 146_097;
/** 1 March of the year 0 in days before 1970-01-01: counted from March, the leap day is the last of its year. */
const epochFromMarch = 719_468;

/** Throws a RangeError for a text that holds no numbers in the places of `YYYY-MM-DD`. */
export function dayNumber(date: LocalDate): number {
  const number = dayNumberOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
  if (Number.isNaN(number)) throw new RangeError(`Reading a calendar day: "${date}" is not YYYY-MM-DD.`);
  return number;
}

function dayNumberOf(year: number, month: number, day: number): number {
  const fromMarch = month > 2 ? year : year - 1;
  const era = Math.floor(fromMarch / 400);
  const yearOfEra = fromMarch - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysIn400Years + dayOfEra - epochFromMarch;
}

export function dateOfDay(number: number): LocalDate {
  const days = number + epochFromMarch;
  const era = Math.floor(days / daysIn400Years);
  const dayOfEra = days - era * daysIn400Years;
  const leaps = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month > 2 ? 0 : 1);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}` as LocalDate;
}

export function twoDigits(value: number): string {
  return value < 10 ? `0${String(value)}` : String(value);
}
