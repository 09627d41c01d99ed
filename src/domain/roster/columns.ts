import { optional, orEmpty, filled, required, type Column, type ColumnsOf } from './column.ts';
import {
  conditionCell,
  duesClassCell,
  holidayKindCell,
  payModeCell,
  paysThroughCell,
  postsCell,
  statusCell,
  yesNoCell,
} from './choice-cells.ts';
import { dateCell, monthCell, reviewDateCell } from './date-cells.ts';
import { fixedDayCell } from './fixed-day-cell.ts';
import { moneyCell } from './money-cell.ts';
import type { AdminValues, BranchValues, CellSnapshot, HolidayValues, MemberValues } from './rows.ts';
import { accountCell, codeCell, codesCell, nameCell, namesCell, textCell } from './text-cells.ts';
import { timeCell } from './time-cell.ts';

/** `branches.csv` (contract, Files). */
export const branchColumns: ColumnsOf<BranchValues> = {
  county: required('县', filled(nameCell)),
  township: required('乡镇', filled(nameCell)),
  village: required('村', filled(nameCell)),
  code: required('支部编号', filled(codeCell)),
  name: required('支部', filled(nameCell)),
  fixedDay: required('党日', filled(fixedDayCell)),
  time: optional('时间', orEmpty(timeCell)),
  place: optional('地点', orEmpty(textCell)),
  payMode: optional('缴费方式', payModeCell),
  condition: optional('状态', conditionCell),
  reviewDate: optional('复核日', orEmpty(reviewDateCell)),
};

/** `members.csv`. */
export const memberColumns: ColumnsOf<MemberValues> = {
  branchCode: required('支部编号', filled(codeCell)),
  number: required('编号', filled(codeCell)),
  name: required('姓名', filled(nameCell)),
  status: required('状态', filled(statusCell)),
  posts: required('职务', postsCell),
  partyGroup: required('党小组', orEmpty(nameCell)),
  away: required('流动', yesNoCell),
  excused: required('可不参加', yesNoCell),
  duesClass: required('党费类别', filled(duesClassCell)),
  dueFen: required('月党费', filled(moneyCell)),
  smartphone: required('有智能手机', yesNoCell),
  alias: optional('别名', orEmpty(nameCell)),
  account: optional('账号', orEmpty(accountCell)),
  alsoBranchCodes: optional('兼任支部', codesCell),
  paysThrough: optional('代缴关系', paysThroughCell),
  paidUntil: optional('已缴至', orEmpty(monthCell)),
  contactNumber: optional('联系人编号', orEmpty(codeCell)),
  reviewDate: optional('复核日', orEmpty(reviewDateCell)),
  effectiveMonth: optional('生效月', orEmpty(monthCell)),
};

/** `admins.csv`. An empty 乡镇 means the county. */
export const adminColumns: ColumnsOf<AdminValues> = {
  county: required('县', filled(nameCell)),
  township: required('乡镇', orEmpty(nameCell)),
  number: required('编号', filled(codeCell)),
  post: required('职务', filled(nameCell)),
  name: required('姓名', filled(nameCell)),
  account: optional('账号', orEmpty(accountCell)),
  villages: optional('联系村', namesCell),
};

/** `holidays.csv`. */
export const holidayColumns: ColumnsOf<HolidayValues> = {
  date: required('日期', filled(dateCell)),
  holidayKind: required('性质', filled(holidayKindCell)),
  name: required('名称', filled(nameCell)),
};

/**
 * The canonical cell texts of values, by heading: how the current state of the database is put beside a file's cells
 * for `diffRecord`.
 */
export function cellTexts<Values extends object>(
  columns: ColumnsOf<Values>,
  values: NoInfer<Values>,
): CellSnapshot {
  const texts: Record<string, string> = {};
  for (const field of Object.keys(columns) as (keyof Values)[]) {
    const column: Column<Values[keyof Values]> = columns[field];
    texts[column.heading] = column.format(values[field]);
  }
  return texts;
}
