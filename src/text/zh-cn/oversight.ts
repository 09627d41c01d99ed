import type { BranchCondition } from '../../domain/roster/rows.ts';
import { conditionLabels } from '../../domain/settings/condition.ts';
import type { LocalDate } from '../../domain/ids.ts';
import { zhYearDay } from '../dates.ts';

/** What the township and the county look after: 线下 and 转场 to be reviewed, years without holidays. */
export const oversight = {
  review: (branch: string, condition: BranchCondition, date: LocalDate) =>
    `${branch}还是${conditionLabels[condition]}吗？（${zhYearDay(date)}该复核）`,
  buttonStays: (next: LocalDate) => `还是这样，下次${zhYearDay(next)}复核`,
  buttonNormal: '恢复正常',
  stays: (branch: string, next: LocalDate) => `✓ ${branch}还是这样，${zhYearDay(next)}再复核`,
  normalAgain: (branch: string) => `✓ ${branch}恢复正常`,
  holidayYear: (year: number) =>
    `${year}年的放假安排助手还不知道，党日碰上放假就提醒不了。国务院通知出来后，把放假和调休上班的日子写进 holidays.csv（三列：日期,性质,名称），请管理员导入：zhibu import holidays.csv`,
};
