import { look } from './disk.ts';

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

export function outboxOf(): readonly Row[] {
  return look((sqlite) =>
    sqlite
      .prepare<[], Row>(
        `select o.id, o.lane, o.kind, c.external_id as chat, o.card_id as cardId, o.state, o.reason, o.message_id as messageId, o.key
         from outbox o left join chat c on c.id = o.chat_id order by o.id`,
      )
      .all(),
  );
}

/** Everything that may not change between two plays of a seed. */
export function ledgersOf(): readonly unknown[] {
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
  return look((sqlite) =>
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
