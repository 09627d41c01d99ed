import { outdated } from '../../domain/backup/rotation.ts';
import { localOf } from '../../domain/calendar/time.ts';
import { instantIn, programFacts } from '../../domain/program-facts.ts';
import type { Errand } from '../../errand.ts';
import type { BackupShelf } from '../../ports/backups.ts';

/** The backup of this day, and the end of those that are not needed any more. Without a shelf nobody makes it here. */
export function nightlyBackup(shelf: BackupShelf | undefined): Errand {
  return {
    work({ now, rules }) {
      if (!shelf) return { made: false };
      const made = shelf.make(localOf(now, rules.zone).date, now);
      // The task fails and is tried again; the log keeps the name of an error only.
      if (!made.ok) throw named(`Backup-${made.reason.kind}`);
      const old = outdated(shelf.dates());
      for (const date of old) shelf.remove(date);
      return { made: true, at: made.value.at, brokenLines: made.value.brokenLines, removed: old.length };
    },
    finish(tx, { at }) {
      const before = instantIn(tx.settings.meta(programFacts.backedUp)) ?? 0;
      if (typeof at === 'number' && at > before) tx.settings.setMeta(programFacts.backedUp, String(at));
    },
  };
}

function named(name: string): Error {
  const error = new Error(name);
  error.name = name;
  return error;
}
