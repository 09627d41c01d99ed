import { conditionIn } from '../../domain/settings/condition.ts';
import { parseMonthsSpan } from '../../domain/settings/months-span.ts';
import type { BranchCondition } from '../../domain/roster/rows.ts';
import type { Month } from '../../domain/ids.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { Tx } from '../../ports/store/store.ts';
import { settingFor } from '../settings/effective.ts';

/** 线下 and 转场 as they hold in that month: a 转场 branch is normal outside its season on pasture. */
export function conditionOf(tx: Tx, branch: Branch, month: Month): BranchCondition {
  if (branch.condition !== 'pasture') return branch.condition;
  const season = parseMonthsSpan(settingFor(tx, 'pastureMonths', branch));
  return season ? conditionIn(branch.condition, season, month) : branch.condition;
}

/** Nothing is asked, announced or reminded of in that month (design §4). */
export function isLeftAlone(tx: Tx, branch: Branch, month: Month): boolean {
  return conditionOf(tx, branch, month) !== 'normal';
}
