import type { PhoneMessage } from '../../src/rehearsal/phone.ts';
import { outboxOf } from './ledger.ts';
import type { Row } from './ledger.ts';
import type { Simulation } from './simulation.ts';

/** A chat as its people see it, beside what the outbox says was sent there. */
export interface SeenChat {
  readonly name: string;
  readonly shown: readonly PhoneMessage[];
  readonly rows: readonly Row[];
  /** Messages that no row claims to have sent: of each number, as many as are shown too often. */
  readonly orphans: readonly PhoneMessage[];
}

/** Every chat with the messages of the bot; a group with those from before it became a supergroup. */
export function seenChats(simulation: Simulation): readonly SeenChat[] {
  const rows = outboxOf().filter(({ lane }) => lane === 'create');
  return simulation.rehearsal.chats().map((chat) => {
    const shown = simulation.rehearsal
      .messages(chat.id)
      .filter(({ fromBot, kind }) => fromBot && kind !== 'service');
    const own = rows.filter((row) => row.chat === String(chat.id));
    return { name: chat.title, shown, rows: own, orphans: withoutRow(shown, own) };
  });
}

function withoutRow(shown: readonly PhoneMessage[], rows: readonly Row[]): readonly PhoneMessage[] {
  const claimed = new Map<string, number>();
  for (const { messageId } of rows)
    if (messageId !== null) claimed.set(messageId, (claimed.get(messageId) ?? 0) + 1);
  return shown.filter(({ messageId }) => {
    const left = claimed.get(String(messageId)) ?? 0;
    claimed.set(String(messageId), left - 1);
    return left <= 0;
  });
}
