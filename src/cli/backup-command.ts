import path from 'node:path';
import { exitCodes } from './exit-codes.ts';
import { localTimeOf, sayLocked } from './session.ts';
import type { Session } from './session.ts';

interface BackupFlags {
  readonly json?: boolean;
}

/** `zhibu backup FILE`: while the program runs, and without stopping it for a moment. */
export function backupCommand(session: Session, name: string, flags: BackupFlags): Promise<number> {
  const { deps, config, text, now } = session;
  const file = path.resolve(deps.cwd, name);
  const line = stageLine(session);
  const made = deps.backups.make(config.dataDir, file, now, (stage) => {
    line.show(text.backup.stages[stage]);
  });
  line.clear();
  if (!made.ok) {
    session.note(text.backup.refused(file, made.reason, config.dataDir));
    return Promise.resolve(exitCodes.rejected);
  }
  const noted = noteBackup(session);
  const { bytes, auditHead, brokenLines } = made.value;
  const at = localTimeOf(session, now);
  if (flags.json === true) session.document({ file, bytes, at, auditHead, brokenLines });
  else session.say(...text.backup.made(file, (bytes / 1024 / 1024).toFixed(1), at, auditHead));
  if (!noted) session.note(text.backup.notNoted);
  if (brokenLines > 0) session.note(text.backup.broken(brokenLines));
  return Promise.resolve(exitCodes.done);
}

/** The file is there and whole, whether the database takes the note or not. */
function noteBackup({ deps, config, now }: Session): boolean {
  try {
    deps.backups.note(config.dataDir, now);
    return true;
  } catch {
    return false;
  }
}

/** `zhibu restore FILE`: into an empty DATA_DIR, as its one writer. */
export function restoreCommand(session: Session, name: string, flags: BackupFlags): Promise<number> {
  const { deps, config, text, now } = session;
  const file = path.resolve(deps.cwd, name);
  const lock = deps.takeLock(config.dataDir);
  if (!lock.ok) return Promise.resolve(sayLocked(session, lock.reason.heldBy));
  try {
    const line = stageLine(session);
    line.show(text.backup.stages.restoring);
    const restored = deps.backups.restore(file, config.dataDir, now);
    line.clear();
    if (!restored.ok) {
      session.note(text.backup.notRestored(file, restored.reason, config.dataDir));
      return Promise.resolve(exitCodes.rejected);
    }
    const { uncertain, dropped } = restored.value;
    const from = localTimeOf(session, restored.value.from);
    if (flags.json === true) session.document({ file, from, uncertain, dropped });
    else session.say(...text.backup.restored({ dataDir: config.dataDir, from, uncertain }));
    return Promise.resolve(exitCodes.done);
  } finally {
    lock.value.release();
  }
}

/** What is being done, on the terminal of whoever waits. */
function stageLine({ deps: { stderr } }: Session): { show(words: string): void; clear(): void } {
  const write = (words: string) => {
    if (stderr.isTTY) stderr.write(`\r\u001b[K${words}`);
  };
  return {
    show: write,
    clear: () => {
      write('');
    },
  };
}
