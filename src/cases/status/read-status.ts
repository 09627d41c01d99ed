import { covers, withOverrides } from '../../domain/calendar/holidays.ts';
import type { HolidayTable } from '../../domain/calendar/holidays.ts';
import { after, hourMs, yearOf } from '../../domain/calendar/time.ts';
import type { Instant, LocalDate } from '../../domain/ids.ts';
import { isMoot } from '../../domain/skip-reason.ts';
import { skippedDays, taskCountLimit } from '../../domain/status.ts';
import type { StatusFacts } from '../../domain/status.ts';
import type { Tx } from '../../ports/store/store.ts';

/** The state of the installation as the database has it. */
export function readStatus(
  tx: Tx,
  moment: { readonly now: Instant; readonly today: LocalDate; readonly holidays: HolidayTable },
): Omit<StatusFacts, 'databaseBytes'> {
  const { now, today } = moment;
  const served = tx.chats.served();
  const holidays = withOverrides(moment.holidays, tx.org.holidays());
  const year = yearOf(today);
  return {
    branches: tx.org.branches().length,
    people: tx.people.count(),
    boundBranches: served.reduce((sum, { branchIds }) => sum + branchIds.length, 0),
    chats: served.length,
    outbox: tx.outbox.counts(),
    deadLetters: tx.inbox.deadLetters().length,
    pendingTasks: tx.tasks.pending(now, taskCountLimit).length,
    failedTasks: tx.tasks.failedSince(after(now, -skippedDays * 24 * hourMs)),
    skipped: tx.occurrences
      .skipped(after(now, -skippedDays * 24 * hourMs))
      .filter(({ reason }) => !isMoot(reason))
      .map(({ kind, scope, period, reason, endedAt }) => ({ job: kind, scope, period, reason, endedAt })),
    lastFetchAt: instantIn(tx.settings.meta('ingest.heartbeat')),
    lastBackupAt: instantIn(tx.settings.meta('backup.last')),
    uncoveredYears: [year, year + 1].filter((candidate) => !covers(holidays, candidate)),
  };
}

function instantIn(text: string | undefined): Instant | undefined {
  return text !== undefined && /^\d+$/.test(text) ? (Number(text) as Instant) : undefined;
}
