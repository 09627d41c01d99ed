import { percentOf } from '../../domain/attendance/rates.ts';
import type { Rate } from '../../domain/attendance/rates.ts';
import { yearOf } from '../../domain/calendar/time.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import { formLabels } from '../../domain/party-day/party-day.ts';
import type { PageDecision, PageGroup, PageName, RecordPageFacts } from '../../domain/record/page-facts.ts';
import { clockTime, zhDate, zhDay, zhMonth } from '../dates.ts';
import { pageLines } from '../page-row.ts';
import type { PageRow } from '../page-row.ts';
import { splitLines } from '../split-lines.ts';
import { leave } from './leave.ts';

const personOf = ({ name, reason, waiting }: PageName) => {
  const notes = [
    ...(reason === undefined ? [] : [leave.reasons[reason]]),
    ...(waiting === true ? ['请假没同意'] : []),
  ];
  return notes.length === 0 ? name : `${name}（${notes.join('，')}）`;
};

const groupRow = (label: string, { count, names }: PageGroup): PageRow => ({
  kind: 'names',
  label: `${label}${count}人`,
  names: names.map(personOf),
  note:
    names.length === count
      ? undefined
      : names.length > count
        ? `报的是${count}人，按名字记了${names.length}人`
        : names.length === 0
          ? '只报了人数，没有名字'
          : `另有${count - names.length}人只报了人数，没有名字`,
});

const shown = ({ count, names }: PageGroup) => count > 0 || names.length > 0;

/** 12月31日前, with the year when it is another one than the meeting's. */
const deadlineWords = (deadline: LocalDate, from: LocalDate | Month) =>
  `${yearOf(deadline) === yearOf(from) ? '' : `${yearOf(deadline)}年`}${zhDay(deadline)}前`;

/** 修水渠（责任人张三，12月31日前） */
export const decisionLine = (item: PageDecision, from: LocalDate | Month) => {
  const notes = [
    ...(item.responsible === null ? [] : [`责任人${item.responsible}`]),
    ...(item.deadline === null ? [] : [deadlineWords(item.deadline, from)]),
  ];
  return notes.length === 0 ? item.text : `${item.text}（${notes.join('，')}）`;
};

const cells = (item: PageDecision, at: number, from: Month) => [
  String(at + 1),
  item.text,
  item.responsible ?? '',
  item.deadline === null ? '' : deadlineWords(item.deadline, from),
];

const flag = (value: boolean | null, more = '') => (value === null ? '（　）' : value ? `√${more}` : '×');

export const threeWords = (
  facts: Pick<RecordPageFacts, 'recorded' | 'pictured' | 'pictures' | 'discussed'>,
) =>
  [
    `有记录${flag(facts.recorded)}`,
    `有图像${flag(facts.pictured, facts.pictures === null ? '' : `（${facts.pictures}张）`)}`,
    `有讨论${flag(facts.discussed)}`,
  ].join('　');

/** 26/31（83.9%） */
export const rateWords = (rate: Rate) => {
  const percent = percentOf(rate);
  return `${rate.count}/${rate.of}（${percent === undefined ? '—' : `${percent}%`}）`;
};

/** A longer theme gets a row of its own. */
const longestBeside = 40;

