import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatQuietHours,
  isQuiet,
  lastPermittedBefore,
  nextPermittedFrom,
  parseQuietHours,
  type QuietHours,
} from '../../../src/domain/calendar/quiet-hours.ts';
import { hourMs } from '../../../src/domain/calendar/time.ts';
import type { Instant } from '../../../src/domain/ids.ts';
import { at, quietFrom, rules, shown } from './tables.ts';

describe('reading quiet hours', () => {
  it.each([
    ['20:00-08:00', '20:00-08:00'],
    ['8:00-9:30', '08:00-09:30'],
    ['20：00 － 8：00', '20:00-08:00'],
    ['20:00～08:00', '20:00-08:00'],
    ['22:30至06:00', '22:30-06:00'],
    ['off', 'off'],
    ['OFF', 'off'],
  ])('%j is %s', (text, formatted) => {
    const reading = parseQuietHours(text);
    expect(reading.ok && formatQuietHours(reading.value)).toBe(formatted);
  });

  it.each(['', '20:00', '20:00-25:00', '20-8', '20:00-08:00-09:00', '关', '20:61-08:00'])(
    '%j is refused',
    (text) => {
      expect(parseQuietHours(text)).toEqual({ ok: false, reason: { kind: 'unreadable', found: text } });
    },
  );

  it('the same time twice could mean always or never', () => {
    expect(parseQuietHours('08:00-8:00')).toEqual({ ok: false, reason: { kind: 'sameTime', time: '08:00' } });
  });
});

describe('20:00-08:00 with the holidays of 2026', () => {
  it.each([
    ['2026-11-15 07:59', true],
    ['2026-11-15 08:00', false],
    ['2026-11-15 19:59', false],
    ['2026-11-15 20:00', true],
    ['2026-11-15 23:59', true],
    ['2026-11-16 00:00', true],
    ['2026-10-03 10:00', true],
    ['2026-10-08 10:00', false],
  ])('%s quiet: %s', (text, quiet) => {
    expect(isQuiet(at(text), rules)).toBe(quiet);
  });

  it.each([
    ['2026-11-15 19:59', '2026-11-15 19:59'],
    ['2026-11-15 20:00', '2026-11-15 19:00'],
    ['2026-11-15 07:00', '2026-11-14 19:00'],
    ['2026-10-03 10:00', '2026-09-30 19:00'],
    ['2026-10-08 07:30', '2026-09-30 19:00'],
    ['2026-02-23 09:00', '2026-02-14 19:00'],
  ])('moved earlier, %s becomes %s', (from, to) => {
    expect(shown(lastPermittedBefore(at(from), rules))).toBe(to);
  });

  it.each([
    ['2026-11-15 10:00', '2026-11-15 10:00'],
    ['2026-11-15 20:00', '2026-11-16 08:00'],
    ['2026-11-15 03:00', '2026-11-15 08:00'],
    ['2026-09-30 21:00', '2026-10-08 08:00'],
    ['2026-10-05 12:00', '2026-10-08 08:00'],
  ])('waiting, %s becomes %s', (from, to) => {
    expect(shown(nextPermittedFrom(at(from), rules))).toBe(to);
  });
});

describe('other quiet hours', () => {
  const noon = { ...rules, quiet: quietFrom('12:00', '14:00') };
  const off = { ...rules, quiet: 'off' as const };

  it('a quiet noon leaves morning and evening', () => {
    expect(isQuiet(at('2026-11-15 23:00'), noon)).toBe(false);
    expect(shown(lastPermittedBefore(at('2026-11-15 13:00'), noon))).toBe('2026-11-15 11:00');
    expect(shown(nextPermittedFrom(at('2026-11-15 13:00'), noon))).toBe('2026-11-15 14:00');
  });

  it('off keeps the holidays quiet', () => {
    expect(isQuiet(at('2026-11-15 03:00'), off)).toBe(false);
    expect(isQuiet(at('2026-10-03 10:00'), off)).toBe(true);
    expect(shown(lastPermittedBefore(at('2026-10-03 10:00'), off))).toBe('2026-09-30 23:00');
    expect(shown(nextPermittedFrom(at('2026-10-03 10:00'), off))).toBe('2026-10-08 00:00');
  });

  it('a permitted stretch under an hour is used from its beginning', () => {
    const short = { ...rules, quiet: quietFrom('08:30', '08:00') };
    expect(shown(lastPermittedBefore(at('2026-11-15 12:00'), short))).toBe('2026-11-15 08:00');
  });
});

it('whatever the rules, both answers are permitted, on the right side, and the nearest ones', () => {
  const time = fc.integer({ min: 0, max: 95 }).map((quarter) => {
    const minutes = quarter * 15;
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  });
  const hours = fc
    .tuple(time, time)
    .map(([from, to]): QuietHours => (from === to ? 'off' : quietFrom(from, to)));
  const minutes = fc.integer({ min: at('2026-01-05 00:00') / 60_000, max: at('2026-12-25 00:00') / 60_000 });
  fc.assert(
    fc.property(hours, minutes, (quiet, minute) => {
      const own = { ...rules, quiet };
      const instant = (minute * 60_000) as Instant;
      const before = lastPermittedBefore(instant, own);
      const next = nextPermittedFrom(instant, own);
      expect(isQuiet(before, own)).toBe(false);
      expect(isQuiet(next, own)).toBe(false);
      expect(before).toBeLessThanOrEqual(instant);
      expect(next).toBeGreaterThanOrEqual(instant);
      for (let probe = before + hourMs; probe < next; probe += 15 * 60_000) {
        expect(probe === instant || isQuiet(probe as Instant, own)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
