import { beforeEach, describe, expect, it } from 'vitest';
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

it('figures that add up to more than the roster expects are asked about', async () => {
  const asked = await answer('到会 实到8 请假5');
  expect(asked).toContain('两边的数对不上，还没算数');
  expect(asked).toContain('名册上：应到12，实到0');
  expect(village.latest(village.group, '应到12').text).toContain('实到0，请假0');
  expect(await tapped('按名册算')).toContain('应到12');
});

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

describe('the closing card beside reported figures', () => {
  const closing = async () => {
    await village.talk.advanceTo('2026-11-15', '12:00');
    return village.latest(village.person(secretary), '石桥村党支部11月15日主题党日\n');
  };

  it('calls nobody 未登记 whom the figures may cover, and says that there are no names', async () => {
    await answer('到会 应到12 实到10 请假2');
    const { text, buttons } = await closing();
    expect(text).toBe(
      [
        '石桥村党支部11月15日主题党日',
        '应到12，实到10，请假2（按支部报的数）',
        '到会10人：只报了人数，没有名字',
        '请假2人：只报了人数，没有名字',
        '人数齐了，辛苦了。补名字点“逐个勾选”，记错了发：撤销',
      ].join('\n'),
    );
    expect(buttons).toEqual(['逐个勾选', '三有都有', '记录页']);
  });

  it('names whom it knows, and says how many it does not know', async () => {
    await membersSignIn(2, 3);
    await answer(`到会 ${name(5)}请假`);
    await answer('到会 应到12 实到8 请假2 缺席1');
    const { text } = await closing();
    expect(text).toContain(`到会8人：${name(2)}、${name(3)}；其余6人只报了人数，没有名字`);
    expect(text).toContain(`请假2人：${name(5)}；其余1人只报了人数，没有名字`);
    expect(text).toContain('缺席1人：只报了人数，没有名字\n还有1人没登记，报的数里没说是谁。');
    expect(text).not.toContain('都登记好了');
    expect(text).not.toContain(name(7));
  });
});

describe('leave that awaits consent', () => {
  const sum = (text: string) => {
    const figure = (word: string) => Number(new RegExp(`${word}(\\d+)(?!人)`).exec(text)?.[1] ?? 0);
    expect(figure('应到'), text).toBe(
      ['实到', '请假', '待同意', '缺席', '未登记'].reduce((total, word) => total + figure(word), 0),
    );
  };

  it('is part of the figures that were reported, on every card and on the page', async () => {
    await village.tap(village.person(3), village.group, '请假', '应到');
    sum(village.latest(village.group, '应到12').text);
    await answer('到会 应到12 实到10 请假2');
    const group = village.latest(village.group, '应到12').text;
    expect(group).toContain('应到12，实到10，请假2（里面有1人请假待同意）');
    sum(group);
    await village.talk.advanceTo('2026-11-15', '12:00');
    const closing = village.latest(village.person(secretary), '石桥村党支部11月15日主题党日\n').text;
    expect(closing).toContain(`请假待同意：${name(3)}（上面的人数里已经有了，不另加）`);
    sum(closing);
    const page = await answer('记录');
    expect(page).toContain(`请假待同意：${name(3)}；上面的人数里已经有了，不另加`);
    expect(page).toContain('应到12人，实到10人，请假2人，缺席0人，未登记0人');
  });

  it('stands beside the names, and what is shown adds up', async () => {
    await village.tap(village.person(3), village.group, '请假', '应到');
    await answer(`到会 ${name(4)}、${name(5)}到`);
    await village.talk.advanceTo('2026-11-15', '12:00');
    const closing = village.latest(village.person(secretary), '石桥村党支部11月15日主题党日\n').text;
    expect(closing).toContain('应到12，实到2，请假0，待同意1，未登记9\n');
    expect(closing).toContain('还有9人没登记');
    sum(closing);
    await village.tap(village.person(secretary), 'bot', '逐个勾选', '还有9人没登记');
    sum(village.latest(village.person(secretary), '待同意1').text);
  });
});

describe('names written beside figures that govern', () => {
  it('count by one tap, and the figures are gone', async () => {
    await answer('到会 应到12 实到10 请假2');
    expect(await answer(`${name(3)}、${name(4)}到`)).toContain(
      '现在按报过的总数算（实到10）。要按名字算，点下面。',
    );
    expect(await tapped('按名字算')).toContain('应到12，实到2，请假0，未登记10');
    expect(village.latest(village.group, '应到12').text).toContain('实到2，');
    const again = await village.tap(village.person(secretary), 'bot', '按名字算', '点下面');
    expect(again?.text).toContain('过期');
  });

  it('need no hint where names and figures say the same', async () => {
    await answer('到会 应到12 实到12 请假0');
    expect(await answer('到齐')).not.toContain('总数');
    expect(village.latest(village.person(secretary)).buttons).toEqual([]);
  });
});

describe('撤销', () => {
  it('of newer figures brings back no question about older ones', async () => {
    await answer('应到14 实到10 请假2');
    await village.talk.advanceTo('2026-11-15', '09:00');
    await answer('到会 应到12 实到11 请假1');
    expect(await answer('撤销')).toContain('撤销好了：总数。现在：应到12，实到0，请假0，未登记12');
    expect(await answer('待办')).not.toContain('对不上');
    await village.talk.advanceTo('2026-11-15', '12:00');
    const { text, buttons } = village.latest(village.person(secretary), '石桥村党支部11月15日主题党日\n');
    expect(text).not.toContain('对不上');
    expect(buttons).not.toContain('按我报的算');
    // Said once more they are asked about once more.
    expect(await answer('应到14 实到10 请假2')).toContain('按哪边算');
  });

  it('lets the figures that governed before govern again, and says so', async () => {
    await answer('到会 应到12 实到10 请假2');
    await village.talk.advanceTo('2026-11-15', '09:00');
    await answer('到会 应到12 实到11 请假1');
    expect(await answer('撤销')).toBe(
      '撤销好了：总数。现在：应到12，实到10，请假2\n现在按再前面报的总数算。那个也不要，就再发一次：撤销',
    );
    expect(await answer('撤销')).toBe('撤销好了：总数。现在：应到12，实到0，请假0，未登记12');
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
