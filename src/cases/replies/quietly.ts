import type { ReplyCall } from '../../command.ts';
import type { CardContent, Outcome } from '../../domain/outcome.ts';
import { reachableAccount } from '../roster/officers.ts';

/**
 * What a button would answer, as an answer to words: one short sentence privately; in the group 👌 and the edited card,
 * never a new message (design rule 4). What was not done is said privately, where that is possible.
 */
export function quietly(call: ReplyCall, outcome: Outcome): Outcome {
  const { answer, reply, ...rest } = outcome;
  const content = reply ?? (answer && { text: answer.text });
  if (call.chat.kind === 'private') return { ...rest, ...(content ? { reply: content } : {}) };
  if (reply === undefined && answer?.alert !== true) return { ...rest, acknowledge: true };
  return { ...rest, ...(content ? privately(call, content) : {}) };
}

/** To the private chat of whoever wrote, if the bot can write there; else nothing. */
export function privately({ tx, actor, chat }: ReplyCall, content: CardContent): Outcome {
  const chatId = chat.kind === 'private' ? chat.id : reachableAccount(tx, actor.accountId)?.chatId;
  return chatId === undefined ? {} : { messages: [{ chatId, content }] };
}

/** Two things said at once: 我和老伴都到了. */
export function both(first: Outcome, second: Outcome): Outcome {
  const words = [first, second].flatMap(({ reply }) => reply?.text ?? []);
  const buttons = [first, second].flatMap(({ reply }) => reply?.buttons ?? []);
  const text = words.join('\n');
  return {
    ...(words.length === 0 ? {} : { reply: { text, ...(buttons.length > 0 ? { buttons } : {}) } }),
    ...(first.acknowledge === true && second.acknowledge === true ? { acknowledge: true } : {}),
    messages: [...(first.messages ?? []), ...(second.messages ?? [])],
    cards: [...(first.cards ?? []), ...(second.cards ?? [])],
  };
}
