import type Database from 'better-sqlite3';

/** Append-only tables: what was written stays. Current state is their projection. */
export const ledgers = [
  'person_fact',
  'plan_revision',
  'attendance_entry',
  'dues_payment',
  'dues_share',
  'dues_opening',
  'hand_up',
  'hand_up_word',
  'away_contact',
  'audit',
] as const;

/** Makes the database itself refuse changes to a ledger. */
export function closeLedgers(sqlite: Database.Database): void {
  for (const ledger of ledgers) {
    for (const change of ['update', 'delete']) {
      sqlite.exec(
        `create trigger if not exists ${ledger}_no_${change} before ${change} on ${ledger}
         begin select raise(abort, '${ledger} is append-only: add an entry that reverses the wrong one'); end`,
      );
    }
  }
}
