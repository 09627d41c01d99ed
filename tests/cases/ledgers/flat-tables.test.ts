import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calculatedSheet } from '../../harness/calculated-sheet.ts';
import { flatRows, madeFile, sheetsOf } from '../../harness/ledger-files.ts';
import { branchFields } from '../../contract/store-seed.ts';
import { writeDay, writeTotals } from '../../harness/written-day.ts';
import { at } from '../dues/ledger-scene.ts';
import { formula, ledgerYear } from './ledger-year.ts';
import type { LedgerYear } from './ledger-year.ts';

const today = '2026-11-27';
const months = ['2026-10'];
const first = ({ branches }: LedgerYear) => ({ of: { branchId: branches[0] }, months });

/** A second township, with one branch that has gone to the pasture and one without any date. */
function withNeighbours(year: LedgerYear): LedgerYear {
  year.store.write((tx) => {
    const town = tx.org.putTownship('双泉镇');
    const village = tx.org.putVillage(town, '草原村');
    const away = tx.org.putBranch(
      branchFields(village, 'QH8', { name: '草原村党支部', condition: 'offline' }),
    );
    tx.org.putBranch(branchFields(village, 'QH9', { name: '草原村第二党支部' }));
    const day = writeDay(tx, away, '2026-10-20');
    writeTotals(tx, day, { expected: 9, present: 7, leave: 2 }, at('2026-10-20'));
  });
  return year;
}

describe('the flat table of attendance', () => {
  it('has these columns, in this order, whatever the language', async () => {
    const year = ledgerYear();
    const file = await madeFile(year.store, today, 'flat-attendance', first(year));
    expect(file.fileName).toBe('石桥村党支部2026年10月主题党日到会明细.csv');
    const [head = ''] = new TextDecoder().decode(file.bytes).split('\r\n');
    expect(head).toBe(
      '县,乡镇,村,支部编号,支部,月份,党日日期,开始时间,地点,形式,主题,编号,姓名,党员状态,党小组,应到,到会情况,请假事由,补学,补学登记日期,登记方式',
    );
    const english = await madeFile(year.store, today, 'flat-attendance', first(year), 'en');
    expect(Buffer.from(english.bytes).equals(Buffer.from(file.bytes))).toBe(true);
  });

  it('has a row a person with the name of the roster, and keeps a formula text', async () => {
    const year = ledgerYear();
    const { bytes } = await madeFile(year.store, today, 'flat-attendance', first(year));
    const rows = flatRows(bytes);
    const cells = (...headings: readonly string[]) =>
      rows.map((row) => headings.map((one) => row[one]).join(' '));
    expect(cells('编号', '姓名', '应到', '到会情况', '请假事由', '补学', '补学登记日期')).toEqual([
      'QH001 林福贵 是 实到  否 ',
      'QH002 王桂花 是 实到（线上）  否 ',
      'QH003 张伟 是 请假 农忙 是 2026-11-20',
      `QH004 ${formula} 是 缺席  否 `,
      'QH005 张伟 否 流动  否 ',
      'QH006 赵老汉 是 实到  否 ',
      'QH007 钱小兵 是 未登记  否 ',
    ]);
    expect(cells('县', '乡镇', '村', '支部编号', '月份', '党日日期', '开始时间', '登记方式')[0]).toBe(
      '青禾县 望禾镇 石桥村 QH1 2026-10 2026-10-15 09:00 点名',
    );
    expect(new TextDecoder().decode(bytes)).toContain(`,"'=HYPERLINK(""http://x"",""y"")",`);
  });
});

describe('docs/exports.md', () => {
  it('names the columns of every flat table in their order', async () => {
    const year = ledgerYear();
    const above = { townshipId: null, villageIds: [] };
    const document = readFileSync('docs/exports.md', 'utf8');
    const tables: readonly (readonly [string, unknown])[] = [
      ['flat-attendance', first(year)],
      ['flat-dues', first(year)],
      ['counts-table', { above, months }],
      ['townships-table', { above, months }],
    ];
    for (const [task, input] of tables) {
      const { bytes } = await madeFile(year.store, today, task, input);
      const [head = ''] = new TextDecoder().decode(bytes).split('\r\n');
      expect(document).toContain(`\n\n${head.split(',').join(', ')}\n\n`);
    }
  });
});

