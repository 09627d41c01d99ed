import { factValue } from '../../src/domain/people/facts.ts';
import type { FactField, FactValues, MemberStatus, Post } from '../../src/domain/people/facts.ts';
import type { BranchId, Instant, LocalDate, PersonId } from '../../src/domain/ids.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import { branchFields } from '../contract/store-seed.ts';

const rosterBegins = '2026-01-01' as LocalDate;

export interface Member {
  readonly name: string;
  readonly posts?: readonly Post[];
  readonly alias?: string;
  readonly group?: string;
  readonly alsoBranches?: readonly BranchId[];
  readonly status?: MemberStatus;
}

export interface Village {
  readonly first: BranchId;
  readonly second: BranchId;
  /** In another village of the township. */
  readonly elsewhere: BranchId;
}

/** 石桥村 with two branches (namesakes 王军 in the first), 柳河村 with one; township admin 罗艳. */
export function seedVillage(tx: Tx): Village {
  tx.org.putCounty('青禾县');
  const township = tx.org.putTownship('望禾镇');
  const bridge = tx.org.putVillage(township, '石桥村');
  const river = tx.org.putVillage(township, '柳河村');
  const branch = (code: string, villageId: typeof bridge, name: string) =>
    tx.org.putBranch(branchFields(villageId, code, { name, fixedDay: '15' }));
  const first = branch('QH1', bridge, '石桥村第一党支部');
  const second = branch('QH2', bridge, '石桥村第二党支部');
  const elsewhere = branch('QH3', river, '柳河村党支部');
  tx.org.putAdmin({ number: 'T1', townshipId: township, post: '组织委员', name: '罗艳', villageIds: [] });
  seedMembers(tx, first, [
    { name: '林福贵', posts: ['secretary'] },
    { name: '陈秀英', posts: ['organisation'] },
    { name: '张三' },
    { name: '李桂花' },
    { name: '王军', alias: '大王军', group: '第1党小组' },
    { name: '王军', group: '第2党小组' },
  ]);
  seedMembers(tx, second, [
    { name: '周国强', posts: ['secretary', 'generalSecretary'] },
    { name: '赵静', posts: ['deputySecretary'] },
    { name: '刘四' },
  ]);
  seedMembers(tx, elsewhere, [{ name: '孙大伟', posts: ['secretary'] }, { name: '钱多' }]);
  return { first, second, elsewhere };
}

/** Adds people to a branch; numbers count on. */
export function seedMembers(
  tx: Tx,
  branchId: BranchId,
  members: readonly Member[],
  from = rosterBegins,
): readonly PersonId[] {
  return members.map(({ name, posts = [], alias, group, alsoBranches = [], status }) => {
    const number = `N${String(tx.people.count() + 1).padStart(4, '0')}`;
    const id = tx.people.putPerson({ number, name, alias: alias ?? null, smartphone: true });
    const groupId = group === undefined ? null : tx.org.putPartyGroup(branchId, group);
    rosterFact(tx, id, 'branch', branchId, from);
    rosterFact(tx, id, 'posts', posts, from);
    rosterFact(tx, id, 'group', groupId, from);
    rosterFact(tx, id, 'alsoBranches', alsoBranches, from);
    if (status !== undefined) rosterFact(tx, id, 'status', status, from);
    return id;
  });
}

/** As a roster says it that was imported before anything else happened. */
export function rosterFact<F extends FactField>(
  tx: Tx,
  personId: PersonId,
  field: F,
  value: FactValues[F],
  from = rosterBegins,
): void {
  tx.people.addFact({
    personId,
    field,
    value: factValue<F>(value),
    from,
    at: 0 as Instant,
    by: 'operator',
    source: 'import',
  });
}
