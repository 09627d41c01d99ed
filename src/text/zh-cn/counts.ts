import type { CountsTable } from '../../domain/ledgers/flat.ts';
import { zhYearMonth } from '../dates.ts';
import { countsBook } from '../ledgers/counts-sheets.ts';
import type { CountsWords } from '../ledgers/counts-sheets.ts';
import { conditionWords, dayWords, digestSentence } from './digest.ts';

const tally = ['应到', '实到', '其中线上', '请假', '缺席', '未登记', '补学'];
const dues = ['党员数', '应交人数', '应交', '已确认人数', '已确认', '未交'];

const words: CountsWords = {
  title: ({ name, linkedOnly }, month) =>
    `${name}${linkedOnly ? '（联系村）' : ''}${zhYearMonth(month)}组织生活汇总表`,
  sheets: { days: '主题党日', dues: '党费' },
  branchHead: ['序号', '支部', '状态', '党日', '情况', ...tally],
  townshipHead: ['序号', '乡镇', '支部数', ...Object.values(dayWords), ...tally],
  duesHead: { township: ['序号', '支部', ...dues], county: ['序号', '乡镇', ...dues] },
  total: '合计',
  apart: '线下和转场另计',
  condition: (condition) => conditionWords[condition],
  date: (date) => date,
  day: (kind) => dayWords[kind],
  note: `按行政顺序排列，只有合计，没有个人情况。${digestSentence}`,
  caption: '只有合计数，没有个人情况。用A4纸打印。',
  pageNumber: ['第', '页，共', '页'],
  signatures: ['制表人：', '负责人：', '日期：'],
};

/** Counts of a township or of the county as sheets. */
export const counts = { book: (table: CountsTable) => countsBook(table, words) };