describe('the flat table of dues', () => {
  it('has a row a person and month, in yuan with two decimals', async () => {
    const year = ledgerYear();
    const file = await madeFile(year.store, today, 'flat-dues', first(year));
    expect(file.fileName).toBe('石桥村党支部2026年10月党费明细.csv');
    const lines = new TextDecoder().decode(file.bytes).split('\r\n');
    expect(lines[0]).toBe(
      '县,乡镇,村,支部编号,支部,月份,编号,姓名,党费类别,月标准,应交,已确认,党费状态,收款日期,收据号,收款人',
    );
    expect(lines.slice(1).map((line) => line.replace('青禾县,望禾镇,石桥村,QH1,石桥村党支部,', ''))).toEqual([
      '2026-10,QH001,林福贵,农民,1.00,1.00,1.00,已确认,2026-10-15,2026-1,王桂花',
      '2026-10,QH002,王桂花,农民,1.00,1.00,0.00,欠交,,,',
      '2026-10,QH003,张伟,农民,0.50,0.50,0.00,欠交,,,',
      `2026-10,QH004,"'=HYPERLINK(""http://x"",""y"")",农民,0.50,0.50,0.50,已确认,2026-10-16,2026-2,王桂花`,
      '2026-10,QH005,张伟,务工,0.50,0.50,0.00,欠交,,,',
      '2026-10,QH006,赵老汉,免缴,0.00,0.00,0.00,免交,,,',
      '2026-10,QH007,钱小兵,农民,0.50,0.50,0.00,欠交,,,',
      '',
    ]);
  });
});

