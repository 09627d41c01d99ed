import { describe, expect, it } from 'vitest';
import { instantAt } from '../../src/domain/calendar/time.ts';
import type { Instant, LocalDate, LocalTime } from '../../src/domain/ids.ts';
import type { Job, JobDefinition } from '../../src/job.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { createSchedule } from '../../src/runtime/schedule.ts';
import { openBench } from '../harness/ingest-bench.ts';

const hourMs = 3_600_000;
const at = (time: string, date = '2026-11-10') =>
  instantAt(date as LocalDate, time as LocalTime, 'Asia/Shanghai');

/** A job that falls due at these instants and writes down that it ran. */
function toy(name: string, dues: readonly Instant[], more: Partial<JobDefinition> = {}): Job {
  return {
    name,
    description: { 'zh-CN': '试', en: 'trial' },
    lateLimitMs: 3 * hourMs,
    due: (_, { from, to }) =>
      dues
        .filter((dueAt) => dueAt >= from && dueAt <= to)
        .map((dueAt) => ({ scope: 'county', period: String(dueAt), planRevision: 0, dueAt })),
    run: ({ tx }, { dueAt }) => {
      const before = tx.settings.meta('ran') ?? '';
      tx.settings.setMeta('ran', `${before}${name}@${String((dueAt - at('00:00')) / hourMs)} `);
      return {};
    },
    ...more,
  };
}

async function openSchedule(jobs: readonly Job[], store?: (real: Store) => Store) {
  const bench = await openBench();
  let commits = 0;
  const warnings: string[] = [];
  const world = {
    ...bench.world,
    store: store?.(bench.world.store) ?? bench.world.store,
    log: {
      ...bench.world.log,
      warn: (event: string) => warnings.push(event),
      error: (event: string) => warnings.push(event),
    },
  };
  const create = () =>
    createSchedule(world, jobs, () => {
      commits += 1;
    });
  return {
    bench,
    warnings,
    schedule: create(),
    restarted: create,
    commits: () => commits,
    /** What ran, in order: `job@hour`. */
    ran: () => (bench.read((tx) => tx.settings.meta('ran')) ?? '').trim(),
    taken: () =>
      bench.read((tx) =>
        tx.occurrences.recent(20).map(({ kind, state, reason }) => ({ kind, state, reason })),
      ),
  };
}

describe('a tick', () => {
  it('runs what is due, the oldest first, each once', async () => {
    const one = await openSchedule([
      toy('b', [at('09:30'), at('11:00')]),
      toy('a', [at('09:30'), at('09:10')]),
    ]);
    one.schedule.tick();
    expect(one.ran()).toBe('');
    one.bench.clock.advanceTo(at('10:00'));
    one.schedule.tick();
    one.schedule.tick();
    one.restarted().tick();
    expect(one.ran()).toBe('a@9.166666666666666 a@9.5 b@9.5');
    expect(one.commits()).toBe(1);
    one.bench.clock.advanceTo(at('11:00'));
    one.schedule.tick();
    expect(one.ran()).toMatch(/ b@11$/);
  });

  it('catches up after downtime within the limit, and reports what is too late', async () => {
    const patient = toy('patient', [at('10:00'), at('13:00')], { lateLimitMs: 24 * hourMs });
    const hasty = toy('hasty', [at('10:00'), at('13:00')], { lateLimitMs: hourMs });
    const one = await openSchedule([patient, hasty]);
    one.schedule.tick();
    one.bench.clock.advanceTo(at('13:30'));
    one.restarted().tick();
    expect(one.ran()).toBe('patient@10 hasty@13 patient@13');
    expect(one.bench.read((tx) => tx.occurrences.skipped(at('13:30')))).toMatchObject([
      { kind: 'hasty', dueAt: at('10:00'), reason: 'too late' },
    ]);
    expect(one.warnings).toContain('job.skipped');
    one.bench.clock.advanceTo(at('14:00'));
    one.schedule.tick();
    expect(one.taken()).toHaveLength(4);
  });

  it('catches up after days', async () => {
    const one = await openSchedule([toy('rare', [at('10:00', '2026-11-14')], { lateLimitMs: 200 * hourMs })]);
    one.schedule.tick();
    one.bench.clock.advanceTo(at('09:00', '2026-11-20'));
    one.schedule.tick();
    expect(one.ran()).toBe('rare@106');
  });

  it('is held while the wall clock stands before the latest one', async () => {
    const one = await openSchedule([toy('a', [at('08:30'), at('10:30')])]);
    one.bench.clock.advanceTo(at('10:00'));
    one.schedule.tick();
    expect(one.ran()).toBe('a@8.5');
    one.bench.clock.jumpTo(at('08:00'));
    one.schedule.tick();
    expect(one.warnings).toContain('schedule.held');
    one.bench.clock.jumpTo(at('09:58'));
    one.restarted().tick();
    expect(one.ran()).toBe('a@8.5');
    one.bench.clock.jumpTo(at('10:31'));
    one.schedule.tick();
    expect(one.ran()).toBe('a@8.5 a@10.5');
  });
});

