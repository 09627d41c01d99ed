import type { Call } from '../../command.ts';
import { accept, refuse } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { LocalDate, Month, PersonId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { AttendanceTap } from '../../ports/store/accounts.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import { holdTap } from '../binding/hold-tap.ts';
import { plannedFor, plannedInGroup } from '../plan/group-month.ts';

export interface OwnDay {
  readonly day: PartyDay;
  readonly personId: PersonId;
}

/**
 * The open Party day that a person's own tap is about: the own branch's, whatever card of that date or notice of that
 * month was tapped. The tap of an unknown account is held with its time (design §3); every other reason why it counts
 * for nothing is an answer.
 */
export function ownDay(call: Call, when: LocalDate | Month, kind: AttendanceTap): Decision<OwnDay, Outcome> {
  const { tx, text, actor, chat } = call;
  const { person } = actor;
  if (!person) return refuse(heldFor(call, when, kind));
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
    return refuse({ answer: { text: words, alert: true } });
  }
  if (day.closedAt !== null) return refuse(closedFor(call, kind));
  return accept({ day, personId: person.id });
}

/** Whose branch it is nobody knows yet: held for each date, and only the own branch's becomes an entry. */
function heldFor(call: Call, when: LocalDate | Month, kind: AttendanceTap): Outcome {
  const { tx, now, text, actor, chat } = call;
  const days = plannedInGroup(tx, chat.id, when);
  if (days.length === 0) return { answer: { text: text.month.notPlanned, alert: true } };
  const open = days.filter(({ closedAt }) => closedAt === null);
  if (open.length === 0) return closedFor(call, kind);
  const held = [...new Set(open.map(({ date }) => date))].map((date) =>
    holdTap(call, { accountId: actor.accountId, chatId: chat.id, date, kind, at: now }),
  );
  if (held.every(({ isDeclined }) => isDeclined === true))
    return { answer: { text: text.month.notOurs, alert: true } };
  return { answer: { text: text.month.held }, cards: held.flatMap(({ cards }) => cards) };
}

function closedFor({ text }: Call, kind: AttendanceTap): Outcome {
  const words = kind === 'leave' ? text.leave.closed : text.month.closedForTaps;
  return { answer: { text: words, alert: true } };
}
