import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/ids.ts';
import { readStatus } from '../../src/cases/status/read-status.ts';
import { holidayTable } from '../../src/domain/calendar/holidays.ts';
import type { ReachTrouble } from '../../src/domain/ingest/reach-trouble.ts';
import type { Meter } from '../../src/ports/meter.ts';
import { createPulse } from '../../src/runtime/pulse.ts';
import type { Ran } from '../../src/runtime/schedule.ts';
import { openBench } from '../harness/ingest-bench.ts';

async function open() {
  const bench = await openBench();
  const clock = bench.clock;
  const events: string[] = [];
  const counted: string[] = [];
  const note = (event: string) => void events.push(event);
  const log = { debug: note, info: note, warn: note, error: note };
  const now = {
    trouble: undefined as string | undefined,
    unreached: undefined as ReachTrouble | undefined,
    ran: [] as Ran[],
    fails: false,
  };
  const meter: Meter = {
    updateTaken: () => undefined,
    answerLeft: () => undefined,
    called: () => undefined,
    occurrenceEnded: (job, state, latenessMs) => void counted.push(`${job} ${state} ${String(latenessMs)}`),
    ticked: () => void counted.push('tick'),
  };
  const pulse = createPulse(
    { store: bench.world.store, clock, log },
    {
      schedule: {
        tick: () => {
          if (now.fails) throw new Error('no tick');
          return now.ran;
        },
      },
      queue: { trouble: () => now.trouble },
      source: { trouble: () => now.unreached },
      queuePath: () => (now.trouble === undefined ? 'redis' : 'embedded'),
      committed: () => undefined,
      meter,
    },
  );
  const status = () =>
    bench.read((tx) =>
      readStatus(tx, {
        now: clock.now(),
        today: '2026-11-10' as never,
        holidays: holidayTable(new Map(), new Set()),
      }),
    );
  return { clock, pulse, events, counted, now, status };
}

/** Lets whoever was woken run. */
const turn = async () => {
  for (let n = 0; n < 5; n += 1) await Promise.resolve();
};

describe('the pulse of the schedule', () => {
  it('is missed in the log once, and once when it is back, whatever the wall clock does', async () => {
    const { clock, pulse, events, now } = await open();
    const stopping = new AbortController();
    const watching = pulse.watch(stopping.signal);
    pulse.tick();
    clock.jumpTo((clock.now() + 86_400_000) as Instant);
    clock.advanceBy(120_000);
    await turn();
    expect(events).toEqual([]);
    now.fails = true;
    expect(() => {
      pulse.tick();
    }).toThrow('no tick');
    for (let n = 0; n < 4; n += 1) {
      clock.advanceBy(30_000);
      await turn();
    }
    expect(events).toEqual(['schedule.stuck']);
    expect(pulse.sinceTickMs()).toBe(240_000);
    now.fails = false;
    pulse.tick();
    expect(events).toEqual(['schedule.stuck', 'schedule.runs-again']);
    stopping.abort();
    await watching;
  });

  it('counts what ran with its lateness, and not what another process ran or what has still to run', async () => {
    const { clock, pulse, counted, now } = await open();
    const slot = { kind: 'notice', scope: 'QH1', period: '2026-11', planRevision: 0, dueAt: clock.now() };
    now.ran = [
      { occurrence: slot, state: 'done' },
      { occurrence: slot, state: 'skipped', reason: 'taken' },
      { occurrence: slot, state: 'failed', reason: 'database' },
      { occurrence: slot, state: 'skipped', reason: 'too late' },
    ];
    clock.advanceBy(90_000);
    pulse.tick();
    expect(counted).toEqual(['tick', 'notice done 90000', 'notice skipped 90000']);
  });

  it('keeps for other processes when it was, which way the queue goes, and its last trouble', async () => {
    const { clock, pulse, now, status } = await open();
    expect(status()).toMatchObject({ lastTickAt: undefined, queue: { path: undefined, trouble: undefined } });
    pulse.tick();
    expect(status()).toMatchObject({ lastTickAt: clock.now(), queue: { path: 'redis', trouble: undefined } });
    clock.advanceBy(30_000);
    const since = clock.now();
    now.trouble = 'Redis is away';
    pulse.tick();
    clock.advanceBy(30_000);
    pulse.tick();
    expect(status().queue).toEqual({ path: 'embedded', trouble: { what: 'Redis is away', since } });
    clock.advanceBy(30_000);
    now.trouble = undefined;
    pulse.tick();
    const over = clock.now();
    expect(status().queue).toEqual({ path: 'redis', trouble: { what: 'Redis is away', since, over } });
    clock.advanceBy(30_000);
    pulse.tick();
    expect(status()).toMatchObject({ lastTickAt: clock.now(), queue: { trouble: { over } } });
  });
});
