import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, after, minuteMs, monthOf } from '../../../src/domain/calendar/time.ts';
import type { LocalDate, LocalTime, Month } from '../../../src/domain/ids.ts';
import {
  defaultDigestFigures,
  digestDays,
  mayLeaveWithin,
} from '../../../src/domain/party-day/digest-days.ts';
import { at, quietFrom, rules, shown } from '../calendar/tables.ts';

function daysOf(month: string, ...dates: string[]): (string | undefined)[] {
  const days = digestDays(month as Month, dates as LocalDate[], rules);
  return [shown(days.first), shown(days.final), shown(days.county)];
}

describe('digest days', () => {
  it('third day after the commonest Party day, then the 2nd of the next month', () => {
    expect(daysOf('2026-11', '2026-11-10', '2026-11-15', '2026-11-15', '2026-11-20')).toEqual([
      '2026-11-18 09:00',
      '2026-12-02 09:00',
      '2026-12-02 10:00',
    ]);
  });

  it('of equally common days the later one counts, in any order', () => {
    expect(daysOf('2026-11', '2026-11-20', '2026-11-15')[0]).toBe('2026-11-23 09:00');
    expect(daysOf('2026-11', '2026-11-15', '2026-11-20')[0]).toBe('2026-11-23 09:00');
  });

  it('keeps its hour on the next day that is no holiday', () => {
    expect(daysOf('2026-09', '2026-09-24')).toEqual([
      '2026-09-28 09:00',
      '2026-10-08 09:00',
      '2026-10-08 10:00',
    ]);
    expect(daysOf('2026-12', '2026-12-15')[2]).toBe('2027-01-02 10:00');
  });

  it('waits for permitted hours', () => {
    const late = { ...rules, quiet: quietFrom('20:00', '09:30') };
    const days = digestDays('2026-11' as Month, ['2026-11-15' as LocalDate], late);
    expect([shown(days.first), shown(days.county)]).toEqual(['2026-11-18 09:30', '2026-12-02 10:00']);
  });

  it('there is no first digest without a known day, or after the final one', () => {
    expect(daysOf('2026-11')[0]).toBeUndefined();
    expect(daysOf('2026-11', '2026-11-29')[0]).toBeUndefined();
    expect(daysOf('2026-11', '2026-11-28')[0]).toBe('2026-12-01 09:00');
  });
});

describe('the hour alone tells that no digest leaves', () => {
  it('in a window without it', () => {
    const window = { from: at('2026-11-18 09:01'), to: at('2026-11-19 08:59') };
    expect(mayLeaveWithin(window, defaultDigestFigures, rules)).toBe(false);
  });

  it('and never hides one', () => {
    const times = fc.constantFrom('00:00', '07:30', '09:00', '13:00', '19:59', '20:00', '23:30');
    const quiet = fc.constantFrom(
      quietFrom('20:00', '08:00'),
      quietFrom('12:00', '14:00'),
      quietFrom('00:00', '23:00'),
      'off' as const,
    );
    const dates = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2026-01-01' as LocalDate, days));
    const slack = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(times, quiet, dates, slack, slack, (time, hours, date, early, late) => {
        const figures = { ...defaultDigestFigures, townshipTime: time as LocalTime };
        const own = { ...rules, quiet: hours };
        const { first, final } = digestDays(monthOf(date), [date], own, figures);
        for (const due of first === undefined ? [final] : [first, final]) {
          const window = { from: after(due, -early * minuteMs), to: after(due, late * minuteMs) };
          expect(mayLeaveWithin(window, figures, own)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