describe('a job that throws', () => {
  it('is undone and reported, runs no second time and stops no other', async () => {
    let times = 0;
    const broken = toy('broken', [at('09:10')], {
      run: ({ tx }) => {
        times += 1;
        tx.settings.setMeta('broken', 'half done');
        throw new Error('planted');
      },
    });
    const one = await openSchedule([broken, toy('good', [at('09:10')])]);
    one.bench.clock.advanceTo(at('09:30'));
    expect(one.schedule.tick().map(({ state }) => state)).toEqual(['failed', 'done']);
    one.schedule.tick();
    expect(times).toBe(1);
    expect(one.ran()).toMatch(/^good/);
    expect(one.bench.read((tx) => tx.settings.meta('broken'))).toBeUndefined();
  });

  it('because it broke a rule of the database, it has failed like any other', async () => {
    const one = await openSchedule([
      toy('a', [at('09:10')], {
        run: () => {
          throw Object.assign(new Error('UNIQUE'), { code: 'SQLITE_CONSTRAINT_UNIQUE' });
        },
      }),
    ]);
    one.bench.clock.advanceTo(at('09:30'));
    one.schedule.tick();
    expect(one.taken()).toMatchObject([{ kind: 'a', state: 'failed' }]);
  });

  it('because the database is busy, it keeps its slot for the next tick', async () => {
    let busy = true;
    const one = await openSchedule([toy('a', [at('09:10')])], (real) => ({
      ...real,
      write: (fn) =>
        real.write((tx) => {
          const result = fn(tx);
          if (busy && tx.settings.meta('ran') !== undefined) {
            busy = false;
            throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
          }
          return result;
        }),
    }));
    one.bench.clock.advanceTo(at('09:30'));
    expect(one.schedule.tick().map(({ state }) => state)).toEqual(['failed']);
    expect(one.taken()).toEqual([]);
    one.schedule.tick();
    expect(one.ran()).toMatch(/^a@/);
    expect(one.taken()).toMatchObject([{ kind: 'a', state: 'done' }]);
  });
});

describe('a run by hand', () => {
  it('consumes no slot, whether it did something or not', async () => {
    let open = false;
    const gate = toy('gate', [at('10:00')], {
      run: ({ tx }) => {
        if (!open) return { skipped: 'nothing new' };
        tx.settings.setMeta('ran', `${tx.settings.meta('ran') ?? ''}x`);
        return {};
      },
    });
    const one = await openSchedule([gate]);
    const period = String(at('10:00'));
    expect(one.schedule.runNow(gate, 'county', period)).toMatchObject({ state: 'skipped' });
    open = true;
    expect(one.schedule.runNow(gate, 'county', period)).toMatchObject({ state: 'done' });
    expect(one.schedule.runNow(gate, 'county', period)).toMatchObject({ state: 'done' });
    expect(one.ran()).toBe('xx');
    one.bench.clock.advanceTo(at('10:00'));
    one.schedule.tick();
    expect(one.ran()).toBe('xxx');
  });

  it('gives the job the period that was asked for', async () => {
    const periods: string[] = [];
    const job = toy('job', [], {
      run: (_, { period }) => {
        periods.push(period);
        return {};
      },
    });
    const one = await openSchedule([job]);
    one.schedule.runNow(job, 'chat:1', '2026-11-15');
    expect(periods).toEqual(['2026-11-15']);
  });
});

describe('what is to come', () => {
  it('is told soonest first, one of each job and scope, without what has run', async () => {
    const one = await openSchedule([
      toy('b', [at('11:00'), at('12:00')]),
      toy('a', [at('08:00'), at('13:00')]),
    ]);
    expect(one.schedule.upcoming(24 * hourMs).map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ['b', at('11:00')],
      ['a', at('13:00')],
    ]);
    expect(one.schedule.upcoming(hourMs)).toEqual([]);
  });
});
