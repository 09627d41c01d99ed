import { beforeEach, expect, it } from 'vitest';
import type { Bench } from '../harness/ingest-bench.ts';
import { loseRights, openTwoTownships } from '../harness/two-townships.ts';
import type { Townships } from '../harness/two-townships.ts';

/* Whoever may not tap any more reads whose business it is. */

const township = '这件事由乡镇的同志来办。';
let townships: Townships;
let bench: Bench;

beforeEach(async () => {
  townships = await openTwoTownships();
  ({ bench } = townships);
});

it('names the township to a former admin', () => {
  const admin = townships.bound('罗艳');
  bench.say(admin, '支部 石桥第一');
  loseRights(bench, admin);
  expect(bench.tap(admin, '看名单').answer).toBe(township);
});

it('tells a 联村干部 of a village that is not his any more whom to ask', () => {
  const linked = townships.bound('小联');
  bench.say(linked, '支部 柳河');
  bench.write((tx) => {
    const branch = tx.org.branch(townships.village.first);
    if (!branch) throw new Error('no branch');
    const { townshipId, villageId } = branch;
    tx.org.putAdmin({ number: 'L1', townshipId, post: '联村干部', name: '小联', villageIds: [villageId] });
  });
  expect(bench.tap(linked, '看名单').answer).toBe('这不归您管，有事请找乡镇组织委员。');
});

it('names the county to a former admin of it', () => {
  const county = townships.bound('郝县');
  const member = bench.phone('路人');
  bench.say(member, '意见 签到卡发得太晚了');
  bench.tap(member, '不署名送出');
  bench.say(county, '意见');
  loseRights(bench, county);
  expect(bench.tap(county, '已阅 1').answer).toBe('这件事由县里的同志来办。');
});
