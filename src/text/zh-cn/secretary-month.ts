import { quarterOf } from '../../domain/calendar/time.ts';
import { yuan } from '../../domain/dues/payment.ts';
import { isAllDone, openDues, unrecordedIn } from '../../domain/digest/secretary-month.ts';
import type { SecretaryMonth } from '../../domain/digest/secretary-month.ts';
import { clockTime, zhDate, zhDay, zhMonth, zhQuarter } from '../dates.ts';
import { month as monthTexts } from './month.ts';

const dayLines = ({ day, madeUp, month }: SecretaryMonth): readonly string[] => {
  switch (day.kind) {
    case 'held':
      return [
        `党日：${zhDay(day.date)}开了`,
        monthTexts.counts(day.tally, 0),
        ...(madeUp > 0 ? [`补学${String(madeUp)}人`] : []),
      ];
    case 'cancelled':
      return [`党日：${zhDay(day.date)}的取消了`];
    case 'skipped':
      return ['党日：这个月说好了不开'];
    case 'planned':
    case 'unrecorded':
      return [
        `党日：定的${zhDay(day.date)}，没有记录。开过了，补一句就行，像“${zhMonth(month)} 应到31 实到26 请假3”。`,
      ];
    case 'undated':
      return [
        `党日：${zhMonth(month)}没定日期。开过了，补一句就行，像“${zhMonth(month)} 应到31 实到26 请假3”。`,
      ];
  }
};

const duesLine = ({ dues }: SecretaryMonth): string => {
  const period = dues.mode === 'monthly' ? zhMonth(dues.month) : zhQuarter(quarterOf(dues.month));
  if (dues.payers === 0) return `${period}党费：没有人要交`;
  if (dues.paid === 0) return `${period}党费：要交的${String(dues.payers)}人，还没记`;
  return `${period}党费：要交的${String(dues.payers)}人，确认了${String(dues.paid)}人，合计${yuan(dues.paidFen)}元`;
};

const openWords = (facts: SecretaryMonth): readonly string[] => {
  const unrecorded = unrecordedIn(facts.day);
  return [
    ...(unrecorded > 0 ? [`${String(unrecorded)}人没登记`] : []),
    ...(facts.toMakeUp > 0 ? [`${String(facts.toMakeUp)}人没补学`] : []),
    ...(facts.dues.claimed > 0 ? [`${String(facts.dues.claimed)}人说交了，等确认`] : []),
    ...(openDues(facts.dues) > 0 ? [`${String(openDues(facts.dues))}人党费没记`] : []),
    ...(facts.waiting > 0 ? [`待办${String(facts.waiting)}件`] : []),
  ];
};

const nextLine = ({ next, nextMonth }: SecretaryMonth): string => {
  const day = `${zhMonth(nextMonth)}党日`;
  switch (next.kind) {
    case 'planned':
      return `${day}：${zhDate(next.date)}${clockTime(next.time)}`;
    case 'calledOff':
      return `${day}：不开`;
    case 'undated':
      return next.suggested === undefined
        ? `${day}：还没定`
        : `${day}：还没定，按老规矩是${zhDate(next.suggested)}`;
  }
};

/** The secretary's month in one private message. */
export const secretaryMonth = {
  told: (facts: SecretaryMonth): string => {
    const open = openWords(facts);
    return [
      `${facts.branch}${zhMonth(facts.month)}小结`,
      ...dayLines(facts),
      duesLine(facts),
      ...(open.length > 0
        ? [`还没办完：${open.join('，')}`]
        : isAllDone(facts)
          ? ['都办好了，辛苦了。']
          : []),
      nextLine(facts),
    ].join('\n');
  },
  buttonTodo: '看待办',
  buttonPlan: '定日期',
};
