import { platform } from 'node:os';
import { describe, expect, it } from 'vitest';
import type { MovableClock } from '../../src/adapters/clock/movable-clock.ts';
import { offsetClock } from '../../src/adapters/clock/offset-clock.ts';
import { settableClock } from '../../src/adapters/clock/settable-clock.ts';
import { systemClock } from '../../src/adapters/clock/system-clock.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { clockContract } from './clock.ts';

const start = 1_763_000_000_000 as Instant;
const hourMs = 3_600_000;

clockContract('system', () => {
  const clock = systemClock();
  return { clock, pass: (ms) => clock.sleep(ms) };
});
clockContract('settable', () => movable(settableClock(start)));
clockContract('offset, moved by hand', () => movable(offsetClock(start)));
clockContract('offset, running', () => {
  const clock = offsetClock(start);
  return { clock, pass: (ms) => clock.sleep(ms) };
});

function movable(clock: MovableClock) {
  return {
    clock,
    pass: (ms: number) => {
      clock.advanceBy(ms);
      return Promise.resolve();
    },
  };
}

describe.each([
  ['settable', settableClock],
  ['offset', offsetClock],
] as const)('movable clock: %s', (_name, create) => {
  it('starts at the given instant', () => {
    expect(create(start).now() - start).toBeLessThan(1_000);
  });

  it('advances to an instant and wakes who slept until then', async () => {
    const clock = create(start);
    const sleeping = clock.sleep(hourMs);
    clock.advanceTo((start + hourMs + 1_000) as Instant);
    await sleeping;
    expect(clock.now()).toBeGreaterThanOrEqual(start + hourMs + 1_000);
  });

  it('tells when the next sleeper wakes', async () => {
    const clock = create(start);
    expect(clock.nextWake()).toBeUndefined();
    const later = clock.sleep(2 * hourMs);
    const sooner = clock.sleep(hourMs);
    const next = clock.nextWake();
    expect(next).toBeGreaterThanOrEqual(start + hourMs);
    expect(next).toBeLessThan(start + hourMs + 1_000);
    clock.advanceBy(hourMs);
    await sooner;
    expect(clock.nextWake()).toBeGreaterThanOrEqual(start + 2 * hourMs);
    clock.advanceBy(hourMs);
    await later;
    expect(clock.nextWake()).toBeUndefined();
  });

  it('refuses to advance into the past, but lets the wall clock jump there alone', () => {
    const clock = create(start);
    expect(() => {
      clock.advanceTo((start - hourMs) as Instant);
    }).toThrow('cannot advance');
    const before = clock.monotonic();
    clock.jumpTo((start - hourMs) as Instant);
    expect(clock.now()).toBeLessThan(start - hourMs + 1_000);
    expect(clock.monotonic()).toBeGreaterThanOrEqual(before);
  });

  it('is suspended: the wall clock and the time since the boot go on, the monotonic one does not', () => {
    const clock = create(start);
    const [wall, monotonic, boot = 0] = [clock.now(), clock.monotonic(), clock.sinceBoot()];
    clock.suspendFor(hourMs);
    expect(clock.now() - wall).toBeGreaterThanOrEqual(hourMs);
    expect((clock.sinceBoot() ?? 0) - boot).toBeGreaterThanOrEqual(hourMs);
    expect(clock.monotonic() - monotonic).toBeLessThan(1_000);
  });
});

it.runIf(platform() === 'linux')('the system tells how long it was on, suspensions counted in', () => {
  expect(systemClock().sinceBoot()).toBeGreaterThan(0);
});

describe('settable clock', () => {
  it('stands still until told', async () => {
    const clock = settableClock(start);
    await systemClock().sleep(5);
    expect(clock.now()).toBe(start);
  });
});
