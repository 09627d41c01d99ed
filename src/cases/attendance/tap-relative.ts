import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import type { Actor } from '../../domain/authority/actor.ts';
import type { LeaveReason } from '../../domain/attendance/state.ts';
import type { LocalDate, PersonId } from '../../domain/ids.ts';
import type { CardButton, Outcome } from '../../domain/outcome.ts';
import type { AttendanceTap } from '../../ports/store/accounts.ts';
import type { AttendanceEntry } from '../../ports/store/attendance.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Catalog } from '../../text/catalog.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import { plannedDay } from '../plan/steps.ts';
import { personOn } from '../roster/roster-on.ts';
import { comingDay, openDayOn } from './day-in-hand.ts';
import { recordPerson, reverseEntry, standing } from './ledger.ts';
import { allowsOnline } from './online.ts';
import { answersLeave } from './withdraw-leave.ts';

export type RelativeAct = AttendanceTap | 'undo';

/** The next Party day that is open for this relative, or the one on that date. */
export function relativesDay(
  tx: Tx,
  personId: PersonId,
  today: LocalDate,
  date?: LocalDate,
): PartyDay | undefined {
  const branchId = personOn(tx, personId, date ?? today)?.branch;
  const branch = branchId === undefined ? undefined : tx.org.branch(branchId);
  if (!branch) return undefined;
  return date === undefined ? comingDay(tx, branch, today) : openDayOn(tx, branch, date);
}

/** [替王桂花签到]: what an account says for a relative, once the officer has let it (design §3). */
export function tapRelative(
  call: Call,
  personId: PersonId,
  act: RelativeAct,
  date?: LocalDate,
  reason: LeaveReason | null = null,
): Outcome {
  const { tx, now, today, text, actor, rules } = call;
  const told = (words: string): Outcome => ({ answer: { text: words, alert: true } });
  const name = tx.people.person(personId)?.name ?? '';
  if (!actor.family.includes(personId)) return told(text.family.notYours);
  const day = relativesDay(tx, personId, today, date);
  if (!day) return told(text.family.noDay(name));
  if (act === 'undo') return undoRelative(call, day, personId, name);
  const planned = plannedDay(tx, rules, day);
  if (act !== 'leave' && planned && now < planned.steps.card) return told(text.month.notYet);
  if (act === 'online' && !allowsOnline(tx, day.branchId)) return told(text.checkIn.onlineNotOpen);
  const stateNow = () => tx.attendance.states(day.id).get(personId) ?? 'unrecorded';
  const before = stateNow();
  if (act !== 'present' && before === 'present') return told(text.family.already(name, before));
  const said = { at: now, recordedAt: now, by: actorRef(actor), via: 'family' } as const;
  const entry = recordPerson(tx, day, personId, act, said, act === 'leave' ? reason : null);
  if (entry === undefined) return { answer: { text: text.family.already(name, stateNow()) } };
  if (act === 'leave') touchBranchTodos(tx, day.branchId, today);
  return { answer: { text: text.family.done(name, stateNow()) } };
}

/** Only what relatives have said, with the officer's answer to it; the person's own word and the officer's are theirs. */
function undoRelative(call: Call, day: PartyDay, personId: PersonId, name: string): Outcome {
  const { tx, now, text, actor } = call;
  const about = standing(tx, day).filter((entry) => entry.personId === personId);
  const isFamilys = ({ via }: AttendanceEntry) => via === 'family';
  const entries = about.filter((entry) => isFamilys(entry) || answersLeave(about, entry, isFamilys));
  const stateNow = () => tx.attendance.states(day.id).get(personId) ?? 'unrecorded';
  if (entries.length === 0) {
    const before = stateNow();
    if (before === 'unrecorded') return { answer: { text: text.family.undoNothing(name) } };
    return { answer: { text: text.family.undoNotYours(name, before), alert: true } };
  }
  const said = { at: now, recordedAt: now, by: actorRef(actor), via: 'family' } as const;
  for (const entry of entries) reverseEntry(tx, day, entry, null, said);
  if (entries.some(({ kind }) => kind === 'leave')) touchBranchTodos(tx, day.branchId, call.today);
  return { answer: { text: text.family.undone(name, stateNow()) } };
}

/** A row for each relative with an open day: on that date, or the next. */
export function relativeRows(
  tx: Tx,
  text: Catalog,
  family: Actor['family'],
  today: LocalDate,
  date?: LocalDate,
): CardButton[][] {
  return family.flatMap((personId) => {
    const day = relativesDay(tx, personId, today, date);
    const name = tx.people.person(personId)?.name;
    if (!day || name === undefined) return [];
    const button = (label: string, act: RelativeAct): CardButton => ({
      label,
      action: 'attend.relative',
      payload: `${String(personId)}.${act}.${day.date}`,
    });
    const said = standing(tx, day).some((entry) => entry.personId === personId && entry.via === 'family');
    const words = text.family;
    return [
      [
        button(words.buttonIn(name), 'present'),
        button(words.buttonLeave(name), 'leave'),
        ...(allowsOnline(tx, day.branchId) ? [button(words.buttonOnline(name), 'online')] : []),
      ],
      ...(said ? [[button(words.buttonUndo(name), 'undo')]] : []),
    ];
  });
}

/** For whom this account answers; nothing for nobody. */
export function relativeLines(
  tx: Tx,
  text: Catalog,
  family: Actor['family'],
  today: LocalDate,
): readonly string[] {
  const lines = family.flatMap((personId) => {
    const name = tx.people.person(personId)?.name;
    const branchId = personOn(tx, personId, today)?.branch;
    if (name === undefined || branchId === undefined) return [];
    return [text.family.meLine(name, tx.org.branch(branchId)?.name ?? '')];
  });
  return lines.length === 0 ? [] : [text.family.meHead, ...lines];
}

/** A tap under one of those buttons. */
export function relativeTapped(call: Call & { readonly payload: string }): Outcome {
  const [personId, act, date] = call.payload.split('.');
  return tapRelative(call, Number(personId) as PersonId, act as RelativeAct, date as LocalDate);
}
