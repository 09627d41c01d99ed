import Database from 'better-sqlite3';
import path from 'node:path';

/** A row of the outbox as it lies in the file, whatever the program says of it. */
export interface RawRow {
  readonly id: number;
  readonly lane: 'answer' | 'create';
  readonly kind: string;
  /** Of a card. */
  readonly cardKind: string | null;
  readonly state: string;
  readonly reason: string | null;
  /** The messenger's id of the chat. */
  readonly chat: string | null;
  readonly messageId: string | null;
  readonly body: string;
}

export interface RawState {
  readonly creates: readonly RawRow[];
  readonly byState: Readonly<Record<string, number>>;
  readonly pendingTasks: number;
  /** Kind and reason. */
  readonly failedTasks: readonly string[];
  readonly deadLetters: number;
  /** Cards whose message shows less than is wanted. */
  readonly behind: number;
}

function reading<T>(dataDir: string, read: (db: Database.Database) => T): T {
  const db = new Database(path.join(dataDir, 'zhibu.db'), { readonly: true, fileMustExist: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
}

const rowsWhere = (where: string) =>
  `select o.id, o.lane, o.kind, o.state, o.reason, c.external_id as chat, o.message_id as messageId, o.body, k.kind as cardKind
   from outbox o left join chat c on c.id = o.chat_id left join card k on k.id = o.card_id where o.lane = 'create' and ${where} order by o.id`;

export function readRaw(dataDir: string): RawState {
  return reading(dataDir, (db) => {
    const count = (sql: string) => db.prepare<[], { n: number }>(sql).get()?.n ?? 0;
    const states = db
      .prepare<[], { state: string; n: number }>('select state, count(*) n from outbox group by state')
      .all();
    return {
      creates: db.prepare<[], RawRow>(rowsWhere('true')).all(),
      byState: Object.fromEntries(states.map(({ state, n }) => [state, n])),
      pendingTasks: count("select count(*) n from task where state = 'pending'"),
      failedTasks: db
        .prepare<[], { what: string }>(
          "select kind || ' ' || coalesce(reason, '') what from task where state = 'failed' order by id",
        )
        .all()
        .map(({ what }) => what),
      deadLetters: count('select count(*) n from dead_letter'),
      behind: count(
        "select count(*) n from card where shown < wanted and state <> 'lost' and message_id is not null",
      ),
    };
  });
}

/** New messages that are neither sent nor given up: what a kill has left in flight, and what is uncertain. */
export function readHeld(dataDir: string): readonly RawRow[] {
  return reading(dataDir, (db) =>
    db.prepare<[], RawRow>(rowsWhere("o.state in ('sending', 'uncertain')")).all(),
  );
}

/** Ids of the messages that rows of this chat say they are. */
export function readSentIds(dataDir: string, chat: string): ReadonlySet<string> {
  return reading(dataDir, (db) => {
    const rows = db
      .prepare<[string], { id: string }>(
        `select o.message_id as id from outbox o join chat c on c.id = o.chat_id
         where c.external_id = ? and o.message_id is not null`,
      )
      .all(chat);
    return new Set(rows.map(({ id }) => id));
  });
}
