import { beforeEach, describe, expect, it } from 'vitest';
import { inviteOfficers } from '../../../src/cases/binding/invite-officers.ts';
import type { BranchId } from '../../../src/domain/ids.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { loadActor } from '../../../src/runtime/load-actor.ts';
import { momentIn } from '../../../src/runtime/world.ts';
import type { Bench, Phone } from '../../harness/ingest-bench.ts';
import { openTwoTownships } from '../../harness/two-townships.ts';
import type { Townships, TwoTownships } from '../../harness/two-townships.ts';

/* [转发邀请]: what a list of the township offers for one branch. */

let townships: Townships;
let bench: Bench;
let village: TwoTownships;
let admin: Phone;

beforeEach(async () => {
  townships = await openTwoTownships();
  ({ bench, village } = townships);
  admin = townships.bound('罗艳');
  bench.clock.advanceBy(31 * 86_400_000);
});

function invite(...branchIds: readonly BranchId[]): Outcome {
  return bench.write((tx) => {
    const moment = momentIn(bench.world, tx);
    const account = tx.accounts.byUser('telegram', admin.userId);
    const chat = tx.chats.byExternal('telegram', admin.userId);
    if (!account || !chat) throw new Error('the admin is not there');
    return inviteOfficers({ ...moment, chat, actor: loadActor(tx, account, moment.today) }, branchIds);
  });
}

const heads = ({ messages = [] }: Outcome) => messages.map(({ content }) => content.text.split('\n')[0]);

describe('the invitations of a branch', () => {
  it('are one message for each officer who is not connected', () => {
    townships.bound('林福贵');
    bench.clock.advanceBy(2 * 3_600_000);
    const outcome = invite(village.first);
    expect(heads(outcome)).toEqual([
      '石桥村第一党支部组织委员陈秀英同志：',
      '石桥村第二党支部书记周国强同志：',
    ]);
    expect(outcome.reply?.text).toContain('下面来2条');
  });

  it('are not made twice within the hour: the second would void the first', () => {
    expect(heads(invite(village.elsewhere))).toHaveLength(1);
    const again = invite(village.elsewhere);
    expect(heads(again)).toEqual([]);
    expect(again.reply?.text).toContain('一小时内已经做过');
    bench.clock.advanceBy(3_600_000);
    expect(heads(invite(village.elsewhere))).toHaveLength(1);
  });

  it('are not made where everybody is connected, where nobody holds a post, or for another township', () => {
    townships.bound('孙大伟');
    expect(invite(village.elsewhere).reply?.text).toBe('已经连上助手了，不用发。');
    expect(invite(village.far).reply?.text).toContain('名册上没有书记');
    expect(heads(invite(village.far))).toEqual([]);
  });
});
