import { beforeEach, describe, expect, it } from 'vitest';
import { openBench } from '../harness/ingest-bench.ts';
import type { Bench, Phone } from '../harness/ingest-bench.ts';
import { seedMembers, seedVillage } from '../harness/bench-village.ts';
import type { Village } from '../harness/bench-village.ts';

const group = '-100';
let bench: Bench;
let village: Village;
let lin: Phone;

beforeEach(async () => {
  bench = await openBench();
  village = bench.write((tx) => seedVillage(tx));
  lin = bench.phone('老林');
  bench.bindBySlip(lin, '林福贵');
});

const served = (id = group) =>
  bench.read((tx) => {
    const chat = tx.chats.byExternal('telegram', id);
    return chat ? tx.chats.branchesOf(chat.id) : [];
  });
const audience = () => bench.read((tx) => tx.chats.byExternal('telegram', group)?.audience);
const token = () => bench.urls(lin)[0]?.split('startgroup=')[1] ?? '';

describe('登记本群', () => {
  it('asks who is in the group and then introduces itself, in one message', () => {
    bench.say(lin, '登记本群', group);
    expect(bench.last(group)).toContain('群里只有党员吗？');
    expect(bench.buttons(group)).toEqual(['只有党员', '也有群众']);
    bench.tap(lin, '只有党员', group);
    expect(served()).toEqual([village.first]);
    expect(audience()).toBe('members');
    expect(bench.shown(group)).toHaveLength(1);
    for (const part of ['青禾县', '石桥村第一党支部', '只记', '退出', '不方便点的不用点'])
      expect(bench.last(group)).toContain(part);
    expect(bench.buttons(group)).toEqual([]);
  });

  it('remembers since when: steps already past are not caught up', () => {
    bench.say(lin, '/bind', group);
    bench.tap(lin, '也有群众', group);
    expect(bench.read((tx) => tx.chats.servedSince(village.first)?.since)).toBe(bench.clock.now());
    expect(audience()).toBe('mixed');
    expect(bench.urls(group)).toEqual(['https://t.me/bot?start=hello']);
  });

  it('takes the answer from an officer of the branch only', () => {
    bench.say(lin, '/bind', group);
    const stranger = bench.phone('群众');
    expect(bench.tap(stranger, '只有党员', group).answer).toContain('书记');
    const zhao = bench.phone('小赵');
    bench.bindBySlip(zhao, '赵静');
    expect(bench.tap(zhao, '只有党员', group).answer).toContain('书记');
    expect(served()).toEqual([]);
    expect(bench.read((tx) => tx.audit.entries().filter(({ action }) => action === 'refused'))).toHaveLength(
      2,
    );
  });

  it('adds the second branch of the village without asking again', () => {
    bench.say(lin, '/bind', group);
    bench.tap(lin, '只有党员', group);
    const zhao = bench.phone('小赵');
    bench.bindBySlip(zhao, '赵静');
    bench.say(zhao, '/bind', group);
    expect(bench.last(zhao)).toContain('✓ 登记好了，这个群现在管：石桥村第一党支部、石桥村第二党支部。');
    expect(served()).toEqual([village.first, village.second]);
    expect(bench.shown(group)).toHaveLength(1);
    expect(bench.last(group)).toContain('石桥村第一党支部、石桥村第二党支部');
  });

  it('refuses a branch of another village', () => {
    bench.say(lin, '/bind', group);
    bench.tap(lin, '只有党员', group);
    const sun = bench.phone('老孙');
    bench.bindBySlip(sun, '孙大伟');
    bench.say(sun, '/bind', group);
    expect(bench.last(sun)).toContain('这个群已经登记给石桥村');
    expect(served()).toEqual([village.first]);
  });

  it('moves a branch from another group only when told so', () => {
    bench.say(lin, '/bind', group);
    bench.tap(lin, '只有党员', group);
    bench.say(lin, '/bind', '-200');
    expect(bench.last('-200')).toContain('已经登记在另一个群');
    bench.tap(lin, '不换', '-200');
    expect(bench.last('-200')).toContain('没有换');
    bench.say(lin, '/bind', '-200');
    bench.tap(lin, '换到这个群', '-200');
    bench.tap(lin, '也有群众', '-200');
    expect(served('-200')).toEqual([village.first]);
    expect(served()).toEqual([]);
  });

  it('offers a 党总支书记 every branch of the village at once', () => {
    const zhou = bench.phone('老周');
    bench.bindBySlip(zhou, '周国强');
    bench.say(zhou, '/bind', group);
    expect(bench.buttons(group)).toEqual(['石桥村第一党支部', '石桥村第二党支部', '都登记']);
    bench.tap(zhou, '都登记', group);
    bench.tap(zhou, '只有党员', group);
    expect(served()).toEqual([village.first, village.second]);
  });

  it('asks an officer of two branches which one, and keeps villages apart', () => {
    bench.write((tx) =>
      seedMembers(tx, village.first, [
        { name: '吴二', posts: ['secretary'], alsoBranches: [village.elsewhere] },
      ]),
    );
    const wu = bench.phone('老吴');
    bench.bindBySlip(wu, '吴二');
    bench.say(wu, '/bind', group);
    expect(bench.buttons(group)).toEqual(['石桥村第一党支部', '柳河村党支部']);
    bench.tap(wu, '柳河村党支部', group);
    bench.tap(wu, '只有党员', group);
    expect(served()).toEqual([village.elsewhere]);
  });

  it('lets the officer say later that the people in the group have changed', () => {
    bench.say(lin, '/bind', group);
    bench.tap(lin, '只有党员', group);
    bench.say(lin, '/bind', group);
    expect(bench.last(lin)).toContain('这个群已经登记好了');
    expect(bench.tap(lin, '也有群众').answer).toContain('签到私下办');
    expect(audience()).toBe('mixed');
    expect(bench.last(group)).toContain('群里只发通知');
  });

  it('is for officers, by themselves, in their own words', () => {
    const stranger = bench.phone('群众');
    bench.say(stranger, '/bind', group);
    expect(bench.last(group)).toBe('这件事由书记、副书记或组织委员来办。');
    bench.say(lin, '/bind', group, { secondHand: true });
    expect(bench.last(lin)).toContain('转发来的话不算数');
    bench.say(lin, '/bind', group, { sender: { kind: 'anonymous', userId: '1087968824', name: 'Group' } });
    expect(bench.last(group)).toContain('看不出是谁发的');
    expect(served()).toEqual([]);
  });

  it('says of an answered question that it is out of date', () => {
    bench.say(lin, '/bind', group);
    const asked = bench.shown(group).at(-1);
    const [target] = (asked?.content.buttons ?? []).flat().map((button) => button.target);
    bench.tap(lin, '只有党员', group);
    const data = target && 'data' in target ? target.data : '';
    expect(bench.tapData(lin, group, asked?.messageId ?? '', data).answer).toContain('过期');
  });
});

