import { describe, expect, it } from 'vitest';
import { calculatedSheet } from '../../harness/calculated-sheet.ts';
import { madeFile, sheetsOf } from '../../harness/ledger-files.ts';
import { unzip } from '../../adapters/files/zip.ts';
import { formula, ledgerYear } from './ledger-year.ts';

const today = '2026-11-27';

describe('the attendance ledger', () => {
  it('of a month has the day, its counts and everybody by number', async () => {
    const { store, branches } = ledgerYear();
    const input = { branchId: branches[0], month: '2026-10' };
    const file = await madeFile(store, today, 'attendance-month', input);
    expect(file.fileName).toBe('石桥村党支部2026年10月主题党日考勤台账.xlsx');
    expect(file.caption).toContain('不要转到群里');
    const rows = (await sheetsOf(file.bytes)).get('10月') ?? [];
    expect(rows.slice(0, 4).map(([cell]) => cell)).toEqual([
      '石桥村党支部2026年10月主题党日考勤台账',
      '时间：2026年10月15日（周四）9:00　地点：村委会',
      '形式：学习日　主题：学习党章',
      '主持：林福贵　记录：王桂花',
    ]);
    expect(rows.slice(4, 7)).toEqual([
      ['应到', '实到', '其中线上', '请假', '缺席', '未登记', '列席', '补学'],
      [6, 3, 1, 1, 1, 1, 0, 1],
      ['序号', '姓名', '编号', '党小组', '到会情况', '请假事由', '补学', '备注'],
    ]);
    expect(rows.slice(7, 14)).toEqual([
      [1, '林福贵', 'QH001', '', '实到', '', '', ''],
      [2, '王桂花', 'QH002', '', '实到（线上）', '', '', ''],
      [3, '张伟（003）', 'QH003', '', '请假', '农忙', '11月20日补', '过期补记：住院'],
      [4, formula, 'QH004', '', '缺席', '', '', ''],
      [5, '张伟（005）', 'QH005', '', '流动', '', '', '不算应到'],
      [6, '赵老汉', 'QH006', '', '实到', '', '', ''],
      [7, '钱小兵', 'QH007', '', '未登记', '', '', '预备党员'],
    ]);
    expect(rows.at(-1)?.filter((cell) => cell !== '')).toEqual(['主持人：', '记录人：', '日期：']);
    expect((await calculatedSheet(file.bytes)).formulas.size).toBe(0);
  });

  it('never says of somebody whom reported figures do not name that he was missing', async () => {
    const { store, branches } = ledgerYear();
    const input = { branchId: branches[0], month: '2026-11' };
    const rows = [
      ...(await sheetsOf((await madeFile(store, today, 'attendance-month', input)).bytes)).values(),
    ][0];
    expect(rows?.[5]).toEqual([6, 4, 1, 1, 0, 1, 0, 0]);
    expect(rows?.slice(7, 14).map((row) => row[4])).toEqual([
      '实到',
      ...['没有点名', '没有点名', '没有点名'],
      ...['流动', '可不参加', '没有点名'],
    ]);
    expect(rows?.[14]?.[0]).toBe('人数按支部报的总数；没有点名的人，来没来没有记。');
  });

  it('of a year has a column a month, and a sheet of each day that has come', async () => {
    const { store, branches } = ledgerYear();
    const input = { branchId: branches[0], year: 2026 };
    const file = await madeFile(store, today, 'attendance-year', input);
    const sheets = await sheetsOf(file.bytes);
    expect([file.fileName, ...sheets.keys()]).toEqual([
      '石桥村党支部2026年主题党日考勤台账.xlsx',
      ...['全年', '10月', '11月'],
    ]);
    const rows = sheets.get('全年') ?? [];
    expect(rows[2]?.slice(3, 15)).toEqual([...Array<string>(8).fill(''), '取消', '15日', '16日', '']);
    const months = (at: number) => rows[at]?.slice(11, 15);
    expect([months(3), months(5), months(7), months(8)]).toEqual([
      ['', '实到', '实到', ''],
      ['', '请假\n补学', '没有点名', ''],
      ['', '流动', '流动', ''],
      ['', '实到', '可不参加', ''],
    ]);
    // 应到, 实到, 请假, 缺席, 未登记, 补学 behind the months.
    expect(rows[3]?.slice(15)).toEqual([2, 2, 0, 0, 0, 0]);
    expect(rows[5]?.slice(15)).toEqual([2, 0, 1, 0, 0, 1]);
    const counts = rows.slice(10, 18).map((row) => [row[0], row[12], row[13]]);
    expect(counts).toEqual([
      ['应到', 6, 6],
      ['实到', 3, 4],
      ['其中线上', 1, 1],
      ['请假', 1, 1],
      ['缺席', 1, 0],
      ['未登记', 1, 1],
      ['列席', 0, 0],
      ['补学', 1, 0],
    ]);
  });

  it('is the same bytes for the same entries, on whatever day it is drawn', async () => {
    const { store, branches } = ledgerYear();
    const input = { branchId: branches[0], month: '2026-10' };
    const make = async (day: string) =>
      Buffer.from((await madeFile(store, day, 'attendance-month', input)).bytes).toString('base64');
    expect(await make('2027-03-01')).toBe(await make(today));
  });
});

