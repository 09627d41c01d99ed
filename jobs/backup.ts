import { addDays, hourMs, instantAt, localOf } from '../src/domain/calendar/time.ts';
import type { Instant, LocalTime } from '../src/domain/ids.ts';
import { defineJob } from '../src/job.ts';

/** In the night; and by day, when the night's did not come to be. */
const times = ['02:30', '13:30'] as readonly string[];

export default defineJob({
  description: {
    'zh-CN': '每天2点半备份到 DATA_DIR/backups（留7天、4周、12个月）；没做成，13点半再做一次',
    en: 'Daily at 2:30: a backup into DATA_DIR/backups (7 days, 4 weeks, 12 months stay); again at 13:30 if there is none',
  },
  lateLimitMs: 20 * hourMs,
  due({ now, rules }, { from, to }) {
    const { date: today } = localOf(now, rules.zone);
    const runs = [];
    for (let date = addDays(today, -1); ; date = addDays(date, 1)) {
      const day = times.map((time, planRevision) => ({
        scope: 'county',
        period: date,
        planRevision,
        dueAt: instantAt(date, time as LocalTime, rules.zone),
      }));
      runs.push(...day);
      if (day.every(({ dueAt }) => dueAt > to)) break;
    }
    // One backup shows all that those would have shown which were missed: of the past ones only the last one counts.
    const last = Math.max(...runs.map(({ dueAt }) => dueAt).filter((dueAt) => dueAt <= now)) as Instant;
    return runs.filter(({ dueAt }) => dueAt >= from && dueAt <= to && dueAt >= last);
  },
  run({ tx, now, rules }, { planRevision }) {
    const last = Number(tx.settings.meta('backup.last') ?? '0') as Instant;
    const isMade = localOf(last, rules.zone).date === localOf(now, rules.zone).date;
    return planRevision > 0 && isMade
      ? { skipped: 'nothing new' }
      : { errands: [{ task: 'backup', input: {} }] };
  },
});
