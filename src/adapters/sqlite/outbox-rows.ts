import type { Guard } from '../../domain/delivery/guards.ts';
import type { NewOutboxRow, OutboxBody, OutboxKind, OutboxRow } from '../../ports/store/outbox.ts';
import { fromJson } from './stored-json.ts';
import { outbox } from './schema/delivery.ts';

/** What remains of a body once its row has ended. */
export const blankBody = '{}';

export const outboxFields = {
  id: outbox.id,
  lane: outbox.lane,
  kind: outbox.kind,
  chatId: outbox.chatId,
  cardId: outbox.cardId,
  body: outbox.body,
  key: outbox.key,
  guards: outbox.guards,
  wave: outbox.wave,
  budgetMonth: outbox.budgetMonth,
  state: outbox.state,
  reason: outbox.reason,
  createdAt: outbox.createdAt,
  notBefore: outbox.notBefore,
  expiresAt: outbox.expiresAt,
  attempts: outbox.attempts,
  messageId: outbox.messageId,
  endedAt: outbox.endedAt,
};

type StoredRow = Pick<typeof outbox.$inferSelect, keyof typeof outboxFields>;

/** The kind has a column of its own; the rest of the body is JSON. */
export function toStoredRow(row: NewOutboxRow) {
  const { kind, ...body } = row.body;
  return {
    lane: row.lane,
    kind,
    chatId: row.chatId,
    cardId: row.cardId ?? null,
    body: JSON.stringify(body),
    key: row.key ?? null,
    guards: JSON.stringify(row.guards ?? []),
    wave: row.wave ?? false,
    budgetMonth: row.budgetMonth ?? null,
    createdAt: row.at,
    notBefore: row.notBefore ?? row.at,
    expiresAt: row.expiresAt ?? null,
    state: row.held === undefined ? ('pending' as const) : ('uncertain' as const),
    reason: row.held ?? null,
    endedAt: row.held === undefined ? null : row.at,
  };
}

export function toOutboxRow({ kind, body, guards, ...row }: StoredRow): OutboxRow {
  return {
    ...row,
    body: { ...blanks[kind], ...(fromJson(body) as object) },
    guards: fromJson(guards) as Guard[],
  };
}

/** A blanked body keeps its kind, and nothing that was said. */
const blanks: { readonly [Kind in OutboxKind]: Extract<OutboxBody, { kind: Kind }> } = {
  message: { kind: 'message', text: '' },
  card: { kind: 'card' },
  document: { kind: 'document', sha256: '', fileName: '' },
  answer: { kind: 'answer', tapId: '', text: '', alert: false },
  reaction: { kind: 'reaction', messageId: '', emoji: '' },
};
