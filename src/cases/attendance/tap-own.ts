import { actorRef } from '../../domain/authority/actor.ts';
import type { Actor } from '../../domain/authority/actor.ts';
import type { Instant, LocalDate, Month } from '../../domain/ids.ts';
import type { Outcome, Situation } from '../../domain/outcome.ts';
import type { Chat } from '../../ports/store/chats.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Catalog } from '../../text/catalog.ts';
import { holdTap } from '../binding/hold-tap.ts';
import { promptedOfficer } from '../roster/officers.ts';
import { touchTodos } from '../cards/touch.ts';
import { plannedFor, plannedInGroup } from '../plan/group-month.ts';
import { plannedDay } from '../plan/steps.ts';
import { recordPerson } from './ledger.ts';

export interface TapCall extends Situation {
  readonly tx: Tx;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly text: Catalog;
  readonly actor: Actor;
  readonly chat: Chat;
}

/**
 * A person's own 签到 or 请假 on a card of that date, or on the notice of that month. Counts for the tapper's own branch, whatever card was tapped. The
 * tap of an unknown account is held with its time (design §3).
 */
export function tapOwn(call: TapCall, when: LocalDate | Month, kind: 'present' | 'leave'): Outcome {
  const { tx, now, text, actor, chat, rules } = call;
  const { person } = actor;
  if (!person) {
    const days = plannedInGroup(tx, chat.id, when);
    if (days.length === 0) return { answer: { text: text.month.notPlanned, alert: true } };
    const open = days.filter(({ closedAt }) => closedAt === null);
    if (open.length === 0) return { answer: { text: text.month.closedForTaps, alert: true } };
    // Whose branch it is nobody knows yet: held for each date, and only the own branch's becomes an entry.
    const cards = [...new Set(open.map(({ date }) => date))].flatMap(
      (date) => holdTap(call, { accountId: actor.accountId, chatId: chat.id, date, kind, at: now }).cards,
    );
    return { answer: { text: text.month.held }, cards };
  }
  const [day] = plannedFor(tx, [person.branchId], when);
  const own = tx.org.branch(person.branchId);
  if (!day || !person.onRoster) {
    const elsewhere = chat.kind === 'group' && !tx.chats.branchesOf(chat.id).includes(person.branchId);
    const others = plannedInGroup(tx, chat.id, when).length > 0;
    const words = elsewhere
      ? text.month.otherBranch(own?.name ?? '')
      : others
        ? text.month.otherDay(own?.name ?? '')
        : text.month.notPlanned;
    return { answer: { text: words, alert: true } };
  }
  if (day.closedAt !== null) return { answer: { text: text.month.closedForTaps, alert: true } };
  const planned = plannedDay(tx, rules, day);
  if (kind === 'present' && planned && now < planned.steps.card)
    return { answer: { text: text.month.notYet, alert: true } };
  const before = tx.attendance.states(day.id).get(person.id);
  if (kind === 'leave' && (before === 'present' || before === 'online'))
    return { answer: { text: text.month.leaveButPresent, alert: true } };
  const said = { at: now, recordedAt: now, by: actorRef(actor), via: 'tap' } as const;
  const entry = recordPerson(tx, day, person.id, kind, said);
  if (kind === 'leave' && entry !== undefined) {
    const officer = promptedOfficer(tx, day.branchId, call.today);
    if (officer) touchTodos(tx, [officer.chatId]);
  }
  const words =
    kind === 'present'
      ? entry === undefined
        ? text.month.checkedInAlready
        : text.month.checkedIn
      : entry === undefined
        ? text.month.leaveAskedAlready
        : text.month.leaveAskedNow;
  return { answer: { text: words } };
}
