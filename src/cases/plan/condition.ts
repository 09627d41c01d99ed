import { lastDate } from '../../domain/calendar/time.ts';
import { conditionIn } from '../../domain/settings/condition.ts';
import { parseMonthsSpan } from '../../domain/settings/months-span.ts';
import type { BranchCondition } from '../../domain/roster/rows.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds, touchOpen } from '../cards/touch.ts';
import { digestsOf } from '../digest/digest-subject.ts';
import { settingFor } from '../settings/effective.ts';

/**
 * 线下 and 转场 as they hold in that month, by what was said of its last day: a branch that is marked today was not 线下 in the months
 * before. A 转场 branch is normal outside its season on pasture.
 */
export function conditionOf(tx: Tx, branch: Branch, month: Month): BranchCondition {
  const condition = conditionAtEnd(tx, branch, month);
  if (condition !== 'pasture') return condition;
  const season = parseMonthsSpan(settingFor(tx, 'pastureMonths', branch));
  return season ? conditionIn(condition, season, month) : condition;
}

function conditionAtEnd(tx: Tx, { id, condition, conditionSince }: Branch, month: Month): BranchCondition {
  const day = lastDate(month);
  if (conditionSince === null || conditionSince <= day) return condition;
  return tx.org.conditionOn(id, day) ?? condition;
}

/** The branch is that from `from` on; the digests that show it are drawn again. */
export function changeCondition(
  tx: Tx,
  { id, townshipId }: Pick<Branch, 'id' | 'townshipId'>,
  condition: BranchCondition,
  from: LocalDate,
): void {
  tx.org.putCondition(id, condition, from);
  touchOpen(tx, cardKinds.digest, digestsOf(townshipId));
}

/** Nothing is asked, announced or reminded of in that month (design §4). */
export function isLeftAlone(tx: Tx, branch: Branch, month: Month): boolean {
  return conditionOf(tx, branch, month) !== 'normal';
}
