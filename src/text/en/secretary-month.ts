import { quarterOf } from '../../domain/calendar/time.ts';
import { yuan } from '../../domain/dues/payment.ts';
import { isAllDone, openDues, unrecordedIn } from '../../domain/digest/secretary-month.ts';
import type { SecretaryMonth } from '../../domain/digest/secretary-month.ts';
import { clockTime, enDate, enDay, enMonth } from '../dates.ts';
import type { secretaryMonth as zh } from '../zh-cn/secretary-month.ts';
import { month as monthTexts } from './month.ts';

const dayLines = ({ day, madeUp, month }: SecretaryMonth): readonly string[] => {
  switch (day.kind) {
    case 'held':
      return [
        `Party day: held on ${enDay(day.date)}`,
        monthTexts.counts(day.tally, 0),
        ...(madeUp > 0 ? [`made up: ${String(madeUp)}`] : []),
      ];
    case 'cancelled':
      return [`Party day: that of ${enDay(day.date)} was cancelled`];
    case 'skipped':
      return ['Party day: agreed not to be held'];
    case 'planned':
    case 'unrecorded':
      return [
        `Party day: ${enDay(day.date)}, no record. If it was held, one line is enough: /attend ${String(Number(month.slice(5)))}月 应到31 实到26 请假3`,
      ];
    case 'undated':
      return [
        `Party day: no date in ${enMonth(month)}. If it was held, one line is enough: /attend ${String(Number(month.slice(5)))}月 应到31 实到26 请假3`,
      ];
  }
};

const duesLine = ({ dues }: SecretaryMonth): string => {
  const period = dues.mode === 'monthly' ? enMonth(dues.month) : quarterOf(dues.month);
  if (dues.payers === 0) return `Dues of ${period}: nobody has to pay`;
  return `Dues of ${period}: ${String(dues.payers)} to pay, ${String(dues.paid)} confirmed, ${yuan(dues.paidFen)} yuan`;
};

const openWords = (facts: SecretaryMonth): readonly string[] => {
  const unrecorded = unrecordedIn(facts.day);
  return [
    ...(unrecorded > 0 ? [`${String(unrecorded)} not recorded`] : []),
    ...(facts.toMakeUp > 0 ? [`${String(facts.toMakeUp)} to make up`] : []),
    ...(facts.dues.claimed > 0 ? [`${String(facts.dues.claimed)} say that they paid`] : []),
    ...(openDues(facts.dues) > 0 ? [`dues of ${String(openDues(facts.dues))} not recorded`] : []),
    ...(facts.waiting > 0 ? [`${String(facts.waiting)} in /todo`] : []),
  ];
};

const nextLine = ({ next, nextMonth }: SecretaryMonth): string => {
  const day = `Party day of ${enMonth(nextMonth)}`;
  switch (next.kind) {
    case 'planned':
      return `${day}: ${enDate(next.date)}, ${clockTime(next.time)}`;
    case 'calledOff':
      return `${day}: not held`;
    case 'undated':
      return next.suggested === undefined
        ? `${day}: no date yet`
        : `${day}: no date yet, usually ${enDate(next.suggested)}`;
  }
};

export const secretaryMonth: typeof zh = {
  told: (facts) => {
    const open = openWords(facts);
    return [
      `${facts.branch}, ${enMonth(facts.month)}`,
      ...dayLines(facts),
      duesLine(facts),
      ...(open.length > 0
        ? [`Still open: ${open.join(', ')}`]
        : isAllDone(facts)
          ? ['All done, thank you.']
          : []),
      nextLine(facts),
    ].join('\n');
  },
  buttonTodo: 'See the list',
  buttonPlan: 'Set the date',
};
