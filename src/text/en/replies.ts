import { enDay } from '../dates.ts';
import type { replies as zh } from '../zh-cn/replies.ts';

export const replies: typeof zh = {
  late: 'Fine. Tap “Check in” when you are here.',
  leaveLater: 'That sounds like a later month; nothing was written. When it comes, send: /leave',
  undecided: 'Fine. When you know: tap “Check in” on the day, or send: /leave',
  notToday: (date) => `The Party day is on ${enDay(date)}; check in from half an hour before it begins.`,
  noDay: 'No Party day is planned now; there is nothing to check in for.',
  awayNoted: 'Noted. Take care out there.',
  awayLeave: (date) => `If you cannot come on ${enDay(date)}, tap to ask leave:`,
  buttonAwayLeave: 'Leave: working away 外出务工',
};
