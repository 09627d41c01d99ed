import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/ids.ts';
import { at, hourMs, openSchedule, toy } from '../harness/toy-schedule.ts';

const minuteMs = 60_000;
const dayMs = 24 * hourMs;
const beatMs = 30_000;

type Open = Awaited<ReturnType<typeof openSchedule>>;

/** The ticker's beats through so much time. */
function tickFor({ bench, schedule }: Pick<Open, 'bench' | 'schedule'>, ms: number): void {
  for (let passed = 0; passed < ms; passed += beatMs) {
    bench.clock.advanceBy(beatMs);
    schedule.tick();
  }
}

/** Every hour of two days, from when the bench begins. */
const hourly = Array.from({ length: 48 }, (_, n) => (at('09:00') + n * hourMs) as Instant);

async function running(lateLimitMs = dayMs): Promise<Open> {
  const one = await openSchedule([toy('hourly', hourly, { lateLimitMs })]);
  one.schedule.tick();
  one.bench.clock.advanceTo(at('09:59'));
  one.schedule.tick();
  return one;
}

const jump = ({ bench }: Open, ms: number): void => {
  bench.clock.jumpTo((bench.clock.now() + ms) as Instant);
};
const ranOf = (one: Open): readonly string[] => one.ran().split(' ');
const isOnce = (ran: readonly string[]): boolean => new Set(ran).size === ran.length;

describe.each([
  ['one hour', hourMs],
  ['one day', dayMs],
])('a wall clock that is set back by %s', (_, byMs) => {
  it.each(['while it runs', 'while it is down'])(
    '%s: jobs are held, said once, and then run by it once each',
    async (when) => {
      const one = await running();
      const before = ranOf(one);
      jump(one, -byMs);
      const schedule = when === 'while it runs' ? one.schedule : one.restarted();
      tickFor({ ...one, schedule }, 9 * minuteMs);
      expect(ranOf(one)).toEqual(before);
      expect(one.logged('schedule.held')).toBe(1);
      expect(one.standing().hold).toMatchObject({ why: 'behind' });
      // It has gone on from there for ten minutes: that is the time now.
      tickFor({ ...one, schedule }, 3 * minuteMs);
      expect(one.logged('schedule.clock-set-back')).toBe(1);
      expect(one.standing()).toMatchObject({ setBack: { byMs: expect.any(Number) as number } });
      expect(one.standing().hold).toBeUndefined();
      tickFor({ ...one, schedule }, byMs + hourMs);
      const after = ranOf(one);
      expect(isOnce(after)).toBe(true);
      expect(after).toEqual([...before, ...after.slice(before.length)]);
      // The hours that had not come by the old time have come once by the new one.
      expect(after).toContain('hourly@10');
      expect(one.bench.read((tx) => tx.occurrences.skipped(0 as Instant))).toEqual([]);
    },
  );
});

