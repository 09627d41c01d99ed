import { clockTime, enDay } from '../dates.ts';
import type { remind as zh } from '../zh-cn/remind.ts';

export const remind: typeof zh = {
  head: 'A reminder: ',
  foot: 'If you cannot come, tap “Ask leave”. If you can, no answer is needed.',
  online: 'If you cannot be there you may take part online: tap “Online” on the card when it comes.',

  sent: (count) => `Reminded ${count}.`,
  sentLater: (count, date, time) =>
    `These are quiet hours; ${count} will be reminded on ${enDay(date)} at ${clockTime(time)}.`,
  today: 'Today they were reminded already; once a day is enough.',
  limit: (most) =>
    most === 0
      ? 'The settings say that nobody is reminded (提醒次数 0次); nothing was sent.'
      : `Everybody was reminded ${String(most)} times; there will be no more.`,
  onlyPhone: (count) => `${count} can only be reached by telephone.`,
  allAnswered: 'Everybody has answered; nobody needs a reminder.',
  noDay: 'No Party day is planned, so there is nothing to remind of.',
  closed: (date) =>
    `Check-in for the Party day of ${enDay(date)} is closed. Those not recorded are under /todo.`,
  over: (date) => `The Party day of ${enDay(date)} has begun; no more reminders.`,
  tooLate: (hours) => `Less than ${hours} hours to the start; no more reminders.`,

  buttonPhone: 'Telephone list',
  phone: (date, names, count) =>
    `Party day of ${enDay(date)}, ${count} to telephone: ${names.join(', ')}${names.length < count ? ' and others' : ''}`,
  phoneTitle: (date, count, names) =>
    `Party day of ${enDay(date)}, ${count} in all to telephone:\n${names.join(', ')}`,
  phoneEmpty: (date) => `Party day of ${enDay(date)}: nobody is left to telephone.`,
  phoneDeferred: (name) => `${name} (about leave)`,
  buttonAllCalled: 'All called',
  buttonCalled: (name) => `Called ${name}`,
  called: (name) => `✓ Called ${name}`,
  allCalled: (count) => `✓ All ${count} called`,
};
