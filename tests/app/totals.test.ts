import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BoundVillage } from '../harness/bound.ts';
import { memberName, openPartyDay, planOf } from '../harness/party-day.ts';

/* Totals that an officer has reported: what they govern, until when, and what is shown beside them. */

const branch = planOf();
const name = (k: number) => memberName(branch, k);
const secretary = 0;

let village: BoundVillage;
beforeEach(async () => {
  village = await openPartyDay([branch]);
});
afterEach(async () => {
  expect(village.talk.rehearsal.violations()).toEqual([]);
  await village.talk.stop();
});

/** What the secretary is answered. */
async function answer(words: string): Promise<string> {
  await village.say(village.person(secretary), 'bot', words);
  return village.latest(village.person(secretary)).text;
}

async function tapped(label: string, containing?: string): Promise<string> {
  await village.tap(village.person(secretary), 'bot', label, containing);
  return village.latest(village.person(secretary)).text;
}

async function membersSignIn(...people: readonly number[]): Promise<void> {
  for (const k of people) await village.tap(village.person(k), village.group, '签到', '应到');
}

describe('[按我报的算]', () => {
  it('records every figure as it was said, with fewer present than have signed in', async () => {
    await membersSignIn(2, 3, 4, 5);
    await answer('12/3/2');
    expect(await tapped('按我报的算')).toContain('应到12，实到3，请假2，未登记7');
    expect(village.latest(village.group, '应到12').text).toContain('应到12，实到3，请假2，未登记7');
    // The names stay, and the page says that they are more.
    const page = await answer('记录');
    expect(page).toContain('报的是3人，按名字记了4人');
    for (const k of [2, 3, 4, 5]) expect(page).toContain(name(k));
  });

  it('takes nothing from the names where the figures leave no room', async () => {
    await answer(`除${name(5)}请假、${name(6)}缺席，都到`);
    await answer('11/9/2');
    expect(await tapped('按我报的算')).toContain('应到11，实到9，请假2。');
  });

  it('holds with one who came of one expected', async () => {
    await answer('到齐');
    await answer('1/0/0');
    expect(await tapped('按我报的算')).toContain('应到1，实到0，请假0，未登记1');
  });

  it('and later taps change nothing in them', async () => {
    await answer('12/3/2');
    await membersSignIn(2, 3, 4, 5);
    expect(village.latest(village.group, '应到12').text).toContain('应到12，实到3，请假2，未登记7');
  });
});

describe('[按名册算]', () => {
  const closing = () => village.latest(village.person(secretary), '石桥村党支部11月15日主题党日\n').text;

  it('takes the names alone where they are more, and no earlier figures govern any more', async () => {
    await answer('到会 应到12 实到10 请假2');
    await answer(`除${name(11)}请假，都到`);
    await answer('12/9/3');
    expect(await tapped('按名册算')).toContain('应到12，实到11，请假1。');
    await village.talk.advanceTo('2026-11-15', '12:00');
    expect(closing()).toBe(
      '石桥村党支部11月15日主题党日\n应到12，实到11，请假1\n都登记好了，辛苦了。记错了发：撤销 姓名',
    );
    const page = await answer('记录');
    expect(page).toContain('应到12人，实到11人，请假1人，缺席0人，未登记0人');
    expect(page).not.toMatch(/只报了人数|支部报的数/);
  });

  it('is said on the closing card and on the page where 应到 alone is the roster’s', async () => {
    await answer('应到14 实到10 请假2');
    await tapped('按名册算');
    await village.talk.advanceTo('2026-11-15', '12:00');
    expect(closing()).toContain('应到12，实到10，请假2（应到按名册，其他按支部报的数）');
    expect(await answer('记录')).toContain('说明：应到按名册，其他人数按支部报的数，名字只写记过的。');
  });
});

describe('figures that cannot be', () => {
  it('are refused in one sentence when the roster has fewer than their parts', async () => {
    expect(await answer('到会 实到10 请假4')).toBe('实到10、请假4加起来比名册上的13人还多，没有记。');
    expect(village.latest(village.group, '应到12').text).toContain('实到0');
  });

  it('by the roster, when its 应到 is smaller than the parts, and stay to be settled', async () => {
    await answer('应到14 实到11 请假3');
    const no = await village.tap(village.person(secretary), 'bot', '按名册算');
    expect(no?.text).toBe('实到11、请假3加起来比名册上的12人还多，没有记。');
    expect(village.latest(village.group, '应到12').text).toContain('实到0');
    expect(await tapped('按我报的算', '按哪边算')).toContain('应到14，实到11，请假3。');
  });
});