describe('a wall clock that was a year ahead for longer than it is doubted', () => {
  it('holds nothing for a year: what was skipped by it is due again, what ran does not run again', async () => {
    const one = await openSchedule([
      toy('hourly', hourly, { lateLimitMs: hourMs }),
      toy('far', [at('10:00', '2027-11-10')]),
    ]);
    one.schedule.tick();
    const before = ranOf(one);
    // Down, and started with a wrong date.
    one.bench.clock.jumpTo(at('10:30', '2027-11-10'));
    tickFor({ ...one, schedule: one.restarted() }, 11 * minuteMs);
    expect(ranOf(one)).toEqual([...before, 'far@8770']);
    one.bench.clock.jumpTo(at('09:30'));
    const schedule = one.restarted();
    tickFor({ ...one, schedule }, 11 * minuteMs);
    tickFor({ ...one, schedule }, hourMs);
    expect(ranOf(one)).toEqual([...before, 'far@8770', 'hourly@10']);
    expect(one.logged('schedule.clock-set-back')).toBe(1);
  });

  it('frees only what did nothing: a slot that was skipped as too late by the wrong date', async () => {
    const one = await openSchedule([
      toy('daily', [at('12:00'), at('12:00', '2026-11-12')], { lateLimitMs: hourMs }),
    ]);
    one.schedule.tick();
    one.bench.clock.jumpTo(at('12:00', '2026-11-20'));
    tickFor({ ...one, schedule: one.restarted() }, 11 * minuteMs);
    expect(one.taken().map(({ state }) => state)).toEqual(['skipped', 'skipped']);
    one.bench.clock.jumpTo(at('11:00'));
    const schedule = one.restarted();
    tickFor({ ...one, schedule }, 65 * minuteMs);
    expect(one.ran()).toBe('daily@12');
  });

  it('lets messages go that were told to wait by it', async () => {
    const one = await openSchedule([]);
    const { bench } = one;
    one.schedule.tick();
    const now = bench.clock.now();
    const waiting = bench.write((tx) => {
      const chat = tx.chats.ensure('telegram', { externalId: '77', kind: 'private' });
      const id = tx.outbox.add({
        lane: 'create',
        chatId: chat.id,
        body: { kind: 'message', text: '在' },
        at: now,
      });
      if (id === undefined) throw new Error('not queued');
      tx.outbox.claim(id);
      tx.outbox.putBack(id, (now + 300 * dayMs) as Instant);
      return id;
    });
    one.bench.clock.jumpTo((now - hourMs) as Instant);
    one.schedule.tick();
    expect(bench.read((tx) => tx.outbox.dueCreates(bench.clock.now(), 9).map(({ id }) => id))).toEqual([
      waiting,
    ]);
  });
});

describe('a program that starts with a date more than a week after its last tick', () => {
  const started = async () => {
    const one = await openSchedule([
      toy('daily', [at('10:00'), at('10:00', '2026-11-30'), at('10:00', '2026-12-01')], {
        lateLimitMs: 2 * dayMs,
      }),
    ]);
    one.schedule.tick();
    one.bench.clock.jumpTo(at('10:30', '2026-12-01'));
    return { ...one, schedule: one.restarted() };
  };

  it('runs nothing by it for ten minutes, says why, and then catches up: it was away for so long', async () => {
    const one = await started();
    tickFor(one, 9 * minuteMs);
    expect(one.ran()).toBe('');
    expect(one.standing().hold).toMatchObject({ why: 'far' });
    expect(one.schedule.heldFor()).toBe('far');
    expect(one.logged('schedule.held')).toBe(1);
    tickFor(one, 2 * minuteMs);
    expect(one.ran()).toBe('daily@490 daily@514');
    expect(one.taken().map(({ state }) => state)).toEqual(['done', 'done', 'skipped']);
    expect([one.logged('schedule.far-date-believed'), one.standing(), one.schedule.heldFor()]).toEqual([
      1,
      {},
      undefined,
    ]);
  });

  it('has done nothing by it when a time server corrects it meanwhile', async () => {
    const one = await started();
    tickFor(one, 3 * minuteMs);
    one.bench.clock.jumpTo(at('10:01'));
    tickFor(one, minuteMs);
    expect(one.ran()).toBe('daily@10');
    expect(one.taken()).toHaveLength(1);
    expect([one.logged('schedule.far-date-believed'), one.standing()]).toEqual([0, {}]);
  });

  it('doubts it anew after another start', async () => {
    const one = await started();
    tickFor(one, 9 * minuteMs);
    const schedule = one.restarted();
    tickFor({ ...one, schedule }, 9 * minuteMs);
    expect(one.ran()).toBe('');
  });

  it('does not when it was away for a week at most, nor at the first start ever', async () => {
    const one = await openSchedule([toy('daily', [at('09:30', '2026-11-17')])]);
    one.schedule.tick();
    expect(one.standing()).toEqual({});
    one.bench.clock.jumpTo(at('09:30', '2026-11-16'));
    one.restarted().tick();
    one.bench.clock.jumpTo(at('09:30', '2026-11-17'));
    one.restarted().tick();
    expect(one.ran()).toBe('daily@177.5');
  });

  it('is waited with as long when the clock leaps so far while it runs, and not when that time has passed', async () => {
    const one = await running();
    one.bench.clock.advanceBy(8 * dayMs);
    one.schedule.tick();
    expect([one.standing(), one.logged('job.skipped')]).toEqual([{}, 47]);
    jump(one, 8 * dayMs);
    one.schedule.tick();
    expect(one.standing().hold).toMatchObject({ why: 'far', byMs: 8 * dayMs });
  });
});

