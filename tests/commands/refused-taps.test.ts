import { beforeEach, expect, it } from 'vitest';
import { openBench } from '../harness/ingest-bench.ts';
import type { Bench } from '../harness/ingest-bench.ts';
import { loseRights, seedTwoTownships } from '../harness/two-townships.ts';
import type { TwoTownships } from '../harness/two-townships.ts';

/* Whoever may not tap any more reads whose business it is. */

const township = '这件事由乡镇的同志来办。';
let bench: Bench;
let village: TwoTownships;

beforeEach(async () => {
  bench = await openBench();
  village = bench.write(seedTwoTownships);
});

it('names the township to a former admin', () => {
  const admin = bench.phone('小罗');
  bench.bindBySlip(admin, '罗艳', 'admin');
  bench.say(admin, '支部 石桥第一');
  loseRights(bench, admin);
  expect(bench.tap(admin, '看名单').answer).toBe(township);
});

it('tells a 联村干部 of a village that is not his any more whom to ask', () => {
  const linked = bench.phone('小联');
  bench.bindBySlip(linked, '小联', 'admin');
  bench.say(linked, '支部 柳河');
  bench.write((tx) => {
    const branch = tx.org.branch(village.first);
    if (!branch) throw new Error('no branch');
    const { townshipId, villageId } = branch;
    tx.org.putAdmin({ number: 'L1', townshipId, post: '联村干部', name: '小联', villageIds: [villageId] });
  });
  expect(bench.tap(linked, '看名单').answer).toBe('这不归您管，有事请找乡镇组织委员。');
});

it('names the county to a former admin of it', () => {
  const county = bench.phone('县里');
  const member = bench.phone('路人');
  bench.bindBySlip(county, '郝县', 'admin');
  bench.say(member, '意见 签到卡发得太晚了');
  bench.tap(member, '不署名送出');
  bench.say(county, '意见');
  loseRights(bench, county);
  expect(bench.tap(county, '已阅 1').answer).toBe('这件事由县里的同志来办。');
});
