import { yearOf } from '../../domain/calendar/time.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import type {
  AttendanceDay,
  AttendanceRow,
  LedgerState,
  MadeUpMark,
} from '../../domain/ledgers/attendance.ts';
import { formLabels } from '../../domain/party-day/party-day.ts';
import { clockTime, zhDate, zhDay, zhMonth, zhQuarter, zhYearMonth } from '../dates.ts';
import { ledgersIn } from '../ledgers/ledgers.ts';
import type { LedgerWords } from '../ledgers/ledger-words.ts';
import { leave } from './leave.ts';

const states: Readonly<Record<LedgerState, string>> = {
  present: '实到',
  online: '实到（线上）',
  leave: '请假',
  absent: '缺席',
  unrecorded: '未登记',
  unnamed: '没有点名',
  away: '流动',
  excused: '可不参加',
  suspended: '停止党籍',
};
const fullDate = (date: LocalDate) => `${yearOf(date)}年${zhDate(date)}`;
const dayNotes = ({ reported, offRoster }: Pick<AttendanceDay, 'reported' | 'offRoster'>) => [
  ...(reported === null
    ? []
    : [
        `人数按${reported.by === 'township' ? '乡镇代录' : '支部报'}的总数${reported.expectedByRoster ? '，应到按名册' : ''}；没有点名的人，来没来没有记。`,
      ]),
  ...(offRoster.length === 0 ? [] : [`不在当天名册上，没算进人数：${offRoster.join('、')}。`]),
];
const reason = ({ leaveReason }: Pick<AttendanceRow, 'leaveReason'>) =>
  leaveReason === null ? '' : leave.reasons[leaveReason];

const lateReason = (madeUp: MadeUpMark | null) =>
  typeof madeUp?.lateReason === 'string' ? [`过期补记：${madeUp.lateReason}`] : [];

/** What the ledgers say in Chinese. */
export const ledgerWords: LedgerWords = {
  attendanceTitle: (branch, month) => `${branch}${zhYearMonth(month)}主题党日考勤台账`,
  attendanceYearTitle: (branch, year) => `${branch}${year}年主题党日考勤台账`,
  makeUpTitle: (branch, year) => `${branch}${year}年补学台账`,
  awayTitle: (branch, year) => `${branch}${year}年流动党员联系台账`,
  sheets: { year: '全年', makeUp: '补学台账', away: '流动党员联系台账' },
  month: (month: Month) => zhMonth(month),
  pageNumber: ['第', '页，共', '页'],
  dayLines: (day) => [
    ...(day.sittings.length === 0
      ? [`时间：${fullDate(day.date)}${clockTime(day.time)}　地点：${day.place ?? ''}`]
      : day.sittings.map(
          ({ who, date, time, place }) =>
            `${who === '' ? '' : `${who}　`}时间：${fullDate(date)}${clockTime(time)}　地点：${place ?? ''}`,
        )),
    `形式：${day.forms.map((form) => formLabels[form]).join('、')}　主题：${day.theme ?? ''}`,
    `主持：${day.chair ?? ''}　记录：${day.recorder ?? ''}`,
  ],
  counts: {
    expected: '应到',
    present: '实到',
    online: '其中线上',
    leave: '请假',
    absent: '缺席',
    unrecorded: '未登记',
    guests: '列席',
    madeUp: '补学',
  },
  monthHead: ['序号', '姓名', '编号', '党小组', '到会情况', '请假事由', '补学', '备注'],
  yearHead: [
    ['序号', '姓名', '编号'],
    ['应到', '实到', '请假', '缺席', '未登记', '补学'],
  ],
  yearDay: ({ state, date, day }) =>
    state === 'cancelled'
      ? '取消'
      : state === 'skipped'
        ? '本月不开'
        : day && date !== null
          ? `${Number(date.slice(8))}日`
          : '',
  state: (state) => states[state],
  yearMark: ({ state, madeUp }) => `${states[state]}${madeUp === null ? '' : '\n补学'}`,
  reason,
  madeUp: ({ madeUp }) => (madeUp === null ? '' : `${zhDay(madeUp.date)}补`),
  note: ({ waiting, onBehalf, state, counted, status, madeUp }) =>
    [
      ...(status === 'probationary' ? ['预备党员'] : []),
      ...(waiting ? ['请了假，还没同意'] : []),
      ...(onBehalf ? ['乡镇代录'] : []),
      ...lateReason(madeUp),
      ...(!counted && state !== 'suspended' ? ['不算应到'] : []),
    ].join('；'),
  dayNotes,
  yearNotes: [
    '“没有点名”：那天只报了总数，这个人来没来没有记。下面的合计按报的总数，每个人后面的次数只数点了名的。',
    '流动、可不参加的人不算应到，来了照样算应到和实到。没有登记的是“未登记”，不是缺席。',
  ],
  none: '无',
  makeUpHead: [
    ...['序号', '党日', '主题', '姓名', '编号', '没到会'],
    ...['补学', '登记日期', '登记人', '备注'],
  ],
  makeUpDone: ({ madeUp }) => (madeUp === null ? '未补' : '已补'),
  makeUpNote: ({ madeUp, state }) =>
    [
      ...(state === 'away' || state === 'excused' || state === 'suspended' ? ['不算应到'] : []),
      ...lateReason(madeUp),
    ].join('；'),
  makeUpCounts: (rows) => {
    const done = rows.filter(({ madeUp }) => madeUp !== null).length;
    return `合计${rows.length}人次，已补${done}，未补${rows.length - done}。`;
  },
  reportedOn: (dates) => `只报了总数、没有点名的人不在上面：${dates.map(zhDay).join('、')}的党日。`,
  awayHead: (quarters) => [
    ...['序号', '姓名', '编号', '外出从', '复核日', '联系人'],
    ...quarters.map(zhQuarter),
  ],
  awayContact: ({ contact, contactNamed }) =>
    contact === null ? '' : contactNamed ? contact : `${contact}（没定，由书记联系）`,
  awayWord: (word) =>
    word === null
      ? '还没有记'
      : `${word.state === 'contacted' ? '已联系' : '还没联系上'}（${{ self: '本人说', contact: '联系人记', officer: '班子记' }[word.via]}，${zhDay(word.date)}）`,
  awayNote: '每个季度至少联系一次。空着的是那个季度不在外，或者还没到。',
  signatures: {
    month: ['主持人：', '记录人：', '日期：'],
    year: ['书记：', '组织委员：', '日期：'],
    makeUp: ['书记：', '组织委员：', '日期：'],
    away: ['书记：', '组织委员：', '日期：'],
  },
  privateCaption: '里面有每个人的情况，请不要转到群里。用A4纸打印。',
};

/** The ledgers (考勤台账, 补学台账, 流动党员联系台账) as sheets. */
export const ledgers = ledgersIn(ledgerWords);
