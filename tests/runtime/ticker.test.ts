import { describe, expect, it } from 'vitest';
import { settableClock } from '../../src/adapters/clock/settable-clock.ts';
import type { Instant } from '../../src/domain/ids.ts';
import type { Log, LogFacts } from '../../src/ports/log.ts';
import { caughtUp, startTicker } from '../../src/runtime/ticker.ts';

const start = 1_792_000_005_000 as Instant;

function recorder() {
  const entries: { event: string; facts: LogFacts | undefined }[] = [];
  const note = (event: string, facts?: LogFacts) => void entries.push({ event, facts });
  const log: Log = { debug: note, info: note, warn: note, error: note };
  return { log, entries, events: () => entries.map(({ event }) => event) };
}

function open(tick: () => void, ready: () => boolean = () => true) {
  const clock = settableClock(start);
  const { log, entries, events } = recorder();
  const ticker = startTicker(tick, { clock, log, ready });
  const pass = async (ms: number) => {
    clock.advanceBy(ms);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { clock, ticker, log, entries, events, pass };
}

describe('the ticker', () => {
  it('ticks at once and every thirty seconds until it is stopped', async () => {
    let ticks = 0;
    const { ticker, pass, entries } = open(() => {
      ticks += 1;
    });
    expect(ticks).toBe(1);
    for (let n = 0; n < 4; n += 1) await pass(30_000);
    expect(ticks).toBe(5);
    ticker.stop();
    await pass(120_000);
    expect(ticks).toBe(5);
    expect(entries).toEqual([]);
  });

  it.each([-86_400_000, 365 * 86_400_000])(
    'goes on at its pace when the wall clock jumps by %i ms',
    async (byMs) => {
      let ticks = 0;
      const { clock, pass } = open(() => {
        ticks += 1;
      });
      clock.jumpTo((start + byMs) as Instant);
      await pass(29_000);
      expect(ticks).toBe(1);
      for (let n = 0; n < 4; n += 1) await pass(30_000);
      expect(ticks).toBe(5);
    },
  );

  it('waits, looking each second, until the program is ready for it', async () => {
    let ticks = 0;
    let isReady = false;
    const { pass } = open(
      () => {
        ticks += 1;
      },
      () => isReady,
    );
    for (let n = 0; n < 40; n += 1) await pass(1_000);
    expect(ticks).toBe(0);
    isReady = true;
    await pass(1_000);
    expect(ticks).toBe(1);
  });

  it('logs a tick that throws, without its message, and goes on', async () => {
    const { pass, entries } = open(() => {
      throw new TypeError('林福贵\n    at 林福贵:1:2');
    });
    await pass(30_000);
    expect(entries).toHaveLength(2);
    expect(entries[0]).toMatchObject({ event: 'tick.failed', facts: { error: 'TypeError' } });
    expect(entries[0]?.facts?.['at']).toMatch(/^ticker\.test\.ts:\d+$/);
    expect(JSON.stringify(entries)).not.toContain('林福贵');
  });
});

describe('the ticker with somebody who wakes it', () => {
  function woken() {
    let ticks = 0;
    let wake = (): void => undefined;
    const said: string[] = [];
    const clock = settableClock(start);
    const ticker = startTicker(
      () => {
        ticks += 1;
      },
      {
        clock,
        log: recorder().log,
        ready: () => true,
        wakeUps: (call) => {
          wake = call;
          return { again: () => said.push('again'), stop: () => said.push('stop') };
        },
      },
    );
    const rest = async () => {
      for (let n = 0; n < 5; n += 1) await Promise.resolve();
    };
    return {
      ticker,
      said,
      ticks: () => ticks,
      wake: async () => {
        wake();
        await rest();
      },
      pass: async (ms: number) => {
        clock.advanceBy(ms);
        await rest();
      },
    };
  }

  it('ticks when it is woken, and not in between', async () => {
    const one = woken();
    for (let n = 0; n < 4; n += 1) {
      await one.pass(30_000);
      expect(one.ticks()).toBe(n + 1);
      await one.wake();
      expect(one.ticks()).toBe(n + 2);
    }
    one.ticker.stop();
    await one.wake();
    expect(one.ticks()).toBe(5);
    expect(one.said).toEqual(['stop']);
  });

  it('ticks by itself when nobody wakes it, and has the waking started anew', async () => {
    const one = woken();
    await one.pass(44_000);
    expect(one.ticks()).toBe(1);
    await one.pass(1_000);
    expect(one.ticks()).toBe(2);
    expect(one.said).toEqual(['again']);
    one.ticker.stop();
  });
});

describe('before the first tick', () => {
  const after = (sinceFetchMs: number | undefined, ms: number): boolean => {
    const clock = settableClock(start);
    const ready = caughtUp({ sinceLastFetch: () => sinceFetchMs }, clock);
    clock.advanceBy(ms);
    return ready();
  };

  it('what was said meanwhile is taken: nothing has come for a second, or the minute is over', () => {
    expect(after(undefined, 59_000)).toBe(false);
    expect(after(10, 59_000)).toBe(false);
    expect(after(1_000, 2_000)).toBe(true);
    expect(after(undefined, 60_000)).toBe(true);
    expect(after(10, 60_000)).toBe(true);
  });
});
