import type { LeaveReason, PersonAttendance } from '../../domain/attendance/state.ts';
import type { LocalDate, LocalTime } from '../../domain/ids.ts';
import type { Sitting } from '../../domain/party-day/party-day.ts';
import { clockTime, zhDate, zhDay } from '../dates.ts';
import { month } from './month.ts';

const reasons: Readonly<Record<LeaveReason, string>> = {
  migrantWork: '外出务工',
  family: '家中有事',
  farming: '农忙',
  other: '其他',
};

/** Asking leave, taking it back, and what the officer answers. */
export const leave = {
  reasons,
  askedInGroup: '✓ 请假记下了，书记同意就算数。原因可说可不说，要说就私聊我发：请假 农忙',
  reasonNoted: (reason: LeaveReason) => `✓ 原因记下了：${reasons[reason]}`,
  agreedAlready: '✓ 书记已经同意您请假了',
  deferredAlready: '请假已经报上去了，书记会再和您联系。',
  closed: '登记已经结束，要请假请直接找书记。',
  withdrawn: '✓ 请假撤销了',
  nothingToWithdraw: '您这次没有请假，不用撤销。',
  forOther: (name: string) => `“请假”是给自己请的。${name}请假，请他自己说，或者告诉书记。`,
  forOtherOfficer: (name: string) => `“请假”是给自己请的。给${name}记请假请发：到会 ${name}请假`,

  unread: '没看懂，没有记。给自己请假发：请假 农忙',
  unreadOfficer:
    '没看懂，没有记。报人数请写全，例如：应到31 实到26 请假4。记别人请假发：到会 张三请假。给自己请假发：请假 农忙',

  where: (branch: string, date: LocalDate, time: LocalTime, place: string | null) =>
    `${branch}主题党日：${zhDate(date)}${clockTime(time)}${place === null ? '' : `，${place}`}`,
  sitting: ({ who, date, time, place }: Sitting) =>
    `${who === '' ? '' : `${who}：`}${zhDate(date)}${clockTime(time)}${place === null ? '' : `，${place}`}`,
  you: (state: PersonAttendance) => `您：${month.stateLabels[state]}`,
  ownReason: (reason: LeaveReason) => `原因：${reasons[reason]}`,
  ownReasonOptional: '原因可说可不说，要说就点一个：',
  ownAgreed: '书记已经同意。',
  buttonWithdraw: '撤销请假',

  asking: (name: string, reason: LeaveReason | null, afterStart: boolean) => {
    const notes = [...(reason === null ? [] : [reasons[reason]]), ...(afterStart ? ['开始后请的'] : [])];
    return notes.length === 0 ? name : `${name}（${notes.join('，')}）`;
  },
  deferredPeople: (names: readonly string[]) => `请假再联系：${names.join('、')}`,
  buttonAgree: (name: string) => `同意 ${name}`,
  buttonDefer: (name: string) => `再联系 ${name}`,
  buttonOneByOne: '请假逐个看',
  agreed: (name: string) => `✓ 同意${name}请假了`,
  deferred: (name: string) => `✓ 再和${name}联系，记在电话名单上了`,
  deferredTell: (date: LocalDate) => `您${zhDay(date)}主题党日请假的事，书记会再和您联系。`,
  standsNow: (name: string, state: PersonAttendance) => `${name}：${month.stateLabels[state]}`,
  listTitle: (date: LocalDate) => `${zhDay(date)}主题党日请假，等您同意：`,
  listEmpty: (date: LocalDate) => `${zhDay(date)}主题党日没有等着同意的请假了。`,
};
