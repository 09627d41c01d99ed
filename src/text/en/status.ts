import { hourMs, minuteMs } from '../../domain/calendar/time.ts';
import type { Instant } from '../../domain/ids.ts';
import { isBackupOverdue, skippedDays, standsStill, taskCountLimit } from '../../domain/status.ts';
import type { StatusFacts } from '../../domain/status.ts';

type At = (instant: Instant) => string;

const shown = { uncertain: 20, skipped: 10 };

const failures: Readonly<Record<string, string>> = {
  forbidden: 'the bot was removed or blocked',
  gone: 'chat or message is gone',
  rejected: 'refused by the server',
  'could not be rendered': 'could not be rendered, see the log',
};

/** `zhibu status` for a person: the state of each part, and what to do where something is wrong. */
export function statusLines(facts: StatusFacts, at: At): readonly string[] {
  const { outbox } = facts;
  return [
    `Database: ${megabytes(facts.databaseBytes)} MB, branches ${facts.branches}, members ${facts.people}, write-ahead log ${megabytes(facts.walBytes)} MB`,
    `Groups: ${facts.chats}, serving ${facts.boundBranches} branches`,
    pulse('Fetching of messages', facts.lastFetchAt, facts.now, at),
    ...reachLines(facts, at),
    pulse('Schedule', facts.lastTickAt, facts.now, at),
    ...facts.brokenJobs.map(
      ({ job, error, since }) =>
        `  Job ${job} cannot say what is due since ${at(since)} (${error}); the others run. Send job.due-failed of the log to the developers`,
    ),
    `Outbox: pending ${outbox.pending}, sending ${outbox.sending}, sent ${outbox.sent}, dropped ${outbox.dropped}, failed ${outbox.failed}, uncertain ${outbox.uncertain}`,
    ...facts.failures.map(({ reason, rows }) => `  failed ${rows}: ${failures[reason] ?? reason}`),
    ...uncertainLines(facts, at),
    `Messages that could not be handled: ${facts.deadLetters}${facts.deadLetters > 0 ? ' (ingest.dead in the log)' : ''}`,
    `Feedback waiting for the county: ${facts.openFeedback}`,
    ...queueLines(facts, at),
    backupLine(facts, at),
    `Skipped jobs of the last ${skippedDays} days: ${facts.skipped.length}`,
    ...facts.skipped
      .slice(-shown.skipped)
      .map(
        ({ job, scope, period, reason, endedAt }) =>
          `  ${at(endedAt)} ${job} ${scope} ${period}${reason === null ? '' : `: ${reason}`}`,
      ),
    facts.uncoveredYears.length === 0
      ? 'Calendar: public holidays of this year and the next are known'
      : `Calendar: no public holidays for ${facts.uncoveredYears.join(', ')}; import holidays.csv once they are announced`,
  ];
}

function pulse(what: string, last: Instant | undefined, now: Instant, at: At): string {
  if (last === undefined) return `${what}: never yet`;
  if (!standsStill(last, now)) return `${what}: well, last at ${at(last)}`;
  return `${what}: stopped or stuck, last at ${at(last)}, ${lasting(now - last)} ago. See whether the program runs, then look at its log`;
}

function reachLines({ reachTrouble }: StatusFacts, at: At): readonly string[] {
  if (reachTrouble === undefined) return [];
  const { waiting, error, since } = reachTrouble;
  const said = error === undefined ? '' : `; Telegram says: ${error}`;
  return [
    `  Telegram cannot reach the webhook since ${at(since)}, ${waiting} updates wait${said}. Look at PUBLIC_URL, the certificate and the proxy in front`,
  ];
}

function uncertainLines({ uncertain }: StatusFacts, at: At): readonly string[] {
  if (uncertain.length === 0) return [];
  const more = uncertain.length - shown.uncertain;
  return [
    '  Uncertain ones may have arrived: officers settle them in their to-do list; nothing is resent on a guess',
    ...uncertain
      .slice(0, shown.uncertain)
      .map(
        ({ row, kind, branches, chat, since }) =>
          `  row ${row}, ${kind}, ${branches.length > 0 ? `branch ${branches.join(', ')}` : 'of no branch'}, ${chat === 'private' ? 'private chat' : 'group'}, since ${at(since)}`,
      ),
    ...(more > 0 ? [`  and ${more} more; zhibu status --json has all`] : []),
  ];
}

function queueLines({ queue, pendingTasks, failedTasks }: StatusFacts, at: At): readonly string[] {
  const path = { embedded: ' (in this program)', redis: ' (through Redis)' };
  const { trouble } = queue;
  return [
    `Queue${queue.path === undefined ? '' : path[queue.path]}: waiting ${pendingTasks}${pendingTasks >= taskCountLimit ? ' or more' : ''}, given up ${failedTasks} (${skippedDays} days)`,
    ...(trouble === undefined
      ? []
      : [
          trouble.over === undefined
            ? `  away since ${at(trouble.since)}: ${trouble.what}`
            : `  last away ${at(trouble.since)} to ${at(trouble.over)}: ${trouble.what}`,
        ]),
  ];
}

function backupLine(facts: StatusFacts, at: At): string {
  const { lastBackupAt, now } = facts;
  if (lastBackupAt === undefined) return 'Backup: none yet. Make one now: npx zhibu backup FILE';
  if (!isBackupOverdue(facts)) return `Backup: last at ${at(lastBackupAt)}`;
  return `Backup: too old, last at ${at(lastBackupAt)}, ${lasting(now - lastBackupAt)} ago. See why the nightly one was not made`;
}

function lasting(ms: number): string {
  if (ms >= 48 * hourMs) return `${Math.floor(ms / (24 * hourMs))} days`;
  if (ms >= 2 * hourMs) return `${Math.floor(ms / hourMs)} hours`;
  return `${Math.floor(ms / minuteMs)} minutes`;
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
