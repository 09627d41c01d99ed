import { describe, expect, it } from 'vitest';
import { emptyRoster, villageKey, type ExistingRoster } from '../../../src/domain/roster/known.ts';
import type { Table } from '../../../src/domain/roster/table.ts';
import { validateImport } from '../../../src/domain/roster/validate-import.ts';
import {
  adminHeadings,
  branchHeadings,
  branches,
  member,
  memberHeadings,
  members,
  secretary,
  sheet,
  stoneBridge,
} from './sheets.ts';

function batchOf(tables: readonly Table[], existing: ExistingRoster = emptyRoster) {
  const result = validateImport(tables, existing);
  if (!result.ok) throw new Error(`rejected: ${JSON.stringify(result.reason)}`);
  return result.value;
}

const village = branches(stoneBridge, '青禾县|望禾镇|石桥村|QH2|石桥村第二党支部|首个周五');

describe('what a good import says', () => {
  it('reads a branch with all its columns', () => {
    const table = sheet(
      'branches.csv',
      `${branchHeadings}|时间|地点|缴费方式|状态|复核日`,
      `${stoneBridge}|上午9点|村委会二楼|按季|转场|2026-12`,
    );
    const [row] = batchOf([table]).branches;
    expect(row).toEqual({
      kind: 'branch',
      key: 'QH1',
      at: { file: 'branches.csv', line: 2 },
      cells: {
        县: '青禾县',
        乡镇: '望禾镇',
        村: '石桥村',
        支部编号: 'QH1',
        支部: '石桥村党支部',
        党日: '15',
        时间: '09:00',
        地点: '村委会二楼',
        缴费方式: '按季',
        状态: '转场',
        复核日: '2026-12-31',
      },
      values: {
        county: '青禾县',
        township: '望禾镇',
        village: '石桥村',
        code: 'QH1',
        name: '石桥村党支部',
        fixedDay: { kind: 'dayOfMonth', day: 15 },
        time: '09:00',
        place: '村委会二楼',
        payMode: 'quarterly',
        condition: 'pasture',
        reviewDate: '2026-12-31',
      },
    });
  });

  it('reads a member with all its columns', () => {
    const table = sheet(
      'members.csv',
      `${memberHeadings}|别名|账号|兼任支部|代缴关系|已缴至|联系人编号|复核日|生效月`,
      `${secretary}|大林|1234567890|QH2|QH1002|2026年9月|QH1002|2026/12/31|2026-10`,
      `${member({ 编号: 'QH1002' })}||||||||`,
    );
    const [row] = batchOf([village, table]).members;
    expect(row?.key).toBe('QH1001');
    expect(row?.values).toEqual({
      branchCode: 'QH1',
      number: 'QH1001',
      name: '林福贵',
      status: 'formal',
      posts: ['secretary'],
      partyGroup: '第1党小组',
      away: false,
      excused: false,
      duesClass: 'wage',
      dueFen: 1100,
      smartphone: true,
      alias: '大林',
      account: '1234567890',
      alsoBranchCodes: ['QH2'],
      paysThrough: { by: 'member', number: 'QH1002' },
      paidUntil: '2026-09',
      contactNumber: 'QH1002',
      reviewDate: '2026-12-31',
      effectiveMonth: '2026-10',
    });
  });

  it('reads admins of township and county, and holidays', () => {
    const batch = batchOf([
      village,
      sheet(
        'admins.csv',
        `${adminHeadings}|账号|联系村`,
        '青禾县|望禾镇|T01A|党建办主任|罗艳|99|石桥村',
        '青禾县||C01|县委组织部|唐小平||',
      ),
      sheet('holidays.csv', '日期|性质|名称', '2026/10/1|放假|国庆节', '2026-10-10|上班|国庆节调休'),
    ]);
    expect(batch.admins.map(({ values }) => values)).toEqual([
      {
        county: '青禾县',
        township: '望禾镇',
        number: 'T01A',
        post: '党建办主任',
        name: '罗艳',
        account: '99',
        villages: ['石桥村'],
      },
      {
        county: '青禾县',
        township: undefined,
        number: 'C01',
        post: '县委组织部',
        name: '唐小平',
        account: undefined,
        villages: [],
      },
    ]);
    expect(batch.holidays.map(({ key, values }) => [key, values.holidayKind, values.name])).toEqual([
      ['2026-10-01', 'off', '国庆节'],
      ['2026-10-10', 'work', '国庆节调休'],
    ]);
  });

  it('keeps cells only of the columns that the file has', () => {
    const [row] = batchOf([branches(stoneBridge)]).branches;
    expect(row?.cells).not.toHaveProperty('时间');
    expect(row?.values.time).toBeUndefined();
  });

  it('lets names repeat: the number is the identity', () => {
    const table = members(secretary, member({ 编号: 'QH1002', 职务: '' }));
    expect(batchOf([village, table]).members.map(({ key }) => key)).toEqual(['QH1001', 'QH1002']);
  });

  it('tells how each table was understood', () => {
    const table = sheet('节假日.csv', '名称|备注|日期|性质', '国庆节|x|2026-10-01|放假');
    expect(batchOf([table]).tables).toEqual([
      { file: '节假日.csv', kind: 'holidays', rowCount: 1, ignoredHeadings: ['备注'] },
    ]);
  });

  it('takes references to what the database has already', () => {
    const existing: ExistingRoster = {
      county: '青禾县',
      townshipNames: new Set(['望禾镇']),
      villageKeys: new Set([villageKey('望禾镇', '石桥村')]),
      branchCodes: new Set(['QH1', 'QH2']),
      personNumbers: new Set(['QH1002']),
    };
    const table = sheet('members.csv', `${memberHeadings}|兼任支部|联系人编号`, `${secretary}|QH2|QH1002`);
    const people = sheet('admins.csv', `${adminHeadings}|联系村`, '青禾县|望禾镇|T1|组织委员|罗艳|石桥村');
    expect(batchOf([table, people], existing).members).toHaveLength(1);
    expect(validateImport([table, people], emptyRoster).ok).toBe(false);
  });
});
