import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  conditionCell,
  duesClassCell,
  holidayKindCell,
  payModeCell,
  paysThroughCell,
  postsCell,
  statusCell,
  yesNoCell,
} from '../../../src/domain/roster/choice-cells.ts';
import type { CellForm } from '../../../src/domain/roster/column.ts';
import { dateCell, monthCell, reviewDateCell } from '../../../src/domain/roster/date-cells.ts';
import { fixedDayCell } from '../../../src/domain/roster/fixed-day-cell.ts';
import { moneyCell } from '../../../src/domain/roster/money-cell.ts';
import { timeCell } from '../../../src/domain/roster/time-cell.ts';

/** Reads a cell to its canonical text, or to the code of the refusal in brackets. */
function reader<T>(form: CellForm<T>): (raw: string) => string {
  return (raw) => {
    const cell = form.parse(raw);
    return cell.ok ? form.format(cell.value) : `[${cell.reason.code}]`;
  };
}

describe.each<[string, (raw: string) => string, readonly (readonly [string, string])[]]>([
  [
    '月党费',
    reader(moneyCell),
    [
      ['0.5', '0.50'],
      ['0.50', '0.50'],
      ['０．５', '0.50'],
      ['0', '0.00'],
      ['12', '12.00'],
      ['0.29', '0.29'],
      ['1,234.50', '1234.50'],
      ['¥12元', '12.00'],
      ['9999.99', '9999.99'],
      ['10000', '[money-limit]'],
      ['0.555', '[money-decimals]'],
      ['0.500', '[money-decimals]'],
      ['-1', '[money]'],
      ['五角', '[money]'],
      ['1.', '[money]'],
      ['.5', '[money]'],
      ['1e2', '[money]'],
    ],
  ],
  [
    '时间',
    reader(timeCell),
    [
      ['9:00', '09:00'],
      ['09：00', '09:00'],
      ['９：３０', '09:30'],
      ['9.30', '09:30'],
      ['9:30:00', '09:30'],
      ['9点', '09:00'],
      ['九点半', '09:30'],
      ['上午9点', '09:00'],
      ['上午 9 点 15 分', '09:15'],
      ['下午3点', '15:00'],
      ['下午3:30', '15:30'],
      ['晚上七点一刻', '19:15'],
      ['中午12点', '12:00'],
      ['中午1点', '13:00'],
      ['15时', '15:00'],
      ['十五时', '15:00'],
      ['九点零五分', '09:05'],
      ['3:30pm', '15:30'],
      ['9', '[time]'],
      ['25:00', '[time]'],
      ['9:60', '[time]'],
      ['9:5', '[time]'],
      ['早上', '[time]'],
      ['下午24点', '[time]'],
    ],
  ],
  [
    '日期',
    reader(dateCell),
    [
      ['2026-12-31', '2026-12-31'],
      ['2026/1/5', '2026-01-05'],
      ['2026.1.5', '2026-01-05'],
      ['2026年12月31日', '2026-12-31'],
      ['20261231', '2026-12-31'],
      ['2026/12/31 0:00:00', '2026-12-31'],
      ['2028-02-29', '2028-02-29'],
      ['2026-02-29', '[date]'],
      ['2026-13-01', '[date]'],
      ['2026-12', '[date]'],
      ['12-31', '[date]'],
      ['1899-12-31', '[date]'],
    ],
  ],
  [
    '复核日',
    reader(reviewDateCell),
    [
      ['2026-12-31', '2026-12-31'],
      ['2026-12', '2026-12-31'],
      ['2027年2月', '2027-02-28'],
      ['2028/2', '2028-02-29'],
      ['202612', '2026-12-31'],
      ['2026-00', '[date]'],
      ['年底', '[date]'],
    ],
  ],
  [
    '已缴至',
    reader(monthCell),
    [
      ['2026-10', '2026-10'],
      ['2026年9月', '2026-09'],
      ['2026/9', '2026-09'],
      ['202609', '2026-09'],
      ['2026-10-01', '2026-10'],
      ['2026-10-31', '2026-10'],
      ['2026-10-15', '[month]'],
      ['2026-13', '[month]'],
      ['10月', '[month]'],
    ],
  ],
  [
    '党日',
    reader(fixedDayCell),
    [
      ['15', '15'],
      ['１５日', '15'],
      ['首个周五', '首个周五'],
      ['首个工作日', '首个工作日'],
      ['29', '[fixed-day]'],
      ['0', '[fixed-day]'],
      ['月底', '[fixed-day]'],
    ],
  ],
  [
    '是/否',
    reader(yesNoCell),
    [
      ['是', '是'],
      ['√', '是'],
      ['Ｙ', '是'],
      ['1', '是'],
      ['TRUE', '是'],
      ['否', '否'],
      ['', '否'],
      ['×', '否'],
      ['n', '否'],
      ['0', '否'],
      ['/', '否'],
      ['可能', '[not-one-of]'],
      ['2', '[not-one-of]'],
    ],
  ],
  [
    '状态',
    reader(statusCell),
    [
      ['正式', '正式'],
      [' 预 备 ', '预备'],
      ['停止党籍', '停止党籍'],
      ['已转出', '已转出'],
      ['已离队', '已离队'],
      ['积极分子', '[not-one-of]'],
    ],
  ],
  [
    '职务',
    reader(postsCell),
    [
      ['', ''],
      ['书记', '书记'],
      ['组织委员、书记', '书记、组织委员'],
      ['宣传委员，党小组长', '宣传委员、党小组长'],
      ['书记 书记', '书记'],
      ['党总支书记/纪检委员', '纪检委员、党总支书记'],
      ['支书', '[not-one-of]'],
      ['书记、村主任', '[not-one-of]'],
    ],
  ],
  [
    '党费类别',
    reader(duesClassCell),
    [
      ['农民', '农民'],
      ['免缴', '免缴'],
      ['学生', '[not-one-of]'],
    ],
  ],
  [
    '缴费方式',
    reader(payModeCell),
    [
      ['', '逐月'],
      ['逐月', '逐月'],
      ['按季', '按季'],
      ['按年', '[not-one-of]'],
    ],
  ],
  [
    '支部状态',
    reader(conditionCell),
    [
      ['', ''],
      ['线下', '线下'],
      ['转场', '转场'],
      ['停办', '[not-one-of]'],
    ],
  ],
  [
    '性质',
    reader(holidayKindCell),
    [
      ['放假', '放假'],
      ['上班', '上班'],
      ['休', '[not-one-of]'],
    ],
  ],
  [
    '代缴关系',
    reader(paysThroughCell),
    [
      ['', ''],
      ['本人', ''],
      ['亲属', '亲属'],
      ['亲属代缴', '亲属'],
      ['亲属QH001', '亲属QH001'],
      ['亲属（QH001）', '亲属QH001'],
      ['QH0100011003', '党员QH0100011003'],
      ['党员代缴：QH001', '党员QH001'],
      ['邻居', '[pays-through]'],
      ['党员', '[pays-through]'],
    ],
  ],
])('%s', (_name, read, cases) => {
  it.each(cases)('%j → %s', (raw, expected) => {
    expect(read(raw)).toBe(expected);
  });

  it('reads its own canonical text back', () => {
    for (const [, text] of cases) if (!text.startsWith('[')) expect(read(text)).toBe(text);
  });
});

it('moves the digits of any amount without losing one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999 }), (fen) => {
      expect(moneyCell.parse(moneyCell.format(fen))).toEqual({ ok: true, value: fen });
      expect(moneyCell.parse(String(Number(moneyCell.format(fen))))).toEqual({ ok: true, value: fen });
    }),
  );
});
