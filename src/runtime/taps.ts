import type { ButtonCall, ButtonDefinition, Call, Command } from '../command.ts';
import { authorize } from '../domain/authority/authorize.ts';
import type { BranchId, ChatId, DraftId } from '../domain/ids.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { IncomingTap } from '../ports/messenger.ts';
import type { Card } from '../ports/store/cards.ts';
import { mayIn } from './branches.ts';
import { foundMessage } from './card-copies.ts';
import { branchButton, runButton, runCommand } from './dispatch.ts';
import type { BareCall } from './dispatch.ts';
import { noRightWords } from './no-right.ts';
import { readButton } from './signed-data.ts';

/** Called when a message about which nobody was sure turned out to be in the chat. */
export type Proved = (call: BareCall, chatId: ChatId) => void;

/**
 * Answers a tap. The data must carry our MAC for this chat; the card must stand where it was tapped; and the right is
 * the tapper's of today, whoever the card was made for.
 */
export function dispatchTap(
  commands: readonly Command[],
  key: Uint8Array,
  call: BareCall,
  tap: IncomingTap,
  proved: Proved = () => undefined,
): Outcome {
  const { text, tx } = call;
  const data = readButton(key, call.chat.id, tap.data);
  if (!data) return { answer: { text: text.common.staleButton } };
  if (data.action === branchButton) return chosenBranch(commands, call, data.payload);
  if (data.action === runButton) return offered(commands, call, tap, data.payload);
  const [commandName, buttonName] = data.action.split('.');
  const button = commands.find(({ name }) => name === commandName)?.buttons?.[buttonName ?? ''];
  if (!button) return { answer: { text: text.common.staleButton } };
  const card = data.cardId === null ? undefined : tx.cards.card(data.cardId);
  if (data.cardId !== null && (!card || !provesDelivery(call, card, tap.messageId, proved)))
    return { answer: { text: text.common.staleButton } };
  const bare: ButtonCall = {
    ...call,
    branchIds: [],
    payload: data.payload,
    tapId: tap.tapId,
    messageId: tap.messageId,
    card,
  };
  const branchIds = scopeOf(button, bare);
  if (branchIds === undefined) {
    tx.audit.append({
      at: call.now,
      actor: `account:${String(call.actor.accountId)}`,
      action: 'refused',
      subject: `button:${data.action}`,
      detail: { chat: call.chat.id },
    });
    return { answer: { text: noRightWords(text, button.who, call.actor), alert: true } };
  }
  return button.run({ ...bare, branchIds });
}

function scopeOf(button: ButtonDefinition, call: ButtonCall): readonly BranchId[] | undefined {
  if (!button.branchOf) return authorize(call.actor, button.who, 'none') ? [] : undefined;
  const id = button.branchOf(call);
  const branch = id === undefined ? undefined : call.tx.org.branch(id);
  return branch && mayIn(call.actor, button.who, branch) ? [branch.id] : undefined;
}

/**
 * A tap proves that its message arrived: a card whose sending was uncertain is settled by it, also when an officer has just
 * asked for it again, so that nothing more is sent. A tap on another copy of the card counts as well.
 */
function provesDelivery(call: BareCall, card: Card, messageId: string, proved: Proved): boolean {
  const { tx, now } = call;
  if (card.chatId !== call.chat.id) return false;
  if (card.messageId === messageId) return true;
  const row = tx.outbox.openOfCard(card.id);
  // Never sent yet: the card was wanted anew because its old message could not be edited, and that one is tapped here.
  if (card.messageId === null && row?.state === 'pending' && row.attempts === 0) return true;
  if (row) tx.outbox.end(row.id, 'sent', now, { messageId, reason: 'proved by a tap' });
  if (card.state === 'lost') tx.cards.setState(card.id, 'open');
  foundMessage(tx, card, { messageId, revision: 0, at: card.createdAt });
  tx.cards.touch(card.id);
  if (row) proved(call, card.chatId);
  return true;
}

function chosenBranch(commands: readonly Command[], call: BareCall, payload: string): Outcome {
  const [draftId, branchId] = payload.split('.').map(Number);
  const draft = call.tx.drafts.live(draftId as DraftId, call.now);
  const begun = draft?.data as { command: string; words: string; uncommanded?: boolean } | undefined;
  const command = commands.find(({ name }) => name === begun?.command);
  if (!draft || !begun || !command || draft.accountId !== call.actor.accountId)
    return { answer: { text: call.text.common.staleButton } };
  call.tx.drafts.use(draft.id, call.now);
  const full: Omit<Call, 'branchIds'> = { ...call, uncommanded: begun.uncommanded === true };
  return runCommand(
    command,
    begun.words,
    full,
    { messageId: '', repliesTo: undefined },
    branchId as BranchId,
  );
}

function offered(commands: readonly Command[], call: BareCall, tap: IncomingTap, name: string): Outcome {
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) return { answer: { text: call.text.common.staleButton } };
  return runCommand(command, '', call, { messageId: `tap.${tap.tapId}`, repliesTo: undefined });
}
