import { percentOf } from '../../domain/attendance/rates.ts';
import { yearOf } from '../../domain/calendar/time.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import { formLabels } from '../../domain/party-day/party-day.ts';
import type { PageDecision, PageGroup, PageName } from '../../domain/record/page-facts.ts';
import { clockTime, enDate, enDay, enMonth } from '../dates.ts';
import { pageLines } from '../page-row.ts';
import type { PageRow } from '../page-row.ts';
import { splitLines } from '../split-lines.ts';
import { leave } from './leave.ts';
import type { recordPage as zh, rateWords as zhRate, threeWords as zhThree } from '../zh-cn/record-page.ts';

const personOf = ({ name, reason, waiting }: PageName) => {
  const notes = [
    ...(reason === undefined ? [] : [leave.reasons[reason]]),
    ...(waiting === true ? ['leave not agreed'] : []),
  ];
  return notes.length === 0 ? name : `${name} (${notes.join(', ')})`;
};

const groupRow = (label: string, { count, names }: PageGroup): PageRow => ({
  kind: 'names',
  label: `${label} ${count}`,
  names: names.map(personOf),
  note:
    names.length === count
      ? undefined
      : names.length > count
        ? `${count} were reported, ${names.length} are recorded by name`
        : names.length === 0
          ? 'reported as a number, without names'
          : `${count - names.length} more were reported as a number, without names`,
});

const shown = ({ count, names }: PageGroup) => count > 0 || names.length > 0;

const deadlineWords = (deadline: LocalDate, from: LocalDate | Month) =>
  `by ${enDay(deadline)}${yearOf(deadline) === yearOf(from) ? '' : ` ${yearOf(deadline)}`}`;

export const decisionLine = (item: PageDecision, from: LocalDate | Month) => {
  const notes = [
    ...(item.responsible === null ? [] : [item.responsible]),
    ...(item.deadline === null ? [] : [deadlineWords(item.deadline, from)]),
  ];
  return notes.length === 0 ? item.text : `${item.text} (${notes.join(', ')})`;
};

const cells = (item: PageDecision, at: number, from: Month) => [
  String(at + 1),
  item.text,
  item.responsible ?? '',
  item.deadline === null ? '' : deadlineWords(item.deadline, from),
];

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

/** A longer theme gets a row of its own. */
const longestBeside = 40;

export const recordPage: typeof zh = {
  title: (facts) => `${facts.branch}: record of the theme Party day, ${enMonth(facts.month)}`,
  fileName: (facts) => `${facts.branch.replace(/[\\/:*?"<>|\s]/g, '')}-${facts.month}-party-day-record.docx`,
  rows: (facts) => {
    const { previous, sittings, onSite, online, leave, absent, unrecorded } = facts;
    const longTheme = (facts.theme ?? '').length > longestBeside;
    const when =
      sittings.length > 1
        ? sittings.map(({ who, date, time, place }) =>
            [who, `${enDate(date)} ${clockTime(time)}`, place ?? ''].filter((part) => part !== '').join(' '),
          )
        : [];
    return [
      {
        kind: 'pairs',
        pairs: [
          ['When', `${enDate(facts.date)} ${yearOf(facts.date)} ${clockTime(facts.time)}`],
          ['Where', facts.place ?? ''],
        ],
      },
      {
        kind: 'pairs',
        pairs: [
          ['Chair', facts.chair ?? ''],
          ['Minutes', facts.recorder ?? ''],
        ],
      },
      ...(when.length > 0 ? [{ kind: 'lines', label: 'Sittings', lines: when } as const] : []),
      {
        kind: 'pairs',
        pairs: [
          ['Form', facts.forms.map((form) => formLabels[form]).join(', ')],
          ...(longTheme ? [] : [['Theme', facts.theme ?? ''] as const]),
        ],
      },
      ...(longTheme ? [{ kind: 'lines', label: 'Theme', lines: [facts.theme ?? ''] } as const] : []),
      {
        kind: 'counts',
        counts: [
          ['Expected', facts.expected],
          ['Present', facts.present],
          ['Online', online.count],
          ['Leave', leave.count],
          ['Absent', absent.count],
          ['Unrecorded', unrecorded.count],
          ['Guests', facts.guests],
        ],
        line: [
          `expected ${facts.expected}`,
          `present ${facts.present}${online.count > 0 ? ` (online ${online.count})` : ''}`,
          `leave ${leave.count}`,
          `absent ${absent.count}`,
          `unrecorded ${unrecorded.count}`,
          ...(facts.guests > 0 ? [`guests ${facts.guests}`] : []),
        ].join(', '),
      },
      groupRow(online.count > 0 ? 'On site' : 'Present', onSite),
      ...(shown(online) ? [groupRow('Online', online)] : []),
      ...(shown(leave) ? [groupRow('Leave', leave)] : []),
      ...(shown(absent) ? [groupRow('Absent', absent)] : []),
      ...(shown(unrecorded) ? [groupRow('Unrecorded', unrecorded)] : []),
      ...(facts.byTotals
        ? [
            {
              kind: 'lines',
              label: 'Note',
              lines: ['Numbers are the totals that the branch reported; names only as far as recorded.'],
            } as const,
          ]
        : []),
      { kind: 'lines', label: 'Agenda', lines: facts.agenda.map((line, at) => `${at + 1}. ${line}`) },
      ...(previous && previous.decisions.length > 0
        ? [
            {
              kind: 'items',
              label: `Last decisions carried out (${enMonth(previous.month)})`,
              head: ['No.', 'Decision', 'Responsible', 'Deadline', 'Outcome'],
              items: previous.decisions.map((item, at) => [
                ...cells(item, at, previous.month),
                item.outcome ?? '',
              ]),
              lines: previous.decisions.map(
                (item, at) =>
                  `${at + 1}. ${decisionLine(item, previous.month)}: ${item.outcome ?? 'no outcome yet'}`,
              ),
            } as const,
          ]
        : []),
      {
        kind: 'items',
        label: 'Decisions',
        head: ['No.', 'Decision', 'Responsible', 'Deadline'],
        items: facts.decisions.map((item, at) => cells(item, at, facts.month)),
        lines: facts.decisions.map((item, at) => `${at + 1}. ${decisionLine(item, facts.month)}`),
      },
      { kind: 'lines', label: '三有', lines: [threeWords(facts)] },
      ...(facts.madeUp.length > 0
        ? [
            {
              kind: 'names',
              label: `Made up ${facts.madeUp.length}`,
              names: facts.madeUp.map(({ name, lateReason }) =>
                lateReason === null ? name : `${name} (entered late: ${lateReason})`,
              ),
              note: undefined,
            } as const,
          ]
        : []),
      {
        kind: 'pairs',
        pairs: [
          ['Attendance rate', rateWords(facts.attended)],
          ['Study rate', rateWords(facts.studied)],
        ],
      },
    ];
  },
  signatures: ['Chair, signed:', 'Minutes, signed:'],
  pageNumber: ['Page ', ' of ', ''],
  texts: (facts) =>
    splitLines([
      recordPage.title(facts),
      ...pageLines(recordPage.rows(facts), { colon: ': ', list: ', ', nothing: 'nothing yet' }),
    ]),
};
