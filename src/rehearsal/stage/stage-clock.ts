import type { MovableClock } from '../../adapters/clock/movable-clock.ts';
import { realSleep } from '../../adapters/clock/system-clock.ts';
import { localOf } from '../../domain/calendar/time.ts';
import type { Instant } from '../../domain/ids.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { comingEvents, jobsSince, revisions, saidSince } from './events.ts';
import type { Backstage, RanJob, SaidMessage } from './events.ts';

export interface Moment {
  readonly at: Instant;
  /** `2026-11-06`, `08:30`, and both as people say them. */
  readonly date: string;
  readonly time: string;
  readonly text: string;
}

export interface Reading extends Moment {
  /** The next event that somebody would notice. */
  readonly next: (Moment & { readonly what: string; readonly where: string }) | null;
}

export interface Stepped extends Reading {
  /** What has happened on the way. */
  readonly jobs: readonly RanJob[];
  readonly said: readonly SaidMessage[];
}

/** The clock of the rehearsal as one moves it by hand. Moves follow one another, never overlap. */
export interface StageClock {
  reading(): Reading;
  /** To the next event, through whatever is due on the way. Stays when nothing is waited for. */
  toNext(): Promise<Stepped>;
  byMinutes(minutes: number): Promise<Stepped>;
  /** Resolves when the bot has taken everything that people did, and has said all that it can say now. */
  settle(): Promise<void>;
}

export interface StageClockParts {
  readonly clock: MovableClock;
  readonly rehearsal: Rehearsal;
  readonly backstage: Backstage;
  /** IANA name. */
  readonly zone: string;
}

const minuteMs = 60_000;
/** Longer than from one month's last event to the next month's first. */
const horizonMs = 45 * 86_400_000;
const settleMs = 30_000;

export function createStageClock(parts: StageClockParts): StageClock {
  const { clock, rehearsal, backstage, zone } = parts;
  let last: Promise<unknown> = Promise.resolve();

  const momentOf = (at: Instant): Moment => ({ at, ...localOf(at, zone), text: spoken(at, zone) });

  function reading(): Reading {
    const now = clock.now();
    const event = comingEvents(backstage, rehearsal, now, horizonMs).find(({ quiet }) => !quiet);
    return {
      ...momentOf(now),
      next: event ? { ...momentOf(event.at), what: event.what, where: event.where } : null,
    };
  }

  /** Due events are passed one by one, so that each finds the clock at its own time. */
  async function moveTo(target: Instant): Promise<void> {
    for (;;) {
      const now = clock.now();
      const due = comingEvents(backstage, rehearsal, now, target - now).find(({ at }) => at <= target);
      clock.advanceBy(Math.max(0, (due?.at ?? target) - clock.now()));
      backstage.tick();
      if (due?.quiet !== true) await settle();
      if (!due) return;
    }
  }

  async function step(targetOf: () => Instant): Promise<Stepped> {
    await settle();
    const since = clock.now();
    const before = revisions(rehearsal);
    await moveTo(targetOf());
    return {
      ...reading(),
      jobs: jobsSince(backstage, rehearsal, since),
      said: saidSince(rehearsal, before),
    };
  }

  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = last.then(run);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 2;) {
      await rehearsal.until(() => rehearsal.isPolled() && rehearsal.pendingUpdates().length === 0, {
        timeoutMs: settleMs,
        what: 'the bot to take every update',
      });
      const before = rehearsal.revision();
      await withinTime(backstage.settled());
      quiet = rehearsal.revision() === before && rehearsal.isPolled() ? quiet + 1 : 0;
    }
  }

  return {
    reading,
    toNext: () => inTurn(() => step(() => reading().next?.at ?? clock.now())),
    byMinutes: (minutes) => inTurn(() => step(() => (clock.now() + minutes * minuteMs) as Instant)),
    settle,
  };
}

/** Rejects after half a minute of real time: a page must not wait for ever. */
async function withinTime(settled: Promise<void>): Promise<void> {
  const over = new AbortController();
  const late = realSleep(settleMs, over.signal).then(() => {
    if (!over.signal.aborted)
      throw new Error(
        `rehearsal: the bot was still sending after ${String(settleMs)} ms. Look at the program's log.`,
      );
  });
  try {
    await Promise.race([settled, late]);
  } finally {
    over.abort();
  }
}

function spoken(at: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('zh-CN', {
    timeZone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
