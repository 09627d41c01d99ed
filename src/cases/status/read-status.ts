import { readBrokenJobs } from '../../domain/broken-jobs.ts';
import { covers, withOverrides } from '../../domain/calendar/holidays.ts';
import type { HolidayTable } from '../../domain/calendar/holidays.ts';
import { after, hourMs, yearOf } from '../../domain/calendar/time.ts';
import type { ChatId, Instant, LocalDate } from '../../domain/ids.ts';
import { stateOn } from '../../domain/people/facts.ts';
import { readReachTrouble } from '../../domain/ingest/reach-trouble.ts';
import { instantIn, programFacts } from '../../domain/program-facts.ts';
import { isMoot } from '../../domain/skip-reason.ts';
import { readStanding, standingKey } from '../../domain/schedule-standing.ts';
import type { ScheduleStanding } from '../../domain/schedule-standing.ts';
import { skippedDays, taskCountLimit } from '../../domain/status.ts';
import type { QueueStatus, StatusFacts, UncertainDelivery } from '../../domain/status.ts';
import type { Tx } from '../../ports/store/store.ts';

/** The state of the installation as the database has it. */
export function readStatus(
  tx: Tx,
  moment: { readonly now: Instant; readonly today: LocalDate; readonly holidays: HolidayTable },
): Omit<StatusFacts, 'databaseBytes' | 'walBytes'> {
  const { now, today } = moment;
  const served = tx.chats.served();
  const holidays = withOverrides(moment.holidays, tx.org.holidays());
  const year = yearOf(today);
  return {
    now,
    branches: tx.org.branches().length,
    people: tx.people.count(),
    boundBranches: served.reduce((sum, { branchIds }) => sum + branchIds.length, 0),
    chats: served.length,
    outbox: tx.outbox.counts(),
    uncertain: uncertainDeliveries(tx, today),
    failures: tx.outbox.failures(),
    deadLetters: tx.inbox.deadLetterCount(),
    openFeedback: tx.feedback.openCount(),
    queue: queueStatus(tx),
    pendingTasks: tx.tasks.pending(now, taskCountLimit).length,
    failedTasks: tx.tasks.failedSince(after(now, -skippedDays * 24 * hourMs)),
    skipped: tx.occurrences
      .skipped(after(now, -skippedDays * 24 * hourMs))
      .filter(({ reason }) => !isMoot(reason))
      .map(({ kind, scope, period, reason, endedAt }) => ({ job: kind, scope, period, reason, endedAt })),
    brokenJobs: readBrokenJobs(tx.settings.meta(programFacts.brokenJobs)).map(({ job, error, since }) => ({
      job,
      error,
      since,
    })),
    schedule: readSchedule(tx, now),
    reachTrouble: readReachTrouble(tx.settings.meta(programFacts.reachTrouble)),
    lastFetchAt: instantIn(tx.settings.meta(programFacts.fetchedUntil)),
    lastTickAt: instantIn(tx.settings.meta(programFacts.ticked)),
    lastBackupAt: instantIn(tx.settings.meta(programFacts.backedUp)),
    uncoveredYears: [year, year + 1].filter((candidate) => !covers(holidays, candidate)),
  };
}

function uncertainDeliveries(tx: Tx, today: LocalDate): UncertainDelivery[] {
  return tx.outbox.uncertain().map(({ id, body, chatId, createdAt, endedAt }) => ({
    row: id,
    kind: body.kind,
    branches: chatId === null ? [] : branchCodes(tx, chatId, today),
    chat: (chatId === null ? undefined : tx.chats.chat(chatId)?.kind) ?? null,
    since: endedAt ?? createdAt,
  }));
}

function branchCodes(tx: Tx, chatId: ChatId, today: LocalDate): string[] {
  const account = tx.accounts.byPrivateChat(chatId);
  const own = account && tx.accounts.bindings(account.id).find(({ relation }) => relation === 'self');
  const personId = own?.personId ?? undefined;
  const home = personId === undefined ? undefined : stateOn(tx.people.facts([personId]), today)?.branch;
  const branchIds = home === undefined ? tx.chats.branchesOf(chatId) : [home];
  return branchIds.flatMap((branchId) => tx.org.branch(branchId)?.code ?? []);
}

/** What `Pulse` notes at each tick. */
function queueStatus(tx: Tx): QueueStatus {
  const path = tx.settings.meta('queue.path');
  const what = tx.settings.meta('queue.trouble');
  const since = instantIn(tx.settings.meta('queue.trouble-since'));
  const over = instantIn(tx.settings.meta('queue.trouble-over'));
  return {
    path: path === 'embedded' || path === 'redis' ? path : undefined,
    trouble:
      what === undefined || since === undefined
        ? undefined
        : { what, since, ...(over === undefined ? {} : { over }) },
  };
}

/** What the wall clock did to the timetable, as far as it is news. */
export function readSchedule(tx: Tx, now: Instant): ScheduleStanding {
  const { setBack, ...standing } = readStanding(tx.settings.meta(standingKey));
  const isNews = setBack !== undefined && setBack.at >= after(now, -skippedDays * 24 * hourMs);
  return { ...standing, ...(isNews && { setBack }) };
}
