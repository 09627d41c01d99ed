import type { ButtonCall } from '../../../command.ts';
import { actorRef } from '../../../domain/authority/actor.ts';
import { monthOf } from '../../../domain/calendar/time.ts';
import type { PersonId } from '../../../domain/ids.ts';
import type { Outcome } from '../../../domain/outcome.ts';
import { stateOn } from '../../../domain/people/facts.ts';
import { changedMember } from '../../people/changed.ts';
import { lastChange } from '../../people/last-change.ts';
import { setBack, undoMs } from '../../people/undo-change.ts';
import { branchOfTap } from './change-amount.ts';
import { monthsOf, paidSince } from './holds-from.ts';
import { touchAmounts } from './touch-amounts.ts';

/** [撤销]: the old amount holds again by a new dated fact, while nothing was paid at the new one. */
export function undoAmount(call: ButtonCall): Outcome {
  const { tx, text, now, today, actor, payload } = call;
  const words = text.duesAmounts;
  const [, id, token] = payload.split('.');
  const personId = Number(id) as PersonId;
  const branch = tx.org.branch(branchOfTap(call));
  const one = branch && changedMember(call, branch, personId);
  const last = lastChange(tx, personId);
  if (!branch || !one || last?.kind !== 'facts' || last.token !== token || now - last.at > undoMs)
    return { answer: { text: text.common.staleButton } };
  const since = last.facts[0]?.from ?? today;
  const paid = paidSince(monthsOf(tx, branch, personId, today), monthOf(since), monthOf(today));
  if (paid) return { answer: { text: words.undoPaid(one.name, paid[1].month), alert: true } };
  const by = actorRef(actor);
  const from = setBack(tx, personId, last, { at: now, by });
  tx.audit.append({
    at: now,
    actor: by,
    action: 'dues.amountUndone',
    subject: `person:${String(personId)}`,
    detail: { from },
  });
  touchAmounts(tx, branch.id, personId, today);
  const state = stateOn(tx.people.facts([personId]), from) ?? one.member.state;
  const amount = { duesClass: state.duesClass, fen: state.duesFen };
  return { reply: { text: words.undone(one.name, amount, monthOf(from)) } };
}
