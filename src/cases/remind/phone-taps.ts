import type { ButtonCall } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { partyDayOf } from '../cards/party-day-of.ts';
import { cardKinds, touchOpen } from '../cards/touch.ts';
import { plannedDay } from '../plan/steps.ts';
import { displayName } from '../roster/display-name.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import { peopleToPhone, phoningDue } from './to-phone.ts';

/** [打过了 张三]. Twice is once. */
export function calledOne(call: ButtonCall): Outcome {
  const { tx, text, payload } = call;
  const day = partyDayOf(tx, payload);
  const personId = Number(payload.split('.')[1]) as PersonId;
  const roster = day ? rosterOn(tx, day.branchId, day.date) : [];
  const member = roster.find(({ person }) => person.id === personId);
  if (!day || !member) return { answer: { text: text.common.staleButton } };
  mark(call, day, [personId]);
  return { answer: { text: text.remind.called(displayName(member, roster)) } };
}

/** [都打过了]: everybody who stands on the list that was tapped. */
export function calledAll(call: ButtonCall): Outcome {
  const { tx, text, now, today, rules, payload, card } = call;
  const day = partyDayOf(tx, payload);
  const planned = day && plannedDay(tx, rules, day);
  if (!planned) return { answer: { text: text.common.staleButton } };
  const listed =
    card?.kind === cardKinds.phoneList
      ? peopleToPhone(tx, planned.day, today)
      : phoningDue(tx, planned, now, today);
  mark(
    call,
    planned.day,
    listed.map(({ personId }) => personId),
  );
  return { answer: { text: text.remind.allCalled(listed.length) } };
}

function mark({ tx, now, today, actor }: ButtonCall, day: PartyDay, ids: readonly PersonId[]): void {
  for (const id of ids) tx.attendance.markCalled(day.id, id, now, actorRef(actor));
  touchOpen(tx, cardKinds.phoneList, `${String(day.id)}:`);
  touchBranchTodos(tx, day.branchId, today);
}
