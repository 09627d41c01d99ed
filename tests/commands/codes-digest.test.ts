import { beforeEach, expect, it } from 'vitest';
import type { Bench, Phone } from '../harness/ingest-bench.ts';
import { openTwoTownships } from '../harness/two-townships.ts';
import type { Townships } from '../harness/two-townships.ts';

/* [转发邀请] of the digest: what it says, whom it marks, and how many it sends. */

let townships: Townships;
let bench: Bench;
let admin: Phone;

beforeEach(async () => {
  townships = await openTwoTownships();
  ({ bench } = townships);
  admin = townships.bound('罗艳');
});

const invitations = () => bench.shown(admin).filter(({ content }) => content.text.includes('认一下身份'));
const digest = () =>
  bench.shown(admin).find(({ content }) => content.text.startsWith('望禾镇11月主题党日简报'))?.content.text ??
  '';
const marked = () => digest().split('（邀请已给您）').length - 1;

it('says truthfully that codes were made lately, by whomever, and marks nobody as invited', () => {
  bench.slip('林福贵');
  bench.say(admin, '简报');
  const { answer } = bench.tap(admin, '转发3个支部的邀请');
  expect(answer).toBe(
    '一小时内已经做过（在上面，或者是绑定单、别的同志做的），请先用那个。要重新做，请发：邀请码',
  );
  expect(invitations()).toEqual([]);
  expect(marked()).toBe(0);
});

it('marks only the branches of which somebody is invited', () => {
  bench.slip('林福贵');
  townships.addBranches(1);
  bench.say(admin, '简报');
  bench.tap(admin, '转发4个支部的邀请');
  expect(invitations()).toHaveLength(1);
  expect(digest()).toContain('第1组支部（邀请已给您）');
  expect(marked()).toBe(1);
});

it('sends twenty a tap, and the rest when it is asked again', () => {
  townships.addBranches(27);
  bench.say(admin, '简报');
  const { answer } = bench.tap(admin, '转发30个支部的邀请');
  expect(answer).toContain('还有12人的没发，这些转完了再来一次。');
  expect(invitations()).toHaveLength(20);
  expect(marked()).toBe(18);
});
