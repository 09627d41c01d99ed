import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuiet } from '../../../src/domain/calendar/quiet-hours.ts';
import type { Instant } from '../../../src/domain/ids.ts';
import {
  correctionsFreeUntil,
  defaultMonthFigures,
  monthSteps,
  type MonthSteps,
} from '../../../src/domain/party-day/month-steps.ts';
import { at, rules, shown } from '../calendar/tables.ts';

const figures = defaultMonthFigures;
const longAgo = '2026-01-01 09:00';

function stepsOf(start: string, plannedAt = longAgo): MonthSteps {
  return monthSteps({ start: at(start), plannedAt: at(plannedAt), rules, figures });
}

describe('an ordinary month', () => {
  const steps = stepsOf('2026-11-15 09:00');

  it('has the steps of design §4', () => {
    expect(shown(steps.ask)).toBe('2026-11-08 09:00');
    expect(shown(steps.askAgain)).toBe('2026-11-11 09:00');
    expect(shown(steps.notice)).toBe('2026-11-10 09:00');
    expect(shown(steps.reminder)).toBe('2026-11-14 09:00');
    expect(shown(steps.card)).toBe('2026-11-15 08:30');
    expect(shown(steps.close)).toBe('2026-11-15 12:00');
    expect(shown(steps.makeUpUntil)).toBe('2026-12-01 00:00');
    expect(steps.makeUpLastDate).toBe('2026-11-30');
  });

  it('lets corrections be free for 48 h from the closing, or from the closing prompt', () => {
    const closedAt = at('2026-11-15 11:20');
    expect(shown(correctionsFreeUntil({ closedAt, steps }, figures))).toBe('2026-11-17 11:20');
    expect(shown(correctionsFreeUntil({ closedAt: undefined, steps }, figures))).toBe('2026-11-17 12:00');
  });

  it('follows other figures', () => {
    const own = { ...figures, askDays: 10, noticeDays: 3, cardMinutes: 0, closeHours: 1, makeUpDays: 7 };
    const start = at('2026-11-15 09:00');
    const other = monthSteps({ start, plannedAt: at(longAgo), rules, figures: own });
    expect(shown(other.ask)).toBe('2026-11-05 09:00');
    expect(shown(other.notice)).toBe('2026-11-12 09:00');
    expect(other.card).toBe(start);
    expect(shown(other.close)).toBe('2026-11-15 10:00');
    expect(other.makeUpLastDate).toBe('2026-11-22');
  });
});

describe('several sittings', () => {
  it('open by the first and close by the last, from which the days to make up are counted', () => {
    const sat = { start: at('2026-11-15 09:00'), lastStart: at('2026-11-17 15:00') };
    const steps = monthSteps({ ...sat, plannedAt: at(longAgo), rules, figures });
    expect(shown(steps.card)).toBe('2026-11-15 08:30');
    expect(shown(steps.notice)).toBe('2026-11-10 09:00');
    expect(shown(steps.close)).toBe('2026-11-17 18:00');
    expect(steps.makeUpLastDate).toBe('2026-12-02');
  });
});

describe('the notice', () => {
  it.each([
    ['moves out of an early hour', '2026-11-15 07:30', longAgo, '2026-11-09 19:00'],
    ['moves out of an evening', '2026-11-15 20:30', longAgo, '2026-11-10 19:00'],
    ['moves before a holiday', '2026-10-08 09:00', longAgo, '2026-09-30 19:00'],
    ['follows a later plan', '2026-11-15 09:00', '2026-11-12 15:10', '2026-11-12 15:10'],
    ['follows a later plan in the morning', '2026-11-15 09:00', '2026-11-12 22:00', '2026-11-13 08:00'],
    ['may come two hours before', '2026-11-15 10:00', '2026-11-14 23:00', '2026-11-15 08:00'],
    ['lapses under two hours', '2026-11-15 09:59', '2026-11-14 23:00', undefined],
    ['lapses for a plan of the same hour', '2026-11-15 15:00', '2026-11-15 13:30', undefined],
    ['lapses when a holiday lies between', '2026-10-03 09:00', '2026-10-01 10:00', undefined],
  ])('%s', (_, start, plannedAt, notice) => {
    expect(shown(stepsOf(start, plannedAt).notice)).toBe(notice);
  });
});

