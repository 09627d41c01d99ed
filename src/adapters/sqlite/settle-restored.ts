import type Database from 'better-sqlite3';
import type { Instant } from '../../domain/ids.ts';
import { programFacts } from '../../domain/program-facts.ts';
import { restoredReason } from '../../domain/delivery/restored.ts';

/**
 * How far ids jump: more than any county gives out between a backup and the crash. Buttons and messages in the chats carry ids
 * that were given out after the backup; none of them may come to mean something else.
 */
const lostIds = 1_000_000;
const cardsOfMs = 60 * 24 * 3_600_000;

/**
 * Makes of a copy of the past a database to go on with. What was unsent may have left since: creates are held and asked about,
 * also those that a pending task is to make; answers are worthless. Cards in the chats may show what is lost: they are
 * rendered anew. What falls due in `span` may have been done (`heldAfterRestore`).
 */
export function settleRestored(
  sqlite: Database.Database,
  span: { readonly from: Instant; readonly to: Instant },
): { readonly uncertain: number; readonly dropped: number } {
  const unsent = "state in ('pending', 'sending')";
  const end = { reason: restoredReason, at: span.to };
  const uncertain = sqlite
    .prepare(
      `update outbox set state = 'uncertain', reason = @reason, ended_at = @at where lane = 'create' and ${unsent}`,
    )
    .run(end).changes;
  const dropped = sqlite
    .prepare(
      `update outbox set state = 'dropped', reason = @reason, ended_at = @at, body = '{}' where lane = 'answer' and ${unsent}`,
    )
    .run(end).changes;
  const files = sqlite
    .prepare(
      `update task set input = json_set(input, '$.dispatch.held', ?)
       where state = 'pending' and json_type(input, '$.dispatch') = 'object'`,
    )
    .run(restoredReason).changes;
  sqlite
    .prepare(
      `update card set wanted = wanted + 1, waiting = id
       where state = 'open' and message_id is not null and created_at > ?`,
    )
    .run(span.to - cardsOfMs);
  // Also of tables that had no row yet. The seals are counted without a gap.
  sqlite
    .prepare(
      `insert into sqlite_sequence (name, seq)
       select name, 0 from sqlite_schema where type = 'table' and sql like '%autoincrement%'
         and name not in (select name from sqlite_sequence)`,
    )
    .run();
  sqlite.prepare("update sqlite_sequence set seq = seq + ? where name <> 'ledger_seal'").run(lostIds);
  sqlite
    .prepare('insert or replace into meta (key, value) values (?, ?)')
    .run(programFacts.restored, JSON.stringify(span));
  return { uncertain: uncertain + files, dropped };
}
