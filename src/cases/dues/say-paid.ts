import type { ButtonCall, Call } from '../../command.ts';
import { monthOf, parseMonth } from '../../domain/calendar/time.ts';
import { periodMonths } from '../../domain/dues/period-state.ts';
import type { Month, PersonId } from '../../domain/ids.ts';
import type { CardButton, Outcome } from '../../domain/outcome.ts';
import { holdTap } from '../binding/hold-tap.ts';
import { claimPaid, withdrawPaid } from './claim-paid.ts';
import type { Claimed, PaidClaim } from './claim-paid.ts';

/** What is claimed, besides for whom. */
export type PaidWords = Pick<PaidClaim, 'month' | 'count' | 'until'>;

/** The claim of the own person, or of a relative for whom the account may answer, with its answer. */
export function payFor(call: Call, personId: PersonId, said: PaidWords): Outcome {
  const { tx, text, now, today, actor } = call;
  const isOwn = actor.person?.id === personId;
  if (!isOwn && !actor.family.includes(personId))
    return { answer: { text: text.family.notYours, alert: true } };
  const claimed = claimPaid(tx, { ...said, personId, accountId: actor.accountId, at: now }, today);
  const name = isOwn ? undefined : tx.people.person(personId)?.name;
  const words = text.duesCard;
  if (claimed.kind === 'nothing')
    return { answer: { text: words.nothingOpen(claimed, claimed.state, name), alert: true } };
  const what = whatIsClaimed(call, claimed);
  if (claimed.kind === 'already') return { answer: { text: words.claimedAlready(what, name), alert: true } };
  return { answer: { text: words.claimed(what, name) } };
}

/** 11月, 四季度; of other months their names. */
function whatIsClaimed(
  { text, today }: Call,
  { months, mode }: Exclude<Claimed, { kind: 'nothing' }>,
): string {
  const [first, last] = [months[0], months.at(-1)];
  const isPeriod = last !== undefined && first !== undefined && periodMonths(last, mode).includes(first);
  return isPeriod && mode === 'quarterly'
    ? text.duesCard.period({ month: last, mode })
    : text.duesCard.months(months, monthOf(today));
}

/** [已交]. */
export function tapButton({ text, today }: Pick<Call, 'text' | 'today'>): CardButton {
  return { label: text.duesCard.buttonPaid, action: 'paid.tap', payload: monthOf(today) };
}

/** [撤销] under what was claimed. */
export function undoButton({ text }: Pick<Call, 'text'>, personId: PersonId): CardButton {
  return { label: text.duesCard.buttonUndo, action: 'paid.withdraw', payload: String(personId) };
}

/** [已交] on a card or under a private word: the tapper’s own, or the relative’s that the button names. */
export function tapPaid(call: ButtonCall): Outcome {
  const { actor, payload } = call;
  const [said = '', relative] = payload.split('.');
  const month = parseMonth(said);
  const about: PaidWords = { month };
  if (relative !== undefined) return payFor(call, Number(relative) as PersonId, about);
  return actor.person ? payFor(call, actor.person.id, about) : holdPaid(call, month);
}

/** The first word of an unknown account is held with its time, until the officer says whose it is (design §3). */
export function holdPaid(call: Call, month?: Month): Outcome {
  const { tx, text, now, today, chat, actor } = call;
  const isServed = tx.chats.branchesOf(chat.id).length > 0;
  if (!isServed || (month !== undefined && month < monthOf(today)))
    return { answer: { text: text.common.noRightSelf, alert: true } };
  const held = holdTap(call, {
    accountId: actor.accountId,
    chatId: chat.id,
    date: today,
    kind: 'paid',
    at: now,
  });
  if (held.isDeclined === true) return { answer: { text: text.month.notOurs, alert: true } };
  return { answer: { text: text.month.held }, cards: held.cards };
}

/** [撤销], 点错了: while nobody has answered the claim. */
export function withdraw(call: Call, personId: PersonId): Outcome {
  const { tx, text, now, today, actor } = call;
  if (actor.person?.id !== personId && !actor.family.includes(personId))
    return { answer: { text: text.family.notYours, alert: true } };
  const name = actor.person?.id === personId ? undefined : tx.people.person(personId)?.name;
  const withdrawn = withdrawPaid(tx, personId, { accountId: actor.accountId, now, today });
  const words = text.duesCard;
  if (!withdrawn) return { answer: { text: words.nothingToWithdraw, alert: true } };
  return { answer: { text: words.withdrawn(whatIsClaimed(call, withdrawn), name) } };
}

export function tapWithdraw(call: ButtonCall): Outcome {
  return withdraw(call, Number(call.payload) as PersonId);
}

/** The newest claim of this account that nobody has answered: what 撤销 and 点错了 may mean. */
export function ownPendingClaim({ tx, actor }: Pick<Call, 'tx' | 'actor'>) {
  const people = [...(actor.person ? [actor.person.id] : []), ...actor.family];
  return people
    .flatMap((id) => tx.dues.pendingClaim(id) ?? [])
    .filter(({ accountId }) => accountId === actor.accountId)
    .sort((a, b) => b.at - a.at)[0];
}
