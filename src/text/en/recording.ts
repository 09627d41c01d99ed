import { monthOf } from '../../domain/calendar/time.ts';
import type { TotalsLine } from '../../domain/attendance/state.ts';
import { enDay, enMonth } from '../dates.ts';
import type { recording as zh } from '../zh-cn/recording.ts';
import { month } from './month.ts';

const line = ({ expected, present, online, leave, absent }: TotalsLine) =>
  [
    ...(expected === null ? [] : [`expected ${expected}`]),
    `present ${present}${online === null ? '' : ` (online ${online})`}`,
    ...(leave === null ? [] : [`on leave ${leave}`]),
    ...(absent === null ? [] : [`absent ${absent}`]),
  ].join(', ');

export const recording: typeof zh = {
  totalsLine: line,
  guests: (count) => `guests ${count}`,

  whichOne: (said, count) => `${count} people are called ${said}. Which one?`,
  isIt: (said, name) => `The roster has no “${said}”. Is it ${name}?`,
  buttonIs: (name) => `Yes, ${name}`,
  buttonNot: 'No',
  whichState: (names) => `${names.join(', ')}: present, on leave or absent?`,
  buttonState: { present: 'Present 到了', leave: 'Leave 请假', absent: 'Absent 没来' },
  notThatOne: (said) =>
    `Nothing was recorded. Please write “${said}” as the roster has it and send it again.`,

  bothFigures: (branch, date, said, roster) =>
    `${branch}, Party day of ${enDay(date)}: the figures differ and do not count yet.\nYou said: ${line(said)}\nThe roster: ${month.counts(roster, 0)}\nWhich shall count?`,
  bothLines: (said, roster) =>
    `The totals given and the roster differ; please settle it.\nGiven: ${line(said)}\nThe roster: ${month.counts(roster, 0)}`,
  waiting: (date, said, roster) =>
    `Party day of ${enDay(date)}: the totals given differ from the roster. Given: ${line(said)}. The roster: ${month.counts(roster, 0)}`,
  askOnline: (present, online) =>
    `Are the ${online} online among the ${present} present? Those online count as present.`,
  buttonOnline: (present, online) => `Present ${present}, of them online ${online}`,
  buttonAsSaid: 'As I said',
  buttonAsRoster: 'By the roster',
  buttonByNames: 'By the names',
  settled: '✓ Settled',

  notYet: (which) => `The Party day of ${enMonth(which)} has not come; nothing was recorded.`,
  tooOld: (which, most) =>
    `${enMonth(which)} is too long ago: only the last ${most} months can still be recorded; nothing was recorded.`,
  noRoster: (date) => `There was no roster on ${enDay(date)} yet; nothing was recorded.`,
  askHeld: (branch, usual, date, today) =>
    `${branch} has no date for ${today ? 'this month' : enMonth(monthOf(date))}; the usual one is ${enDay(usual)}. Was it ${today ? `today (${enDay(date)})` : `on ${enDay(date)}`}? If not, ignore this.`,
  buttonHeld: (date, today) => (today ? 'Yes, today' : `Yes, ${enDay(date)}`),
  calledOff: (state, of, date) =>
    state === 'skipped'
      ? `No Party day in ${enMonth(of)}; nothing was recorded. `
      : `The Party day of ${enDay(date)} was cancelled; nothing was recorded. `,
  askRestored: (date, today) =>
    `Was it held after all ${today ? `today (${enDay(date)})` : `on ${enDay(date)}`}? If not, ignore this.`,
  officerRestores: 'If it was held, please tell the secretary.',
  toRestore: 'To hold it after all: /partyday 今天',
  askOther: (branch, planned, date) =>
    `The Party day of ${branch} is ${enDay(planned)}; you wrote ${enDay(date)}. Record it for ${enDay(planned)}? If not, ignore this.`,
  buttonOther: (planned) => `For ${enDay(planned)}`,
  finish: 'It is closed already. Names, 三有 and the record page: tap below.',
  buttonFinish: 'Go on',
  late: 'This is a late entry; the ledger shows that it was recorded today.',
};
