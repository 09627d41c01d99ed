import path from 'node:path';
import Database from 'better-sqlite3';
import type { Simulation } from './simulation.ts';

/** A row of the outbox as it lies on the disk. */
export interface Row {
  readonly id: number;
  readonly lane: string;
  readonly kind: string;
  readonly chat: string | null;
  readonly cardId: number | null;
  readonly state: string;
  readonly reason: string | null;
  readonly messageId: string | null;
  readonly key: string | null;
}

/** Looks at the file by a connection of its own, as somebody beside the program would. */
export function look<T>({ town }: Simulation, fn: (sqlite: Database.Database) => T): T {
  const sqlite = new Database(path.join(town.dataDir, 'zhibu.db'), { readonly: true });
  try {
    return fn(sqlite);
  } finally {
    sqlite.close();
  }
}

export function outboxOf(simulation: Simulation): readonly Row[] {
  return look(simulation, (sqlite) =>
    sqlite
      .prepare<[], Row>(
        `select o.id, o.lane, o.kind, c.external_id as chat, o.card_id as cardId, o.state, o.reason, o.message_id as messageId, o.key
         from outbox o left join chat c on c.id = o.chat_id order by o.id`,
      )
      .all(),
  );
}

/** Everything that may not change between two plays of a seed. */
export function ledgersOf(simulation: Simulation): readonly unknown[] {
  const tables = [
    'plan_revision',
    'attendance_entry',
    'dues_payment',
    'dues_share',
    'outbox',
    'card',
    'occurrence',
    'task',
  ];
  return look(simulation, (sqlite) =>
    tables.map((table) =>
      sqlite
        .prepare<[], Readonly<Record<string, unknown>>>(`select * from ${table}`)
        .all()
        .map((row) => Object.entries(row).filter(([column]) => !isSalted(column))),
    ),
  );
}

/** Reasons are hashed with a random salt, and seals cover them. */
function isSalted(column: string): boolean {
  return /hash|seal/.test(column);
}
