import type { ButtonCall } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { instantAt } from '../../domain/calendar/time.ts';
import type { EntryId, PersonId } from '../../domain/ids.ts';
import type { Message, Outcome } from '../../domain/outcome.ts';
import { lastSitting } from '../../domain/party-day/sittings.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import { partyDayOf } from '../cards/party-day-of.ts';
import { displayName } from '../roster/display-name.ts';
import { writable } from '../roster/officers.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import { recordPerson } from './ledger.ts';

/** [请假都同意]: every leave asked for this day, those to be talked over left out. Leave counts from here (handbook §1.4). */
export function agreeAllLeaves(call: ButtonCall): Outcome {
  const { tx, text, today, payload } = call;
  const day = partyDayOf(tx, payload);
  if (day?.state !== 'planned') return { answer: { text: text.month.notPlanned } };
  const agreed = [...tx.attendance.states(day.id)].filter(
    ([personId, state]) => state === 'leaveAsked' && write(call, day, personId, 'leaveAgreed') !== undefined,
  ).length;
  touchBranchTodos(tx, day.branchId, today);
  return { answer: { text: text.attend.leavesAgreed(agreed) } };
}

/** [同意 张三], also after 再联系. */
export function agreeLeave(call: ButtonCall): Outcome {
  return answerOne(call, 'leaveAgreed');
}

/**
 * [再联系 张三], instead of a refusal: neither agreed nor refused. The person is told, and goes onto the telephone list.
 */
export function deferLeave(call: ButtonCall): Outcome {
  return answerOne(call, 'leaveDeferred');
}

function answerOne(call: ButtonCall, kind: 'leaveAgreed' | 'leaveDeferred'): Outcome {
  const { tx, text, today, payload } = call;
  const day = partyDayOf(tx, payload);
  const personId = Number(payload.split('.')[1]) as PersonId;
  const roster = day ? rosterOn(tx, day.branchId, day.date) : [];
  const member = roster.find(({ person }) => person.id === personId);
  if (day?.state !== 'planned' || !member) return { answer: { text: text.month.notPlanned } };
  const name = displayName(member, roster);
  const before = tx.attendance.states(day.id).get(personId) ?? 'unrecorded';
  const waits = before === 'leaveAsked' || (kind === 'leaveAgreed' && before === 'leaveDeferred');
  const entry = waits ? write(call, day, personId, kind) : undefined;
  if (entry === undefined) return { answer: { text: text.leave.standsNow(name, before) } };
  if (kind === 'leaveDeferred') tx.attendance.unmarkCalled(day.id, personId);
  touchBranchTodos(tx, day.branchId, today);
  if (kind === 'leaveAgreed') return { answer: { text: text.leave.agreed(name) } };
  const told = deferral(call, day, personId, entry);
  return { answer: { text: text.leave.deferred(name) }, messages: told ? [told] : [] };
}

function write(
  { tx, now, actor }: Pick<ButtonCall, 'tx' | 'now' | 'actor'>,
  day: PartyDay,
  personId: PersonId,
  kind: 'leaveAgreed' | 'leaveDeferred',
): EntryId | undefined {
  const said = { at: now, recordedAt: now, by: actorRef(actor), via: 'officer' } as const;
  return recordPerson(tx, day, personId, kind, said);
}

/** Unasked, so not in quiet hours, and not when the officer has agreed meanwhile or the day has begun. */
function deferral(
  { tx, text, rules }: Pick<ButtonCall, 'text' | 'rules'> & { readonly tx: Tx },
  day: PartyDay,
  personId: PersonId,
  entry: EntryId,
): Message | undefined {
  const chatId = writable(tx, personId)?.chatId;
  if (chatId === undefined) return undefined;
  const last = lastSitting(day);
  return {
    chatId,
    key: `leave-deferred:${String(entry)}`,
    content: { text: text.leave.deferredTell(day.date) },
    guards: [
      { kind: 'quiet' },
      { kind: 'until', instant: instantAt(last.date, last.time, rules.zone) },
      { kind: 'dayStands', partyDayId: day.id, date: day.date },
      { kind: 'personStands', partyDayId: day.id, personId, state: 'leaveDeferred' },
    ],
  };
}
