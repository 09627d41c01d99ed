import { describe, expect, it } from 'vitest';
import { changeMember } from '../../../src/cases/people/change-member.ts';
import { changedMember } from '../../../src/cases/people/changed.ts';
import { settleChange } from '../../../src/cases/people/settle-change.ts';
import { holidayTable } from '../../../src/domain/calendar/holidays.ts';
import type { QuietRules } from '../../../src/domain/calendar/quiet-hours.ts';
import type { MemberWord } from '../../../src/domain/grammar/member-reading.ts';
import type { AccountId, AdminId, LocalDate } from '../../../src/domain/ids.ts';
import type { Store, Tx } from '../../../src/ports/store/store.ts';
import { catalogs } from '../../../src/text/catalog.ts';
import { branches, member, members, secretary, stoneBridge } from '../../domain/roster/sheets.ts';
import { later, load, openEmpty, options, personIdIn, stateOf } from './import-bench.ts';

const number = 'QH1001';
const roster = [branches(stoneBridge), members(secretary)];

function actingIn(tx: Tx, days: number) {
  const { now, today } = { ...options, ...later(days) };
  const actor = {
    accountId: 1 as AccountId,
    person: undefined,
    admin: { id: 1 as AdminId, name: '罗艳', townshipId: null, villageIds: [] },
    family: [],
  };
  const rules: QuietRules = {
    zone: 'Asia/Shanghai',
    quiet: 'off',
    holidays: holidayTable(new Map(), new Set()),
  };
  return { tx, now, today, actor, rules, text: catalogs['zh-CN'] };
}

/** What an officer says with /member, so many days after the import. */
function says(store: Store, days: number, word: Exclude<MemberWord, { verb: 'show' }>): void {
  store.write((tx) => {
    const branch = tx.org.branchByCode('QH1');
    const acting = actingIn(tx, days);
    const one = branch && changedMember(acting, branch, personIdIn(tx, number));
    if (!one) throw new Error('not on the roster');
    changeMember(acting, one, word);
  });
}

function agrees(store: Store, days: number): void {
  store.write((tx) => {
    const [change] = tx.changes.pendingOf(personIdIn(tx, number));
    if (!change) throw new Error('nothing asked');
    settleChange(actingIn(tx, days), change.branchId, change.id, 'agreed');
  });
}

const endOfYear = '2026-12-31' as LocalDate;
const conflictsOf = (report: ReturnType<typeof load>) =>
  report.members.conflicts.map(({ heading, current, next }) => [heading, current, next]);

describe('a file imported after /member', () => {
  it('never overwrites 外出 or 可不参加 with cells that are as they were', () => {
    const store = openEmpty();
    load(store, roster);
    says(store, 1, { verb: 'away', review: '2027-02-28' as LocalDate });
    says(store, 1, { verb: 'excused' });
    const report = load(store, [members(member({ 姓名: '林富贵' }))], later(2));
    expect(conflictsOf(report)).toEqual([]);
    expect(stateOf(store, number, endOfYear)).toMatchObject({ away: true, excused: true });
  });

  it.each([
    ['流动', 'away', 'back'],
    ['可不参加', 'excused', 'attends'],
  ] as const)('%s: says it against a newer word, and is silent where both agree', (heading, on, off) => {
    const store = openEmpty();
    load(store, roster);
    says(store, 1, { verb: on });
    const agreeing = load(store, [members(member({ [heading]: '是' }))], later(2));
    expect(conflictsOf(agreeing)).toEqual([]);
    expect(agreeing.members.unchanged).toEqual([number]);
    says(store, 3, { verb: off });
    says(store, 4, { verb: on });
    says(store, 5, { verb: off });
    expect(conflictsOf(load(store, [members(member({ [heading]: '是' }))], later(6)))).toEqual([]);
    expect(stateOf(store, number, endOfYear)?.[on]).toBe(false);
    const settled = load(store, [members(secretary)], later(7));
    expect(conflictsOf(settled)).toEqual([]);
    const changed = load(store, [members(member({ [heading]: '是' }))], later(8));
    expect(changed.members.changed).toEqual([{ key: number, headings: [heading] }]);
    expect(stateOf(store, number, endOfYear)?.[on]).toBe(true);
    says(store, 9, { verb: off });
    says(store, 9, { verb: on });
    const against = load(store, [members(member({ [heading]: '否' }))], later(10));
    expect(conflictsOf(against)).toEqual([[heading, '是', '否']]);
    expect(stateOf(store, number, endOfYear)?.[on]).toBe(true);
  });

  it('leaves the dead and transferred where the township has put them, posts included', () => {
    for (const [verb, status, cell] of [
      ['died', 'left', '已离队'],
      ['transferred', 'transferred', '已转出'],
    ] as const) {
      const store = openEmpty();
      load(store, roster);
      says(store, 1, { verb });
      expect(stateOf(store, number, endOfYear)?.status).toBe('formal');
      agrees(store, 2);
      const same = load(store, [members(member({ 姓名: '林富贵' }))], later(3));
      expect(conflictsOf(same)).toEqual([]);
      expect(stateOf(store, number, endOfYear)).toMatchObject({ status, posts: [] });
      expect(stateOf(store, number, options.today)?.status).toBe('formal');
      const against = load(store, [members(member({ 姓名: '林富贵', 状态: '预备' }))], later(4));
      expect(conflictsOf(against)).toEqual([['状态', cell, '预备']]);
      const agreeing = load(store, [members(member({ 姓名: '林富贵', 状态: cell, 职务: '' }))], later(5));
      expect(conflictsOf(agreeing)).toEqual([]);
      expect(agreeing.members.unchanged).toEqual([number]);
      expect(stateOf(store, number, endOfYear)).toMatchObject({ status, posts: [] });
    }
  });
});
