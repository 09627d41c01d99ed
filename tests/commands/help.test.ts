import { beforeEach, describe, expect, it } from 'vitest';
import { openBench } from '../harness/ingest-bench.ts';
import type { Bench, Phone } from '../harness/ingest-bench.ts';
import { seedMembers, seedVillage } from '../harness/bench-village.ts';

const group = '-1';
let bench: Bench;
let one: Phone;

beforeEach(async () => {
  bench = await openBench();
  bench.write((tx) => seedVillage(tx));
  one = bench.phone('某人');
});

/** Names of the commands on the list behind [全部命令], and that each line has its example. */
function listed(): readonly string[] {
  bench.say(one, '帮助');
  bench.tap(one, '全部命令');
  const [head, ...lines] = bench.last(one).split('\n');
  expect(head).toBe('全部命令：');
  for (const line of lines) expect(line).toMatch(/^\/\w+ .+：.+。例：.+/);
  return lines.map((line) => /^\/(\w+)/.exec(line)?.[1] ?? '');
}

function bindMember(name: string): void {
  bench.say(one, '/start');
  bench.write((tx) => {
    const account = tx.accounts.byUser('telegram', one.userId);
    const [person] = tx.people.personsNamed(name);
    if (!account || !person) throw new Error(`nobody to bind: ${name}`);
    tx.accounts.bind({
      accountId: account.id,
      personId: person.id,
      adminId: null,
      relation: 'self',
      since: bench.clock.now(),
      by: 'operator',
    });
  });
}

describe('/help', () => {
  it('offers six buttons under their 中文 names, and the list', () => {
    bench.bindBySlip(one, '林福贵');
    bench.say(one, '帮助');
    const labels = bench.buttons(one);
    expect(labels.slice(0, 4)).toEqual(['待办', '党日', '到会', '党费']);
    expect(labels).toHaveLength(7);
    expect(labels.at(-1)).toBe('全部命令');
  });

  it('puts first what the post needs: a 党小组长, an organisation officer, the county', () => {
    bench.write((tx) => {
      const branch = tx.org.branchByCode('QH1');
      if (!branch) throw new Error('no branch');
      seedMembers(tx, branch.id, [{ name: '赵组长', posts: ['groupLeader'], group: '第1党小组' }]);
      tx.org.putAdmin({ number: 'C1', townshipId: null, post: '组织部', name: '郝县', villageIds: [] });
    });
    bindMember('赵组长');
    bench.say(one, '帮助');
    expect(bench.last(one)).toContain('党小组长常用的');
    expect(bench.buttons(one)[0]).toBe('到会');
    const [two, three] = [bench.phone('组委'), bench.phone('县里')];
    bench.bindBySlip(two, '陈秀英');
    bench.say(two, '帮助');
    expect(bench.last(two)).toBe('您常用的在下面，点一下或者直接发一句话。');
    bench.bindBySlip(three, '郝县', 'admin');
    bench.say(three, '帮助');
    expect(bench.last(three)).toBe('县里常用的在下面。');
    expect(bench.buttons(three)).toEqual(['简报', '总览', '意见', '待办', '导出', '设置', '全部命令']);
  });

  it('offers the township what it looks at, and tells the county nothing at the start that is not for it', () => {
    bench.write((tx) => {
      const [township] = tx.org.townships();
      if (!township) throw new Error('no township');
      tx.org.putAdmin({ number: 'C1', townshipId: null, post: '组织部', name: '郝县', villageIds: [] });
      tx.org.putAdmin({
        number: 'T9',
        townshipId: township.id,
        post: '组织委员',
        name: '罗艳',
        villageIds: [],
      });
    });
    const [two, three] = [bench.phone('乡镇'), bench.phone('县里')];
    bench.bindBySlip(two, '罗艳', 'admin');
    bench.say(two, '帮助');
    expect(bench.buttons(two)).toEqual(['简报', '待办', '支部', '总览', '邀请码', '主题', '全部命令']);
    bench.say(two, '开始');
    expect(bench.last(two)).toContain('替支部记到会');
    bench.bindBySlip(three, '郝县', 'admin');
    bench.say(three, '开始');
    expect(bench.last(three)).toContain('看全县，发：简报');
    expect(bench.last(three)).not.toMatch(/发：到会|全乡镇/);
  });

  it('names the buttons /name in English', async () => {
    bench = await openBench('en');
    bench.write((tx) => seedVillage(tx));
    bench.say(one, '/help');
    expect(bench.buttons(one).slice(0, 2)).toEqual(['/start', '/iam']);
  });

  it('answers a group privately with the same text and buttons', () => {
    bench.bindBySlip(one, '林福贵');
    bench.say(one, '帮助');
    const alone = [bench.last(one), ...bench.buttons(one)];
    bench.say(one, '帮助', group);
    expect([bench.last(one), ...bench.buttons(one)]).toEqual(alone);
    expect(bench.shown(group)).toEqual([]);
  });

  it('shows no list in the group to those who have no private chat: what is private leads there', () => {
    bench.say(one, '/help', group);
    expect(bench.last(group)).toContain('还不知道您是谁');
    expect(bench.last(group)).not.toContain('全部命令：');
    expect(bench.buttons(group)).toContain('全部命令');
    expect(bench.urls(group)).toContain('https://t.me/bot?start=help');
    expect(() => bench.tap(one, '全部命令', group)).toThrow('no button');
    expect(() => bench.tap(one, '隐私', group)).toThrow('no button');
  });
});

describe('[全部命令]', () => {
  const everyone = ['help', 'iam', 'mute', 'privacy', 'start', 'unbind'];

  it('lists to unknown accounts what is open to anyone', () => {
    const names = listed();
    expect(names).toEqual(expect.arrayContaining(everyone));
    for (const name of ['me', 'leave', 'attend', 'undo', 'todo', 'bind', 'digest'])
      expect(names).not.toContain(name);
  });

  it('adds the own things of members', () => {
    bindMember('张三');
    const names = listed();
    expect(names).toEqual(expect.arrayContaining([...everyone, 'me', 'leave']));
    for (const name of ['attend', 'undo', 'partyday', 'todo', 'digest']) expect(names).not.toContain(name);
  });

  it('adds those of the branch for officers', () => {
    bench.bindBySlip(one, '林福贵');
    const names = listed();
    expect(names).toEqual(
      expect.arrayContaining([...everyone, 'me', 'leave', 'attend', 'undo', 'partyday', 'todo', 'bind']),
    );
    expect(names).not.toContain('digest');
  });

  it('adds those of the township for admins, who record on behalf of branches', () => {
    bench.bindBySlip(one, '罗艳', 'admin');
    const names = listed();
    expect(names).toEqual(expect.arrayContaining([...everyone, 'digest', 'todo', 'attend', 'undo']));
    for (const name of ['me', 'leave', 'partyday']) expect(names).not.toContain(name);
  });
});
