import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTicker } from '../../../src/adapters/cron/ticker.ts';
import type { Log, LogFacts } from '../../../src/ports/log.ts';

function recorder() {
  const entries: { level: string; event: string; facts: LogFacts | undefined }[] = [];
  const at = (level: string) => (event: string, facts?: LogFacts) =>
    void entries.push({ level, event, facts });
  const log: Log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  return { log, entries };
}

describe('startTicker', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_792_000_005_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('ticks every thirty seconds until it is stopped', async () => {
    const { log, entries } = recorder();
    let ticks = 0;
    const ticker = startTicker(() => {
      ticks += 1;
    }, log);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(ticks).toBe(4);
    ticker.stop();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(ticks).toBe(4);
    expect(entries).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    [
      'throws',
      () => {
        throw new TypeError('林福贵\n    at 林福贵:1:2');
      },
    ],
    ['rejects', () => Promise.reject(new TypeError('林福贵\n    at 林福贵:1:2'))],
  ])('logs a tick that %s, without its message, and goes on', async (_, fail) => {
    const { log, entries } = recorder();
    const ticker = startTicker(fail, log);
    await vi.advanceTimersByTimeAsync(60_000);
    ticker.stop();
    expect(entries).toHaveLength(2);
    expect(entries[0]).toMatchObject({ level: 'error', event: 'tick.failed', facts: { error: 'TypeError' } });
    expect(entries[0]?.facts?.['at']).toMatch(/^ticker\.test\.ts:\d+$/);
    expect(JSON.stringify(entries)).not.toContain('林福贵');
  });

  it('survives a thrown value that is no error', async () => {
    const { log, entries } = recorder();
    const thrown: unknown = '林福贵';
    const ticker = startTicker(() => {
      throw thrown;
    }, log);
    await vi.advanceTimersByTimeAsync(30_000);
    ticker.stop();
    expect(entries.map((entry) => entry.facts)).toEqual([{ error: 'string', at: undefined }]);
  });

  it('never runs two ticks at once', async () => {
    const { log, entries } = recorder();
    let started = 0;
    let finish = (): void => undefined;
    const ticker = startTicker(() => {
      started += 1;
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    }, log);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(started).toBe(1);
    expect(entries.map((entry) => entry.event)).toEqual(['tick.overlap']);
    finish();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(started).toBe(2);
    ticker.stop();
  });
});
