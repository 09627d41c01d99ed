import { beforeEach, describe, expect, it } from 'vitest';
import { entriesOf, group, hold, numbersOf, openBoundBranch } from '../harness/bound-branch.ts';
import type { BoundBranch } from '../harness/bound-branch.ts';
import type { Phone } from '../harness/ingest-bench.ts';

let bench: BoundBranch['bench'];
let village: BoundBranch['village'];
let lin: BoundBranch['lin'];

beforeEach(async () => {
  ({ bench, village, lin } = await openBoundBranch());
});

describe('我是', () => {
  const claimed = '收到，等书记同意就算数';

  it('in the group puts the name before the officer', () => {
    const fu = bench.phone('阿福');
    bench.say(fu, '我是张三', group);
    expect(bench.last(group)).toBe(claimed);
    expect(bench.last(lin)).toContain('阿福 → 张三');
    bench.tap(lin, '全部同意');
    expect(numbersOf(bench, fu)).toEqual(['N0003']);
    bench.say(fu, '我是张三');
    expect(bench.last(fu)).toBe('您是石桥村第一党支部的张三，已经登记好了。');
  });

  it('answers the same whether the name is on a roster or not', () => {
    const stranger = bench.phone('阿福');
    bench.say(stranger, '我是石桥村张三');
    expect(bench.last(stranger)).toBe(claimed);
    const other = bench.phone('阿贵');
    bench.say(other, '我是石桥村没有这人');
    expect(bench.last(other)).toBe(claimed);
    expect(bench.buttons(lin)).toContain('选人：阿贵（自称没有这人）');
    bench.say(other, '我是石桥村王军');
    expect(bench.last(other)).toBe(claimed);
    expect(bench.last(lin)).toContain('有2个账号');
    expect(bench.buttons(lin)).toContain('选人：阿贵（自称王军）');
  });

  it('asks for the village when the account was never seen and the name is not the only one of the county', () => {
    const stranger = bench.phone('阿福');
    bench.say(stranger, '我是王军');
    expect(bench.last(stranger)).toContain('请写上村名');
    bench.say(stranger, '我是张三');
    expect(bench.last(stranger)).toBe(claimed);
    expect(bench.last(lin)).toContain('阿福 → 张三');
  });

  it('asks a member of the group which of the namesakes, privately', () => {
    const wang = bench.phone('军');
    hold(bench, wang);
    bench.say(wang, '我是王军');
    expect(bench.buttons(wang)).toEqual(['大王军', '王军(第2党小组)']);
    expect(bench.tap(wang, '大王军').answer).toBe(claimed);
    expect(bench.last(lin)).toContain('军 → 大王军');
  });

  it('counts the later of two names', () => {
    const fu = bench.phone('阿福');
    bench.say(fu, '我是张三', group);
    bench.say(fu, '我是李桂花', group);
    expect(bench.last(lin)).toContain('阿福 → 李桂花');
    expect(bench.last(lin)).toContain('有1个账号');
  });

  it('reaches the officer of a branch that has no group', () => {
    const sun = bench.phone('老孙');
    bench.bindBySlip(sun, '孙大伟');
    const qian = bench.phone('阿多');
    bench.say(qian, '我是柳河村钱多');
    expect(bench.last(sun)).toContain('阿多 → 钱多');
    bench.tap(sun, '全部同意');
    expect(numbersOf(bench, qian)).toEqual(['N0011']);
  });

  it('needs a name, and a group that serves a branch', () => {
    const fu = bench.phone('阿福');
    bench.say(fu, '我是');
    expect(bench.last(fu)).toContain('例如：我是张三');
    bench.say(fu, '我是张三', '-900');
    expect(bench.last(fu)).toContain('/bind');
  });
});

describe('认领', () => {
  const reply = (author: Phone) => ({
    repliesTo: {
      messageId: '1',
      toThisBot: false,
      sender: { kind: 'person' as const, userId: author.userId, name: author.name },
    },
  });

  it('binds the author at once and turns held taps into entries', () => {
    const fu = bench.phone('阿福');
    hold(bench, fu);
    const message = bench.say(lin, '/bind 张三', group, reply(fu));
    expect(bench.phones.reactions).toEqual([`${message.messageId}👌`]);
    expect(numbersOf(bench, fu)).toEqual(['N0003']);
    expect(entriesOf(bench, village.first)).toHaveLength(1);
  });

  it('asks which namesake, and asks back for a homophone', () => {
    const wang = bench.phone('军');
    bench.say(lin, '认领 王军', group, reply(wang));
    expect(bench.buttons(lin)).toEqual(['大王军', '王军(第2党小组)']);
    expect(bench.tap(lin, '大王军').answer).toBe('✓ 记下了，是大王军');
    bench.say(lin, '认领 大王军', group, reply(bench.phone('军的新手机')));
    expect(bench.last(lin)).toContain('大王军已经绑了别的账号');
    expect(numbersOf(bench, wang)).toEqual(['N0005']);
    const gui = bench.phone('花');
    bench.say(lin, '认领 李贵花', group, reply(gui));
    expect(bench.last(lin)).toContain('是李桂花吗');
    bench.tap(lin, '李桂花');
    expect(numbersOf(bench, gui)).toEqual(['N0004']);
  });

  it('says what is wrong', () => {
    bench.say(lin, '认领 张三', group);
    expect(bench.last(lin)).toContain('选“回复”');
    bench.say(lin, '认领 没这人', group, reply(bench.phone('谁')));
    expect(bench.last(lin)).toContain('名册里没有“没这人”');
    const zhang = bench.phone('三');
    bench.say(lin, '认领 张三', group, reply(zhang));
    bench.say(lin, '认领 李桂花', group, reply(zhang));
    expect(bench.last(lin)).toContain('这个账号已经绑了别的党员');
    expect(numbersOf(bench, zhang)).toEqual(['N0003']);
  });

  it('puts a new account in the place of a lost one only when told so, and never of an officer', () => {
    const zhang = bench.phone('三');
    const fresh = bench.phone('三的新手机');
    bench.say(lin, '认领 张三', group, reply(zhang));
    bench.say(lin, '认领 张三', group, reply(fresh));
    expect(numbersOf(bench, fresh)).toEqual([]);
    bench.tap(lin, '换成这个账号');
    expect(numbersOf(bench, fresh)).toEqual(['N0003']);
    expect(numbersOf(bench, zhang)).toEqual([]);
    const chen = bench.phone('小陈');
    bench.bindBySlip(chen, '陈秀英');
    bench.say(lin, '认领 陈秀英', group, reply(bench.phone('生人')));
    expect(bench.last(lin)).toContain('要用绑定单');
    expect(bench.buttons(lin)).toEqual([]);
  });

  it('is for officers of the group’s branches', () => {
    const sun = bench.phone('老孙');
    bench.bindBySlip(sun, '孙大伟');
    const fu = bench.phone('阿福');
    bench.say(sun, '认领 张三', group, reply(fu));
    expect(bench.last(sun)).toContain('书记');
    expect(numbersOf(bench, fu)).toEqual([]);
  });
});
