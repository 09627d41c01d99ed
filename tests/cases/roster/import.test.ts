import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { existingRoster } from '../../../src/cases/roster/existing-roster.ts';
import { importRoster } from '../../../src/cases/roster/import-roster.ts';
import { rosterOn } from '../../../src/cases/roster/roster-on.ts';
import type { LocalDate } from '../../../src/domain/ids.ts';
import { stateOn } from '../../../src/domain/people/facts.ts';
import type { ImportReport } from '../../../src/domain/roster/import-report.ts';
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
} from '../../domain/roster/sheets.ts';
import { makeCounty, tablesOf } from './county.ts';
import {
  contents,
  later,
  load,
  openEmpty,
  options,
  personIdIn,
  stateOf,
  willowRiver,
} from './import-bench.ts';

describe('the example county', () => {
  let county: ReturnType<typeof makeCounty>;
  let tables: readonly Table[];
  beforeAll(async () => {
    county = makeCounty();
    tables = await tablesOf(county.folder);
  });
  afterAll(() => {
    county.remove();
  });

  it('is imported whole, and a second time writes nothing at all', () => {
    const store = openEmpty();
    const first = load(store, tables);
    expect([first.branches, first.members, first.admins].map(({ added }) => added.length)).toEqual([
      219, 6500, 25,
    ]);
    expect(first.members.conflicts).toEqual([]);
    const before = contents(store);
    expect(before.audit.map(({ action, actor }) => [action, actor])).toEqual([['import', 'operator']]);

    const second = load(store, tables, later(3));
    expect([second.branches, second.members, second.admins].map(({ unchanged }) => unchanged.length)).toEqual(
      [219, 6500, 25],
    );
    for (const kind of Object.values(second as unknown as Record<string, ImportReport['members']>))
      expect([kind.added, kind.changed, kind.conflicts, kind.notInFile]).toEqual([[], [], [], []]);
    expect(contents(store)).toEqual(before);
  });

  it('keeps the order of the files, and every roster is complete from the first day of the month', () => {
    const store = openEmpty();
    load(store, tables);
    const rows = tables.find(({ headings }) => headings.includes('党日'))?.rows ?? [];
    store.read((tx) => {
      expect(tx.org.branches().map(({ code }) => code)).toEqual(rows.map(({ cells }) => cells[3]));
      const firstDay = '2026-11-01' as LocalDate;
      const counts = tx.org.branches().map(({ id }) => rosterOn(tx, id, firstDay).length);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6500);
      expect(rosterOn(tx, tx.org.branches()[0]?.id ?? (0 as never), '2026-10-31' as LocalDate)).toEqual([]);
    });
  });

  it('says what a trial run would do and writes nothing', () => {
    const store = openEmpty();
    const batch = validateImport(tables, store.read(existingRoster));
    if (!batch.ok) throw new Error('rejected');
    const report = store.read((tx) => importRoster(tx, batch.value, { ...options, dryRun: true }));
    expect(report.members.added).toHaveLength(6500);
    expect(store.read((tx) => [tx.people.count(), tx.org.branches(), tx.audit.entries()])).toEqual([
      0,
      [],
      [],
    ]);
  });
});

