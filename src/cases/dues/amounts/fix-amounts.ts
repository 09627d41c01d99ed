import type { ButtonCall, CommandCall } from '../../../command.ts';
import { actorRef } from '../../../domain/authority/actor.ts';
import { addMonths, monthOf, yearOf } from '../../../domain/calendar/time.ts';
import type { DuesAmount } from '../../../domain/dues/amount-change.ts';
import type { BranchId, Month, PersonId } from '../../../domain/ids.ts';
import type { CardRequest, Outcome } from '../../../domain/outcome.ts';
import type { FixingView } from '../../cards/dues-fixing.ts';
import { cardKinds } from '../../cards/touch.ts';
import { changedMember } from '../../people/changed.ts';
import { touchBranchTodos } from '../../todo/touch-branch-todos.ts';
import { branchOfPayload } from '../branch-of-payload.ts';
import { notFrom } from './holds-from.ts';
import { touchFixing } from './touch-amounts.ts';
import { amountsNow } from './year-amounts.ts';

/** 党费核定: this year's round as a card in the officer's own chat, whenever he asks. */
export function sayFixing(call: CommandCall<unknown>, branchId: BranchId): Outcome {
  if (call.chat.kind === 'group') return { reply: { text: call.text.duesAmounts.privately } };
  return { cards: [fixingCard(call, branchId, call.messageId)] };
}

/** The same from 待办. */
export function openFixing(call: ButtonCall): Outcome {
  return { cards: [fixingCard(call, branchOfPayload(call), `tap.${call.tapId}`)] };
}

function fixingCard(
  { chat, today }: Pick<ButtonCall, 'chat' | 'today'>,
  branchId: BranchId,
  asked: string,
): CardRequest {
  const prefix = `${String(branchId)}:`;
  return {
    kind: cardKinds.duesFixing,
    chatId: chat.id,
    subject: `${prefix}${String(yearOf(today))}:${asked}`,
    supersedes: prefix,
  };
}

/** [都照去年], [改好了，其余照旧]: the amounts that hold are the year's. They stay as they are: each has its date already. */
export function acceptFixing(call: ButtonCall): Outcome {
  const { tx, text, now, today, actor } = call;
  const words = text.duesFixing;
  const branch = tx.org.branch(branchOfPayload(call));
  const year = yearOfPayload(call);
  if (!branch || year !== yearOf(today)) return { answer: { text: text.common.staleButton } };
  show(call, { page: null });
  const by = actorRef(actor);
  const { payers, sumFen } = amountsNow(tx, branch.id, today);
  if (!tx.dues.fixYear(branch.id, year, now, by)) return { answer: { text: words.already(year) } };
  tx.audit.append({
    at: now,
    actor: by,
    action: 'dues.fixed',
    subject: `branch:${branch.code}`,
    detail: { year, payers, sumFen },
  });
  touchFixing(tx, branch.id);
  touchBranchTodos(tx, branch.id, today);
  return { answer: { text: words.accepted(year, payers, sumFen) } };
}

/** [改几个人]: the people with their amounts. */
export function changeSome(call: ButtonCall): Outcome {
  show(call, { page: 0 });
  return {};
}

/** [改好了，其余照旧]; after the year was fixed only back to the figures. */
export function endChanges(call: ButtonCall): Outcome {
  if (call.tx.dues.yearFixed(branchOfPayload(call), yearOfPayload(call)) === undefined)
    return acceptFixing(call);
  show(call, { page: null });
  return {};
}

/** [以后再说]: it waits in 待办. */
export function putOffFixing(call: ButtonCall): Outcome {
  show(call, { page: null, later: true });
  return {};
}

/** [上一页] [下一页], or a name: how its amount is changed. */
export function turnFixing(call: ButtonCall): Outcome {
  const { tx, text, today, payload } = call;
  const [, , page = '0', personId] = payload.split('.');
  if (personId === undefined) {
    show(call, { page: Number(page) });
    return {};
  }
  const branch = tx.org.branch(branchOfPayload(call));
  const one = branch && changedMember(call, branch, Number(personId) as PersonId);
  if (!branch || !one) return { answer: { text: text.common.staleButton } };
  const { name, written, member } = one;
  const held = { duesClass: member.state.duesClass, fen: member.state.duesFen };
  const from = meantFrom(call, branch.id);
  const hindered = notFrom(tx, branch, member.person.id, from, today);
  const earliest = hindered && 'earliest' in hindered ? hindered.earliest : from;
  const said = { name, written, held, amount: exampleAmount(held), from: earliest };
  return { reply: { text: text.duesAmounts.howToChange(said) } };
}

/** Changes of the round hold from January; what comes after it, from the next month. */
function meantFrom(call: ButtonCall, branchId: BranchId): Month {
  const year = yearOfPayload(call);
  return call.tx.dues.yearFixed(branchId, year) === undefined
    ? (`${String(year)}-01` as Month)
    : addMonths(monthOf(call.today), 1);
}

/** Another amount than the one that holds, for an example that works. */
function exampleAmount({ duesClass, fen }: DuesAmount): DuesAmount {
  if (duesClass === 'waived') return { duesClass: 'farmer', fen: 50 };
  if (duesClass === 'farmer') return { duesClass, fen: fen === 100 ? 50 : 100 };
  return { duesClass, fen: fen + 100 };
}

function show({ tx, card }: ButtonCall, view: FixingView): void {
  if (card?.kind !== cardKinds.duesFixing) return;
  tx.cards.setView(card.id, view);
  tx.cards.touch(card.id);
}

function yearOfPayload({ payload }: ButtonCall): number {
  return Number(payload.split('.')[1]);
}
