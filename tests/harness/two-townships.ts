import type { BranchId } from '../../src/domain/ids.ts';
import type { PartyDayState } from '../../src/domain/party-day/party-day.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import { branchFields, must } from '../contract/store-seed.ts';
import { seedMembers, seedVillage } from './bench-village.ts';
import type { Village } from './bench-village.ts';
import { openBench } from './ingest-bench.ts';
import type { Bench, Phone } from './ingest-bench.ts';
import { writeDay } from './written-day.ts';

export interface TwoTownships extends Village {
  /** 杏花村党支部, of the other township 双泉镇: 秦福贵 and 赵六. */
  readonly far: BranchId;
}

/** The village of the bench, a second township, and besides 罗艳: 小联 linked to 柳河村, 郝县 of the county. */
function seedTwoTownships(tx: Tx): TwoTownships {
  const village = seedVillage(tx);
  const elsewhere = tx.org.putVillage(tx.org.putTownship('双泉镇'), '杏花村');
  const far = tx.org.putBranch(branchFields(elsewhere, 'QH9', { name: '杏花村党支部', fixedDay: '15' }));
  seedMembers(tx, far, [{ name: '秦福贵', posts: ['secretary'] }, { name: '赵六' }]);
  const { townshipId, villageId } = must(tx.org.branch(village.elsewhere));
  tx.org.putAdmin({ number: 'L1', townshipId, post: '联村干部', name: '小联', villageIds: [villageId] });
  tx.org.putAdmin({ number: 'C1', townshipId: null, post: '组织部', name: '郝县', villageIds: [] });
  return { ...village, far };
}

/** The two townships on a bench, and who of them comes to it. */
export interface Townships {
  readonly bench: Bench;
  readonly village: TwoTownships;
  /** An account bound by the slip of this officer or admin; it is not called like them. */
  bound(name: string): Phone;
  /** Plans the Party day of the date's month; over the plan that is there, if there is one. */
  plan(branchId: BranchId, date: string, state?: PartyDayState): void;
  /** Gives 柳河村 so many more branches, 第1组党支部 with 书记1 and so on. */
  addBranches(count: number): void;
}

/** The bench with the two townships; nobody is bound yet. `file`: where its database is, else in memory. */
export async function openTwoTownships({ file = ':memory:' } = {}): Promise<Townships> {
  const bench = await openBench('zh-CN', true, { file });
  const village = bench.write(seedTwoTownships);
  return {
    bench,
    village,
    bound(name) {
      const phone = bench.phone(`小${name.charAt(0)}`);
      const isAdmin = bench.read((tx) => tx.org.admins().some((admin) => admin.name === name));
      bench.bindBySlip(phone, name, isAdmin ? 'admin' : 'officer');
      return phone;
    },
    plan(branchId, date, state = 'planned') {
      bench.write((tx) => {
        writeDay(tx, branchId, date, { state, at: bench.clock.now(), by: 'operator' });
      });
    },
    addBranches(count) {
      bench.write((tx) => {
        const { villageId } = must(tx.org.branch(village.elsewhere));
        for (let at = 1; at <= count; at += 1) {
          const name = `第${String(at)}组党支部`;
          const id = tx.org.putBranch(branchFields(villageId, `X${String(at)}`, { name }));
          seedMembers(tx, id, [{ name: `书记${String(at)}`, posts: ['secretary'] }]);
        }
      });
    },
  };
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
