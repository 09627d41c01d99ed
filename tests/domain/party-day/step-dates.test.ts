import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withOverrides } from '../../../src/domain/calendar/holidays.ts';
import { addDays, after, instantAt, localOf, minuteMs } from '../../../src/domain/calendar/time.ts';
import type { Instant, LocalDate, LocalTime } from '../../../src/domain/ids.ts';
import { defaultMonthFigures, monthSteps } from '../../../src/domain/party-day/month-steps.ts';
import type { MonthFigures } from '../../../src/domain/party-day/month-steps.ts';
import { searchOfStep } from '../../../src/domain/party-day/step-dates.ts';
import type { DueStep, FigureSpreads } from '../../../src/domain/party-day/step-dates.ts';
import { settings } from '../../../src/domain/settings/registry.ts';
import { at, holidays, quietFrom, rules } from '../calendar/tables.ts';

const beforeTheDay: readonly DueStep[] = ['ask', 'askAgain', 'notice', 'reminder', 'card'];
const afterTheDay: readonly DueStep[] = ['close', 'makeUpReminder'];
const figureKeys = Object.keys(defaultMonthFigures) as (keyof MonthFigures)[];

function spreadsOf(a: MonthFigures, b: MonthFigures): FigureSpreads {
  const spreads = figureKeys.map((key) => [
    key,
    { least: Math.min(a[key], b[key]), most: Math.max(a[key], b[key]) },
  ]);
  return Object.fromEntries(spreads) as FigureSpreads;
}

describe('the dates that are looked at', () => {
  const window = { from: at('2026-11-10 09:00'), to: at('2026-11-10 11:00') };
  const spreads = spreadsOf(defaultMonthFigures, defaultMonthFigures);

  it.each<[DueStep, string, string]>([
    ['ask', '2026-11-17', '2026-11-17'],
    ['askAgain', '2026-11-14', '2026-11-14'],
    ['notice', '2026-11-10', '2026-11-15'],
    ['reminder', '2026-11-11', '2026-11-11'],
    ['card', '2026-11-10', '2026-11-10'],
    ['close', '2026-11-10', '2026-11-10'],
    ['makeUpReminder', '2026-11-02', '2026-11-02'],
  ])('for %s on an ordinary morning are few', (step, from, to) => {
    expect(searchOfStep(step, window, spreads, rules)).toMatchObject({ from, to });
  });

  it('for a notice before its time are those planned just now', () => {
    const { mayHave } = searchOfStep('notice', window, spreads, rules);
    const planned = (date: string, plannedAt: string) =>
      mayHave({ date: date as LocalDate, plannedAt: at(plannedAt) });
    expect(planned('2026-11-15', '2026-10-01 09:00')).toBe(true);
    expect(planned('2026-11-12', '2026-11-10 10:30')).toBe(true);
    expect(planned('2026-11-12', '2026-11-10 08:30')).toBe(false);
  });

  it('reach over a holiday that moves the step', () => {
    const evening = { from: at('2026-09-30 19:00'), to: at('2026-09-30 19:30') };
    expect(searchOfStep('notice', evening, spreads, rules).to).toBe('2026-10-13');
    const morning = { from: at('2026-10-08 08:00'), to: at('2026-10-08 08:30') };
    expect(searchOfStep('close', morning, spreads, rules).from).toBe('2026-09-30');
  });
});

describe('whatever the settings', () => {
  const figures = fc.record(
    Object.fromEntries(
      figureKeys.map((key) => {
        const kind = settings.find((setting) => setting.key === key)?.kind;
        if (kind?.kind !== 'number') throw new Error(`${key} is no number`);
        return [key, fc.integer({ min: kind.min, max: kind.max })];
      }),
    ) as Record<keyof MonthFigures, fc.Arbitrary<number>>,
  );
  const quiet = fc.constantFrom(
    quietFrom('20:00', '08:00'),
    quietFrom('12:00', '14:00'),
    quietFrom('09:30', '09:00'),
    quietFrom('00:00', '23:30'),
    'off' as const,
  );
  const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York');
  const first = '2026-01-01' as LocalDate;
  const date = fc.integer({ min: 0, max: 364 }).map((days) => addDays(first, days));
  const longHoliday = fc.tuple(date, fc.integer({ min: 0, max: 20 })).map(([from, days]) =>
    Array.from({ length: days }, (_, day) => ({
      date: addDays(from, day),
      kind: 'off' as const,
      name: '',
    })),
  );
  const minuteOfDay = fc
    .integer({ min: 0, max: 1439 })
    .map((minute) => localOf((minute * minuteMs) as Instant, 'UTC').time);
  const time = fc.oneof(fc.constantFrom<LocalTime>('09:00' as LocalTime, '19:30' as LocalTime), minuteOfDay);
  const slack = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 90 * minuteMs }));

  it('no Party day is missed whose step falls into the window', () => {
    const met = new Map<DueStep, number>();
    fc.assert(
      fc.property(
        fc.record({ own: figures, other: figures, quiet, zone, date, time, longHoliday }),
        fc.record({ early: slack, late: slack, lead: fc.integer({ min: -60, max: 30 * 1440 }) }),
        fc.integer({ min: 0, max: 20 }),
        (given, { early, late, lead }, sittingDays) => {
          const own = {
            quiet: given.quiet,
            zone: given.zone,
            holidays: withOverrides(holidays, given.longHoliday),
          };
          const start = instantAt(given.date, given.time, given.zone);
          const lastDate = addDays(given.date, sittingDays);
          const lastStart = instantAt(lastDate, given.time, given.zone);
          const plannedAt = after(start, -lead * minuteMs);
          const steps = monthSteps({ start, lastStart, plannedAt, rules: own, figures: given.own });
          const spreads = spreadsOf(given.own, given.other);
          for (const step of [...beforeTheDay, ...afterTheDay]) {
            const due = steps[step];
            if (due === undefined) continue;
            const window = { from: after(due, -early), to: after(due, late) };
            const search = searchOfStep(step, window, spreads, own);
            const on = beforeTheDay.includes(step) ? given.date : lastDate;
            const found = on >= search.from && on <= search.to && search.mayHave({ date: on, plannedAt });
            if (!found) expect.fail(`${step} on ${on} is not among ${search.from} to ${search.to}`);
            met.set(step, (met.get(step) ?? 0) + 1);
          }
        },
      ),
      { numRuns: 1_000 },
    );
    for (const step of [...beforeTheDay, ...afterTheDay]) expect(met.get(step), step).toBeGreaterThan(100);
  });
});
