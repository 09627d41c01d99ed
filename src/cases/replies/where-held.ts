import type { ReplyCall } from '../../command.ts';
import { seenIn } from '../binding/claim-person.ts';

/** An unknown account speaks in the group where it was seen, wherever it writes: there its words are held. */
export function whereHeld(call: ReplyCall): ReplyCall | undefined {
  if (call.chat.kind === 'group') return call;
  const chatId = seenIn(call);
  const chat = chatId === undefined ? undefined : call.tx.chats.chat(chatId);
  return chat && { ...call, chat };
}
