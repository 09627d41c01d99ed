import { actorRef } from '../../../domain/authority/actor.ts';
import { monthOf } from '../../../domain/calendar/time.ts';
import { stateOn } from '../../../domain/people/facts.ts';
import type { Acting } from '../../people/acting.ts';
import type { ChangedMember } from '../../people/changed.ts';
import type { LastChange } from '../../people/last-change.ts';
import { setBack } from '../../people/set-back.ts';
import { monthsOf, paidSince } from './holds-from.ts';
import { touchAmounts } from './touch-amounts.ts';

type Written = Extract<LastChange, { kind: 'facts' }>;

export function changesAmount({ facts }: Written): boolean {
  return facts.some(({ field }) => field === 'duesFen' || field === 'duesClass');
}

/** The old amount holds again by a new dated fact, while nothing was paid at the new one; says what holds, or why not. */
export function takeBackAmount(
  { tx, text, now, today, actor }: Acting,
  { branch, member, name }: ChangedMember,
  last: Written,
): { readonly done: boolean; readonly text: string } {
  const words = text.duesAmounts;
  const { id } = member.person;
  const since = monthOf(last.facts[0]?.from ?? today);
  const paid = paidSince(monthsOf(tx, branch, id, today), since, monthOf(today));
  if (paid) return { done: false, text: words.undoPaid(name, paid[1].month) };
  const by = actorRef(actor);
  const from = setBack(tx, id, last, { at: now, by });
  tx.audit.append({
    at: now,
    actor: by,
    action: 'dues.amountUndone',
    subject: `person:${String(id)}`,
    detail: { from },
  });
  touchAmounts(tx, branch.id, id, today);
  const state = stateOn(tx.people.facts([id]), from) ?? member.state;
  const amount = { duesClass: state.duesClass, fen: state.duesFen };
  return { done: true, text: words.undone(name, amount, monthOf(from)) };
}
