import { yearOf } from '../../domain/calendar/time.ts';
import { zhDay, zhMonth, zhYearMonth } from '../dates.ts';
import { digestFilesIn } from '../digest-files/digest-files.ts';
import type { DigestWords } from '../digest-files/digest-words.ts';
import { conditionWords, dayWords, digestSentence } from './digest.ts';

const linked = (linkedOnly: boolean) => (linkedOnly ? '（联系村）' : '');

/** What the picture and the sheets of a digest say in Chinese. */
const words: DigestWords = {
  pictureTitle: (township, linkedOnly) => `${township}主题党日逐月合计${linked(linkedOnly)}`,
  sheetTitle: (township, month, linkedOnly) =>
    `${township}${zhYearMonth(month)}主题党日汇总表${linked(linkedOnly)}`,
  monthsTitle: (township, linkedOnly) => `${township}主题党日逐月合计${linked(linkedOnly)}`,
  span: (first, last) => (first === last ? zhYearMonth(last) : `${zhYearMonth(first)}到${zhYearMonth(last)}`),
  branchesHeading: '支部（个）',
  peopleHeading: '党员（人，已开展的支部合计）',
  stands: {
    held: dayWords.held,
    unrecorded: dayWords.unrecorded,
    undated: dayWords.undated,
    off: '取消或不开',
    planned: dayWords.planned,
  },
  people: { present: '实到', leave: '请假', rest: '缺席或未登记' },
  month: zhMonth,
  inAll: (branches) => `共${branches}`,
  expected: (people) => `应到${people}`,
  nothingHeld: '没有数据',
  apart: (month, { branches, days }) =>
    `线下和转场另计：${zhMonth(month)}${branches}个支部，${dayWords.held}${days.held}`,
  sentences: [digestSentence],
  pictureCaption: '逐月合计，只有合计数，没有个人情况。',
  sheetCaption: '本月各支部和逐月合计，只有数，没有个人情况。用A4纸打印。',
  sheets: { branches: '各支部', months: '逐月' },
  under: (today) => `制表日期：${yearOf(today)}年${zhDay(today)}　单位：个、人`,
  pageNumber: ['第', '页，共', '页'],
  branchesHead: [
    ...['序号', '村', '支部', '党日', '状态', '应到'],
    ...['实到', '其中线上', '请假', '缺席', '未登记', '补学'],
  ],
  monthsHead: [
    ...['月份', '支部', dayWords.held, dayWords.unrecorded, dayWords.undated, dayWords.cancelled],
    ...[dayWords.skipped, dayWords.planned, '应到', '实到', '其中线上', '请假', '缺席', '未登记'],
    ...['支部', dayWords.held, '应到', '实到'].map((head) => `线下转场\n${head}`),
  ],
  state: ({ kind }, condition) =>
    condition === 'normal' ? dayWords[kind] : `${conditionWords[condition]}，${dayWords[kind]}`,
  total: '合计',
  apartSection: '线下和转场（另计）',
  apartTotal: '线下和转场合计',
  none: '无',
  sheetNote: `按行政顺序排列，只有人数，没有个人情况。${digestSentence}`,
};

/** The digest's picture and workbook, and the buttons that ask for them. */
export const digestFiles = {
  ...digestFilesIn(words),
  buttonPicture: '逐月图',
  buttonSheet: '汇总表',
  onItsWay: '正在做，做好就发给您。',
};
