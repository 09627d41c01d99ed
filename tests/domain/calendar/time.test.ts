import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  datesOf,
  daysBetween,
  firstDate,
  instantAt,
  isLocalDate,
  isLocalTime,
  lastDate,
  localDate,
  localOf,
  localTime,
  monthOf,
  monthsLater,
  parseMonth,
  quarterOf,
  weekdayOf,
} from '../../../src/domain/calendar/time.ts';
import type { Instant, LocalDate, LocalTime, Month } from '../../../src/domain/ids.ts';

const shanghai = 'Asia/Shanghai';
const day = (text: string): LocalDate => text as LocalDate;
const clock = (text: string): LocalTime => text as LocalTime;
const month = (text: string): Month => text as Month;

describe('instants and local time', () => {
  it('reads an instant on the wall clock of the zone', () => {
    const instant = 1_795_276_799_000 as Instant; // 2026-11-21T15:59:59Z
    expect(localOf(instant, shanghai)).toEqual({ date: '2026-11-21', time: '23:59' });
    expect(localOf((instant + 1000) as Instant, shanghai)).toEqual({ date: '2026-11-22', time: '00:00' });
    expect(localOf(instant, 'Asia/Urumqi')).toEqual({ date: '2026-11-21', time: '21:59' });
  });

  it('comes back to the same minute', () => {
    const minutes = fc.integer({ min: 28_000_000, max: 32_000_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const instant = (minute * 60_000) as Instant;
        const { date, time } = localOf(instant, shanghai);
        expect(instantAt(date, time, shanghai)).toBe(instant);
      }),
    );
  });

  it('takes a skipped hour of summer time for the hour after it', () => {
    const skipped = instantAt(day('2026-03-29'), clock('02:30'), 'Europe/Berlin');
    expect(localOf(skipped, 'Europe/Berlin').time).toBe('03:30');
  });
});

describe('agrees with the calendar library', () => {
  /** Summer time on either half of the globe, a half hour of it, a day left out, none at all. */
  const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'];
  const anyZone = fc.constantFrom(...zones);
  const anyDate = fc
    .integer({ min: -30_000, max: 60_000 })
    .map((days) => Temporal.PlainDate.from('1970-01-01').add({ days }));

  it('on the wall clock at any instant', () => {
    const near = [1_320_000_000_000, 1_774_745_000_000, 1_325_200_000_000, 1_792_900_000_000];
    const instants = fc.oneof(
      fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 }),
      ...near.map((ms) => fc.integer({ min: ms - 200_000_000, max: ms + 200_000_000 })),
    );
    fc.assert(
      fc.property(instants, anyZone, (instant, zone) => {
        const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
        expect(localOf(instant as Instant, zone)).toEqual({
          date: local.toPlainDate().toString(),
          time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
        });
      }),
      { numRuns: 500 },
    );
  });

  it('on the instant of any wall-clock time', () => {
    const changes = ['2026-03-28', '2026-03-07', '2026-10-03', '2026-10-24', '2011-12-29', '1991-09-14'];
    const dates = fc.oneof(
      anyDate,
      fc
        .tuple(fc.constantFrom(...changes), fc.integer({ min: 0, max: 3 }))
        .map(([from, days]) => Temporal.PlainDate.from(from).add({ days })),
    );
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 1439 }), anyZone, (date, minute, zone) => {
        const time = localTime(Math.floor(minute / 60), minute % 60) ?? clock('');
        const expected = Temporal.PlainDateTime.from(`${date.toString()}T${time}`).toZonedDateTime(zone);
        expect(instantAt(day(date.toString()), time, zone)).toBe(expected.epochMilliseconds);
      }),
      { numRuns: 500 },
    );
  });

  it('on days, weekdays and months', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -800, max: 800 }), (date, count) => {
        const text = day(date.toString());
        const other = date.add({ days: count });
        expect(addDays(text, count)).toBe(other.toString());
        expect(daysBetween(text, day(other.toString()))).toBe(count);
        expect(weekdayOf(text)).toBe(date.dayOfWeek);
        const itsMonth = date.toPlainYearMonth();
        expect(addMonths(monthOf(text), count)).toBe(itsMonth.add({ months: count }).toString());
        expect(monthsLater(text, count)).toBe(date.add({ months: count }).toString());
        expect(datesOf(monthOf(text))).toHaveLength(itsMonth.daysInMonth);
      }),
    );
  });

  it('in refusing what is no day or no time', () => {
    expect(() => addDays(day('someday'), 1)).toThrow(RangeError);
    expect(() => instantAt(day('someday'), clock('09:00'), shanghai)).toThrow(RangeError);
    expect(() => instantAt(day('2026-11-15'), clock('9 am'), shanghai)).toThrow(RangeError);
  });
});

describe('days and months', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-11-22', 15, '2026-12-07'],
  ])('%s plus %i days is %s', (from, days, to) => {
    expect(addDays(day(from), days)).toBe(to);
    expect(daysBetween(day(from), day(to))).toBe(days);
  });

  it.each([
    ['2026-11-16', 1],
    ['2026-11-20', 5],
    ['2026-11-22', 7],
  ])('%s is weekday %i', (date, weekday) => {
    expect(weekdayOf(day(date))).toBe(weekday);
  });

  it.each([
    ['2026-11', 1, '2026-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-11', -23, '2024-12'],
  ])('%s plus %i months is %s', (from, months, to) => {
    expect(addMonths(month(from), months)).toBe(to);
  });

  it('lists the days of a month', () => {
    expect(datesOf(month('2026-02'))).toHaveLength(28);
    expect(datesOf(month('2028-02')).at(-1)).toBe('2028-02-29');
    expect([firstDate(month('2026-12')), lastDate(month('2026-12'))]).toEqual(['2026-12-01', '2026-12-31']);
    expect(new Set(datesOf(month('2026-10')).map(monthOf))).toEqual(new Set(['2026-10']));
  });

  it.each([
    ['2026-01', '2026-Q1'],
    ['2026-03', '2026-Q1'],
    ['2026-04', '2026-Q2'],
    ['2026-09', '2026-Q3'],
    ['2026-12', '2026-Q4'],
  ])('%s lies in %s', (text, quarter) => {
    expect(quarterOf(month(text))).toBe(quarter);
  });
});

describe('validators', () => {
  it('takes months, days and times that exist', () => {
    expect(parseMonth('2026-11')).toBe('2026-11');
    expect(isLocalDate('2028-02-29')).toBe(true);
    expect(isLocalTime('23:59')).toBe(true);
    expect(localDate(2026, 11, 5)).toBe('2026-11-05');
    expect(localTime(9, 5)).toBe('09:05');
  });

  it.each(['2026-13', '2026-00', '2026-1', '26-11', '2026-11-01', '', ' 2026-11'])(
    '%j is no month',
    (text) => {
      expect(parseMonth(text)).toBeUndefined();
    },
  );

  it.each(['2026-02-29', '2026-11-31', '2026-11-00', '2026-00-10', '2026-1-1', '2026-11-01T00:00', ''])(
    '%j is no day',
    (text) => {
      expect(isLocalDate(text)).toBe(false);
    },
  );

  it.each(['24:00', '9:00', '09:60', '0900', ''])('%j is no time', (text) => {
    expect(isLocalTime(text)).toBe(false);
  });

  it('refuses numbers without a day or time', () => {
    expect(localDate(2026, 2, 30)).toBeUndefined();
    expect(localDate(2026, 13, 1)).toBeUndefined();
    expect(localTime(25, 0)).toBeUndefined();
  });
});
