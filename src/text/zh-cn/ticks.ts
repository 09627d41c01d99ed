import type { PersonAttendance } from '../../domain/attendance/state.ts';
import type { LocalDate } from '../../domain/ids.ts';
import { zhDay } from '../dates.ts';
import { month } from './month.ts';

/** The list of names to tick for people who cannot tap. */
export const ticks = {
  leaderHead: (branch: string, group: string, date: LocalDate, came: number, open: number) =>
    `${branch}${group}，${zhDay(date)}主题党日\n到会${came}，没登记${open}`,
  help: '点名字改：○没登记 → ✓到会 → ✗缺席 → ○',
  leaderHelp: '点名字改：○没登记 → ✓到会 → ○。缺席由书记来记。',
  leaderAbsent: '缺席由书记来记，这一句没有记。请去掉缺席的再发一遍。',
  othersHelp: '流动的、经同意可不参加的：来了就点一下，算到会，也算应到。',
  page: (page: number, pages: number) => `第${page}页，共${pages}页`,
  noPhoneFirst: '自己不能点的排在前面。',
  nobody: '这里没有人。',
  over: '勾好了。要再改，点下面。',
  buttonAgain: '再勾几个',
  buttonDone: '办完了',
  buttonOthers: '流动和可不参加的',
  buttonExpected: '回到应到的',
  buttonNoPhone: '不能点的先',
  buttonByNumber: '按名册顺序',
  marked: (name: string, now: PersonAttendance) => `${name}：${month.stateLabels[now]}`,
  ownWord: (name: string) => `${name}是本人点的。要改，发：撤销 ${name}`,
  notYours: (name: string, now: PersonAttendance) =>
    `${name}记的是${month.stateLabels[now]}，不是您记的。要改，请告诉书记。`,
  notHere: '这张名单由支部的书记、副书记、组织委员和党小组长来勾。',
  township: '名单由支部自己勾。替支部记，请写支部名和人数，例如：到会 石桥村 31/26/3',
  noDay: '眼下没有开过的主题党日，没有名单可勾。今天开的，就直接报人数，例如：到会 31/26/3',
  sent: '名单私聊发给您了。',
  todo: (count: number) => `今天的主题党日，自己不能点的还有${count}人没登记`,
  todoButton: '逐个勾选',
};