describe('counts above the branch', () => {
  const county = { townshipId: null, villageIds: [] };

  it('come flat, a row a branch and month, without any name', async () => {
    const { store } = withNeighbours(ledgerYear());
    const file = await madeFile(store, today, 'counts-table', { above: county, months });
    expect(file.fileName).toBe('青禾县2026年10月支部汇总.csv');
    const text = new TextDecoder().decode(file.bytes);
    expect(text.split('\r\n')).toEqual([
      '县,乡镇,村,支部编号,支部,支部状态,月份,党日情况,党日日期,应到,实到,其中线上,请假,缺席,未登记,补学,党员数,党费应交人数,党费应交,党费已确认人数,党费已确认',
      '青禾县,望禾镇,石桥村,QH1,石桥村党支部,正常,2026-10,已开展,2026-10-15,6,3,1,1,1,1,1,7,6,4.00,2,1.50',
      '青禾县,望禾镇,石桥村,QH2,石桥村第二党支部,正常,2026-10,没定日期,,,,,,,,,0,0,0.00,0,0.00',
      '青禾县,双泉镇,草原村,QH8,草原村党支部,线下,2026-10,已开展,2026-10-20,9,7,0,2,0,0,0,0,0,0.00,0,0.00',
      '青禾县,双泉镇,草原村,QH9,草原村第二党支部,正常,2026-10,没定日期,,,,,,,,,0,0,0.00,0,0.00',
      '',
    ]);
  });

  it('come flat by township, 线下 and 转场 apart', async () => {
    const { store } = withNeighbours(ledgerYear());
    const file = await madeFile(store, today, 'townships-table', { above: county, months });
    expect(file.fileName).toBe('青禾县2026年10月乡镇汇总.csv');
    expect(new TextDecoder().decode(file.bytes).split('\r\n')).toEqual([
      '县,乡镇,支部状态,月份,支部数,已开展,还没到日子,没有记录,取消,本月不开,没定日期,应到,实到,其中线上,请假,缺席,未登记,补学,党员数,党费应交人数,党费应交,党费已确认人数,党费已确认',
      '青禾县,望禾镇,正常,2026-10,2,1,0,0,0,0,1,6,3,1,1,1,1,1,7,6,4.00,2,1.50',
      '青禾县,双泉镇,正常,2026-10,1,0,0,0,0,0,1,,,,,,,,0,0,0.00,0,0.00',
      '青禾县,双泉镇,线下和转场,2026-10,1,1,0,0,0,0,0,9,7,0,2,0,0,0,0,0,0.00,0,0.00',
      '',
    ]);
  });

  it('come as a sheet of the township: branches in administrative order, 线下 apart, no rate and no name', async () => {
    const { store, townshipId } = withNeighbours(ledgerYear());
    const above = { townshipId, villageIds: [] };
    const file = await madeFile(store, today, 'counts-sheet', { above, month: '2026-10' });
    expect(file.fileName).toBe('望禾镇2026年10月组织生活汇总表.xlsx');
    const sheets = await sheetsOf(file.bytes);
    expect([...sheets.keys()]).toEqual(['主题党日', '党费']);
    expect(sheets.get('主题党日')?.slice(2, 4)).toEqual([
      [1, '石桥村党支部', '', '2026-10-15', '已开展', 6, 3, 1, 1, 1, 1, 1],
      [2, '石桥村第二党支部', '', '', '没定日期', '', '', '', '', '', '', ''],
    ]);
    expect(sheets.get('党费')?.slice(2, 4)).toEqual([
      [1, '石桥村党支部', 7, 6, 4, 2, 1.5, 2.5],
      [2, '石桥村第二党支部', 0, 0, 0, 0, 0, 0],
    ]);
    const everything = JSON.stringify([...sheets]);
    for (const name of ['林福贵', '王桂花', '张伟', 'HYPERLINK', '赵老汉', '钱小兵', '%', '率'])
      expect(everything).not.toContain(name);
    expect(everything).toContain('仅供了解和帮助，不作排名考核依据。');
    const calculated = await calculatedSheet(file.bytes);
    expect([calculated.hundredths('F5'), calculated.hundredths('G5'), calculated.numbers.get('F5')]).toEqual([
      600,
      300,
      '6',
    ]);
  });

  it('come as a sheet of the county: a row a township', async () => {
    const { store } = withNeighbours(ledgerYear());
    const file = await madeFile(store, today, 'counts-sheet', { above: county, month: '2026-10' });
    expect(file.fileName).toBe('青禾县2026年10月组织生活汇总表.xlsx');
    const rows = (await sheetsOf(file.bytes)).get('主题党日') ?? [];
    expect(rows.slice(2, 8).map((row) => row.slice(0, 11))).toEqual([
      [1, '望禾镇', 2, 1, 0, 0, 0, 0, 1, 6, 3],
      [2, '双泉镇', 1, 0, 0, 0, 0, 0, 1, 0, 0],
      ['合计', '', 3, 1, 0, 0, 0, 0, 2, 6, 3],
      ['线下和转场另计', ...Array<string>(10).fill('')],
      [1, '双泉镇', 1, 1, 0, 0, 0, 0, 0, 9, 7],
      ['合计', '', 1, 1, 0, 0, 0, 0, 0, 9, 7],
    ]);
    const dues = (await sheetsOf(file.bytes)).get('党费') ?? [];
    expect(dues.slice(2, 8)).toEqual([
      [1, '望禾镇', 7, 6, 4, 2, 1.5, 2.5],
      [2, '双泉镇', 0, 0, 0, 0, 0, 0],
      ['合计', '', 7, 6, 4, 2, 1.5, 2.5],
      ['线下和转场另计', ...Array<string>(7).fill('')],
      [1, '双泉镇', 0, 0, 0, 0, 0, 0],
      ['合计', '', 0, 0, 0, 0, 0, 0],
    ]);
  });

  it('of 联系村 are those of these villages', async () => {
    const { store, townshipId } = withNeighbours(ledgerYear());
    const villageIds = store.read((tx) => tx.org.villages(townshipId).map(({ id }) => id));
    const file = await madeFile(store, today, 'counts-table', { above: { townshipId, villageIds }, months });
    expect(file.fileName).toBe('望禾镇（联系村）2026年10月支部汇总.csv');
    expect(flatRows(file.bytes).map((row) => row['支部编号'])).toEqual(['QH1', 'QH2']);
  });
});
