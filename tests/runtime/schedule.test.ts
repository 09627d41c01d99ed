import { describe, expect, it } from 'vitest';
import { at, hourMs, openSchedule, toy } from '../harness/toy-schedule.ts';

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
    expect(one.logged('job.skipped')).toBe(1);
    expect(one.lines.find(({ event }) => event === 'job.skipped')?.facts).toEqual({
      job: 'hasty',
      scope: 'county',
      period: String(at('10:00')),
      reason: 'too late',
    });
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

  it('says once what is skipped, not at every tick, and what a job says of itself only where somebody missed something', async () => {
    const sorry = toy('sorry', [at('10:00')], { run: () => ({ skipped: 'no officer bound' }) });
    const moot = toy('moot', [at('10:00')], { run: () => ({ skipped: 'nothing new' }) });
    const late = toy('late', [at('09:10')], { lateLimitMs: 0 });
    const one = await openSchedule([sorry, moot, late]);
    one.schedule.tick();
    one.bench.clock.advanceTo(at('10:01'));
    for (let n = 0; n < 5; n += 1) one.schedule.tick();
    one.restarted().tick();
    const told = one.lines.filter(({ event }) => event === 'job.skipped').map(({ facts }) => facts?.['job']);
    expect(told).toEqual(['late', 'sorry']);
    expect(one.taken()).toHaveLength(3);
  });

  it('goes on from where it stood when the program dies amid catching up', async () => {
    let dies = true;
    const one = await openSchedule([
      toy('a', [at('10:00', '2026-11-11')], { lateLimitMs: 400 * hourMs }),
      toy('b', [at('11:00', '2026-11-11')], {
        lateLimitMs: 400 * hourMs,
        due: (_, { from, to }) => {
          const dueAt = at('11:00', '2026-11-11');
          return dueAt >= from && dueAt <= to
            ? [{ scope: 'county', period: '2026-11', planRevision: 0, dueAt }]
            : [];
        },
        run: ({ tx }) => {
          // As a kill between the two: nothing of this tick is written any more.
          if (dies) throw Object.assign(new Error('killed'), { code: 'SQLITE_IOERR' });
          tx.settings.setMeta('ran', `${tx.settings.meta('ran') ?? ''}b`);
          return {};
        },
      }),
    ]);
    one.schedule.tick();
    one.bench.clock.advanceTo(at('09:00', '2026-11-15'));
    one.schedule.tick();
    expect(one.taken()).toHaveLength(1);
    dies = false;
    one.bench.clock.advanceTo(at('20:00', '2026-11-16'));
    one.restarted().tick();
    expect(one.ran()).toMatch(/^a@34 b$/);
  });

  it('lets a job that cannot say what is due stop no other, and catches up with it when it can', async () => {
    let broken = true;
    const good = toy('good', [at('10:00'), at('15:00')]);
    const bad: typeof good = {
      ...toy('bad', [at('10:00')], { lateLimitMs: 24 * hourMs }),
      due: (call, window) => {
        if (broken) throw new Error('planted');
        return toy('bad', [at('10:00')]).due(call, window);
      },
    };
    const one = await openSchedule([bad, good]);
    one.schedule.tick();
    one.bench.clock.advanceTo(at('10:01'));
    one.schedule.tick();
    one.bench.clock.advanceTo(at('15:01'));
    one.schedule.tick();
    expect(one.ran()).toBe('good@10 good@15');
    expect(one.logged('job.due-failed')).toBe(1);
    expect(one.broken()).toMatchObject([{ job: 'bad', since: at('09:00') }]);
    broken = false;
    one.schedule.tick();
    expect(one.ran()).toBe('good@10 good@15 bad@10');
    expect([one.logged('job.due-mended'), one.broken()]).toEqual([1, []]);
  });

  it('goes on from tick to tick for the others, and says again when the fault is another one', async () => {
    let fault = 'one';
    const bad = {
      ...toy('bad', []),
      due: () => {
        throw Object.assign(new Error('planted'), { code: fault });
      },
    };
    const one = await openSchedule([bad, toy('good', [at('09:00', '2027-01-20')])]);
    for (const date of ['2026-11-10', '2026-12-05', '2026-12-30', '2027-01-20']) {
      one.bench.clock.advanceTo(at('09:00', date));
      one.schedule.tick();
    }
    // The look back would not reach that far.
    expect([one.logged('schedule.gap'), one.logged('job.due-failed')]).toEqual([0, 1]);
    expect(one.ran()).toMatch(/^good@/);
    fault = 'another';
    one.restarted().tick();
    one.schedule.tick();
    expect(one.logged('job.due-failed')).toBe(2);
    expect(one.broken()).toMatchObject([{ job: 'bad', since: at('09:00') }]);
  });

  it('says so when it was away for longer than it looks back', async () => {
    const one = await openSchedule([toy('a', [at('10:00')], { lateLimitMs: 9_000 * hourMs })]);
    one.schedule.tick();
    one.bench.clock.advanceTo(at('09:00', '2027-03-01'));
    one.schedule.tick();
    expect(one.lines.find(({ event }) => event === 'schedule.gap')?.facts).toEqual({ days: 111 });
    one.schedule.tick();
    expect(one.logged('schedule.gap')).toBe(1);
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
