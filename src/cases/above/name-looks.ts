import type { BranchId, Instant, LocalDate, LookId, Month } from '../../domain/ids.ts';
import type { ShownLook } from '../../domain/digest/name-look.ts';
import { localOf } from '../../domain/calendar/time.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import type { AdminId } from '../../domain/ids.ts';
import type { NameLook } from '../../ports/store/looks.ts';
import type { Tx } from '../../ports/store/store.ts';
import { whomOf } from '../binding/whom.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';

interface Moment {
  readonly tx: Tx;
  readonly now: Instant;
  readonly today: LocalDate;
}

/**
 * Writes down that names of a branch's month were seen above it: in the audit, and where the branch reads it. `by`: an
 * actor as the audit names him. The words of the reason stay erasable.
 */
export function noteLook(
  { tx, now, today }: Moment,
  look: {
    readonly branchId: BranchId;
    readonly month: Month;
    readonly by: string;
    readonly reason: string;
  },
): void {
  const { branchId, month, by } = look;
  const reasonHash = tx.attendance.keepText(look.reason, {});
  const id = tx.looks.add({ branchId, month, at: now, by, reasonHash });
  tx.audit.append({
    at: now,
    actor: by,
    action: 'names.seen',
    subject: `branch:${String(branchId)}`,
    detail: { month, look: id, reason: reasonHash },
  });
  touchBranchTodos(tx, branchId, today);
}

/** An officer has read of them: they leave 待办, and stay in the list of looks. */
export function noteRead({ tx, now, today }: Moment, branchId: BranchId, upTo: LookId, by: string): void {
  tx.looks.note(branchId, upTo, now, by);
  touchBranchTodos(tx, branchId, today);
}

/** A look as the branch reads it. */
export function shownLook(
  { tx, today, rules }: { readonly tx: Tx; readonly today: LocalDate; readonly rules: QuietRules },
  { at, by, month, reasonHash }: NameLook,
): ShownLook {
  const [kind, id] = by.split(':');
  const admin =
    kind === 'admin' ? whomOf(tx, { personId: null, adminId: Number(id) as AdminId }, today) : undefined;
  return {
    date: localOf(at, rules.zone).date,
    who: admin ?? (kind === 'admin' ? 'formerAdmin' : 'operator'),
    month,
    today,
    reason: tx.attendance.text(reasonHash),
  };
}