describe('the start link into the group', () => {
  it('asks at once, works once, and leaves no hint behind', () => {
    const link = token();
    bench.standing(lin, group, 'present');
    bench.say(lin, `/start@bot ${link}`, group);
    expect(bench.last(group)).toContain('群里只有党员吗？');
    bench.clock.advanceBy(60_000);
    bench.phones.deliver();
    expect(bench.last(lin)).not.toContain('我进群了');
    bench.say(lin, `/start@bot ${link}`, '-200');
    expect(bench.last('-200')).toContain('这个链接用过或者过期了');
  });

  it('gives no right: somebody else is only told how to go on', () => {
    const link = token();
    const stranger = bench.phone('群众');
    bench.say(stranger, `/start@bot ${link}`, group);
    expect(bench.last(group)).toContain('登记本群');
    expect(bench.buttons(group)).toEqual([]);
    bench.say(lin, `/start@bot ${link}`, group);
    expect(bench.last(group)).toContain('群里只有党员吗？');
  });
});

describe('the bot in a group', () => {
  it('tells the officer who added it without a link what to do', () => {
    bench.standing(lin, group, 'present');
    expect(bench.last(lin)).not.toContain('我进群了');
    bench.clock.advanceBy(20_000);
    bench.phones.deliver();
    expect(bench.last(lin)).toContain('我进群了');
    expect(bench.tap(lin, '登记这个群').answer).toContain('到群里点一下');
    expect(bench.last(group)).toContain('群里只有党员吗？');
  });

  it('says nothing to anybody else, and goes on where it served before', () => {
    bench.standing(bench.phone('群众'), group, 'present');
    expect(bench.shown(group)).toEqual([]);
    bench.say(lin, '/bind', group);
    bench.tap(lin, '只有党员', group);
    const before = bench.phones.messages.length;
    bench.standing(lin, group, 'left');
    bench.standing(lin, group, 'present');
    expect(served()).toEqual([village.first]);
    expect(bench.phones.messages).toHaveLength(before);
  });
});
