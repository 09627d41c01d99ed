import { describe, expect, it } from 'vitest';
import { chineseDaysTable } from '../../src/adapters/calendar/chinese-days-table.ts';
import { holidayTable } from '../../src/domain/calendar/holidays.ts';
import { addDays, instantAt, localOf } from '../../src/domain/calendar/time.ts';
import type { Instant, LocalDate, LocalTime } from '../../src/domain/ids.ts';
import { day } from '../contract/store-seed.ts';
import { rosterFact } from '../harness/bench-village.ts';
import { openVillageLife } from '../harness/village-life.ts';
import type { LifeOptions, VillageLife } from '../harness/village-life.ts';

const shanghai = 'Asia/Shanghai';
const halfHourMs = 30 * 60_000;
const nine = '09:00' as LocalTime;

/** Half an hour after half an hour until noon of the last day; `isDown` while the program does not run. */
function live(
  life: VillageLife,
  last: LocalDate,
  zone = shanghai,
  isDown: (now: Instant) => boolean = () => false,
): void {
  const end = instantAt(last, '12:30' as LocalTime, zone);
  let wasDown = true;
  while (life.clock.now() < end) {
    if (isDown(life.clock.now())) wasDown = true;
    else {
      if (wasDown) life.restart();
      wasDown = false;
      life.tick();
    }
    life.clock.advanceBy(halfHourMs);
  }
}

/** `11-15 09:00`, by when it was due, and what became of it. */
function fallen(life: VillageLife, kinds: readonly string[], zone = shanghai) {
  const shown = (instant: Instant) => {
    const { date, time } = localOf(instant, zone);
    return `${date.slice(5)} ${time}`;
  };
  return life
    .ledger()
    .filter(({ kind }) => kinds.includes(kind))
    .sort((a, b) => a.dueAt - b.dueAt)
    .map(({ kind, state, dueAt }) => `${shown(dueAt)} ${kind} ${state}`);
}

const steps = ['notice', 'reminder', 'check-in-card', 'close-day'];

describe('a Saturday on which people work (调休)', () => {
  it('is a day like any other for what is due on it, and what falls into the holiday before comes before', async () => {
    const life = await openVillageLife({
      day: day('2026-09-28'),
      plans: [{ branch: 'first', date: day('2026-10-10'), time: nine }],
    });
    live(life, day('2026-10-10'));
    expect(fallen(life, steps)).toEqual([
      '09-30 19:00 notice done',
      '10-09 09:00 reminder done',
      '10-10 08:30 check-in-card done',
      '10-10 12:00 close-day done',
    ]);
  });

  it.each([
    ['by itself no working day', [], '12-07 09:00'],
    ['the first working day of the month', [day('2026-12-05')], '12-05 09:00'],
  ])('is %s after four days off', async (_, work, expected) => {
    const life = await openVillageLife({ day: day('2026-11-29') });
    life.bench.write((tx) => {
      for (const date of ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'])
        tx.org.putHoliday({ date: day(date), kind: 'off', name: '县庆' });
      for (const date of work) tx.org.putHoliday({ date, kind: 'work', name: '县庆' });
      const zhang = tx.people.personsNamed('张三')[0];
      if (zhang) rosterFact(tx, zhang.id, 'away', true);
    });
    live(life, day('2026-12-08'));
    expect(fallen(life, ['away-contacts'])).toEqual([`${expected} away-contacts done`]);
  });
});

describe('a year whose holidays nobody has loaded', () => {
  it('goes by the weekends, and the county and whoever plans a day are told', async () => {
    expect(chineseDaysTable().coveredYears.has(2030)).toBe(false);
    const life = await openVillageLife({ day: day('2029-12-29') });
    const admin = life.bench.phone('小何');
    life.bench.write((tx) => {
      tx.org.putAdmin({ number: 'C1', townshipId: null, post: '组织部', name: '何平', villageIds: [] });
    });
    life.bench.bindBySlip(admin, '何平', 'admin');
    live(life, day('2030-01-10'));
    // 5 January is a Saturday; 1 January, which every year has off, is not known to be.
    const looked = fallen(life, ['dues-fixing', 'holiday-years', 'ask-plan']);
    expect([...new Set(looked.filter((one) => one.startsWith('01')))]).toEqual([
      '01-01 09:00 holiday-years done',
      '01-07 09:00 dues-fixing done',
      '01-08 09:00 ask-plan done',
    ]);
    const told = (chat: string, words: string) =>
      life.messages.filter((message) => message.chat === chat && message.text.includes(words)).length;
    expect(told(admin.userId, '2030年的放假安排')).toBe(1);
    expect(told(life.secretaries.first.userId, '2030年的放假安排')).toBe(1);
  });
});

describe.each([
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
])('%s: the night to %s, in which the clocks are changed', (zone, text) => {
  const date = day(text);
  const options: LifeOptions = {
    day: addDays(date, -7),
    zone,
    holidays: holidayTable(new Map(), new Set()),
    plans: [{ branch: 'first', date, time: nine }],
  };
  const nightly = (life: VillageLife, kind: string, planRevision: number) =>
    life
      .ledger()
      .filter((one) => one.kind === kind && one.planRevision === planRevision)
      .sort((a, b) => a.dueAt - b.dueAt)
      .map(({ period, dueAt, state }) => ({ period, due: localOf(dueAt, zone), state }));
  /** In spring the clock goes from two to three. */
  const sought = (of: LocalDate, time: string) =>
    time === '02:30' && of === date && text < '2026-06' ? '03:30' : time;

  it('every job of the days around it runs once, at its hour', async () => {
    const life = await openVillageLife(options);
    live(life, addDays(date, 2), zone);
    const days = Array.from({ length: 7 }, (_, n) => addDays(date, n - 4));
    for (const [kind, revision, time] of [
      ['backup', 0, '02:30'],
      ['housekeeping', 0, '03:00'],
    ] as const)
      expect(nightly(life, kind, revision).filter(({ due }) => due.date >= addDays(date, -4))).toEqual(
        days.map((of) => ({ period: of, due: { date: of, time: sought(of, time) }, state: 'done' })),
      );
    expect(fallen(life, steps, zone)).toEqual(
      [
        [addDays(date, -5), '09:00 notice'],
        [addDays(date, -1), '09:00 reminder'],
        [date, '08:30 check-in-card'],
        [date, '12:00 close-day'],
      ].map(([of = '', what = '']) => `${of.slice(5)} ${what} done`),
    );
  });

  it('what was due in it is caught up with once when the program was down', async () => {
    const life = await openVillageLife(options);
    const [from, to] = ['00:45', '05:10'].map((time) => instantAt(date, time as LocalTime, zone));
    live(life, date, zone, (now) => now > Number(from) && now < Number(to));
    for (const kind of ['backup', 'housekeeping'])
      expect(nightly(life, kind, 0).filter(({ period }) => period === date)).toMatchObject([
        { state: 'done' },
      ]);
    expect(life.ledger().filter(({ reason }) => reason === 'too late')).toEqual([]);
  });
});