describe.each([
  ['one hour', hourMs],
  ['one day', dayMs],
])('a wall clock that leaps ahead by %s in a running process', (_, byMs) => {
  it('fires nothing in the first tick; when it stays so, everything once or reported', async () => {
    const one = await running(3 * hourMs);
    const before = ranOf(one);
    jump(one, byMs);
    one.schedule.tick();
    expect(ranOf(one)).toEqual(before);
    expect(one.standing().hold).toMatchObject({ why: 'ahead', byMs });
    tickFor(one, beatMs);
    expect(ranOf(one)).toEqual(before);
    tickFor(one, beatMs);
    expect(one.standing().hold).toBeUndefined();
    expect(one.logged('schedule.held')).toBe(1);
    expect(one.logged('schedule.resumed')).toBe(1);
    const ran = ranOf(one);
    expect(isOnce(ran)).toBe(true);
    const skipped = one.bench.read((tx) => tx.occurrences.skipped(0 as Instant));
    const fell = hourly.filter((dueAt) => dueAt > at('09:59') && dueAt <= one.bench.clock.now());
    expect(ran.length - before.length + skipped.length).toBe(fell.length);
  });

  it('is nothing at all when it comes back within a minute', async () => {
    const one = await running();
    const before = ranOf(one);
    jump(one, byMs);
    one.schedule.tick();
    jump(one, -byMs);
    tickFor(one, 2 * minuteMs);
    expect(ranOf(one)).toEqual([...before, 'hourly@10']);
    expect(one.logged('schedule.clock-set-back')).toBe(0);
    expect(one.standing()).toEqual({});
    expect(one.bench.read((tx) => tx.occurrences.skipped(0 as Instant))).toEqual([]);
  });
});

describe('a machine that was suspended for a night', () => {
  it('and tells so: caught up one tick later, without a doubt about its clock', async () => {
    const one = await running(3 * hourMs);
    const before = ranOf(one);
    one.bench.clock.suspendFor(9 * hourMs);
    one.schedule.tick();
    // What was said meanwhile, as that the day is moved, is fetched first.
    expect(ranOf(one)).toEqual(before);
    expect([one.logged('schedule.held'), one.logged('schedule.suspended')]).toEqual([0, 1]);
    expect(one.standing()).toEqual({});
    tickFor(one, beatMs);
    expect(ranOf(one).slice(before.length)).toEqual(['hourly@16', 'hourly@17', 'hourly@18']);
  });

  it('and whose clock has leapt further than it slept is doubted all the same', async () => {
    const one = await running(3 * hourMs);
    one.bench.clock.suspendFor(hourMs);
    jump(one, dayMs);
    one.schedule.tick();
    expect(one.standing().hold).toMatchObject({ why: 'ahead', byMs: dayMs });
  });

  it.each([
    ['stands still, and nothing tells of it', true],
    ['goes on', false],
  ])('whose monotonic clock %s: what fell due is caught up once, or reported', async (_name, still) => {
    const one = await running(3 * hourMs);
    const before = ranOf(one);
    if (still) jump(one, 9 * hourMs);
    else one.bench.clock.advanceBy(9 * hourMs);
    one.schedule.tick();
    tickFor(one, minuteMs);
    const caughtUp = ranOf(one).slice(before.length);
    expect(caughtUp).toEqual(['hourly@16', 'hourly@17', 'hourly@18', 'hourly@19']);
    const skipped = one.bench.read((tx) => tx.occurrences.skipped(0 as Instant));
    expect(skipped.map(({ dueAt }) => (dueAt - at('00:00')) / hourMs)).toEqual([10, 11, 12, 13, 14, 15]);
    tickFor(one, minuteMs);
    expect(ranOf(one)).toEqual([...before, ...caughtUp]);
    expect(one.logged('job.skipped')).toBe(6);
  });
});
