import { yuan } from '../../domain/dues/payment.ts';
import type { BranchCounts, BranchPlace, FlatAttendanceRow, FlatDuesRow } from '../../domain/ledgers/flat.ts';
import type { TownshipCounts } from '../../domain/ledgers/township-counts.ts';
import type { MonthDay } from '../../domain/digest/month-facts.ts';
import { memberColumns } from '../../domain/roster/columns.ts';
import { formLabels } from '../../domain/party-day/party-day.ts';
import { dayWords } from '../zh-cn/digest.ts';
import { leave } from '../zh-cn/leave.ts';
import { bookWords } from '../zh-cn/dues-books.ts';
import { ledgerWords } from '../zh-cn/ledgers.ts';

/** A column: its heading, which never changes, and the cell of a row. */
type Column<Row> = readonly [heading: string, cell: (row: Row) => string];

/** Rows of cells, the headings first. */
export type FlatTable = readonly (readonly string[])[];

const yesNo = (yes: boolean) => (yes ? '是' : '否');
const each = (words: readonly string[]) => [...new Set(words)].join('、');

const placeColumns: readonly Column<{ readonly place: BranchPlace }>[] = [
  ['县', ({ place }) => place.county],
  ['乡镇', ({ place }) => place.township],
  ['村', ({ place }) => place.village],
  ['支部编号', ({ place }) => place.code],
  ['支部', ({ place }) => place.branch],
];

const attendanceColumns: readonly Column<FlatAttendanceRow>[] = [
  ...placeColumns,
  ['月份', ({ day }) => day.month],
  ['党日日期', ({ day }) => day.date],
  ['开始时间', ({ day }) => day.time],
  ['地点', ({ day }) => day.place ?? ''],
  ['形式', ({ day }) => day.forms.map((form) => formLabels[form]).join('、')],
  ['主题', ({ day }) => day.theme ?? ''],
  ['编号', ({ row }) => row.number],
  ['姓名', ({ row }) => row.name],
  ['党员状态', ({ row }) => memberColumns.status.format(row.status)],
  ['党小组', ({ row }) => row.group ?? ''],
  ['应到', ({ row }) => yesNo(row.counted)],
  ['到会情况', ({ row }) => ledgerWords.state(row.state)],
  ['请假事由', ({ row }) => (row.leaveReason === null ? '' : leave.reasons[row.leaveReason])],
  ['补学', ({ row }) => yesNo(row.madeUp !== null)],
  ['补学登记日期', ({ row }) => row.madeUp?.date ?? ''],
  ['登记方式', ({ day, row }) => (row.onBehalf ? '乡镇代录' : day.reported === null ? '点名' : '报总数')],
];

const duesColumns: readonly Column<FlatDuesRow>[] = [
  ...placeColumns,
  ['月份', ({ month }) => month],
  ['编号', ({ row }) => row.number],
  ['姓名', ({ row }) => row.name],
  [
    '党费类别',
    ({ row }) => (row.duesClass === undefined ? '' : memberColumns.duesClass.format(row.duesClass)),
  ],
  ['月标准', ({ row }) => (row.standardFen === null ? '' : yuan(row.standardFen))],
  ['应交', ({ row }) => yuan(row.dueFen)],
  ['已确认', ({ row }) => yuan(row.paidFen)],
  ['党费状态', ({ row }) => bookWords.state(row.state)],
  ['收款日期', ({ row }) => each(standing(row).map(({ date }) => date))],
  ['收据号', ({ row }) => each(standing(row).map(({ year, no }) => `${year}-${no}`))],
  ['收款人', ({ row }) => each(standing(row).map(({ receiver }) => receiver))],
];

function standing({ receipts }: FlatDuesRow['row']): FlatDuesRow['row']['receipts'] {
  return receipts.filter(({ reversedOn }) => reversedOn === null);
}

const conditions: Readonly<Record<BranchCounts['condition'], string>> = {
  normal: '正常',
  offline: '线下',
  pasture: '转场',
};

const sumColumns: readonly Column<Pick<BranchCounts, 'dues'>>[] = [
  ['党员数', ({ dues }) => String(dues.members)],
  ['党费应交人数', ({ dues }) => String(dues.payers)],
  ['党费应交', ({ dues }) => yuan(dues.dueFen)],
  ['党费已确认人数', ({ dues }) => String(dues.paid)],
  ['党费已确认', ({ dues }) => yuan(dues.paidFen)],
];

/** Of a day that was not held nothing was counted: an empty cell, and no 0. */
const counted =
  (of: (tally: Extract<MonthDay, { kind: 'held' }>['tally']) => number) =>
  ({ day }: BranchCounts): string =>
    day.kind === 'held' ? String(of(day.tally)) : '';

const countColumns: readonly Column<BranchCounts>[] = [
  ...placeColumns,
  ['支部状态', ({ condition }) => conditions[condition]],
  ['月份', ({ month }) => month],
  ['党日情况', ({ day }) => dayWords[day.kind]],
  ['党日日期', ({ day }) => ('date' in day ? day.date : '')],
  ['应到', counted(({ expected }) => expected)],
  ['实到', counted(({ present }) => present)],
  ['其中线上', counted(({ online }) => online)],
  ['请假', counted(({ leave: onLeave }) => onLeave)],
  ['缺席', counted(({ absent }) => absent)],
  ['未登记', counted(({ unrecorded }) => unrecorded)],
  ['补学', ({ day, madeUp }) => (day.kind === 'held' ? String(madeUp) : '')],
  ...sumColumns,
];

const dayKinds = ['held', 'planned', 'unrecorded', 'cancelled', 'skipped', 'undated'] as const;
const heldSum =
  (of: (counts: TownshipCounts) => number) =>
  (counts: TownshipCounts): string =>
    counts.totals.days.held > 0 ? String(of(counts)) : '';

const townshipColumns: readonly Column<TownshipCounts>[] = [
  ['县', ({ county }) => county],
  ['乡镇', ({ township }) => township],
  ['支部状态', ({ apart }) => (apart ? `${conditions.offline}和${conditions.pasture}` : conditions.normal)],
  ['月份', ({ month }) => month],
  ['支部数', ({ totals }) => String(totals.branches)],
  ...dayKinds.map((kind): Column<TownshipCounts> => [
    dayWords[kind],
    ({ totals }) => String(totals.days[kind]),
  ]),
  ['应到', heldSum(({ totals }) => totals.tally.expected)],
  ['实到', heldSum(({ totals }) => totals.tally.present)],
  ['其中线上', heldSum(({ totals }) => totals.tally.online)],
  ['请假', heldSum(({ totals }) => totals.tally.leave)],
  ['缺席', heldSum(({ totals }) => totals.tally.absent)],
  ['未登记', heldSum(({ totals }) => totals.tally.unrecorded)],
  ['补学', heldSum(({ madeUp }) => madeUp)],
  ...sumColumns,
];

function tableOf<Row>(columns: readonly Column<Row>[]): (rows: readonly Row[]) => FlatTable {
  return (rows) => [
    columns.map(([heading]) => heading),
    ...rows.map((row) => columns.map(([, cell]) => cell(row))),
  ];
}

/**
 * The flat tables for a provincial platform. Headings and words are the same in every language of the bot, and stay as they
 * are: whatever reads them has learnt them by heart.
 */
export const flatTables = {
  attendance: tableOf(attendanceColumns),
  dues: tableOf(duesColumns),
  counts: tableOf(countColumns),
  townships: tableOf(townshipColumns),
};
