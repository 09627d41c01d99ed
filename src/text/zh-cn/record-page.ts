import { percentOf } from '../../domain/attendance/rates.ts';
import type { Rate } from '../../domain/attendance/rates.ts';
import { yearOf } from '../../domain/calendar/time.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import { formLabels } from '../../domain/party-day/party-day.ts';
import type {
  PageCorrection,
  PageDecision,
  PageName,
  RecordPageFacts,
} from '../../domain/record/page-facts.ts';
import { clockTime, zhDate, zhDay, zhMonth } from '../dates.ts';
import { pageLines } from '../page-row.ts';
import { recordRows } from '../record-layout.ts';
import type { RecordWords } from '../record-layout.ts';
import { splitLines } from '../split-lines.ts';
import { leave } from './leave.ts';
import { month } from './month.ts';
import { recording } from './recording.ts';

const personOf = ({ name, reason, waiting }: PageName) => {
  const notes = [
    ...(reason === undefined ? [] : [leave.reasons[reason]]),
    ...(waiting === true ? ['请假没同意'] : []),
  ];
  return notes.length === 0 ? name : `${name}（${notes.join('，')}）`;
};

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

/** 11月25日：赵六改为缺席（原因：记错了） */
const correctionWords = ({ date, reason, people, totals, guests }: PageCorrection) => {
  const states = [...new Set(people.map(({ to }) => to))];
  const changed = states.map((state) => {
    const names = people.flatMap(({ name, to }) => (to === state ? [name] : [])).join('、');
    return state === 'undone' ? `撤销${names}的记录` : `${names}改为${month.stateLabels[state]}`;
  });
  const parts = [
    ...changed,
    ...(totals === null
      ? []
      : [totals === 'undone' ? '撤销报的总数' : `总数改为${recording.totalsLine(totals)}`]),
    ...(guests === null ? [] : [guests === 'undone' ? '撤销列席人数' : `列席改为${guests}人`]),
  ].join('；');
  return `${zhDay(date)}：${parts}${reason === '' ? '' : `（原因：${reason}）`}`;
};

/** What the page says in Chinese. */
const words: RecordWords = {
  labels: {
    when: '时间',
    where: '地点',
    chair: '主持',
    recorder: '记录',
    sittings: '分次开',
    form: '形式',
    theme: '主题',
    counts: {
      expected: '应到',
      present: '实到',
      online: '其中线上',
      leave: '请假',
      absent: '缺席',
      unrecorded: '未登记',
      guests: '列席',
    },
    came: '到会',
    onSite: '现场',
    online: '线上',
    leave: '请假',
    absent: '缺席',
    unrecorded: '未登记',
    onBehalf: '乡镇代录',
    waiting: '请假待同意',
    offRoster: '不在名册上',
    note: '说明',
    agenda: '议程',
    decisions: '议定事项',
    three: '三有',
    madeUp: '补学',
    corrections: '更正',
    attended: '到会率',
    studied: '参学率',
  },
  fullTime: (date, time) => `${yearOf(date)}年${zhDate(date)}${clockTime(time)}`,
  sittingTime: (date, time) => `${zhDate(date)}${clockTime(time)}`,
  forms: (forms) => forms.map((form) => formLabels[form]).join('、'),
  countsLine: ({ expected, present, online, leave: { count: onLeave }, absent, unrecorded, guests }) =>
    [
      `应到${expected}人`,
      `实到${present}人${online.count > 0 ? `（其中线上${online.count}人）` : ''}`,
      `请假${onLeave}人`,
      `缺席${absent.count}人`,
      `未登记${unrecorded.count}人`,
      ...(guests > 0 ? [`列席${guests}人`] : []),
    ].join('，'),
  counted: (label, count) => `${label}${count}人`,
  person: personOf,
  groupNote: ({ count, names }) =>
    names.length === count
      ? undefined
      : names.length > count
        ? `报的是${count}人，按名字记了${names.length}人`
        : names.length === 0
          ? '只报了人数，没有名字'
          : `另有${count - names.length}人只报了人数，没有名字`,
  state: (state) => `（${month.stateLabels[state]}）`,
  included: '上面的人数里已经有了，不另加',
  notCounted: '没算进人数',
  reported: ({ by, expectedByRoster }) => {
    const said = by === 'township' ? '按乡镇代录的数' : '按支部报的数';
    return `${expectedByRoster ? `应到按名册，其他人数${said}` : `人数${said}`}，名字只写记过的。`;
  },
  previousLabel: (from) => `上月议定事项落实（${zhMonth(from)}）`,
  head: ['序号', '事项', '责任人', '时限'],
  outcomeHead: '落实情况',
  deadline: deadlineWords,
  decisionLine: (item, from) => decisionLine(item, from),
  outcomeLine: (decision, outcome) => `${decision}：${outcome ?? '还没写落实情况'}`,
  three: (facts) => threeWords(facts),
  madeUp: ({ name, lateReason }) => (lateReason === null ? name : `${name}（过期补记：${lateReason}）`),
  correction: correctionWords,
  rate: (rate) => rateWords(rate),
};

/** The record page (党支部工作手册) in words. */
export const recordPage = {
  title: (facts: RecordPageFacts) =>
    `${facts.branch}${yearOf(facts.month)}年${zhMonth(facts.month)}主题党日活动记录`,
  /** The way back from a file to what it is about; no character that a file system refuses. */
  fileName: (facts: RecordPageFacts) =>
    `${facts.branch.replace(/[\\/:*?"<>|\s]/g, '')}-${yearOf(facts.month)}年${zhMonth(facts.month)}主题党日记录.docx`,
  rows: (facts: RecordPageFacts) => recordRows(facts, words),
  signatures: ['主持人签字：', '记录人签字：'],
  pageNumber: ['第', '页，共', '页'],
  /** To copy by hand, in as many texts as it takes. */
  texts: (facts: RecordPageFacts): readonly string[] =>
    splitLines([
      recordPage.title(facts),
      ...pageLines(recordPage.rows(facts), { colon: '：', list: '、', nothing: '还没写' }),
    ]),
};
