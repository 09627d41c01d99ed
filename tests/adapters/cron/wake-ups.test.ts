import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cronWakeUps } from '../../../src/adapters/cron/wake-ups.ts';

describe('wake-ups by node-cron', () => {
  let woken = 0;
  beforeEach(() => {
    woken = 0;
    vi.useFakeTimers({ now: 1_792_000_005_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const wake = () => {
    woken += 1;
  };

  it('come each half minute until they are stopped', async () => {
    const wakeUps = cronWakeUps(wake);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(woken).toBe(4);
    wakeUps.stop();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(woken).toBe(4);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('come again after the wall clock was set back by a day, once started anew', async () => {
    const wakeUps = cronWakeUps(wake);
    await vi.advanceTimersByTimeAsync(60_000);
    vi.setSystemTime(1_792_000_005_000 - 86_400_000);
    const before = woken;
    wakeUps.again();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(woken - before).toBe(2);
    wakeUps.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
