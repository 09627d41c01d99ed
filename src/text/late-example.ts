import type { LateChange } from '../domain/attendance/late-change.ts';
import type { PersonAttendance, TotalsLine } from '../domain/attendance/state.ts';
import { monthOf, yearOf } from '../domain/calendar/time.ts';
import type { LocalDate, Month } from '../domain/ids.ts';
import { zhMonth } from './dates.ts';

const stateWords: Readonly<Record<PersonAttendance, string>> = {
  present: '到',
  online: '线上',
  leaveAsked: '请假',
  leaveAgreed: '请假',
  leaveDeferred: '请假',
  absent: '缺席',
  unrecorded: '到',
};

const figures = ({ expected, present, online, leave, absent }: TotalsLine) =>
  [
    ...(expected === null ? [] : [`应到${expected}`]),
    `实到${present}`,
    ...(online === null ? [] : [`线上${online}`]),
    ...(leave === null ? [] : [`请假${leave}`]),
    ...(absent === null ? [] : [`缺席${absent}`]),
  ].join(' ');

const said = (late: LateChange): string => {
  switch (late.kind) {
    case 'person':
      return `${late.name}${stateWords[late.to]} 原因 记错了`;
    case 'totals':
      return `${figures(late.totals)} 原因 报错了`;
    case 'guests':
      return `列席${late.guests}人 原因 报错了`;
  }
};

/** Words that change what stands, with a reason, as the grammar reads them; with the month where another would be meant. */
export const lateExample = (
  command: string,
  late: LateChange,
  { of, today }: { readonly of: Month; readonly today: LocalDate },
) => {
  const year = yearOf(of) === yearOf(today) ? '' : `${yearOf(of)}年`;
  return `${command} ${of === monthOf(today) ? '' : `${year}${zhMonth(of)} `}${said(late)}`;
};
