import type { LeaveReason } from '../../domain/attendance/state.ts';
import { clockTime, enDate, enDay } from '../dates.ts';
import type { leave as zh } from '../zh-cn/leave.ts';
import { month } from './month.ts';

const reasons: Readonly<Record<LeaveReason, string>> = {
  migrantWork: 'working away 外出务工',
  family: 'family matters 家中有事',
  farming: 'farm work 农忙',
  other: 'other 其他',
};

export const leave: typeof zh = {
  reasons,
  askedInGroup:
    '✓ Leave noted; it counts when the secretary agrees. A reason is optional; to give one write to me privately: /leave farming',
  reasonNoted: (reason) => `✓ Reason noted: ${reasons[reason]}`,
  agreedAlready: '✓ The secretary has agreed to your leave already',
  deferredAlready: 'Your leave is with the secretary, who will get in touch with you.',
  closed: 'Check-in is closed; please ask the secretary directly.',
  withdrawn: '✓ Your leave is withdrawn',
  nothingToWithdraw: 'You have not asked leave this time.',
  forOther: (name) =>
    `/leave is for yourself. ${name} can ask, or the secretary can be told, if ${name} needs leave.`,
  forOtherOfficer: (name) => `/leave is for yourself. To record leave for ${name}: /attend ${name}请假`,

  unread: 'Not understood; nothing was recorded. For your own leave send: /leave farming',
  unreadOfficer:
    'Not understood; nothing was recorded. For figures write them all: /attend 31/26/4. For somebody’s leave: /attend 张三请假. For your own: /leave farming',

  where: (branch, date, time, place) =>
    `${branch}: Party day ${enDate(date)} ${clockTime(time)}${place === null ? '' : `, ${place}`}`,
  sitting: ({ who, date, time, place }) =>
    `${who === '' ? '' : `${who}: `}${enDate(date)} ${clockTime(time)}${place === null ? '' : `, ${place}`}`,
  you: (state) => `You: ${month.stateLabels[state]}`,
  ownReason: (reason) => `Reason: ${reasons[reason]}`,
  ownReasonOptional: 'A reason is optional; tap one to give it:',
  ownAgreed: 'The secretary has agreed.',
  buttonWithdraw: 'Withdraw 撤销请假',

  asking: (name, reason, afterStart) => {
    const notes = [
      ...(reason === null ? [] : [reasons[reason]]),
      ...(afterStart ? ['asked after the start'] : []),
    ];
    return notes.length === 0 ? name : `${name} (${notes.join(', ')})`;
  },
  deferredPeople: (names) => `Leave to be talked over: ${names.join(', ')}`,
  buttonAgree: (name) => `Agree 同意 ${name}`,
  buttonDefer: (name) => `Call 再联系 ${name}`,
  buttonOneByOne: 'Leave one by one',
  agreed: (name) => `✓ Agreed to the leave of ${name}`,
  deferred: (name) => `✓ You will get in touch with ${name}: on the telephone list`,
  deferredTell: (date) =>
    `The secretary will get in touch with you about your leave for the Party day of ${enDay(date)}.`,
  standsNow: (name, state) => `${name}: ${month.stateLabels[state]}`,
  listTitle: (date) => `Leave for the Party day of ${enDay(date)} awaiting you:`,
  listEmpty: (date) => `No leave for the Party day of ${enDay(date)} awaits you.`,
};
