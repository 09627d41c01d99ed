import type { LateChange } from '../../domain/attendance/late-change.ts';
import type { PersonAttendance, TotalsLine } from '../../domain/attendance/state.ts';
import type { Tally } from '../../domain/attendance/tally.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import { zhDay } from '../dates.ts';
import { lateExample } from '../late-example.ts';
import { month } from './month.ts';
import { recording } from './recording.ts';

const beside = (guests: number) => (guests > 0 ? `，${recording.guests(guests)}` : '');

/** Recording by totals and by names, undoing, leave. */
export const attend = {
  recorded: (branch: string, date: LocalDate, tally: Tally, guests: number) =>
    `记上了：${branch}${zhDay(date)}主题党日，${month.counts(tally, 0)}${beside(guests)}。`,
  howToUndo: '记错了发：撤销',
  onBehalf: (branch: string) => `这是乡镇代录，记录页上会写明。记错了发：撤销 ${branch}`,
  undoneOnBehalf: (what: string) => `乡镇代录的${what}`,
  leaderTotals: '党小组长请写名字，支部的总数由书记来报。',
  moreThanRoster: (present: number, roster: number) =>
    `名册上一共${roster}人，实到${present}对不上，没有记。`,
  totalsGovern: (present: number, canTap: boolean) =>
    `现在按报过的总数算（实到${present}）。${canTap ? '要按名字算，点下面。' : ''}`,
  same: (branch: string, date: LocalDate, tally: Tally, guests: number) =>
    `已经是这样记的：${branch}${zhDay(date)}主题党日，${month.counts(tally, 0)}${beside(guests)}。`,
  tooMany: ({ present, leave, absent }: Omit<TotalsLine, 'expected'>, roster: number) =>
    `${[`实到${present}`, ...(leave === null ? [] : [`请假${leave}`]), ...(absent === null ? [] : [`缺席${absent}`])].join('、')}加起来比名册上的${roster}人还多，没有记。`,
  future: (date: LocalDate) => `主题党日定在${zhDay(date)}，还没到。改日期请发：党日 改到今天 因农忙`,
  none: '到会记录读到了，但是没看懂人数或名字。',
  notOwnGroup: (names: readonly string[]) => `${names.join('、')}不在您的党小组，请告诉书记来记。`,

  undone: (what: string, tally: Tally) => `撤销好了：${what}。现在：${month.counts(tally, 0)}`,
  undoneToo: (what: string, now: string) => `撤销好了：${what}。${now}`,
  undoneLeave: (name: string) => `${name}的请假`,
  undoneTotals: '总数',
  undoneToEarlier: '现在按再前面报的总数算。那个也不要，就再发一次：撤销',
  undoneGuests: '列席人数',
  undoneOn: (date: LocalDate, what: string) => `${zhDay(date)}主题党日的${what}`,
  undonePeople: (names: readonly string[]) =>
    names.length > 6 ? `${names.slice(0, 6).join('、')}等${names.length}人` : names.join('、'),
  undoOneByOne: '一次只撤销一个人，这一句没有动。请一个一个发。',
  nothingToUndo: '没有可以撤销的记录。',
  nothingToUndoFor: (name: string) => `${name}这次没有可以撤销的记录。`,
  unknownName: (name: string) => `名册里没有${name}。`,
  reasonNeeded: (name: string, hours: number) =>
    `已经过了${hours}小时，撤销要写原因，例如：撤销 ${name === '' ? '记错了' : `${name} 记错了`}`,

  lateReason: (late: LateChange, when: { readonly of: Month; readonly today: LocalDate }) =>
    `登记早就结束了，改已经记好的要写原因，还没有改。例如：${lateExample('到会', late, when)}`,
  lateTick: (
    name: string,
    now: PersonAttendance,
    late: LateChange,
    when: { readonly of: Month; readonly today: LocalDate },
  ) =>
    `${name}记的是${month.stateLabels[now]}。登记早就结束了，要改请写字、带原因，例如：${lateExample('到会', late, when)}`,

  leaveNoDay: '眼下没有定好的主题党日，不用请假。',
  leaveNoted: (date: LocalDate) => `${zhDay(date)}主题党日请假记下了，书记同意就算数。`,
  leavesAgreed: (count: number) => `✓ 同意了${count}人请假`,
};
