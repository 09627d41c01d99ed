import type { Card } from '../../ports/store/cards.ts';
import type { OutboxRow } from '../../ports/store/outbox.ts';
import type { World } from '../world.ts';

/** What may leave at this moment, as far as the store knows: all of it seen at once. */
export interface Due {
  readonly answers: readonly OutboxRow[];
  readonly edits: readonly { readonly card: Card; readonly group: boolean }[];
  readonly creates: readonly { readonly row: OutboxRow; readonly group: boolean }[];
  /** Milliseconds until something else may leave; infinite when nothing waits. */
  readonly nextMs: number;
}

const most = { edits: 100, creates: 200 } as const;

export function dueNow({ store, clock }: Pick<World, 'store' | 'clock'>, answers: number): Due {
  return store.read((tx) => {
    const now = clock.now();
    const isGroup = (id: Card['chatId']): boolean => tx.chats.chat(id)?.kind === 'group';
    return {
      answers: tx.outbox.dueAnswers(now, answers),
      edits: tx.cards.behind(now, most.edits).map((card) => ({ card, group: isGroup(card.chatId) })),
      creates: tx.outbox
        .dueCreates(now, most.creates)
        .map((row) => ({ row, group: row.chatId !== null && isGroup(row.chatId) })),
      nextMs: Math.min(tx.outbox.nextDue(now) ?? Infinity, tx.cards.nextPostponed(now) ?? Infinity) - now,
    };
  });
}
