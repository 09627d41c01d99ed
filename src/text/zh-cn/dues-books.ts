import { yearOf } from '../../domain/calendar/time.ts';
import type { Quarter } from '../../domain/calendar/time.ts';
import type { BookReceipt } from '../../domain/dues/books.ts';
import { yuan } from '../../domain/dues/payment.ts';
import type { DuesFlag } from '../../domain/dues/payment.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import { zhDay, zhMonth, zhQuarter, zhYearQuarter } from '../dates.ts';
import type { BookWords, CashLine } from '../dues-books/book-words.ts';
import { duesBooksIn } from '../dues-books/dues-books.ts';
import { flagsOfPart } from '../dues-books/flags-of-part.ts';
import { zhMonthSpans } from '../month-spans.ts';

const flags: Readonly<Record<DuesFlag, string>> = {
  prepaid: '预交超过约定',
  backPaid: '补交超过约定',
  relative: '亲属代交未经约定',
  member: '党员代交未经约定',
};
const fullMonth = (month: Month) => `${yearOf(month)}年${zhMonth(month)}`;
const fullDate = (date: LocalDate) => `${yearOf(date)}年${zhDay(date)}`;
const receiptNo = ({ year, no }: Pick<BookReceipt, 'year' | 'no'>, now: number) =>
  `${year === now ? '' : `${year}年`}第${no}号`;
const receiptNotes = (receipt: BookReceipt) => [
  ...(receipt.takenBy === null ? [] : [`${receipt.takenBy}代收`]),
  ...receipt.flags.map((flag) => flags[flag]),
];
const cash = (span: string, earlier: string, later: string): Readonly<Record<CashLine, string>> => ({
  confirmed: `${span}党费已确认`,
  otherTimes: `减：其中不在${span}收的`,
  otherBranches: '减：其中别的支部代收的',
  back: `加：补交${earlier}的`,
  ahead: `加：预交${later}的`,
  extra: '加：自愿多交',
  elsewhere: '加：代别的支部收的',
  reversal: '加：撤销以前的收款（负数）',
  cash: `${span}收到现金`,
  ledger: `与流水核对：${span}流水合计`,
  difference: '差额（应为0）',
});
const monthCash = cash('本月', '以前月份', '以后月份');
const quarterCash = cash('本季', '以前季度', '以后季度');
const balance = {
  before: '上季结余',
  received: '本季收到现金',
  toHandUp: '应上缴',
  handedUp: '本季上缴',
  inHand: '手中结余',
} as const;

