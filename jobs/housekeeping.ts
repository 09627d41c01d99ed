import { sweepFeedback } from '../src/cases/feedback/sweep-feedback.ts';
import { endUnknown } from '../src/cases/todo/uncertain-sends.ts';
import { addDays, after, hourMs, instantAt, localOf } from '../src/domain/calendar/time.ts';
import type { LocalTime } from '../src/domain/ids.ts';
import { defineJob } from '../src/job.ts';

const dayMs = 24 * hourMs;
/** Payloads of updates that failed are reduced to field names after this (design §5, Ingest). */
const payloadMs = 7 * dayMs;
const inboxMs = 30 * dayMs;
/** Longer than anything looks back for what has ended: an update that comes again, the failures that `zhibu status` counts. */
const endedMs = 60 * dayMs;
/** Slots of the timetable: a year, so that a clock which was set back by months runs nothing twice. */
const slotsMs = 400 * dayMs;
/** A night's share: the rows of the first years go by and by, and nobody waits for it. */
const rowsANight = 20_000;
const at = '03:00' as LocalTime;

export default defineJob({
  description: {
    'zh-CN': '每天3点清理：过期的草稿、旧的收发记录、办完的旧任务、已经发过的文件',
    en: 'Daily at 3:00: sweeps expired drafts, old rows of inbox, outbox and tasks, and files that were sent',
  },
  lateLimitMs: dayMs,
  due({ now, rules }, { from, to }) {
    const { date: today } = localOf(now, rules.zone);
    const runs = [];
    // One sweep does the work of all that were missed: of the past nights only the last one counts.
    for (let date = addDays(today, -1); ; date = addDays(date, 1)) {
      const dueAt = instantAt(date, at, rules.zone);
      if (dueAt > to) break;
      const missed = date < today && instantAt(today, at, rules.zone) <= now;
      if (dueAt >= from && !missed) runs.push({ scope: 'county', period: date, planRevision: 0, dueAt });
    }
    return runs;
  },
  run({ tx, now, rules }) {
    tx.inbox.sweep(after(now, -payloadMs), after(now, -inboxMs));
    tx.drafts.sweep(now);
    sweepFeedback(tx, localOf(now, rules.zone).date);
    tx.gaps.sweep(after(now, -inboxMs));
    tx.outbox.sweep(after(now, -endedMs), rowsANight);
    tx.tasks.sweep(after(now, -endedMs));
    tx.occurrences.sweep(after(now, -slotsMs));
    endUnknown({ tx, now, today: localOf(now, rules.zone).date });
    return { errands: [{ task: 'sweep-files', input: {} }] };
  },
});