/** The record page (党支部工作手册) in words. */
export const recordPage = {
  title: (facts: RecordPageFacts) =>
    `${facts.branch}${yearOf(facts.month)}年${zhMonth(facts.month)}主题党日活动记录`,
  /** The way back from a file to what it is about; no character that a file system refuses. */
  fileName: (facts: RecordPageFacts) =>
    `${facts.branch.replace(/[\\/:*?"<>|\s]/g, '')}-${yearOf(facts.month)}年${zhMonth(facts.month)}主题党日记录.docx`,
  rows: (facts: RecordPageFacts): readonly PageRow[] => {
    const { previous, sittings, onSite, online, leave, absent, unrecorded } = facts;
    const longTheme = (facts.theme ?? '').length > longestBeside;
    const when =
      sittings.length > 1
        ? sittings.map(({ who, date, time, place }) =>
            [who, `${zhDate(date)}${clockTime(time)}`, place ?? ''].filter((part) => part !== '').join(' '),
          )
        : [];
    const of = (count: number, label: string) => (count > 0 ? [`${label}${count}人`] : []);
    return [
      {
        kind: 'pairs',
        pairs: [
          ['时间', `${yearOf(facts.date)}年${zhDate(facts.date)}${clockTime(facts.time)}`],
          ['地点', facts.place ?? ''],
        ],
      },
      {
        kind: 'pairs',
        pairs: [
          ['主持', facts.chair ?? ''],
          ['记录', facts.recorder ?? ''],
        ],
      },
      ...(when.length > 0 ? [{ kind: 'lines', label: '分次开', lines: when } as const] : []),
      {
        kind: 'pairs',
        pairs: [
          ['形式', facts.forms.map((form) => formLabels[form]).join('、')],
          ...(longTheme ? [] : [['主题', facts.theme ?? ''] as const]),
        ],
      },
      ...(longTheme ? [{ kind: 'lines', label: '主题', lines: [facts.theme ?? ''] } as const] : []),
      {
        kind: 'counts',
        counts: [
          ['应到', facts.expected],
          ['实到', facts.present],
          ['其中线上', online.count],
          ['请假', leave.count],
          ['缺席', absent.count],
          ['未登记', unrecorded.count],
          ['列席', facts.guests],
        ],
        line: [
          `应到${facts.expected}人`,
          `实到${facts.present}人${online.count > 0 ? `（其中线上${online.count}人）` : ''}`,
          `请假${leave.count}人`,
          `缺席${absent.count}人`,
          `未登记${unrecorded.count}人`,
          ...of(facts.guests, '列席'),
        ].join('，'),
      },
      groupRow(online.count > 0 ? '现场' : '到会', onSite),
      ...(shown(online) ? [groupRow('线上', online)] : []),
      ...(shown(leave) ? [groupRow('请假', leave)] : []),
      ...(shown(absent) ? [groupRow('缺席', absent)] : []),
      ...(shown(unrecorded) ? [groupRow('未登记', unrecorded)] : []),
      ...(facts.byTotals
        ? [{ kind: 'lines', label: '说明', lines: ['人数按支部报的总数，名字只写记过的。'] } as const]
        : []),
      {
        kind: 'lines',
        label: '议程',
        lines: facts.agenda.map((line, at) => `${at + 1}. ${line}`),
      },
      ...(previous && previous.decisions.length > 0
        ? [
            {
              kind: 'items',
              label: `上月议定事项落实（${zhMonth(previous.month)}）`,
              head: ['序号', '事项', '责任人', '时限', '落实情况'],
              items: previous.decisions.map((item, at) => [
                ...cells(item, at, previous.month),
                item.outcome ?? '',
              ]),
              lines: previous.decisions.map(
                (item, at) =>
                  `${at + 1}. ${decisionLine(item, previous.month)}：${item.outcome ?? '还没写落实情况'}`,
              ),
            } as const,
          ]
        : []),
      {
        kind: 'items',
        label: '议定事项',
        head: ['序号', '事项', '责任人', '时限'],
        items: facts.decisions.map((item, at) => cells(item, at, facts.month)),
        lines: facts.decisions.map((item, at) => `${at + 1}. ${decisionLine(item, facts.month)}`),
      },
      { kind: 'lines', label: '三有', lines: [threeWords(facts)] },
      ...(facts.madeUp.length > 0
        ? [
            {
              kind: 'names',
              label: `补学${facts.madeUp.length}人`,
              names: facts.madeUp.map(({ name, lateReason }) =>
                lateReason === null ? name : `${name}（过期补记：${lateReason}）`,
              ),
              note: undefined,
            } as const,
          ]
        : []),
      {
        kind: 'pairs',
        pairs: [
          ['到会率', rateWords(facts.attended)],
          ['参学率', rateWords(facts.studied)],
        ],
      },
    ];
  },
  signatures: ['主持人签字：', '记录人签字：'],
  pageNumber: ['第', '页，共', '页'],
  /** To copy by hand, in as many texts as it takes. */
  texts: (facts: RecordPageFacts): readonly string[] =>
    splitLines([
      recordPage.title(facts),
      ...pageLines(recordPage.rows(facts), { colon: '：', list: '、', nothing: '还没写' }),
    ]),
};
