import { describe, expect, it } from 'vitest';
import { addDays, instantAt, localOf } from '../../../src/domain/calendar/time.ts';
import type { LocalDate, LocalTime } from '../../../src/domain/ids.ts';

const at = '02:30' as LocalTime;
const days = Array.from({ length: 365 }, (_, n) => addDays('2026-01-01' as LocalDate, n));

describe('02:30 every night of a year with summer time', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29', '2026-10-25', 1_792_888_200_000],
    ['America/New_York', '2026-03-08', '2026-11-01', 1_793_511_000_000],
  ])(
    '%s: once a day; an hour later where it does not exist, the first where it comes twice',
    (zone, gap, twice, first) => {
      const instants = days.map((date) => instantAt(date, at, zone));
      expect(new Set(instants).size).toBe(days.length);
      expect(instants).toEqual([...instants].sort((a, b) => a - b));
      const read = instants.map((instant) => localOf(instant, zone));
      expect(read.map(({ date }) => date)).toEqual(days);
      const odd = read.filter(({ time }) => time !== at);
      expect(odd).toEqual([{ date: gap, time: '03:30' }]);
      const clock = zone === 'Europe/Berlin' ? at : ('01:30' as LocalTime);
      expect(instantAt(twice as LocalDate, clock, zone)).toBe(first);
    },
  );
});
