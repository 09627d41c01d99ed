import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../src/domain/ids.ts';
import type { Store } from '../../../src/ports/store/store.ts';
import {
  adminHeadings,
  branches,
  member,
  memberHeadings,
  members,
  secretary,
  sheet,
  stoneBridge,
} from '../../domain/roster/sheets.ts';
import {
  contents,
  later,
  load,
  officerSays,
  openEmpty,
  options,
  personId,
  personIdIn,
  stateOf,
} from './import-bench.ts';

describe('a file against what was changed elsewhere', () => {
  const roster = [branches(stoneBridge), members(secretary)];

  it('never overwrites a later change with a cell that is as it was', () => {
    const store = openEmpty();
    load(store, roster);
    officerSays(store, 'QH1001', 'away', true);
    const report = load(store, [members(member({ 姓名: '林富贵' }))], later(2));
    expect(report.members).toMatchObject({
      changed: [{ key: 'QH1001', headings: ['姓名'] }],
      conflicts: [],
    });
    expect(stateOf(store, 'QH1001', '2026-11-24' as LocalDate)?.away).toBe(true);
  });

  it('reports a cell that was changed in both places, until they agree', () => {
    const store = openEmpty();
    load(store, roster);
    officerSays(store, 'QH1001', 'status', 'suspended');
    const file = [members(member({ 状态: '预备' }))];
    for (const days of [2, 3]) {
      const report = load(store, file, later(days));
      expect(report.members.unchanged).toEqual(['QH1001']);
      expect(report.members.conflicts).toEqual([
        {
          key: 'QH1001',
          heading: '状态',
          current: '停止党籍',
          next: '预备',
          at: { file: 'members.csv', line: 2 },
        },
      ]);
    }
    const before = contents(store);
    load(store, file, later(4));
    expect(contents(store)).toEqual(before);

    expect(load(store, [members(member({ 状态: '停止党籍' }))], later(5)).members.conflicts).toEqual([]);
    const settled = load(store, [members(member({ 状态: '正式' }))], later(6));
    expect(settled.members.changed).toEqual([{ key: 'QH1001', headings: ['状态'] }]);
    expect(stateOf(store, 'QH1001', '2026-11-28' as LocalDate)?.status).toBe('formal');
  });

  it('does not mistake a change and its way back for no change', () => {
    const store = openEmpty();
    load(store, roster);
    officerSays(store, 'QH1001', 'away', true);
    officerSays(store, 'QH1001', 'away', false);
    const report = load(store, [members(member({ 流动: '是' }))], later(2));
    expect(report.members.conflicts).toMatchObject([{ heading: '流动', current: '否', next: '是' }]);
    expect(stateOf(store, 'QH1001', '2026-11-24' as LocalDate)?.away).toBe(false);
  });

  it('leaves a branch setting alone that was changed since', () => {
    const store = openEmpty();
    load(store, roster);
    store.write((tx) => {
      const branch = tx.org.branchByCode('QH1');
      if (branch) tx.org.putBranch({ ...branch, fixedDay: '20' });
    });
    expect(load(store, roster, later(1)).branches).toMatchObject({ unchanged: ['QH1'], conflicts: [] });
    const report = load(store, [branches(stoneBridge.replace(/15$/, '10'))], later(2));
    expect(report.branches.conflicts).toMatchObject([{ heading: '党日', current: '20', next: '10' }]);
    expect(store.read((tx) => tx.org.branchByCode('QH1')?.fixedDay)).toBe('20');
  });
});

describe('账号', () => {
  const headings = `${memberHeadings}|账号`;
  const withAccount = (row: string, account: string) => sheet('members.csv', headings, `${row}|${account}`);
  const boundTo = (store: Store, number: string) =>
    store.read((tx) =>
      tx.accounts
        .bindingsOfPerson(personIdIn(tx, number))
        .map(({ accountId }) => tx.accounts.account(accountId)?.userId),
    );

  it('is an approved binding; another value moves it and an empty one takes nothing away', () => {
    const store = openEmpty();
    load(store, [branches(stoneBridge), withAccount(secretary, '700')]);
    expect(boundTo(store, 'QH1001')).toEqual(['700']);
    load(store, [withAccount(secretary, '701')], later(1));
    expect(boundTo(store, 'QH1001')).toEqual(['701']);
    expect(load(store, [withAccount(secretary, '')], later(2)).members.unchanged).toEqual(['QH1001']);
    expect(boundTo(store, 'QH1001')).toEqual(['701']);
    expect(load(store, [withAccount(secretary, '701')], later(3)).members.unchanged).toEqual(['QH1001']);
  });

  it('does not bind again somebody who has left since', () => {
    const store = openEmpty();
    const file = [branches(stoneBridge), withAccount(secretary, '700')];
    load(store, file);
    const id = personId(store, 'QH1001');
    store.write((tx) => {
      for (const binding of tx.accounts.bindingsOfPerson(id)) tx.accounts.endBinding(binding.id, options.now);
    });
    expect(load(store, file, later(1)).members.unchanged).toEqual(['QH1001']);
    expect(boundTo(store, 'QH1001')).toEqual([]);
  });

  it('of somebody else is a conflict, and may change hands within one file', () => {
    const store = openEmpty();
    const second = member({ 编号: 'QH1002', 姓名: '赵静', 职务: '' });
    load(store, [branches(stoneBridge), sheet('m.csv', headings, `${secretary}|700`, `${second}|`)]);
    const taken = load(store, [withAccount(second, '700')], later(1));
    expect(taken.members.conflicts).toMatchObject([{ key: 'QH1002', heading: '账号', next: '700' }]);
    expect([boundTo(store, 'QH1001'), boundTo(store, 'QH1002')]).toEqual([['700'], []]);
    const emptied = load(store, [sheet('m.csv', headings, `${secretary}|`, `${second}|700`)], later(2));
    expect(emptied.members.conflicts).toMatchObject([{ key: 'QH1002', heading: '账号', next: '700' }]);
    load(store, [sheet('m.csv', headings, `${secretary}|701`, `${second}|700`)], later(3));
    expect([boundTo(store, 'QH1001'), boundTo(store, 'QH1002')]).toEqual([['701'], ['700']]);
  });

  it('of an admin binds the admin number', () => {
    const store = openEmpty();
    load(store, [
      branches(stoneBridge),
      sheet('a.csv', `${adminHeadings}|账号`, '青禾县|望禾镇|T1|组织委员|罗艳|800'),
    ]);
    store.read((tx) => {
      const admin = tx.org.adminByNumber('T1');
      expect(tx.accounts.bindingsOfAdmin(admin?.id ?? (0 as never))).toMatchObject([
        { relation: 'admin', by: 'operator' },
      ]);
    });
  });
});
