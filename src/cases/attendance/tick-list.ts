import type { ButtonCall } from '../../command.ts';
import type { PersonId } from '../../domain/ids.ts';
import { nothing } from '../../domain/outcome.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { closingDay, openPeople } from '../cards/closing.ts';
import type { ClosingView } from '../cards/closing.ts';
import { displayName } from '../roster/display-name.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { dayTally } from './day-tally.ts';
import { recordPerson, reverseEntry, standing } from './ledger.ts';
import { saidNow } from './recorder.ts';

/** [6人都到了] [6人都没来]: everybody about whom nothing stands. */
export function markOpen(call: ButtonCall, kind: 'present' | 'absent'): Outcome {
  const { tx, text, payload } = call;
  const day = closingDay(tx, payload);
  if (day?.state !== 'planned') return { answer: { text: text.month.notPlanned } };
  const said = saidNow(call, day.branchId);
  for (const { person } of openPeople(dayTally(tx, day))) recordPerson(tx, day, person.id, kind, said);
  return { answer: { text: text.month.done } };
}

/** One name on the tick list: ○ → ✓ → ✗ → ○. */
export function markOne(call: ButtonCall): Outcome {
  const { tx, text, payload } = call;
  const day = closingDay(tx, payload);
  const personId = Number(payload.split('.')[1]) as PersonId;
  const member = day && rosterOn(tx, day.branchId, day.date).find(({ person }) => person.id === personId);
  if (day?.state !== 'planned' || !member) return { answer: { text: text.month.notPlanned } };
  const said = saidNow(call, day.branchId);
  const state = tx.attendance.states(day.id).get(personId);
  if (state === 'absent')
    for (const entry of standing(tx, day))
      if (entry.personId === personId) reverseEntry(tx, day, entry, null, said);
  if (state !== 'absent')
    recordPerson(tx, day, personId, state === 'present' || state === 'online' ? 'absent' : 'present', said);
  const after = tx.attendance.states(day.id).get(personId) ?? 'unrecorded';
  const name = displayName(member, rosterOn(tx, day.branchId, day.date));
  return { answer: { text: `${name}：${text.month.stateLabels[after]}` } };
}

/** Opens the tick list on the closing card, turns its page, or goes back to the summary. */
export function turnTickList({ tx, card, payload }: ButtonCall): Outcome {
  if (!card) return nothing;
  const page = payload.split('.')[1] ?? 'back';
  const view: ClosingView = { page: page === 'back' ? null : Number(page) };
  tx.cards.setView(card.id, view);
  tx.cards.touch(card.id);
  return nothing;
}
