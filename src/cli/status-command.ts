import { statSync } from 'node:fs';
import path from 'node:path';
import { chineseDaysTable } from '../adapters/calendar/chinese-days-table.ts';
import { readStatus } from '../cases/status/read-status.ts';
import type { Instant } from '../domain/ids.ts';
import type { StatusFacts } from '../domain/status.ts';
import { exitCodes } from './exit-codes.ts';
import { localTimeOf } from './session.ts';
import type { Session } from './session.ts';

/** `zhibu status`. Reads only; works while the program runs. */
export async function statusCommand(session: Session, flags: { readonly json?: boolean }): Promise<number> {
  return session.withStore((store) => {
    const { text, now, today, config } = session;
    const read = store.read((tx) => readStatus(tx, { now, today, holidays: chineseDaysTable() }));
    const facts: StatusFacts = { ...read, databaseBytes: bytesOf(config.dataDir) };
    const at = (instant: number) => localTimeOf(session, instant as Instant);
    if (flags.json === true)
      session.document({
        ...facts,
        lastFetchAt: facts.lastFetchAt === undefined ? null : at(facts.lastFetchAt),
        ingestLagMs: facts.lastFetchAt === undefined ? null : now - facts.lastFetchAt,
        lastBackupAt: facts.lastBackupAt === undefined ? null : at(facts.lastBackupAt),
        skipped: facts.skipped.map(({ endedAt, ...skipped }) => ({ ...skipped, endedAt: at(endedAt) })),
      });
    else session.say(...text.cli.status(facts, (facts.databaseBytes / 1024 / 1024).toFixed(1), at));
    return exitCodes.done;
  });
}

function bytesOf(dataDir: string): number {
  return ['zhibu.db', 'zhibu.db-wal'].reduce(
    (sum, name) => sum + (statSync(path.join(dataDir, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}
