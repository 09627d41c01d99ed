import { isLocalDate } from '../calendar/time.ts';
import type { LocalDate, Month } from '../ids.ts';
import type { BranchCondition } from '../roster/rows.ts';
import { inMonthsSpan } from './months-span.ts';
import type { MonthsSpan } from './months-span.ts';

/** 线下 has no network; 转场 is on pasture for a season. Both stop nagging (design §4). */
export const branchConditions: readonly BranchCondition[] = ['normal', 'offline', 'pasture'];

export const conditionLabels: Readonly<Record<BranchCondition, string>> = {
  normal: '正常',
  offline: '线下',
  pasture: '转场',
};

export interface ConditionValue {
  readonly condition: BranchCondition;
  readonly reviewDate: LocalDate | null;
}

/** What holds in a month: a 转场 branch is normal outside the season on pasture. */
export function conditionIn(condition: BranchCondition, season: MonthsSpan, month: Month): BranchCondition {
  return condition === 'pasture' && !inMonthsSpan(season, month) ? 'normal' : condition;
}

/** `pasture 2027-03-01`, `normal`: the stored form. */
export function formatCondition({ condition, reviewDate }: ConditionValue): string {
  return reviewDate === null ? condition : `${condition} ${reviewDate}`;
}

export function parseCondition(stored: string): ConditionValue | undefined {
  const [word = '', date, ...more] = stored.split(' ');
  const condition = branchConditions.find((one) => one === word);
  if (condition === undefined || more.length > 0) return undefined;
  if (date === undefined) return { condition, reviewDate: null };
  return isLocalDate(date) ? { condition, reviewDate: date } : undefined;
}
