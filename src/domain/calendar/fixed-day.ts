import { accept, refuse, type Decision } from '../decision.ts';
import { numeralPattern, parseNumeral } from '../grammar/numerals.ts';
import type { LocalDate, Month } from '../ids.ts';
import { covers, isPublicHoliday, isWorkday, type HolidayTable } from './holidays.ts';
import { datesOf, firstDate, lastDate, weekdayOf, yearOf } from './time.ts';

/** The branch's fixed Party day (支部工作条例 art. 16: once a month, on one relatively fixed day). */
export type FixedDay =
  | { readonly kind: 'dayOfMonth'; readonly day: number }
  | { readonly kind: 'firstFriday' }
  | { readonly kind: 'firstWorkday' };

export type FixedDayProblem =
  /** Not every month has the day: 1–28 is allowed. */
  | { readonly kind: 'dayOutOfRange'; readonly day: number }
  | { readonly kind: 'unreadable'; readonly found: string };

/** The fixed day falls on a public holiday; the secretary chooses, earlier or later, inside the month. */
export interface Collision {
  readonly holidayName: string;
  readonly earlier?: LocalDate;
  readonly later?: LocalDate;
}

/**
 * How the fixed day gives way. `holidays`: village branches, for public holidays only, and the secretary picks. `workdays`:
 * office branches go to the next working day, weekends included; where the month has none left, to the one before.
 */
export type ShiftRule = 'holidays' | 'workdays';

export interface FixedDate {
  /** `undefined`: the first working day of a month whose holidays are not known. */
  readonly date: LocalDate | undefined;
  readonly collision?: Collision;
  /** The plain day from which the rule of office branches moved it. */
  readonly movedFrom?: LocalDate;
  /** The holidays of the year are not known: the day may prove to be one. */
  readonly uncovered?: true;
}

const dayOfMonth = new RegExp(`^(?:每月)?(${numeralPattern})[日号號]?$`);

/** Reads `15`, `15日`, `每月15号`, `十五`, `首个周五`, `首个工作日` (also 第一个, 星期五; full-width digits). */
export function parseFixedDay(text: string): Decision<FixedDay, FixedDayProblem> {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  if (/^(?:每月)?(?:首|第一|第1)[个個]?(?:周五|星期五|礼拜五)$/.test(plain))
    return accept({ kind: 'firstFriday' });
  if (/^(?:每月)?(?:首|第一|第1)[个個]?工作日$/.test(plain)) return accept({ kind: 'firstWorkday' });
  const day = parseNumeral(dayOfMonth.exec(plain)?.[1] ?? '');
  if (day === undefined) return refuse({ kind: 'unreadable', found: text });
  return day >= 1 && day <= 28 ? accept({ kind: 'dayOfMonth', day }) : refuse({ kind: 'dayOutOfRange', day });
}

/** The form that {@link parseFixedDay} reads back: `15`, `首个周五`, `首个工作日`, as in `branches.csv`. */
export function formatFixedDay(fixedDay: FixedDay): string {
  switch (fixedDay.kind) {
    case 'dayOfMonth':
      return String(fixedDay.day);
    case 'firstFriday':
      return '首个周五';
    case 'firstWorkday':
      return '首个工作日';
  }
}

/**
 * The date of the fixed day in a month (handbook §8.2). Nothing is guessed of a year whose holidays are not known: the plain
 * day is offered as uncovered, and a first working day has no date.
 */
export function fixedDate(
  fixedDay: FixedDay,
  month: Month,
  holidays: HolidayTable,
  shift: ShiftRule = 'holidays',
): FixedDate {
  const covered = covers(holidays, yearOf(month));
  if (!covered && fixedDay.kind === 'firstWorkday') return { date: undefined, uncovered: true };
  const date = plainDate(fixedDay, month, holidays);
  if (covered && shift === 'workdays') return nextWorkday(date, month, holidays);
  const collision = collisionOn(date, month, holidays);
  return { date, ...(collision && { collision }), ...(covered ? {} : { uncovered: true }) };
}

/** Around which day a month's Party day falls, for the time of a question only; never shown as its date. */
export function aroundDate(fixedDay: FixedDay, month: Month, holidays: HolidayTable): LocalDate {
  return plainDate(fixedDay, month, holidays);
}

function nextWorkday(date: LocalDate, month: Month, holidays: HolidayTable): FixedDate {
  if (isWorkday(holidays, date)) return { date };
  const workdays = datesOf(month).filter((day) => isWorkday(holidays, day));
  const moved = workdays.find((day) => day > date) ?? workdays.findLast((day) => day < date);
  return moved === undefined ? { date } : { date: moved, movedFrom: date };
}

/** The nearest days off the holiday inside the same month. */
function collisionOn(date: LocalDate, month: Month, holidays: HolidayTable): Collision | undefined {
  const holidayName = holidays.off.get(date);
  if (holidayName === undefined) return undefined;
  const free = datesOf(month).filter((day) => !isPublicHoliday(holidays, day));
  const earlier = free.findLast((day) => day < date);
  const later = free.find((day) => day > date);
  return { holidayName, ...(earlier && { earlier }), ...(later && { later }) };
}

function plainDate(fixedDay: FixedDay, month: Month, holidays: HolidayTable): LocalDate {
  switch (fixedDay.kind) {
    case 'dayOfMonth':
      return datesOf(month)[fixedDay.day - 1] ?? lastDate(month);
    case 'firstFriday':
      return datesOf(month).find((day) => weekdayOf(day) === 5) ?? firstDate(month);
    case 'firstWorkday':
      return datesOf(month).find((day) => isWorkday(holidays, day)) ?? firstDate(month);
  }
}