/** What the dues books say in Chinese. */
export const bookWords: BookWords = {
  monthTitle: (branch, month) => `${branch}${fullMonth(month)}党费收缴表`,
  quarterTitle: (branch, quarter) => `${branch}${zhYearQuarter(quarter)}党费上缴表`,
  townshipTitle: (township, quarter) => `${township}${zhYearQuarter(quarter)}党费上缴汇总表`,
  yearTitle: (branch, year) => `${branch}${year}年党费收缴公示表`,
  handOverTitle: (branch, today) => `${branch}党费交接表（${fullDate(today)}）`,
  sheets: { month: '收缴表', quarter: '上缴表', township: '汇总表', year: '公示表', handOver: '交接表' },
  under: (today) => `制表日期：${fullDate(today)}　单位：元`,
  pageNumber: ['第', '页，共', '页'],
  monthHead: [
    ...['序号', '姓名', '编号', '类别', '月标准', '应交', '已确认', '未交'],
    ...['状态', '收款日期', '收据号', '收款人', '方式', '备注'],
  ],
  quarterHead: ['月份', '党员数', '应交人数', '应交', '已确认人数', '已确认', '未交'],
  handUpHead: ['日期', '乡镇收据号', '上缴', '当时应上缴', '差额', '乡镇确认'],
  townshipHead: [
    ...['序号', '支部', '党员数', '应交人次', '应交', '已确认', '未交'],
    ...['上季结余', '本季收到', '本季上缴', '手中结余', '乡镇收据号', '乡镇确认'],
  ],
  yearHead: ['月份', '党员数', '应交人数', '应交', '已交人数', '已交', '未交', '收到现金'],
  handOverHead: [
    ...['序号', '姓名', '编号', '类别', '月标准', '已交至'],
    ...['预交月数', '预交', '未交月数', '未交', '备注'],
  ],
  sections: {
    own: '一、本月党费',
    others: '二、本月收的其他款',
    monthCash: '三、本月现金',
    quarterCash: '本季现金',
    handUps: '上缴',
    balance: '结余',
    money: '现金和收据',
    unanswered: '乡镇还没确认的上缴',
  },
  total: '合计',
  none: '无',
  duesClass: (duesClass) =>
    ({ farmer: '农民', migrant: '务工', wage: '工资', retired: '退休', relief: '低保', waived: '免缴' })[
      duesClass
    ],
  state: (state) =>
    ({
      notDue: '不用交',
      waived: '免交',
      before: '以前已交',
      due: '应交',
      claimed: '已交待确认',
      confirmed: '已确认',
      prepaid: '预交',
      arrears: '欠交',
      beyond: '多收',
    })[state],
  paidBy: (paidBy, payer) =>
    paidBy === 'self' ? '本人' : paidBy === 'relative' ? '亲属代' : payer === null ? '党员代' : `${payer}代`,
  other: (kind) =>
    ({ back: '补交', ahead: '预交', extra: '多交', elsewhere: '代收', reversal: '撤销' })[kind],
  ownNote: ({ dueFen, paidFen, state }, receipts, year) =>
    [
      ...new Set(receipts.filter(({ reversedOn }) => reversedOn === null).flatMap(receiptNotes)),
      ...receipts.flatMap((receipt) =>
        receipt.reversedOn === null ? [] : [`${receiptNo(receipt, year)}${zhDay(receipt.reversedOn)}撤销`],
      ),
      ...(state === 'beyond' ? ['这个月不用交，待退'] : paidFen > dueFen ? ['交的比应交多'] : []),
    ].join('；'),
  otherNote: ({ kind, months, owedTo, receipt }, year) =>
    [
      ...(months.length === 0
        ? []
        : [`${kind === 'reversal' ? '原交' : ''}${zhMonthSpans(months, `${year}-01` as Month)}`]),
      ...(owedTo.length === 0 ? [] : [`归${owedTo.join('、')}`]),
      ...(receipt.reversedOn === null ? [] : [`${zhDay(receipt.reversedOn)}撤销`]),
      ...flagsOfPart(kind, receipt.flags).map((flag) => flags[flag]),
    ].join('；'),
  receiptNo,
  day: zhDay,
  monthCash: (line) => monthCash[line],
  quarterCash: (line) => quarterCash[line],
  cashNotes: {
    otherTimes: '以前预交的，以后才交或者退的',
    otherBranches: '钱在别的支部',
    elsewhere: '钱在本支部，党费归别的支部',
    cash: '以上相加减',
    ledger: '收据合计，减去撤销的',
  },
  balance: (line) => balance[line],
  answer: ({ state, reversal, reversed }) =>
    reversal
      ? ''
      : reversed
        ? '已撤销'
        : { received: '确认收到', notReceived: '没收到', waiting: '待确认' }[state],
  handUpReceipt: ({ receipt, reversal }) => `${receipt ?? ''}${reversal ? '（撤销）' : ''}`,
  quarter: zhYearQuarter,
  townshipNote: '支部按行政顺序排列，只有合计，没有个人情况。仅供了解和帮助，不作排名考核依据。',
  yearNote: '“已交”按党费所属的月份算，“收到现金”按收款的日子算，两列可以不一样。',
  yearLines: {
    before: '年初结余',
    received: '本年收到现金',
    toHandUp: '应上缴',
    handedUp: '本年上缴',
    inHand: '结余',
  },
  handOverNote: ({ onRoster, beyondFen, claimedUntil, duesClass }) =>
    [
      ...(duesClass === 'waived' ? ['免交'] : []),
      ...(claimedUntil === null ? [] : [`本人说交到${fullMonth(claimedUntil)}，待确认`]),
      ...(onRoster ? [] : ['已不在本支部']),
      ...(beyondFen > 0 ? [`多收${yuan(beyondFen)}元，待退`] : []),
    ].join('；'),
  handOverLines: {
    opening: '期初结余',
    received: '收到现金合计',
    handedUp: '上缴合计',
    inHand: '手中现金',
    lastReceipt: '最后一张收据',
    claims: '已交待确认',
  },
  lastReceipt: (receipt) => (receipt === null ? '还没开过' : `${receipt.year}年第${receipt.no}号`),
  claims: (count) => `${count}人`,
  signatures: {
    month: ['组织委员：', '书记：', '日期：'],
    quarter: ['组织委员：', '书记：', '乡镇经办人：'],
    township: ['制表人：', '负责人：', '日期：'],
    year: ['组织委员：', '书记：', '公示日期：'],
  },
  handOverSignatures: [
    ['交出人：', '接收人：'],
    ['监交人：', '日期：'],
  ],
  privateCaption: '里面有每个人的缴费情况，请不要转到群里。用A4纸打印。',
  totalsCaption: '只有合计数，没有个人情况。用A4纸打印。',
  yearCaption: '只有合计数，可以张贴公示。用A4纸打印。',
};

/** The dues books (党费账簿) as sheets, and what is said when one is asked for. */
export const duesBooks = {
  ...duesBooksIn(bookWords),
  buttonTownship: (quarter: Quarter) => `${zhQuarter(quarter)}党费汇总表`,
  privateOnly: '党费表里有个人情况，请私聊我要。',
  notYet: '还没到那个时候，等到了再要。',
};
