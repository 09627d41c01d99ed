import type { LocalDate } from '../../domain/ids.ts';
import type { AttendanceRow, LedgerState, MadeUpMark } from '../../domain/ledgers/attendance.ts';
import { formLabels } from '../../domain/party-day/party-day.ts';
import { clockTime, enDate, enDay, enMonth, enQuarter } from '../dates.ts';
import { ledgersIn } from '../ledgers/ledgers.ts';
import type { LedgerWords } from '../ledgers/ledger-words.ts';
import type { ledgers as original } from '../zh-cn/ledgers.ts';
import { leave } from './leave.ts';

const states: Readonly<Record<LedgerState, string>> = {
  present: 'present',
  online: 'present (online)',
  leave: 'on leave',
  absent: 'absent',
  unrecorded: 'unrecorded',
  unnamed: 'not named',
  away: 'away',
  excused: 'excused',
  suspended: 'suspended',
};
const fullDate = (date: LocalDate) => `${enDate(date)} ${date.slice(0, 4)}`;
const reason = ({ leaveReason }: Pick<AttendanceRow, 'leaveReason'>) =>
  leaveReason === null ? '' : leave.reasons[leaveReason];

const lateReason = (madeUp: MadeUpMark | null) =>
  typeof madeUp?.lateReason === 'string' ? [`marked late: ${madeUp.lateReason}`] : [];

const words: LedgerWords = {
  attendanceTitle: (branch, month) => `${branch} – attendance ledger, ${enMonth(month)}`,
  attendanceYearTitle: (branch, year) => `${branch} – attendance ledger, ${year}`,
  makeUpTitle: (branch, year) => `${branch} – make-up study, ${year}`,
  awayTitle: (branch, year) => `${branch} – contact with away members, ${year}`,
  sheets: { year: 'Year', makeUp: 'Make-up', away: 'Away members' },
  month: (month) => enMonth(month),
  pageNumber: ['Page ', ' of ', ''],
  dayLines: (day) => [
    ...(day.sittings.length === 0
      ? [`Time: ${fullDate(day.date)}, ${clockTime(day.time)}   Place: ${day.place ?? ''}`]
      : day.sittings.map(
          ({ who, date, time, place }) =>
            `${who === '' ? '' : `${who}   `}Time: ${fullDate(date)}, ${clockTime(time)}   Place: ${place ?? ''}`,
        )),
    `Form: ${day.forms.map((form) => formLabels[form]).join('、')}   Theme: ${day.theme ?? ''}`,
    `Chair: ${day.chair ?? ''}   Minutes: ${day.recorder ?? ''}`,
  ],
  counts: {
    expected: 'Expected',
    present: 'Present',
    online: 'of them online',
    leave: 'Leave',
    absent: 'Absent',
    unrecorded: 'Unrecorded',
    guests: 'Guests',
    madeUp: 'Made up',
  },
  monthHead: ['No.', 'Name', 'Number', 'Party group', 'State', 'Reason', 'Made up', 'Remarks'],
  yearHead: [
    ['No.', 'Name', 'Number'],
    ['Exp.', 'Pres.', 'Leave', 'Abs.', 'Unrec.', 'Made up'],
  ],
  yearDay: ({ state, date, day }) =>
    state === 'cancelled'
      ? 'cancelled'
      : state === 'skipped'
        ? 'none'
        : day && date !== null
          ? enDay(date)
          : '',
  state: (state) => states[state],
  yearMark: ({ state, madeUp }) => `${states[state]}${madeUp === null ? '' : '\nmade up'}`,
  reason,
  madeUp: ({ madeUp }) => (madeUp === null ? '' : enDay(madeUp.date)),
  note: ({ waiting, onBehalf, state, counted, status, madeUp }) =>
    [
      ...(status === 'probationary' ? ['probationary'] : []),
      ...(waiting ? ['leave not agreed yet'] : []),
      ...(onBehalf ? ['recorded by the township'] : []),
      ...lateReason(madeUp),
      ...(!counted && state !== 'suspended' ? ['not expected'] : []),
    ].join('; '),
  dayNotes: ({ reported, offRoster }) => [
    ...(reported === null
      ? []
      : [
          `Figures as reported by the ${reported.by}${reported.expectedByRoster ? ', expected by the roster' : ''}; of whoever is not named nothing is known.`,
        ]),
    ...(offRoster.length === 0
      ? []
      : [`Not on the roster of that day, counted nowhere: ${offRoster.join(', ')}.`]),
  ],
  yearNotes: [
    '“Not named”: only figures were reported that day. The sums below are those figures; the counts behind a person are of days on which the person was named.',
    'Away and excused members are not expected; one who comes counts. Unrecorded is not absent.',
  ],
  none: 'None',
  makeUpHead: [
    ...['No.', 'Party day', 'Theme', 'Name', 'Number', 'Missed'],
    ...['Made up', 'Entered on', 'Entered by', 'Remarks'],
  ],
  makeUpDone: ({ madeUp }) => (madeUp === null ? 'open' : 'done'),
  makeUpNote: ({ madeUp, state }) =>
    [
      ...(state === 'away' || state === 'excused' || state === 'suspended' ? ['not expected'] : []),
      ...lateReason(madeUp),
    ].join('; '),
  makeUpCounts: (rows) => {
    const done = rows.filter(({ madeUp }) => madeUp !== null).length;
    return `${rows.length} in all, ${done} made up, ${rows.length - done} open.`;
  },
  reportedOn: (dates) =>
    `Whoever was not named where only figures were reported is not listed: ${dates.map(enDay).join(', ')}.`,
  awayHead: (quarters) => [
    ...['No.', 'Name', 'Number', 'Away since', 'Review', 'Contact person'],
    ...quarters.map(enQuarter),
  ],
  awayContact: ({ contact, contactNamed }) =>
    contact === null ? '' : contactNamed ? contact : `${contact} (nobody named)`,
  awayWord: (word) =>
    word === null
      ? 'nothing noted'
      : `${word.state === 'contacted' ? 'reached' : 'not reached'} (${{ self: 'own word', contact: 'contact person', officer: 'officer' }[word.via]}, ${enDay(word.date)})`,
  awayNote: 'Once a quarter at least. Blank: not away in that quarter, or it has not come yet.',
  signatures: {
    month: ['Chair:', 'Minutes:', 'Date:'],
    year: ['Secretary:', 'Dues officer:', 'Date:'],
    makeUp: ['Secretary:', 'Dues officer:', 'Date:'],
    away: ['Secretary:', 'Dues officer:', 'Date:'],
  },
  privateCaption: 'It names people: please do not forward it to the group. Prints on A4.',
};

export const ledgers: typeof original = ledgersIn(words);
