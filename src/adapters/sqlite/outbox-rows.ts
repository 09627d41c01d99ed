import type { Guard } from '../../domain/delivery/guards.ts';
import type { OutboxBody, OutboxKind, OutboxRow } from '../../ports/store/outbox.ts';
import { fromJson } from './rows.ts';
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
};

type StoredRow = Pick<typeof outbox.$inferSelect, keyof typeof outboxFields>;

/** The kind has a column of its own; the rest of the body is JSON. */
export function storedBody({ kind, ...body }: OutboxBody): { kind: OutboxKind; body: string } {
  return { kind, body: JSON.stringify(body) };
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
