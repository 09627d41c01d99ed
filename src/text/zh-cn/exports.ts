import type { Month } from '../../domain/ids.ts';
import { zhMonth, zhYearMonth } from '../dates.ts';

const yearFiles = {
  bundle: (year: number) => `${year}年度台账（打包）`,
  makeUp: (year: number) => `${year}年补学台账`,
  away: (year: number) => `${year}年流动党员联系台账`,
} as const;

/** 导出: what officers and admins are told beside the files. */
export const exports = {
  unclear: (said: string) => `“${said}”不是能导出的月份，月份写1到12。`,
  notYet: (month: Month) => `${zhYearMonth(month)}还没到，没有可以导出的。`,
  yearNotYet: (year: number) => `${year}年还没到，没有可以导出的。`,
  before: (branch: string, since: Month | undefined) =>
    since === undefined
      ? `${branch}还没有记录，没有可以导出的。`
      : `${branch}从${zhYearMonth(since)}起才有记录。要别的月份就发，例如：导出 ${since}`,
  beforeAny: (said: Month | number, first: Month) =>
    `${typeof said === 'number' ? `${said}年` : zhYearMonth(said)}还没有记录，最早的是${zhYearMonth(first)}。例如：导出 ${first}`,
  noBranches: '还没有支部，请县里先导入名册。',
  monthOnly: (month: Month) => `汇总按月导出，例如：导出 ${month}`,
  onTheWay: (branch: string, month: Month, files: number, hasDay: boolean) =>
    hasDay
      ? `${branch}${zhYearMonth(month)}的${files}个文件，做好就发来：活动记录、考勤台账、党费收缴表，还有上报平台用的两张表。\n里面有每个人的情况，请不要转到群里。`
      : `${branch}${zhYearMonth(month)}还没有开过主题党日，只有党费的${files}个文件，做好就发来。\n里面有每个人的情况，请不要转到群里。`,
  yearOnTheWay: (branch: string, which: keyof typeof yearFiles, year: number) =>
    `${branch}${yearFiles[which](year)}，做好就发来。`,
  countsOnTheWay: (name: string, linkedOnly: boolean, month: Month) =>
    `${name}${linkedOnly ? '（联系村）' : ''}${zhYearMonth(month)}的汇总表和上报平台用的表，做好就发来。只有合计，没有个人情况。`,
  buttons: yearFiles,
  buttonMonth: (month: Month) => zhMonth(month),
  buttonAbove: '上级汇总（只有合计）',
};
