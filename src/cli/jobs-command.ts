import { readBrokenJobs } from '../domain/broken-jobs.ts';
import type { BrokenJob } from '../domain/broken-jobs.ts';
import { readSchedule } from '../cases/status/read-status.ts';
import { hourMs, isLocalDate, parseMonth } from '../domain/calendar/time.ts';
import type { Instant } from '../domain/ids.ts';
import { believedAt } from '../domain/schedule-standing.ts';
import type { Occurrence } from '../ports/store/occurrences.ts';
import type { Tx } from '../ports/store/store.ts';
import type { JobDesk } from './cli-deps.ts';
import { exitCodes } from './exit-codes.ts';
import { scheduleLines } from '../text/schedule-standing.ts';
import { refusals } from '../text/cli-refusals.ts';
import { localTimeOf } from './session.ts';
import type { Session } from './session.ts';
import { ulid } from './ulid.ts';
import { programFacts } from '../domain/program-facts.ts';

/** Every job of a month shows up within it. */
const horizonMs = 40 * 24 * hourMs;
const shownScopes = 3;

/** `zhibu jobs`: names and next due. */
export async function jobsCommand(session: Session, flags: { readonly json?: boolean }): Promise<number> {
  return session.reading(async (store) => {
    const { text, config, deps } = session;
    const desk = await deps.openJobs(config, store);
    const standing = store.read((tx) => readSchedule(tx, session.now));
    const at = (instant: Instant) => localTimeOf(session, instant);
    session.note(...scheduleLines(standing, believedAt(standing), text.locale, at));
    const broken = store.read((tx) => readBrokenJobs(tx.settings.meta(programFacts.brokenJobs)));
    const brokenOf = (name: string) => broken.find(({ job }) => job === name);
    const upcoming = desk.upcoming(horizonMs);
    const next = (name: string) => upcoming.find(({ kind }) => kind === name);
    if (flags.json === true) {
      session.document(
        desk.jobs.map(({ name, description }) => ({
          name,
          description: description[text.locale],
          next: jsonOf(session, next(name)),
          ...brokenJson(session, brokenOf(name)),
        })),
      );
      return exitCodes.done;
    }
    for (const { name, description } of desk.jobs) {
      const due = next(name);
      const when = due && text.cli.nextAt(localTimeOf(session, due.dueAt), due.scope);
      session.say(text.cli.jobLine(name, description[text.locale], when));
      const fault = brokenOf(name);
      if (fault) session.say(text.cli.jobBroken(fault.error, at(fault.since)));
    }
    return exitCodes.done;
  });
}

export interface RunJobFlags {
  readonly period?: string;
  readonly scope?: string;
}

/** `zhibu run-job`: writes what the job wants said into the outbox; sending is the running program's. */
export async function runJobCommand(session: Session, name: string, flags: RunJobFlags): Promise<number> {
  const { text, config, deps, now } = session;
  if (flags.period !== undefined && !isPeriod(flags.period)) {
    session.note(refusals[text.locale].periodUnclear(flags.period));
    return exitCodes.usage;
  }
  return session.withStore(async (store) => {
    const desk = await deps.openJobs(config, store);
    if (!desk.jobs.some((job) => job.name === name)) {
      const known = desk.jobs.map((job) => job.name);
      session.note(text.cli.jobUnknown(name, known));
      return exitCodes.usage;
    }
    const usual = usualScopes(desk, name);
    const scope =
      flags.scope === undefined
        ? onlyScope(usual)
        : store.read((tx) => scopeOf(tx, flags.scope ?? '', usual));
    if (scope === undefined) {
      session.note(
        flags.scope === undefined
          ? text.cli.scopeNeeded(
              name,
              store.read((tx) => usual.slice(0, shownScopes).map((one) => shownScope(tx, one))),
            )
          : text.cli.scopeUnknown(flags.scope),
      );
      return exitCodes.usage;
    }
    const period = flags.period ?? desk.nearestPeriod(name, scope);
    if (period === undefined) {
      session.note(text.cli.ranNothing(name, scope, text.cli.noPeriod));
      return exitCodes.done;
    }
    const ran = desk.runNow(name, scope, period, `manual.${ulid(now)}`);
    if (ran.state !== 'done') {
      session.note(text.cli.ranNothing(name, scope, ran.reason ?? ran.state));
      return ran.state === 'failed' ? exitCodes.rejected : exitCodes.done;
    }
    session.say(text.cli.ran(name, scope, period));
    session.note(text.cli.outboxOnly);
    return exitCodes.done;
  });
}

/** A day, a month, a quarter or a year, written as the jobs write theirs. */
function isPeriod(text: string): boolean {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return isLocalDate(text);
  if (/^\d{4}-\d{2}$/.test(text)) return parseMonth(text) !== undefined;
  return /^\d{4}(-Q[1-4])?$/.test(text);
}

function usualScopes(desk: JobDesk, name: string): readonly string[] {
  return [
    ...new Set(
      desk
        .upcoming(horizonMs)
        .filter(({ kind }) => kind === name)
        .map(({ scope }) => scope),
    ),
  ];
}

/** Without `--scope` only a job that has one scope runs: nobody sends 219 notices by leaving out a word. */
function onlyScope(usual: readonly string[]): string | undefined {
  return usual.length === 1 ? usual[0] : undefined;
}

/** A branch code means the branch or its group, whichever the job goes by; a township is named. */
function scopeOf(tx: Tx, code: string, usual: readonly string[]): string | undefined {
  if (code === 'county' || code === tx.org.countyName()) return 'county';
  const township = tx.org.townships().find(({ name }) => name === code);
  if (township) return `township:${String(township.id)}`;
  const branch = tx.org.branchByCode(code);
  if (!branch) return undefined;
  const chatId = tx.chats.chatOf(branch.id);
  const byChat = usual.length > 0 && usual.every((scope) => scope.startsWith('chat:'));
  if (byChat) return chatId === undefined ? undefined : `chat:${String(chatId)}`;
  return `branch:${String(branch.id)}`;
}

/** A scope the way that `--scope` takes it. */
function shownScope(tx: Tx, scope: string): string {
  const [kind, id] = scope.split(':');
  const found = {
    township: () => tx.org.townships().find((township) => String(township.id) === id)?.name,
    branch: () => tx.org.branches().find((branch) => String(branch.id) === id)?.code,
    chat: () => tx.org.branches().find((branch) => String(tx.chats.chatOf(branch.id)) === id)?.code,
  };
  return (kind !== undefined && kind in found ? found[kind as keyof typeof found]() : undefined) ?? scope;
}

function brokenJson(session: Session, broken: BrokenJob | undefined): object {
  return broken ? { broken: { error: broken.error, since: localTimeOf(session, broken.since) } } : {};
}

function jsonOf(session: Session, due: Occurrence | undefined): unknown {
  return due ? { at: localTimeOf(session, due.dueAt), scope: due.scope, period: due.period } : null;
}
