import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { settingFor } from '../../src/cases/settings/effective.ts';
import type { Person } from '../../src/rehearsal/people/handles.ts';
import { bindAbove } from '../harness/above.ts';
import type { Above } from '../harness/above.ts';
import { openBranchTalk } from '../harness/branch-talk.ts';
import type { BranchTalk } from '../harness/branch-talk.ts';

/* 设置, as a conversation: the county, the township and the branch each set their own, and what counts is the nearest. */

let at: BranchTalk;
let above: Above;

beforeEach(async () => {
  at = await openBranchTalk();
  above = await bindAbove(at.talk);
});
async function ask(person: Person, words: string): Promise<string> {
  at.rehearsal.people.say(person, 'bot', words);
  await at.talk.settle();
  return at.rehearsal.lastMessage(person, { fromBot: true })?.text ?? '';
}

const changes = () =>
  at.talk.app().store.read((tx) =>
    tx.audit
      .entries()
      .filter(({ action }) => action === 'settings.set')
      .map(({ subject, detail }) => [subject, detail['key'], detail['old'], detail['new']]),
  );

describe('设置', () => {
  it('counts branch before township before county before default, says where from, and is written down', async () => {
    const own = () => ask(at.secretary, '设置 通知提前天数');
    expect(await own()).toContain('石桥村党支部，通知提前天数：5天（默认）');
    expect(await ask(above.county, '设置 通知提前天数 7天')).toBe(
      '✓ 全县，通知提前天数：5天（默认） → 7天（全县）',
    );
    expect(await own()).toContain('7天（全县）');
    expect(await ask(above.township, '设置通知提前天数六天')).toBe(
      '✓ 望河镇，通知提前天数：7天（全县） → 6天（本乡镇）',
    );
    expect(await own()).toContain('6天（本乡镇）');
    expect(await ask(at.secretary, '设置 通知 4')).toBe(
      '✓ 石桥村党支部，通知提前天数：6天（本乡镇） → 4天（本支部）',
    );
    expect(await ask(at.secretary, '设置 通知提前天数 4天')).toContain('已经是：4天（本支部）');
    expect(await ask(above.township, '设置 通知提前天数 恢复')).toBe(
      '✓ 望河镇，通知提前天数：6天（本乡镇） → 7天（全县）',
    );
    expect(await own()).toContain('4天（本支部）');
    expect(await ask(at.secretary, '设置 通知提前天数 恢复')).toBe(
      '✓ 石桥村党支部，通知提前天数：4天（本支部） → 7天（全县）',
    );
    const township = changes()[1]?.[0];
    expect(township).toMatch(/^township:\d+$/);
    expect(changes()).toEqual([
      ['county', 'noticeDays', '5, default', '7, county'],
      [township, 'noticeDays', '7, county', '6, township'],
      ['branch:SQ01', 'noticeDays', '6, township', '4, branch'],
      [township, 'noticeDays', '6, township', '7, county'],
      ['branch:SQ01', 'noticeDays', '4, branch', '7, county'],
    ]);
    const list = await ask(at.secretary, '设置');
    expect(list).toContain('党日：每月15日（本支部）');
    expect(list).toContain('地点：村委会（本支部）');
    expect(list).toContain('线上参加：否（默认）');
    expect(list).toContain('转场月份：6月到10月（默认）');
    expect(await ask(above.county, '设置')).not.toContain('党日：每月');
    expect(at.rehearsal.violations()).toEqual([]);
  });

  it('reaches the figures about people: reviews, probations, contacts, reminders', async () => {
    await ask(above.county, '设置 复核月数 3个月');
    const away = at.members[5]?.name ?? '';
    expect(await ask(at.secretary, `党员 ${away} 外出`)).toMatch(/2027年2月\d+日/);
    expect(await ask(at.secretary, `党员 ${away}`)).toContain('2027年2月');
    expect(await ask(at.secretary, '设置 提醒次数 三次')).toContain('要在0到2之间');
    expect(await ask(at.secretary, '设置 转正提前天数 60天')).toContain('30天（默认） → 60天（本支部）');
    expect(await ask(at.secretary, '设置 联系收尾天数 20')).toContain('10天（默认） → 20天（本支部）');
  });

  it('has the digests by township and county, not by branch', async () => {
    expect(await ask(at.secretary, '设置 简报时间 10点')).toBe('“简报时间”由乡镇或者县里定。');
    await ask(above.county, '设置 简报时间 10点');
    await ask(above.township, '设置 简报间隔天数 五天');
    await ask(above.township, '设置 简报终稿日期 5日');
    await at.plan();
    const digest = () =>
      at.rehearsal.messages(above.township).filter(({ text }) => text.includes('主题党日简报')).length;
    await at.talk.advanceTo('2026-11-20', '09:30');
    expect(digest()).toBe(0);
    await at.talk.advanceTo('2026-11-20', '10:00');
    expect(digest()).toBe(1);
    await at.talk.advanceTo('2026-12-05', '09:30');
    expect(digest()).toBe(1);
    await at.talk.advanceTo('2026-12-05', '10:00');
    expect(digest()).toBe(2);
  });

  it('says in one sentence what is wrong, with an example that works', async () => {
    expect(await ask(at.secretary, '设置 通知提前天数 100天')).toBe(
      '“通知提前天数”写了100，要在1到15之间。例如：设置 通知提前天数 7天',
    );
    expect(await ask(at.secretary, '设置 时间 3点')).toContain('“3点”没看懂');
    expect(await ask(at.secretary, '设置 天气 好')).toContain('没有“天气”这一项');
    expect(await ask(above.township, '设置 党日 15日')).toContain('由每个支部自己定');
    expect(await ask(at.secretary, '设置 党日 恢复')).toContain('总要有一个');
    expect(changes()).toEqual([]);
    const member = at.members[3] as Person;
    at.rehearsal.people.pressStart(member);
    expect(await ask(member, '设置 线上参加 是')).toContain('由书记、副书记或组织委员来办');
  });

  it('falls back to the default where a stored value cannot be used', async () => {
    at.talk.app().store.write((tx) => {
      tx.settings.put(
        { level: 'county', scopeId: 0, key: 'closeHours', value: '-7' },
        at.talk.clock.now(),
        't',
      );
    });
    expect(await ask(at.secretary, '设置 结束登记')).toContain('3小时（默认）');
  });

  it('writes what the roster has into its row: a later file reports a conflict and does not overwrite', async () => {
    expect(await ask(at.secretary, '设置 党日 20号')).toBe(
      '✓ 石桥村党支部，党日：每月15日（本支部） → 每月20日（本支部）',
    );
    await ask(at.secretary, '设置 地点 文化广场');
    expect(changes().map(([, key, , value]) => [key, value])).toEqual([
      ['fixedDay', '20, branch'],
      ['place', 'text, branch'],
    ]);
    const roster = (day: string) => {
      const file = path.join(at.talk.dataDir, 'later.csv');
      const row = `青禾县,望河镇,石桥村,SQ01,石桥村党支部,${day},9:00,村委会`;
      writeFileSync(file, `县,乡镇,村,支部编号,支部,党日,时间,地点\n${row}\n`);
      return at.talk.zhibu('import', file, '--json');
    };
    const held = () =>
      at.talk.app().store.read((tx) => {
        const branch = tx.org.branchByCode('SQ01');
        return branch && [branch.fixedDay, branch.place, settingFor(tx, 'time', branch)];
      });
    const same = JSON.parse((await roster('15')).out) as { branches: { conflicts: number } };
    expect(same.branches.conflicts).toBe(0);
    expect(held()).toEqual(['20', '文化广场', '09:00']);
    const other = JSON.parse((await roster('10')).out) as typeof same;
    expect(other.branches.conflicts).toBe(1);
    expect(held()).toEqual(['20', '文化广场', '09:00']);
  });
});