describe('the questions to the secretary', () => {
  it('come before a notice that a holiday moved', () => {
    const steps = stepsOf('2026-02-25 09:00');
    expect(shown(steps.notice)).toBe('2026-02-14 19:00');
    expect(shown(steps.ask)).toBe('2026-02-12 19:00');
    expect(shown(steps.askAgain)).toBe('2026-02-14 19:00');
  });

  it('come once when both would fall on the same hour', () => {
    const own = { ...figures, askDays: 3, askAgainDays: 2, noticeDays: 3 };
    const steps = monthSteps({ start: at('2026-10-08 09:00'), plannedAt: at(longAgo), rules, figures: own });
    expect(shown(steps.ask)).toBe('2026-09-30 19:00');
    expect(steps.askAgain).toBeUndefined();
  });
});

describe('the reminder', () => {
  it.each([
    ['moves earlier', '2026-11-15 07:30', longAgo, '2026-11-13 19:00'],
    ['does not follow a plan later than itself', '2026-11-15 09:00', '2026-11-14 10:00', undefined],
  ])('%s', (_, start, plannedAt, reminder) => {
    expect(shown(stepsOf(start, plannedAt).reminder)).toBe(reminder);
  });
});

describe('the check-in card', () => {
  it.each([
    ['waits for the first permitted minute, at the latest the start', '2026-11-15 08:00', '2026-11-15 08:00'],
    ['waits less when the start is later', '2026-11-15 08:15', '2026-11-15 08:00'],
    ['keeps its time before a start in quiet hours', '2026-11-15 07:00', '2026-11-15 06:30'],
    ['keeps its time on the edge of the evening', '2026-11-15 20:00', '2026-11-15 19:30'],
    ['keeps its time on a holiday that an officer chose', '2026-10-03 09:00', '2026-10-03 08:30'],
  ])('%s', (_, start, card) => {
    expect(shown(stepsOf(start).card)).toBe(card);
  });
});

describe('the closing prompt', () => {
  it.each([
    ['2026-11-15 18:00', '2026-11-16 08:00'],
    ['2026-11-15 16:59', '2026-11-15 19:59'],
    ['2026-10-03 09:00', '2026-10-08 08:00'],
  ])('for a start at %s comes at %s', (start, close) => {
    expect(shown(stepsOf(start).close)).toBe(close);
  });
});

it('at any start and time of planning, nothing unasked comes in quiet hours and the order holds', () => {
  const minutes = fc.integer({ min: at('2026-02-01 00:00') / 60_000, max: at('2026-12-01 00:00') / 60_000 });
  const lead = fc.integer({ min: -600, max: 20 * 24 * 60 });
  fc.assert(
    fc.property(minutes, lead, (minute, leadMinutes) => {
      const start = (minute * 60_000) as Instant;
      const plannedAt = ((minute - leadMinutes) * 60_000) as Instant;
      const steps = monthSteps({ start, plannedAt, rules, figures });
      const unasked = [steps.ask, steps.askAgain, steps.notice, steps.reminder, steps.close];
      for (const step of unasked) expect(step !== undefined && isQuiet(step, rules)).toBe(false);
      expect(isQuiet(steps.card, rules) && !isQuiet(start, rules)).toBe(false);
      expect(steps.card).toBeLessThanOrEqual(start);
      for (const step of [steps.notice, steps.reminder]) {
        if (step === undefined) continue;
        expect(step).toBeGreaterThanOrEqual(plannedAt);
        expect(step).toBeLessThanOrEqual(start - 2 * 3_600_000);
      }
      expect(steps.askAgain ?? start).toBeGreaterThan(steps.ask);
      expect(steps.makeUpUntil).toBeGreaterThan(steps.close);
    }),
    { numRuns: 200 },
  );
});
