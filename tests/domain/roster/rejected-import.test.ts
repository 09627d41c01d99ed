import { describe, expect, it } from 'vitest';
import { emptyRoster, type ExistingRoster } from '../../../src/domain/roster/known.ts';
import type { Table } from '../../../src/domain/roster/table.ts';
import { validateImport } from '../../../src/domain/roster/validate-import.ts';
import {
  adminHeadings,
  admins,
  branches,
  member,
  memberHeadings,
  members,
  secretary,
  sheet,
  stoneBridge,
} from './sheets.ts';

/** Every reject as `file:line column code`. */
function rejectsOf(tables: readonly Table[], existing: ExistingRoster = emptyRoster): readonly string[] {
  const result = validateImport(tables, existing);
  return result.ok
    ? []
    : result.reason.map(
        ({ file, line, column, reason }) => `${file}:${String(line)} ${column} ${reason.code}`,
      );
}

const village = branches(stoneBridge, '青禾县|望禾镇|石桥村|QH2|石桥村第二党支部|首个周五');

describe('what an import is rejected for', () => {
  it.each<[string, readonly Table[], readonly string[]]>([
    ['number twice', [village, members(secretary, secretary)], ['members.csv:3 编号 repeated']],
    [
      'number twice in two files',
      [village, members(secretary), { ...members(secretary), file: 'more.csv' }],
      ['more.csv:2 编号 repeated'],
    ],
    ['branch code twice', [branches(stoneBridge, stoneBridge)], ['branches.csv:3 支部编号 repeated']],
    [
      'holiday twice',
      [sheet('h.csv', '日期|性质|名称', '2026-10-01|放假|国庆节', '2026/10/1|放假|国庆')],
      ['h.csv:3 日期 repeated'],
    ],
    [
      'account of two people',
      [
        village,
        sheet(
          'members.csv',
          `${memberHeadings}|账号`,
          `${secretary}|77`,
          `${member({ 编号: 'QH1002' })}|７７`,
        ),
      ],
      ['members.csv:3 账号 repeated'],
    ],
    [
      'unknown branch',
      [village, members(member({ 支部编号: 'QH9' }))],
      ['members.csv:2 支部编号 unknown-branch'],
    ],
    [
      'unknown second branch, and the own one as second',
      [village, sheet('members.csv', `${memberHeadings}|兼任支部`, `${secretary}|QH9、QH1`)],
      ['members.csv:2 兼任支部 unknown-branch', 'members.csv:2 兼任支部 own-branch'],
    ],
    [
      'unknown contact and payer, and oneself',
      [village, sheet('members.csv', `${memberHeadings}|联系人编号|代缴关系`, `${secretary}|QH7777|QH1001`)],
      ['members.csv:2 联系人编号 unknown-person', 'members.csv:2 代缴关系 own-number'],
    ],
    [
      'admin of an unknown township',
      [village, admins('青禾县|望河镇|T1|组织委员|罗艳')],
      ['admins.csv:2 乡镇 unknown-township'],
    ],
    [
      'linked village of another township, and of the county',
      [
        village,
        sheet(
          'admins.csv',
          `${adminHeadings}|联系村`,
          '青禾县|望禾镇|T1|组织委员|罗艳|上庄村',
          '青禾县||C1|县委组织部|唐小平|石桥村',
        ),
      ],
      ['admins.csv:2 联系村 unknown-village', 'admins.csv:3 联系村 villages-need-township'],
    ],
    [
      'two counties: the odd one out, even on the first row',
      [
        branches(
          '青河县|望禾镇|石桥村|QH1|石桥村党支部|15',
          '青禾县|望禾镇|石桥村|QH2|石桥村第二党支部|15',
          '青禾县|望禾镇|上庄村|QH3|上庄村党支部|15',
        ),
      ],
      ['branches.csv:2 县 other-county'],
    ],
    [
      'a due for somebody who pays none',
      [village, members(member({ 党费类别: '免缴', 月党费: '0.50' }))],
      ['members.csv:2 月党费 waived-with-amount'],
    ],
    [
      'all faults of a row and of all rows at once',
      [village, members(member({ 姓名: '', 状态: '好', 月党费: 'x' }), member({ 编号: '', 流动: '?' }))],
      [
        'members.csv:2 姓名 empty',
        'members.csv:2 状态 not-one-of',
        'members.csv:2 月党费 money',
        'members.csv:3 编号 empty',
        'members.csv:3 流动 not-one-of',
      ],
    ],
    [
      'a comma too many and one too few',
      [village, members(`${secretary}|x`, secretary.slice(0, secretary.lastIndexOf('|')))],
      ['members.csv:2  cell-count', 'members.csv:3  cell-count'],
    ],
    [
      'missing headings',
      [sheet('members.csv', memberHeadings.replace('|状态', '').replace('|月党费', ''), 'x')],
      ['members.csv:1 状态 heading-missing', 'members.csv:1 月党费 heading-missing'],
    ],
    ['a heading twice', [sheet('h.csv', '日期|性质|名称|名称')], ['h.csv:1 名称 heading-repeated']],
    ['a table of nobody knows what', [sheet('x.csv', '甲|乙', '1|2')], ['x.csv:1  unknown-table']],
  ])('%s', (_what, tables, expected) => {
    expect(rejectsOf(tables)).toEqual(expected);
  });

  it('one bad cell of a branch makes one reject: its code stays known to its members', () => {
    const table = branches(stoneBridge.replace('|15', '|31'));
    expect(rejectsOf([table, members(secretary)])).toEqual(['branches.csv:2 党日 fixed-day']);
  });

  it('another county than the one in the database', () => {
    const existing = { ...emptyRoster, county: '青山县' };
    expect(rejectsOf([branches(stoneBridge)], existing)).toEqual(['branches.csv:2 县 other-county']);
  });

  it('names the first place of what is repeated, and the value', () => {
    const result = validateImport([village, members(secretary, secretary)], emptyRoster);
    expect(result).toMatchObject({
      ok: false,
      reason: [{ value: 'QH1001', reason: { what: 'number', first: { file: 'members.csv', line: 2 } } }],
    });
  });

  it('never repeats an identity-card number in full', () => {
    const result = validateImport([village, members(member({ 编号: '620523196501011234' }))], emptyRoster);
    expect(result).toMatchObject({
      ok: false,
      reason: [{ value: '620523…', reason: { code: 'identity-card' } }],
    });
    expect(JSON.stringify(result)).not.toContain('19650101');
  });

  it.each<[string, string, string]>([
    ['姓名', '陈桂芳 11010519491231002X', '陈桂芳 110105…'],
    ['姓名', '11010519491231002x', '110105…'],
    ['姓名', '陈桂芳１１０１０５ １９４９１２３１ ００２Ｘ', '陈桂芳110105…'],
    ['党小组', '第1党小组（110105-19491231-0021）', '第1党小组(110105…)'],
    ['职务', '书记110105194912310021', '书记110105…'],
  ])('refuses an identity-card number inside any cell: %s %s', (column, cell, value) => {
    const result = validateImport([village, members(member({ [column]: cell }))], emptyRoster);
    expect(result).toMatchObject({
      ok: false,
      reason: [{ file: 'members.csv', line: 2, column, value, reason: { code: 'identity-card' } }],
    });
    expect(JSON.stringify(result)).not.toMatch(/1949\D?12/);
  });

  it('takes long numbers that are none', () => {
    const table = members(member({ 编号: '620523190099010112345', 姓名: '林福贵' }));
    expect(rejectsOf([village, table])).toEqual([]);
  });

  it('rejects stand in the order of files and lines, whatever the kind of fault', () => {
    const table = members(
      secretary,
      member({ 编号: 'QH1002', 支部编号: 'QH9' }),
      member({ 编号: 'QH1003', 姓名: '' }),
    );
    const bad = branches(stoneBridge.replace('|15', '|x'));
    expect(rejectsOf([table, bad])).toEqual([
      'members.csv:3 支部编号 unknown-branch',
      'members.csv:4 姓名 empty',
      'branches.csv:2 党日 fixed-day',
    ]);
  });
});
