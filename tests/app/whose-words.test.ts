import { beforeEach, describe, expect, it } from 'vitest';
import type { BoundVillage } from '../harness/bound.ts';
import { ledgerOf, memberName, openPartyDay, planOf } from '../harness/party-day.ts';

const branch = planOf();
const name = (k: number) => memberName(branch, k);
const secretary = 0;
/** Neither officer nor 党小组长. */
const member = 5;

let village: BoundVillage;
beforeEach(async () => {
  village = await openPartyDay([branch], { online: [0] });
  village.talk.rehearsal.people.pressStart(village.person(member));
  await village.talk.settle();
});
/** Writes to the bot privately; its newest answer. */
async function answer(k: number, words: string): Promise<string> {
  await village.say(village.person(k), 'bot', words);
  return village.latest(village.person(k)).text;
}

describe('the secretary’s words about others', () => {
  it.each(['大家不要请假', '请假改成4个', '请假的都是外出务工', '水管爆了请假', '请假 王大锤', '不要请假了'])(
    '%s is no leave of the own',
    async (words) => {
      await answer(secretary, words);
      expect(ledgerOf(village)).toEqual([]);
    },
  );

  it('about somebody by his given name, and why, are no leave of the own', async () => {
    const given = name(3).slice(-2);
    expect(await answer(secretary, `${given}哥请假 他屋里老娘病了 在医院招呼`)).toContain('到会 张三请假');
    expect(await answer(secretary, `我去送${given}看病，他请假`)).toContain('到会 张三请假');
    expect(ledgerOf(village)).toEqual([]);
  });

  it('请假 with names records them, and a reason the own leave', async () => {
    await answer(secretary, `请假：${name(3)}、${name(4)}`);
    expect(ledgerOf(village)).toMatchObject([
      { name: name(3), kind: 'leaveAgreed' },
      { name: name(4), kind: 'leaveAgreed' },
    ]);
    expect(await answer(secretary, '请假 家里有事')).toContain('您：请假');
    expect(ledgerOf(village).slice(2)).toMatchObject([{ name: '林福贵', kind: 'leave', via: 'text' }]);
  });
});

describe('a member’s words', () => {
  it('that begin with somebody’s name are not about himself; those that mention one are', async () => {
    await answer(member, `${name(3)}大姐请假 她要带孙子看病`);
    expect(ledgerOf(village)).toEqual([]);
    await answer(member, `我请假 送${name(3)}去医院`);
    expect(ledgerOf(village)).toMatchObject([{ name: name(member), kind: 'leave' }]);
  });

  it.each(['请假那个不算', '假不请了', '不请假了', '请假算了', '撤销请假'])(
    '%s takes the leave back',
    async (words) => {
      await answer(member, '请假');
      await answer(member, words);
      expect(ledgerOf(village)).toMatchObject([{ kind: 'leave' }, { kind: 'reversal' }]);
    },
  );

  it.each([
    ['小王军喊我说 他请假', '别的人请他自己点'],
    ['党员 张三 外出', '由书记、副书记或组织委员来办'],
    ['撤销 张三', '由书记、副书记或组织委员来办'],
    ['能来就来', '定下来再说'],
    ['看情况', '定下来再说'],
    ['请假怎么请', '没有记'],
    ['孩子发烧 晚点到', '来了再点'],
    ['我跟李四 马上到', '来了再点'],
    ['昨天请假了', '没看懂'],
  ])('%s is no entry', async (words, said) => {
    expect(await answer(member, words)).toContain(said);
    expect(ledgerOf(village)).toEqual([]);
  });

  it('about the father by name are held for the officer', async () => {
    await answer(member, `我爸${name(6)} 他来了我替他说`);
    expect(ledgerOf(village)).toEqual([]);
    expect(village.latest(village.person(secretary), '替').text).toContain(name(6));
  });

  it.each([
    ['来了来了', 'present'],
    ['我在深圳上班 线上参加', 'online'],
    ['在浙江厂里打工 回不来', 'leave'],
    ['党日我来不了', 'leave'],
    ['主题党日我请假', 'leave'],
  ])('%s: %s', async (words, kind) => {
    await answer(member, words);
    expect(ledgerOf(village)).toMatchObject([{ name: name(member), kind, via: 'text', by: 'own' }]);
  });
});
