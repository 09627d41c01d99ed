import type {
  BranchId,
  ChatId,
  ClaimId,
  Instant,
  PartyDayId,
  PersonId,
  TownshipId,
  VillageId,
} from '../../src/domain/ids.ts';
import type { Account } from '../../src/ports/store/accounts.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import { branchFields, must } from '../contract/store-seed.ts';
import { seedMembers } from '../harness/bench-village.ts';
import type { Member } from '../harness/bench-village.ts';
import { privateAccount } from '../harness/bound-account.ts';
import { writeDay } from '../harness/written-day.ts';

/** Every kind of standing there is, seen from 石桥村第一党支部. */
export const kinds = [
  '陌生账号',
  '党员',
  '党小组长',
  '书记',
  '副书记',
  '组织委员',
  '宣传委员',
  '纪检委员',
  '党总支书记',
  '兼任书记',
  '转出的书记',
  '另一支部的党员',
  '另一支部的党小组长',
  '另一支部的书记',
  '另一村的书记',
  '另一乡镇的书记',
  '乡镇管理员',
  '联村干部',
  '联系另一村的干部',
  '另一乡镇的管理员',
  '县管理员',
] as const;
export type Kind = (typeof kinds)[number];

export interface Stage {
  /** 石桥村第一党支部: what the matrix is about. */
  readonly first: BranchId;
  readonly partyDay: PartyDayId;
  /** An ordinary member of it, not bound. */
  readonly member: PersonId;
  readonly claim: ClaimId;
  /** Serves the first branch alone. */
  readonly group: ChatId;
  readonly accounts: Readonly<Record<Kind, Account>>;
  privateChatOf(kind: Kind): ChatId;
}

const longAgo = 0 as Instant;

/** Two townships, three villages, four branches, and one bound account of each kind. */
export function setStage(tx: Tx): Stage {
  tx.org.putCounty('青禾县');
  const own = tx.org.putTownship('望河镇');
  const other = tx.org.putTownship('双泉镇');
  const bridge = tx.org.putVillage(own, '石桥村');
  const river = tx.org.putVillage(own, '柳河村');
  const branch = (code: string, villageId: VillageId, name: string) =>
    tx.org.putBranch(branchFields(villageId, code, { name, fixedDay: '15' }));
  const first = branch('QH1', bridge, '石桥村第一党支部');
  const second = branch('QH2', bridge, '石桥村第二党支部');
  const elsewhere = branch('QH3', river, '柳河村党支部');
  const far = branch('QH4', tx.org.putVillage(other, '杏花村'), '杏花村党支部');

  const member = addPerson(tx, '张三', { branch: first });
  const people: Partial<Record<Kind, PersonId>> = {
    党员: addPerson(tx, '李四', { branch: first }),
    党小组长: addPerson(tx, '王小组', { branch: first, posts: ['groupLeader'], group: '第1党小组' }),
    书记: addPerson(tx, '林福贵', { branch: first, posts: ['secretary'] }),
    副书记: addPerson(tx, '赵静', { branch: first, posts: ['deputySecretary'] }),
    组织委员: addPerson(tx, '陈秀英', { branch: first, posts: ['organisation'] }),
    宣传委员: addPerson(tx, '周彩霞', { branch: first, posts: ['publicity'] }),
    纪检委员: addPerson(tx, '吴建国', { branch: first, posts: ['discipline'] }),
    党总支书记: addPerson(tx, '郑长顺', { branch: second, posts: ['generalSecretary'] }),
    兼任书记: addPerson(tx, '冯玉珍', { branch: elsewhere, posts: ['secretary'], alsoBranches: [first] }),
    转出的书记: addPerson(tx, '蒋大伟', { branch: first, posts: ['secretary'], status: 'transferred' }),
    另一支部的党员: addPerson(tx, '沈桂花', { branch: second }),
    另一支部的党小组长: addPerson(tx, '韩晓东', {
      branch: second,
      posts: ['groupLeader'],
      group: '第1党小组',
    }),
    另一支部的书记: addPerson(tx, '杨国强', { branch: second, posts: ['secretary'] }),
    另一村的书记: addPerson(tx, '朱秀英', { branch: elsewhere, posts: ['secretary'] }),
    另一乡镇的书记: addPerson(tx, '秦福贵', { branch: far, posts: ['secretary'] }),
  };
  const admin = (number: string, townshipId: TownshipId | null, villageIds: readonly VillageId[] = []) =>
    tx.org.putAdmin({ number, townshipId, post: '组织委员', name: `管理${number}`, villageIds });
  const admins: Partial<Record<Kind, ReturnType<typeof admin>>> = {
    乡镇管理员: admin('T01', own),
    联村干部: admin('T02', own, [bridge]),
    联系另一村的干部: admin('T03', own, [river]),
    另一乡镇的管理员: admin('T04', other),
    县管理员: admin('C01', null),
  };

  const accounts = Object.fromEntries(
    kinds.map((kind, at) => {
      const userId = String(5_000 + at);
      const { accountId } = privateAccount(tx, userId, kind);
      const personId = people[kind] ?? null;
      const adminId = admins[kind] ?? null;
      const relation = adminId === null ? 'self' : 'admin';
      if (personId !== null || adminId !== null)
        tx.accounts.bind({ accountId, personId, adminId, relation, since: longAgo, by: 'operator' });
      const account = tx.accounts.account(accountId);
      if (!account) throw new Error(`no account of ${kind}`);
      return [kind, account];
    }),
  ) as Record<Kind, Account>;

  const group = tx.chats.ensure('telegram', { externalId: '-100', kind: 'group' }).id;
  tx.chats.serve(group, first, longAgo);
  tx.chats.setAudience(group, 'members');
  const partyDay = writeDay(tx, first, '2026-11-10', { at: longAgo, by: 'operator' }).id;
  const claim = tx.accounts.addClaim({
    accountId: tx.accounts.ensure('telegram', '6000', '老张').id,
    chatId: group,
    personId: null,
    relation: 'self',
    at: longAgo,
  });
  return {
    first,
    partyDay,
    member,
    claim,
    group,
    accounts,
    privateChatOf(kind) {
      const { privateChatId } = accounts[kind];
      if (privateChatId === null) throw new Error(`${kind} has no private chat`);
      return privateChatId;
    },
  };
}

interface Standing extends Omit<Member, 'name'> {
  readonly branch: BranchId;
}

function addPerson(tx: Tx, name: string, { branch, ...standing }: Standing): PersonId {
  return must(seedMembers(tx, branch, [{ name, status: 'formal', ...standing }])[0]);
}