describe('the ledger of make-up study', () => {
  it('has everybody who missed a day, and what became of it', async () => {
    const { store, branches } = ledgerYear();
    const file = await madeFile(store, today, 'make-up-year', { branchId: branches[0], year: 2026 });
    expect(file.fileName).toBe('石桥村党支部2026年补学台账.xlsx');
    const rows = (await sheetsOf(file.bytes)).get('补学台账') ?? [];
    expect(rows.slice(1, 7)).toEqual([
      ['序号', '党日', '主题', '姓名', '编号', '没到会', '补学', '登记日期', '登记人', '备注'],
      [
        1,
        '2026-10-15',
        '学习党章',
        '张伟（003）',
        'QH003',
        '请假 农忙',
        '已补',
        '2026-11-20',
        '王桂花',
        '过期补记：住院',
      ],
      [2, '2026-10-15', '学习党章', formula, 'QH004', '缺席', '未补', '', '', ''],
      [3, '2026-10-15', '学习党章', '钱小兵', 'QH007', '未登记', '未补', '', '', ''],
      ['合计3人次，已补1，未补2。', ...Array<string>(9).fill('')],
      ['只报了总数、没有点名的人不在上面：11月16日的党日。', ...Array<string>(9).fill('')],
    ]);
  });
});

describe('the ledger of contact with away members', () => {
  it('has each of them with contact person and quarters', async () => {
    const { store, branches } = ledgerYear();
    const file = await madeFile(store, today, 'away-year', { branchId: branches[0], year: 2026 });
    expect(file.fileName).toBe('石桥村党支部2026年流动党员联系台账.xlsx');
    const rows = (await sheetsOf(file.bytes)).get('流动党员联系台账') ?? [];
    expect(rows.slice(1, 3)).toEqual([
      ['序号', '姓名', '编号', '外出从', '复核日', '联系人', '第一季度', '第二季度', '第三季度', '第四季度'],
      [
        1,
        '张伟',
        'QH005',
        '2026-07-01',
        '2027-02-01',
        '王桂花',
        '',
        '',
        '已联系（联系人记，9月20日）',
        '还没有记',
      ],
    ]);
  });

  it('keeps whoever came back in the quarters of being away', async () => {
    const { store, branches, people, fact } = ledgerYear();
    fact(people.away, 'away', false, '2026-09-25');
    const file = await madeFile(store, today, 'away-year', { branchId: branches[0], year: 2026 });
    const [, , row] = (await sheetsOf(file.bytes)).get('流动党员联系台账') ?? [];
    expect(row?.slice(3)).toEqual(['2026-07-01', '', '王桂花', '', '', '已联系（联系人记，9月20日）', '']);
  });
});

describe('the year’s bundle', () => {
  it('holds record pages, ledgers and dues books under numbered names, with their contents first', async () => {
    const { store, branches } = ledgerYear();
    const file = await madeFile(store, today, 'year-bundle', { branchId: branches[0], year: 2026 });
    expect(file.fileName).toBe('石桥村党支部2026年度组织生活台账.zip');
    const entries = unzip(file.bytes);
    expect([...entries.keys()]).toEqual([
      '00 目录.xlsx',
      '01 2026年10月主题党日活动记录.docx',
      '02 2026年11月主题党日活动记录.docx',
      '03 2026年主题党日考勤台账.xlsx',
      '04 2026年补学台账.xlsx',
      '05 2026年流动党员联系台账.xlsx',
      ...['07', '08', '09', '10', '11'].map((month, at) => {
        const number = String(at + 6).padStart(2, '0');
        return `${number} 2026年${String(Number(month))}月党费收缴表.xlsx`;
      }),
      '11 2026年第三季度党费上缴表.xlsx',
      '12 2026年第四季度党费上缴表.xlsx',
      '13 2026年党费收缴公示表.xlsx',
    ]);
    const rows = (await sheetsOf(entries.get('00 目录.xlsx') ?? Buffer.alloc(0))).get('目录') ?? [];
    expect(rows.slice(2, 15).map((row) => row[1])).toEqual([...entries.keys()].slice(1));
    expect(rows[15]?.[0]).toBe(
      '没有活动记录的月份：1月（没定日期）、2月（没定日期）、3月（没定日期）、4月（没定日期）、5月（没定日期）、6月（没定日期）、7月（没定日期）、8月（没定日期）、9月（取消，因防汛）、12月（还没到）',
    );
  });

  it('has the same files as are sent one by one, and the same bytes each time', async () => {
    const { store, branches } = ledgerYear();
    const [branchId] = branches;
    const make = async (task: string, input: unknown) =>
      Buffer.from((await madeFile(store, today, task, input)).bytes);
    const bundle = await make('year-bundle', { branchId, year: 2026 });
    expect((await make('year-bundle', { branchId, year: 2026 })).equals(bundle)).toBe(true);
    const entries = unzip(bundle);
    const same = async (name: string, task: string, input: unknown) =>
      entries.get(name)?.equals(await make(task, input));
    const day = store.read((tx) => tx.partyDays.of(branchId, '2026-10' as never)?.id);
    expect(await same('01 2026年10月主题党日活动记录.docx', 'record-page', { partyDayId: day })).toBe(true);
    expect(await same('03 2026年主题党日考勤台账.xlsx', 'attendance-year', { branchId, year: 2026 })).toBe(
      true,
    );
    expect(await same('09 2026年10月党费收缴表.xlsx', 'dues-month', { branchId, month: '2026-10' })).toBe(
      true,
    );
  });

  it('flags its names as UTF-8 and bears no time', async () => {
    const { store, branches } = ledgerYear();
    const file = await madeFile(store, today, 'year-bundle', { branchId: branches[0], year: 2026 });
    const bytes = Buffer.from(file.bytes);
    const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    let at = bytes.readUInt32LE(end + 16);
    for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
      expect(bytes.readUInt16LE(at + 8) & 0x0800).toBe(0x0800);
      expect(bytes.readUInt32LE(at + 12)).toBe(0x00210000);
      at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
  });
});
