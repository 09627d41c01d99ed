import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { plannedDay } from '../plan/steps.ts';
import { recordPerson } from './ledger.ts';
import { allowsOnline } from './online.ts';
import { ownDay } from './own-day.ts';

/** A person's own 签到 or 线上参加 on a card of that date, or in words. On site beats online, whichever came first. */
export function tapOwn(
  call: Call,
  date: LocalDate,
  kind: 'present' | 'online',
  via: 'tap' | 'text' = 'tap',
): Outcome {
  const { tx, now, text, actor, rules } = call;
  const refused = (words: string): Outcome => ({ answer: { text: words, alert: true } });
  const own = ownDay(call, date, kind);
  if (!own.ok) return own.reason;
  const { day, personId } = own.value;
  const planned = plannedDay(tx, rules, day);
  if (planned && now < planned.steps.card) return refused(text.month.notYet);
  if (kind === 'online') {
    if (!allowsOnline(tx, day.branchId)) return refused(text.checkIn.onlineNotOpen);
    if (tx.attendance.states(day.id).get(personId) === 'present')
      return refused(text.checkIn.onlineButPresent);
  }
  const said = { at: now, recordedAt: now, by: actorRef(actor), via } as const;
  const isNew = recordPerson(tx, day, personId, kind, said) !== undefined;
  if (kind === 'online')
    return { answer: { text: isNew ? text.checkIn.online : text.checkIn.onlineAlready } };
  return { answer: { text: isNew ? text.month.checkedIn : text.month.checkedInAlready } };
}
