import type { ReplyCall } from '../../command.ts';
import type { SaidOfOne } from '../../domain/grammar/reply-own.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { monthOf } from '../../domain/calendar/time.ts';
import type { Instant, PersonId } from '../../domain/ids.ts';
import { comingDay } from '../attendance/day-in-hand.ts';
import { askLeave } from '../attendance/ask-leave.ts';
import { standing } from '../attendance/ledger.ts';
import { sayLeave, unread } from '../attendance/leave-words.ts';
import { tapOwn } from '../attendance/tap-own.ts';
import { undoOwn } from '../attendance/undo-own.ts';
import { withdrawLeave } from '../attendance/withdraw-leave.ts';
import { ownPendingClaim, withdraw } from '../dues/say-paid.ts';
import { noteContact } from '../people/contact.ts';
import { plannedFor } from '../plan/group-month.ts';
import { personOn } from '../roster/roster-on.ts';
import { actorRef, holdsOffice } from '../../domain/authority/actor.ts';
import { whereHeld } from './where-held.ts';
import { privately, quietly } from './quietly.ts';

/** What somebody says of oneself: the same as the tap, written as said in words. */
export function sayOwn(call: ReplyCall, said: SaidOfOne): Outcome {
  if (isVillager(call)) return {};
  switch (said.kind) {
    case 'present':
    case 'online':
      return quietly(call, checkInByWords(call, said.kind));
    case 'late':
      return call.chat.kind === 'group' ? { acknowledge: true } : { reply: { text: call.text.replies.late } };
    case 'undecided':
      return call.chat.kind === 'group' ? {} : { reply: { text: call.text.replies.undecided } };
    case 'leave':
      return isForNextMonth(call, said) ? sayNextMonth(call) : leaveByWords(call, said);
    case 'away':
      return sayAway(call);
  }
}

/** Among villagers whoever is not known to be a member is none: their words are not the bot's. */
function isVillager({ actor, chat }: ReplyCall): boolean {
  return !actor.person && chat.kind === 'group' && chat.audience === 'mixed';
}

function checkInByWords(call: ReplyCall, kind: 'present' | 'online'): Outcome {
  const { tx, text, actor, today } = call;
  const told = (words: string): Outcome => ({ answer: { text: words, alert: true } });
  if (!actor.person) {
    const there = whereHeld(call);
    return there ? tapOwn(there, today, kind, 'text') : told(text.common.noRightSelf);
  }
  if (plannedFor(tx, [actor.person.branchId], today).length > 0) return tapOwn(call, today, kind, 'text');
  const branch = tx.org.branch(actor.person.branchId);
  const coming = branch && comingDay(tx, branch, today);
  return told(coming ? text.replies.notToday(coming.date) : text.replies.noDay);
}

function leaveByWords(call: ReplyCall, { reason, vague }: Extract<SaidOfOne, { kind: 'leave' }>): Outcome {
  const { tx, text, actor, today } = call;
  if (actor.person) {
    if (reason === 'migrantWork' && isAway(call)) return sayAway(call);
    const words = vague === true && holdsOffice(actor) ? unread : ({ kind: 'ask', reason } as const);
    const outcome = sayLeave({ ...call, args: words, repliesTo: undefined });
    return outcome.acknowledge === true || call.chat.kind === 'private' ? outcome : quietly(call, outcome);
  }
  const there = whereHeld(call);
  if (!there) return quietly(call, { reply: { text: text.common.noRightSelf } });
  const dates = tx.chats.branchesOf(there.chat.id).flatMap((id) => {
    const branch = tx.org.branch(id);
    return (branch && comingDay(tx, branch, today)?.date) ?? [];
  });
  const [first] = dates.sort();
  if (first === undefined) return quietly(call, { reply: { text: text.attend.leaveNoDay } });
  return quietly(call, askLeave(there, first, reason, 'text'));
}

/** 下个月十五我请假, said of the month after the Party day that is coming. */
function isForNextMonth(
  { tx, actor, today }: ReplyCall,
  said: Extract<SaidOfOne, { kind: 'leave' }>,
): boolean {
  if (said.nextMonth !== true) return false;
  const branch = actor.person && tx.org.branch(actor.person.branchId);
  const coming = branch && comingDay(tx, branch, today);
  return !coming || coming.month <= monthOf(today);
}

function sayNextMonth(call: ReplyCall): Outcome {
  return call.chat.kind === 'group' ? {} : { reply: { text: call.text.replies.leaveLater } };
}

function isAway({ tx, actor, today }: ReplyCall): boolean {
  return actor.person !== undefined && personOn(tx, actor.person.id, today)?.away === true;
}

/** 在外地: of an away member it is the contact of this quarter; whoever is expected is offered leave. */
function sayAway(call: ReplyCall): Outcome {
  const { tx, text, actor, today, now } = call;
  if (!actor.person) return quietly(call, { reply: { text: text.common.noRightSelf } });
  const { id: personId, branchId } = actor.person;
  if (isAway(call)) {
    noteContact(tx, { personId, state: 'contacted', via: 'self', at: now, today, by: actorRef(actor) });
    return quietly(call, { answer: { text: text.replies.awayNoted } });
  }
  const branch = tx.org.branch(branchId);
  const day = branch && comingDay(tx, branch, today);
  if (!day) return quietly(call, { answer: { text: text.replies.awayNoted } });
  const payload = `${day.date}.migrantWork`;
  const button = { label: text.replies.buttonAwayLeave, action: 'leave.because', payload };
  return privately(call, { text: text.replies.awayLeave(day.date), buttons: [[button]] });
}

/** 点错了, 撤销; 不请假了. */
export function sayUndo(call: ReplyCall, what: 'last' | 'leave'): Outcome {
  const { tx, actor, today } = call;
  if (isVillager(call)) return {};
  if (!actor.person) {
    const there = whereHeld(call);
    return quietly(call, undoOwn(there ?? call, undefined, 'text'));
  }
  const claim = what === 'last' ? ownPendingClaim(call) : undefined;
  if (claim && isNewest(call, actor.person.id, claim.at))
    return quietly(call, withdraw(call, claim.personId));
  const branch = tx.org.branch(actor.person.branchId);
  const coming = branch && comingDay(tx, branch, today);
  if (what === 'leave' && coming) return quietly(call, withdrawLeave(call, coming.date, 'text'));
  const isToday = plannedFor(tx, [actor.person.branchId], today).length > 0;
  return quietly(call, undoOwn(call, isToday ? today : (coming?.date ?? today), 'text'));
}

/** Nothing was said about coming since: 撤销 is about the newest of the two. */
function isNewest({ tx, today, actor }: ReplyCall, personId: PersonId, at: Instant): boolean {
  const days = actor.person ? plannedFor(tx, [actor.person.branchId], monthOf(today)) : [];
  return days.every((day) =>
    standing(tx, day).every((entry) => entry.personId !== personId || entry.recordedAt <= at),
  );
}
