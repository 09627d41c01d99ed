import type { PersonAttendance } from '../../domain/attendance/state.ts';
import { month } from './month.ts';

/** Answering for relatives who have no phone: 代我妈报到. */
export const family = {
  needsName: '请写上替谁报，例如：替王桂花签到',
  needsVillage: '请写上村名，例如：我是石桥村王桂花的家人',
  whichOne: '您替谁报？',
  whichNamesake: (name: string) => `${name}有几位，您是哪一位的家人？`,
  mayAlready: (name: string) => `您已经可以替${name}报了。党日那天发：替${name}签到`,
  isYou: '这就是您自己，直接点“签到”就行。',
  notYours: '您还不能替这位报。请先发：我是王桂花的家人（写上他的名字）',
  noDay: (name: string) => `${name}眼下没有能签到、请假的主题党日。`,

  awayHint: '他来不了的话，发：替王桂花请假（写他的名字）',
  forOthersOfficer: (name: string) => `要记${name}，请发：到会 ${name}`,
  forAnyOfficer: '要记别人，请写他的名字，例如：到会 张三请假',
  forOthers: '替家人报，发：替王桂花签到（写他的名字）。别的人请他自己点，或者告诉书记。',

  buttonIn: (name: string) => `替${name}签到`,
  buttonOnline: (name: string) => `替${name}线上参加`,
  buttonLeave: (name: string) => `替${name}请假`,
  buttonUndo: (name: string) => `替${name}撤销`,
  done: (name: string, now: PersonAttendance) => `✓ 记上了，${name}：${month.stateLabels[now]}`,
  already: (name: string, now: PersonAttendance) => `${name}已经记的是：${month.stateLabels[now]}`,
  undone: (name: string, now: PersonAttendance) => `✓ 撤销了，${name}现在：${month.stateLabels[now]}`,
  undoNothing: (name: string) => `您没有替${name}点过，不用撤销。`,
  undoNotYours: (name: string, now: PersonAttendance) =>
    `${name}现在记的是：${month.stateLabels[now]}，不是替他点的。要改，请告诉书记。`,
  meHead: '您替家人报到：',
  meLine: (name: string, branch: string) => `${name}，${branch}`,

  listPair: (account: string, member: string) => `${account} 替 ${member}（家人）`,
  buttonPick: (account: string) => `选人：${account}（替家人）`,
  saidToBeOf: (account: string, name: string) => `${account}（自称${name}的家人）`,
  who: (account: string) => `“${account}”要替家人报到，是替哪一位？`,
  buttonSuggested: (member: string) => `是替${member}`,
  buttonDecline: '不能替',
  approved: (account: string, member: string) => `✓ ${account}可以替${member}报了`,
  declined: '✓ 记下了，不能替',
  relatives: (count: number) => `可以替家人报的${count}个：`,
  relative: (account: string, member: string) => `${account} 替 ${member}`,
  buttonEnd: (account: string, member: string) => `解除：${account}替${member}`,
  ended: (account: string, member: string) => `✓ 解除了，${account}不能再替${member}报`,
};
