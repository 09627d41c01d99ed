import { actorRef } from '../../domain/authority/actor.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import { reverseEntry, standing } from './ledger.ts';
import { ownDay } from './own-day.ts';
import type { TapCall } from './own-day.ts';

/**
 * A person comes after all: everything that stands about the own leave is reversed, the officer's agreement too, because
 * it agreed to what is not asked any more.
 */
export function withdrawLeave(call: TapCall, date: LocalDate, via: 'tap' | 'text' = 'tap'): Outcome {
  const { tx, now, today, text, actor } = call;
  const own = ownDay(call, date, 'leave');
  if (!own.ok) return own.reason;
  const { day, personId } = own.value;
  const said = { at: now, recordedAt: now, by: actorRef(actor), via } as const;
  const entries = standing(tx, day).filter(
    (entry) => entry.personId === personId && /^leave/.test(entry.kind),
  );
  if (entries.length === 0) return { answer: { text: text.leave.nothingToWithdraw } };
  for (const entry of entries) reverseEntry(tx, day, entry, null, said);
  touchBranchTodos(tx, day.branchId, today);
  return { answer: { text: text.leave.withdrawn } };
}