describe('what the cells become', () => {
  it('is a person, dated facts, a Party group and an approved amount in fen', () => {
    const store = openEmpty();
    load(store, [branches(stoneBridge), members(secretary)]);
    store.read((tx) => {
      const person = tx.people.personByNumber('QH1001');
      expect(person).toMatchObject({ name: '林福贵', alias: null, smartphone: true });
      const branch = tx.org.branchByCode('QH1');
      const [group] = tx.org.partyGroups(branch?.id ?? (0 as never));
      expect(group?.name).toBe('第1党小组');
      const facts = tx.people.facts([personIdIn(tx, 'QH1001')]);
      expect(stateOn(facts, options.today)).toMatchObject({
        branch: branch?.id,
        status: 'formal',
        posts: ['secretary'],
        group: group?.id,
        duesClass: 'wage',
        duesFen: 1100,
      });
      expect(new Set(facts.map(({ source, by }) => `${source} ${by}`))).toEqual(new Set(['import operator']));
    });
  });

  it('dates dues by 生效月 and everything else from the day of the import', () => {
    const store = openEmpty();
    load(store, [branches(stoneBridge), members(secretary)]);
    const headings = `${memberHeadings}|生效月`;
    const row = `${member({ 状态: '预备', 月党费: '12.00' })}|2026-12`;
    const report = load(store, [sheet('members.csv', headings, row)], later(2));
    expect(report.members.changed).toEqual([{ key: 'QH1001', headings: ['状态', '月党费', '生效月'] }]);
    expect(stateOf(store, 'QH1001', '2026-11-23' as LocalDate)?.status).toBe('formal');
    expect(stateOf(store, 'QH1001', '2026-11-24' as LocalDate)).toMatchObject({
      status: 'probationary',
      duesFen: 1100,
    });
    expect(stateOf(store, 'QH1001', '2026-12-01' as LocalDate)?.duesFen).toBe(1200);
    const again = load(store, [sheet('members.csv', headings, row)], later(3));
    expect(again.members.unchanged).toEqual(['QH1001']);
  });

  it('makes an amount that holds since an earlier month hold today as well', () => {
    const store = openEmpty();
    load(store, [branches(stoneBridge), members(secretary)]);
    load(store, [sheet('members.csv', `${memberHeadings}|生效月`, `${member({ 月党费: '9.00' })}|2026-07`)]);
    expect(stateOf(store, 'QH1001', '2026-07-15' as LocalDate)).toBeUndefined();
    expect(stateOf(store, 'QH1001')?.duesFen).toBe(900);
  });

  it('gives a person who moves to another branch a Party group of that branch', () => {
    const store = openEmpty();
    load(store, [branches(stoneBridge, willowRiver), members(secretary)]);
    load(store, [members(member({ 支部编号: 'QH2' }))], later(1));
    store.read((tx) => {
      const branch = tx.org.branchByCode('QH2');
      const state = stateOn(tx.people.facts([personIdIn(tx, 'QH1001')]), '2026-11-23' as LocalDate);
      expect(state?.branch).toBe(branch?.id);
      const group = tx.org.partyGroup(state?.group ?? (0 as never));
      expect(group).toMatchObject({ branchId: branch?.id, name: '第1党小组' });
    });
  });

  it('takes optional branch columns, linked villages and holidays', () => {
    const store = openEmpty();
    const headings = '县|乡镇|村|支部编号|支部|党日|时间|地点|状态';
    load(store, [
      sheet('b.csv', headings, `${stoneBridge}|9点|村委会|`, `${willowRiver}|||转场`),
      sheet('a.csv', `${adminHeadings}|联系村`, '青禾县|望禾镇|T1|组织委员|罗艳|柳河村、石桥村'),
      sheet('h.csv', '日期|性质|名称', '2027-01-01|放假|元旦'),
    ]);
    store.read((tx) => {
      expect(tx.org.branches()).toMatchObject([
        { time: '09:00', place: '村委会', condition: 'normal', fixedDay: '15' },
        { time: null, place: null, condition: 'pasture', fixedDay: '首个周五' },
      ]);
      expect(tx.org.adminByNumber('T1')?.villageIds).toHaveLength(2);
      expect(tx.org.holidays()).toEqual([{ date: '2027-01-01', kind: 'off', name: '元旦' }]);
    });
    const again = load(store, [
      sheet('a.csv', `${adminHeadings}|联系村`, '青禾县|望禾镇|T1|组织委员|罗艳|柳河村、石桥村'),
    ]);
    expect(again.admins.unchanged).toEqual(['T1']);
    const fewer = load(store, [
      sheet('a.csv', `${adminHeadings}|联系村`, '青禾县|望禾镇|T1|组织委员|罗艳|石桥村'),
    ]);
    expect(fewer.admins).toMatchObject({ changed: [{ key: 'T1', headings: ['联系村'] }], conflicts: [] });
  });
});

describe('whoever is missing', () => {
  it('is reported and left alone, unless gone rightly or of a kind that the files do not speak of', () => {
    const store = openEmpty();
    const second = member({ 编号: 'QH1002', 姓名: '赵静', 职务: '' });
    const third = member({ 编号: 'QH1003', 姓名: '王军', 职务: '', 状态: '已转出' });
    load(store, [branches(stoneBridge), members(secretary, second, third), admins('青禾县||C1|部务|张海涛')]);
    const report = load(store, [members(secretary)], later(1));
    expect(report.members.notInFile).toEqual(['QH1002']);
    expect([report.branches.notInFile, report.admins.notInFile]).toEqual([[], []]);
    expect(stateOf(store, 'QH1002', '2026-11-23' as LocalDate)?.status).toBe('formal');
  });
});
