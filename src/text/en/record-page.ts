import { percentOf } from '../../domain/attendance/rates.ts';
import { yearOf } from '../../domain/calendar/time.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import { formLabels } from '../../domain/party-day/party-day.ts';
import type { PageCorrection, PageDecision, PageName } from '../../domain/record/page-facts.ts';
import { clockTime, enDate, enDay, enMonth } from '../dates.ts';
import { pageLines } from '../page-row.ts';
import { recordRows } from '../record-layout.ts';
import type { RecordWords } from '../record-layout.ts';
import { splitLines } from '../split-lines.ts';
import { leave } from './leave.ts';
import { month } from './month.ts';
import { recording } from './recording.ts';
import type { recordPage as zh, rateWords as zhRate, threeWords as zhThree } from '../zh-cn/record-page.ts';

const personOf = ({ name, reason, waiting }: PageName) => {
  const notes = [
    ...(reason === undefined ? [] : [leave.reasons[reason]]),
    ...(waiting === true ? ['leave not agreed'] : []),
  ];
  return notes.length === 0 ? name : `${name} (${notes.join(', ')})`;
};

const deadlineWords = (deadline: LocalDate, from: LocalDate | Month) =>
  `by ${enDay(deadline)}${yearOf(deadline) === yearOf(from) ? '' : ` ${yearOf(deadline)}`}`;

export const decisionLine = (item: PageDecision, from: LocalDate | Month) => {
  const notes = [
    ...(item.responsible === null ? [] : [item.responsible]),
    ...(item.deadline === null ? [] : [deadlineWords(item.deadline, from)]),
  ];
  return notes.length === 0 ? item.text : `${item.text} (${notes.join(', ')})`;
};

const flag = (value: boolean | null, more = '') => (value === null ? '(  )' : value ? `√${more}` : '×');

export const threeWords: typeof zhThree = (facts) =>
  [
    `record ${flag(facts.recorded)}`,
    `pictures ${flag(facts.pictured, facts.pictures === null ? '' : ` (${facts.pictures})`)}`,
    `discussion ${flag(facts.discussed)}`,
  ].join('  ');

export const rateWords: typeof zhRate = (rate) => {
  const percent = percentOf(rate);
  return `${rate.count}/${rate.of} (${percent === undefined ? '—' : `${percent}%`})`;
};

const correctionWords = ({ date, reason, people, totals, guests }: PageCorrection) => {
  const states = [...new Set(people.map(({ to }) => to))];
  const changed = states.map((state) => {
    const names = people.flatMap(({ name, to }) => (to === state ? [name] : [])).join(', ');
    return state === 'undone' ? `undone: ${names}` : `${names}: now ${month.stateLabels[state]}`;
  });
  const parts = [
    ...changed,
    ...(totals === null
      ? []
      : [totals === 'undone' ? 'totals undone' : `totals now ${recording.totalsLine(totals)}`]),
    ...(guests === null ? [] : [guests === 'undone' ? 'guests undone' : `guests now ${guests}`]),
  ].join('; ');
  return `${enDay(date)}: ${parts}${reason === '' ? '' : ` (reason: ${reason})`}`;
};

const words: RecordWords = {
  labels: {
    when: 'When',
    where: 'Where',
    chair: 'Chair',
    recorder: 'Minutes',
    sittings: 'Sittings',
    form: 'Form',
    theme: 'Theme',
    counts: {
      expected: 'Expected',
      present: 'Present',
      online: 'Online',
      leave: 'Leave',
      absent: 'Absent',
      unrecorded: 'Unrecorded',
      guests: 'Guests',
    },
    came: 'Present',
    onSite: 'On site',
    online: 'Online',
    leave: 'Leave',
    absent: 'Absent',
    unrecorded: 'Unrecorded',
    onBehalf: 'Recorded by the township',
    waiting: 'Leave awaiting consent',
    offRoster: 'Not on the roster',
    note: 'Note',
    agenda: 'Agenda',
    decisions: 'Decisions',
    three: '三有',
    madeUp: 'Made up',
    corrections: 'Corrected',
    attended: 'Attendance rate',
    studied: 'Study rate',
  },
  fullTime: (date, time) => `${enDate(date)} ${yearOf(date)} ${clockTime(time)}`,
  sittingTime: (date, time) => `${enDate(date)} ${clockTime(time)}`,
  forms: (forms) => forms.map((form) => formLabels[form]).join(', '),
  countsLine: ({ expected, present, online, leave: { count: onLeave }, absent, unrecorded, guests }) =>
    [
      `expected ${expected}`,
      `present ${present}${online.count > 0 ? ` (online ${online.count})` : ''}`,
      `leave ${onLeave}`,
      `absent ${absent.count}`,
      `unrecorded ${unrecorded.count}`,
      ...(guests > 0 ? [`guests ${guests}`] : []),
    ].join(', '),
  counted: (label, count) => `${label} ${count}`,
  person: personOf,
  groupNote: ({ count, names }) =>
    names.length === count
      ? undefined
      : names.length > count
        ? `${count} were reported, ${names.length} are recorded by name`
        : names.length === 0
          ? 'reported as a number, without names'
          : `${count - names.length} more were reported as a number, without names`,
  state: (state) => ` (${month.stateLabels[state]})`,
  included: 'in the figures above already',
  notCounted: 'not counted',
  reported: ({ by, expectedByRoster }) => {
    const said = `as ${by === 'township' ? 'the township reported them for the branch' : 'the branch reported them'}`;
    return `${expectedByRoster ? `Expected is by the roster, the other numbers are ${said}` : `Numbers are ${said}`}; names only as far as recorded.`;
  },
  previousLabel: (from) => `Last decisions carried out (${enMonth(from)})`,
  head: ['No.', 'Decision', 'Responsible', 'Deadline'],
  outcomeHead: 'Outcome',
  deadline: deadlineWords,
  decisionLine: (item, from) => decisionLine(item, from),
  outcomeLine: (decision, outcome) => `${decision}: ${outcome ?? 'no outcome yet'}`,
  three: (facts) => threeWords(facts),
  madeUp: ({ name, lateReason }) => (lateReason === null ? name : `${name} (entered late: ${lateReason})`),
  correction: correctionWords,
  rate: (rate) => rateWords(rate),
};

export const recordPage: typeof zh = {
  title: (facts) => `${facts.branch}: record of the theme Party day, ${enMonth(facts.month)}`,
  fileName: (facts) => `${facts.branch.replace(/[\\/:*?"<>|\s]/g, '')}-${facts.month}-party-day-record.docx`,
  rows: (facts) => recordRows(facts, words),
  signatures: ['Chair, signed:', 'Minutes, signed:'],
  pageNumber: ['Page ', ' of ', ''],
  texts: (facts) =>
    splitLines([
      recordPage.title(facts),
      ...pageLines(recordPage.rows(facts), { colon: ': ', list: ', ', nothing: 'nothing yet' }),
    ]),
};
