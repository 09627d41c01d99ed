import { monthOf } from '../../domain/calendar/time.ts';
import type { TotalsLine } from '../../domain/attendance/state.ts';
import type { Tally } from '../../domain/attendance/tally.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import type { PartyDayState } from '../../domain/party-day/party-day.ts';
import { zhDay, zhMonth } from '../dates.ts';
import { month } from './month.ts';

const line = ({ expected, present, online, leave, absent }: TotalsLine) =>
  [
    ...(expected === null ? [] : [`应到${expected}`]),
    `实到${present}${online === null ? '' : `（线上${online}）`}`,
    ...(leave === null ? [] : [`请假${leave}`]),
    ...(absent === null ? [] : [`缺席${absent}`]),
  ].join('，');

/** Words about who came: whom was meant, which day, and totals that contradict the roster. */
export const recording = {
  totalsLine: line,
  guests: (count: number) => `列席${count}人`,

  whichOne: (said: string, count: number) => `叫${said}的有${count}位，是哪一位？`,
  isIt: (said: string, name: string) => `名册里没有“${said}”。是${name}吗？`,
  buttonIs: (name: string) => `是${name}`,
  buttonNot: '不是',
  whichState: (names: readonly string[]) => `${names.join('、')}：到了、请假还是没来？`,
  buttonState: { present: '到了', leave: '请假', absent: '没来' },
  notThatOne: (said: string) => `没有记。请把“${said}”写对，再发一次。`,

  bothFigures: (branch: string, date: LocalDate, said: TotalsLine, roster: Tally) =>
    `${branch}${zhDay(date)}主题党日，两边的数对不上，还没算数。\n报的：${line(said)}\n名册上：${month.counts(roster, 0)}\n按哪边算？`,
  bothLines: (said: TotalsLine, roster: Tally) =>
    `报的总数和名册对不上，等您定：\n报的：${line(said)}\n名册上：${month.counts(roster, 0)}`,
  waiting: (date: LocalDate, said: TotalsLine, roster: Tally) =>
    `${zhDay(date)}主题党日报的总数和名册对不上。报的：${line(said)}。名册上：${month.counts(roster, 0)}`,
  askOnline: (present: number, online: number) =>
    `实到${present}里算上线上的${online}人了吗？实到是包括线上的。`,
  buttonOnline: (present: number, online: number) => `实到${present}，其中线上${online}`,
  buttonAsSaid: '按我报的算',
  buttonAsRoster: '按名册算',
  buttonByNames: '按名字算',
  settled: '✓ 定好了',

  notYet: (which: Month) => `${zhMonth(which)}的主题党日还没到，没有记。`,
  tooOld: (which: Month, most: number) =>
    `${which.slice(0, 4)}年${zhMonth(which)}太早了，只能补记最近${most}个月的，没有记。`,
  noRoster: (date: LocalDate) => `${zhDay(date)}还没有名册，没有记。`,
  askHeld: (branch: string, usual: LocalDate, date: LocalDate, today: boolean) =>
    `${branch}${today ? '这个月' : zhMonth(monthOf(date))}的党日还没定，原来是${zhDay(usual)}。是${today ? `今天（${zhDay(date)}）` : zhDay(date)}开的吗？不是就不用管。`,
  buttonHeld: (date: LocalDate, today: boolean) => (today ? '是今天开的' : `是${zhDay(date)}开的`),
  calledOff: (state: PartyDayState, of: Month, date: LocalDate) =>
    state === 'skipped' ? `${zhMonth(of)}不开主题党日，没有记。` : `${zhDay(date)}的主题党日取消了，没有记。`,
  askRestored: (date: LocalDate, today: boolean) =>
    `后来开了？是${today ? `今天（${zhDay(date)}）` : zhDay(date)}开的吗？不是就不用管。`,
  officerRestores: '开了的话请书记来记。',
  toRestore: '又要开就发：党日 今天',
  askOther: (branch: string, planned: LocalDate, date: LocalDate) =>
    `${branch}的主题党日是${zhDay(planned)}，您写的是${zhDay(date)}。记到${zhDay(planned)}吗？不是就不用管。`,
  buttonOther: (planned: LocalDate) => `记到${zhDay(planned)}`,
  finish: '登记已经结束。名字、三有、记录页，点下面接着办。',
  buttonFinish: '接着办',
  late: '这是补记，台账上会写明是今天记的。',
};
