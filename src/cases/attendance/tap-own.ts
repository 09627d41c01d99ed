import { actorRef } from '../../domain/authority/actor.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { plannedDay } from '../plan/steps.ts';
import { recordPerson } from './ledger.ts';
import { ownDay } from './own-day.ts';
import type { TapCall } from './own-day.ts';

/** A person's own 签到 or 线上参加 on a card of that date. */
export function tapOwn(call: TapCall, date: LocalDate, kind: 'present' | 'online'): Outcome {
  const { tx, now, text, actor, rules } = call;
  const own = ownDay(call, date, kind);
  if (!own.ok) return own.reason;
  const { day, personId } = own.value;
  const planned = plannedDay(tx, rules, day);
  if (planned && now < planned.steps.card) return { answer: { text: text.month.notYet, alert: true } };
  const said = { at: now, recordedAt: now, by: actorRef(actor), via: 'tap' } as const;
  const entry = recordPerson(tx, day, personId, kind, said);
  return { answer: { text: entry === undefined ? text.month.checkedInAlready : text.month.checkedIn } };
}
