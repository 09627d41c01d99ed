import { describe, expect, it } from 'vitest';
import type { LocalDate, Month } from '../../../src/domain/ids.ts';
import { digestDays } from '../../../src/domain/party-day/digest-days.ts';
import { quietFrom, rules, shown } from '../calendar/tables.ts';

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
