import { after, hourMs, minuteMs } from './calendar/time.ts';
import type { Instant } from './ids.ts';

/** A clock that was set back, or whose date is far ahead, is believed when it has gone on from there for so long. */
export const provenMs = 10 * minuteMs;
/** A date so far after the last one that is known is doubted: no weekend and no ordinary outage is that long. */
export const farAheadMs = 7 * 24 * hourMs;

/** What the wall clock did to the timetable, for the operator. Lengths in milliseconds. */
export interface ScheduleStanding {
  /** Why no job runs at the moment; absent: they run. */
  readonly hold?: {
    /**
     * `behind`: the clock was set back; `ahead`: it leapt, and a further look has to confirm that; `far`: it says a date long
     * after the last tick, and nothing tells that so much time has passed.
     */
    readonly why: 'behind' | 'ahead' | 'far';
    readonly byMs: number;
    /** By the clock as it goes now. */
    readonly since: Instant;
  };
  /** The last time that a clock which had been set back was believed. */
  readonly setBack?: { readonly byMs: number; readonly at: Instant };
}

/** Where the standing is kept among the facts about the program. */
export const standingKey = 'schedule.standing';

/** Reads what {@link formatStanding} wrote; nothing known is nothing wrong. */
export function readStanding(stored: string | undefined): ScheduleStanding {
  if (stored === undefined || stored === '') return {};
  return JSON.parse(stored) as ScheduleStanding;
}

/** When a clock that was set back, or a date far ahead, will be believed. */
export function believedAt({ hold }: ScheduleStanding): Instant | undefined {
  return hold !== undefined && hold.why !== 'ahead' ? after(hold.since, provenMs) : undefined;
}

export function formatStanding(standing: ScheduleStanding): string {
  return JSON.stringify(standing);
}
