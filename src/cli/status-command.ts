import path from 'node:path';
import { chineseDaysTable } from '../adapters/calendar/chinese-days-table.ts';
import { watchDatabaseFiles } from '../adapters/sqlite/database-files.ts';
import { readStatus } from '../cases/status/read-status.ts';
import type { Instant } from '../domain/ids.ts';
import { isBackupOverdue, standsStill } from '../domain/status.ts';
import { believedAt } from '../domain/schedule-standing.ts';
import type { StatusFacts } from '../domain/status.ts';
import { exitCodes } from './exit-codes.ts';
import { scheduleLines } from '../text/schedule-standing.ts';
import { localTimeOf } from './session.ts';
import type { Session } from './session.ts';

/** `zhibu status`. Reads only; works while the program runs. */
export async function statusCommand(session: Session, flags: { readonly json?: boolean }): Promise<number> {
  return session.reading((store) => {
    const { text, now, today, config } = session;
    const read = store.read((tx) => readStatus(tx, { now, today, holidays: chineseDaysTable() }));
    const { databaseBytes, walBytes } = watchDatabaseFiles(path.join(config.dataDir, 'zhibu.db'))();
    if (path.basename(config.dataDir) === 'rehearsal') session.note(text.cli.rehearsalTime);
    const facts: StatusFacts = { ...read, databaseBytes: databaseBytes + walBytes, walBytes };
    const at = (instant: Instant) => localTimeOf(session, instant);
    if (flags.json === true) session.document(documentOf(facts, at));
    else {
      session.say(...text.cli.status(facts, at));
      session.say(...scheduleLines(facts.schedule, believedAt(facts.schedule), text.locale, at));
    }
    return exitCodes.done;
  });
}

/** Everything as it is, with the times of the county and what follows from them. */
function documentOf(facts: StatusFacts, at: (instant: Instant) => string): object {
  const { now, lastFetchAt, lastTickAt, lastBackupAt, queue, reachTrouble } = facts;
  const { path: queuePath, trouble } = queue;
  const { hold, setBack } = facts.schedule;
  const local = (instant: Instant | undefined) => (instant === undefined ? null : at(instant));
  const ageMs = (instant: Instant | undefined) => (instant === undefined ? null : now - instant);
  const isStill = (instant: Instant | undefined) =>
    instant === undefined ? null : standsStill(instant, now);
  return {
    ...facts,
    now: at(now),
    reachTrouble: reachTrouble ? { ...reachTrouble, since: at(reachTrouble.since) } : null,
    lastFetchAt: local(lastFetchAt),
    ingestLagMs: ageMs(lastFetchAt),
    ingestStopped: isStill(lastFetchAt),
    lastTickAt: local(lastTickAt),
    scheduleLagMs: ageMs(lastTickAt),
    scheduleStopped: isStill(lastTickAt),
    queue: {
      path: queuePath ?? null,
      trouble: trouble ? { what: trouble.what, since: at(trouble.since), over: local(trouble.over) } : null,
    },
    uncertain: facts.uncertain.map(({ since, ...delivery }) => ({ ...delivery, since: at(since) })),
    lastBackupAt: local(lastBackupAt),
    backupOverdue: isBackupOverdue(facts),
    schedule: {
      ...(hold ? { hold: { ...hold, since: at(hold.since) } } : {}),
      ...(setBack ? { setBack: { ...setBack, at: at(setBack.at) } } : {}),
    },
    brokenJobs: facts.brokenJobs.map((broken) => ({ ...broken, since: at(broken.since) })),
    skipped: facts.skipped.map(({ endedAt, ...skipped }) => ({ ...skipped, endedAt: at(endedAt) })),
  };
}
