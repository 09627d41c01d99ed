import type { ButtonCall, Call } from '../../command.ts';
import { isSettled } from '../../domain/attendance/late-change.ts';
import { speaksAsOfficer } from '../../domain/attendance/state.ts';
import type { EntryVia } from '../../domain/attendance/state.ts';
import type { BranchId, PersonId } from '../../domain/ids.ts';
import { nothing } from '../../domain/outcome.ts';
import type { CardRequest, Outcome } from '../../domain/outcome.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { openPeople } from '../cards/closing.ts';
import { partyDayOf } from '../cards/party-day-of.ts';
import { firstTicks, readTurn } from '../cards/ticks.ts';
import { cardKinds } from '../cards/touch.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import { displayName } from '../roster/display-name.ts';
import { reachableAccount } from '../roster/officers.ts';
import type { RosterMember } from '../roster/roster-on.ts';
import { dayInHand } from './day-in-hand.ts';
import { dayTally } from './day-tally.ts';
import { recordPerson, reverseEntry, standing } from './ledger.ts';
import { saidNow } from './recorder.ts';
import { isFree } from './undo.ts';
import { tickList, tickScope } from './tick-scope.ts';

/** [6人都到了] [6人都没来]: everybody about whom nothing stands. */
export function markOpen(call: ButtonCall, kind: 'present' | 'absent'): Outcome {
  const { tx, text, payload } = call;
  const day = partyDayOf(tx, payload);
  if (day?.state !== 'planned') return { answer: { text: text.month.notPlanned } };
  const said = saidNow(call, day.branchId);
  for (const { person } of openPeople(tx, day, dayTally(tx, day)))
    recordPerson(tx, day, person.id, kind, said);
  return { answer: { text: text.month.done } };
}

/** 到会 without words: the list of the day in hand, in the private chat of whoever asks. */
export function askTickList(call: Call & { readonly messageId: string }): Outcome {
  const { tx, text, actor, chat, today, branchIds, messageId } = call;
  const branch = tx.org.branch(branchIds[0] as BranchId);
  const hand = branch && dayInHand(tx, branch, today);
  if (hand?.kind === 'future') return { reply: { text: text.attend.future(hand.day.date) } };
  if (hand?.kind === 'cancelled') {
    const { state, month, date } = hand.day;
    return { reply: { text: `${text.recording.calledOff(state, month, date)}${text.recording.toRestore}` } };
  }
  if (hand?.kind !== 'day') return { reply: { text: text.ticks.noDay } };
  if (!actor.person || !tickScope(tx, actor.person.id, hand.day, today))
    return { reply: { text: text.ticks.township } };
  const chatId = chat.kind === 'private' ? chat.id : reachableAccount(tx, actor.accountId)?.chatId;
  if (chatId === undefined)
    return { reply: { text: text.common.privateOnly(text.locale === 'zh-CN' ? '到会' : '/attend') } };
  return {
    ...(chat.kind === 'group' ? { acknowledge: true } : {}),
    cards: [ticksRequest(hand.day, chatId, messageId)],
  };
}

/** [逐个勾选]: the list at the end of the chat; an older one points to it. */
export function openTickList({ tx, text, payload, chat, tapId }: ButtonCall): Outcome {
  const day = partyDayOf(tx, payload);
  if (day?.state !== 'planned') return { answer: { text: text.month.notPlanned } };
  return { cards: [ticksRequest(day, chat.id, tapId)] };
}

function ticksRequest({ id }: PartyDay, chatId: CardRequest['chatId'], asked: string): CardRequest {
  return {
    kind: cardKinds.ticks,
    chatId,
    subject: `${String(id)}:${asked}`,
    supersedes: `${String(id)}:`,
    view: firstTicks,
  };
}

/** Turns the page, shows the others, sorts anew, or folds the list. */
export function turnTickList({ tx, card, payload }: ButtonCall): Outcome {
  if (card?.kind !== cardKinds.ticks) return nothing;
  const [, page = '0', flags = ''] = payload.split('.');
  tx.cards.setView(card.id, readTurn(page, flags));
  tx.cards.touch(card.id);
  return nothing;
}

/** One name on the list: ○ → ✓ → ✗ → ○ by an officer, ○ → ✓ → ○ by a 党小组长, who makes nobody absent. */
export function markOne(call: ButtonCall): Outcome {
  const { tx, text, payload, actor, today, rules, now } = call;
  const day = partyDayOf(tx, payload);
  const scope = day && actor.person && tickScope(tx, actor.person.id, day, today);
  const list = day && scope && tickList(tx, day, scope);
  const personId = Number(payload.split('.')[1]) as PersonId;
  const member = [...(list?.expected ?? []), ...(list?.others ?? [])].find(
    ({ person }) => person.id === personId,
  );
  if (day?.state !== 'planned' || !list || !member) return { answer: { text: text.ticks.notHere } };
  const stateNow = () => tx.attendance.states(day.id).get(personId) ?? 'unrecorded';
  const name = displayName(member, list.roster);
  const before = stateNow();
  if (isSettled(before) && !isFree(tx, rules, day, now)) {
    const to = before === 'absent' ? 'present' : 'absent';
    const late = { kind: 'person', name, to, ids: [personId] } as const;
    const words = text.attend.lateTick(name, before, late, { of: day.month, today });
    return { answer: { text: words, alert: true } };
  }
  if (scope.who === 'officer') markAsOfficer(call, day, member);
  else if (!markAsLeader(call, day, member))
    return { answer: { text: text.ticks.notYours(name, before), alert: true } };
  touchBranchTodos(tx, day.branchId, today);
  const after = stateNow();
  if (after === before) return { answer: { text: text.ticks.ownWord(name), alert: true } };
  return { answer: { text: text.ticks.marked(name, after) } };
}

/** Away and excused people who did not come are not absent: they were not expected. */
function markAsOfficer(call: ButtonCall, day: PartyDay, { person, expected }: RosterMember): void {
  const { tx } = call;
  const said = saidNow(call, day.branchId);
  const state = tx.attendance.states(day.id).get(person.id);
  const came = state === 'present' || state === 'online';
  if (state === 'absent' || (came && !expected)) takeBack(call, day, person.id, speaksAsOfficer);
  else recordPerson(tx, day, person.id, came ? 'absent' : 'present', said);
}

/** False where the word that stands is not the leader's to change. */
function markAsLeader(call: ButtonCall, day: PartyDay, { person }: RosterMember): boolean {
  const { tx } = call;
  const state = tx.attendance.states(day.id).get(person.id);
  if (state === 'absent') return false;
  if (state !== 'present' && state !== 'online') {
    recordPerson(tx, day, person.id, 'present', saidNow(call, day.branchId));
    return true;
  }
  const newest = standing(tx, day).find((entry) => entry.personId === person.id && entry.kind !== 'madeUp');
  if (newest?.via !== 'leader') return false;
  takeBack(call, day, person.id, (via) => via === 'leader');
  return true;
}

/** What the person said in person stays, and holds again. */
function takeBack(call: ButtonCall, day: PartyDay, personId: PersonId, whose: (via: EntryVia) => boolean) {
  const said = saidNow(call, day.branchId);
  for (const entry of standing(call.tx, day))
    if (entry.personId === personId && entry.kind !== 'madeUp' && whose(entry.via))
      reverseEntry(call.tx, day, entry, null, said);
}
