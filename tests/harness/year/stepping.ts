import { addDays, instantAt, localOf } from '../../../src/domain/calendar/time.ts';
import type { Instant, LocalDate, LocalTime } from '../../../src/domain/ids.ts';
import type { Conversation } from '../conversation.ts';
import type { Recorder } from './recorder.ts';

const zone = 'Asia/Shanghai';
const dayMs = 86_400_000;
/** Looked at every day besides what falls due: what has waited through the quiet hours leaves. */
const stops = ['08:00'] as readonly string[];

/** Swept together with whatever comes next. */
const sendsNothing: readonly string[] = ['backup', 'housekeeping'];

const momentAt = (date: string, time: string): Instant =>
  instantAt(date as LocalDate, time as LocalTime, zone);

export interface Steps {
  /** Lets time pass from one due event to the next, and takes down what the bot sends of its own accord. */
  passUntil(date: string, time: string): Promise<void>;
}

export function stepsOf(talk: Conversation, recorder: Pick<Recorder, 'look'>): Steps {
  const { rehearsal } = talk;
  let known: { readonly until: number; readonly due: readonly number[]; readonly calls: number } | undefined;

  /** What falls due in a day's time: looked up again when that is over or anything has happened. */
  const dueAfter = (now: Instant): readonly number[] => {
    const calls = rehearsal.revision();
    if (known === undefined || known.until <= now || known.calls !== calls) {
      const due = talk
        .app()
        .schedule.upcoming(dayMs)
        .filter(({ kind }) => !sendsNothing.includes(kind));
      known = { until: now + dayMs / 2, due: due.map(({ dueAt }) => dueAt), calls };
    }
    return known.due.filter((at) => at > now);
  };

  return {
    async passUntil(date, time) {
      const end = momentAt(date, time);
      for (let now = talk.clock.now(); now < end; now = talk.clock.now()) {
        const next = Math.min(end, nextStop(now), ...dueAfter(now));
        // The wall clock alone: a long poll that ended each time would wait in real time.
        talk.clock.jumpTo(next as Instant);
        // Two looks in which the program convinces itself of the leap.
        talk.app().tick();
        talk.app().tick();
        await talk.tick();
        recorder.look();
      }
    },
  };
}

function nextStop(now: Instant): number {
  const { date } = localOf(now, zone);
  const all = [date, addDays(date, 1)].flatMap((day) => stops.map((time) => momentAt(day, time) as number));
  return all.find((at) => at > now) ?? now + dayMs;
}
