import type { BranchId } from '../../src/domain/ids.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import { branchFields, must } from '../contract/store-seed.ts';
import { seedMembers, seedVillage } from './bench-village.ts';
import type { Village } from './bench-village.ts';
import type { Bench, Phone } from './ingest-bench.ts';

export interface TwoTownships extends Village {
  /** 杏花村党支部, of the other township 双泉镇: 秦福贵 and 赵六. */
  readonly far: BranchId;
}

/** The village of the bench, a second township, and besides 罗艳: 小联 linked to 柳河村, 郝县 of the county. */
export function seedTwoTownships(tx: Tx): TwoTownships {
  const village = seedVillage(tx);
  const elsewhere = tx.org.putVillage(tx.org.putTownship('双泉镇'), '杏花村');
  const far = tx.org.putBranch(branchFields(elsewhere, 'QH9', { name: '杏花村党支部', fixedDay: '15' }));
  seedMembers(tx, far, [{ name: '秦福贵', posts: ['secretary'] }, { name: '赵六' }]);
  const { townshipId, villageId } = must(tx.org.branch(village.elsewhere));
  tx.org.putAdmin({ number: 'L1', townshipId, post: '联村干部', name: '小联', villageIds: [villageId] });
  tx.org.putAdmin({ number: 'C1', townshipId: null, post: '组织部', name: '郝县', villageIds: [] });
  return { ...village, far };
}

/** The account is nobody's any more: whatever it could do it cannot. */
export function loseRights(bench: Bench, { userId }: Phone): void {
  bench.write((tx) => {
    for (const { id } of tx.accounts.bindings(must(tx.accounts.byUser('telegram', userId)).id))
      tx.accounts.endBinding(id, bench.clock.now());
  });
}

/** Attempts that were refused and written down. */
export function refusals(bench: Bench): number {
  return bench.read((tx) => tx.audit.entries().filter(({ action }) => action === 'refused').length);
}
