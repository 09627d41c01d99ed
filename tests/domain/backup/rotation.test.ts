import fc from 'fast-check';
import { expect, it } from 'vitest';
import { outdated } from '../../../src/domain/backup/rotation.ts';
import { addDays, monthOf, weekdayOf } from '../../../src/domain/calendar/time.ts';
import type { LocalDate } from '../../../src/domain/ids.ts';

const first = '2026-01-01' as LocalDate;
const monday = (date: LocalDate) => addDays(date, 1 - weekdayOf(date));

/** Night after night: what a backup is made of today, then what is not needed is thrown away. */
function shelfAfter(nights: readonly LocalDate[]): readonly LocalDate[] {
  let shelf: readonly LocalDate[] = [];
  for (const night of nights) {
    const all = [...shelf, night];
    const gone = new Set(outdated(all));
    shelf = all.filter((date) => !gone.has(date));
  }
  return shelf;
}

it('keeps of two years of nights 7 days, 4 weeks and 12 months', () => {
  const nights = Array.from({ length: 730 }, (_, n) => addDays(first, n));
  const shelf = shelfAfter(nights);
  expect(shelf.slice(-7)).toEqual(nights.slice(-7));
  expect(new Set(shelf.map(monthOf)).size).toBe(12);
  expect([...new Set(shelf.map(monday))].slice(-4)).toEqual([...new Set(nights.map(monday))].slice(-4));
  // Of months that are over it is the last night.
  expect(shelf[0]).toBe('2027-01-31');
  expect(shelf.length).toBeLessThanOrEqual(23);
});

it('keeps the newest seven whatever nights were missed, and throws nothing away for a night without', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 80 }), (gaps) => {
      let date = first;
      const nights = gaps.map((gap) => (date = addDays(date, gap)));
      const shelf = shelfAfter(nights);
      expect(shelf.slice(-7)).toEqual(nights.slice(-7));
      expect(outdated(shelf)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
