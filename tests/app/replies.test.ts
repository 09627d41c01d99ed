import { beforeEach, describe, expect, it } from 'vitest';
import { quarterOf } from '../../src/domain/calendar/time.ts';
import type { Month } from '../../src/domain/ids.ts';
import type { Person } from '../../src/rehearsal/people/handles.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { ledgerOf, memberName, openPartyDay, planOf } from '../harness/party-day.ts';

const branch = planOf({ away: 1 });
const name = (k: number) => memberName(branch, k);
const card = '应到';

let village: BoundVillage;
beforeEach(async () => {
  village = await openPartyDay([branch], { online: [0] });
});
/** Replies to the card in the group; what the bot made of it there. */
async function reply(who: Person, words: string) {
  const { talk, group, latest } = village;
  const { people } = talk.rehearsal;
  const fromBot = () => talk.rehearsal.messages(group).filter((message) => message.fromBot).length;
  const before = fromBot();
  const said = people.say(who, group, words, { replyTo: latest(group, card).messageId });
  await talk.settle();
  const message = talk.rehearsal.messages(group).find(({ messageId }) => messageId === said.messageId);
  return { reactions: message?.reactions ?? [], added: fromBot() - before };
}
const heard = { reactions: ['👌'], added: 0 };
const nothing = { reactions: [], added: 0 };

async function stranger(called: string): Promise<Person> {
  const person = village.talk.rehearsal.people.addUser({ name: called });
  village.talk.rehearsal.people.joinGroup(person, village.group);
  await village.talk.settle();
  return person;
}

describe('a reply to the card in the group', () => {
  it.each([
    ['到', 'present', '实到1，'],
    ['来了', 'present', '实到1，'],
    ['到會', 'present', '实到1，'],
    ['线上参加', 'online', '实到1（线上1）'],
    ['家里有事来不了', 'leave', '待同意1'],
  ])('%s counts as the tap, and is answered by 👌 and the card', async (words, kind, shown) => {
    expect(await reply(village.person(4), words)).toEqual(heard);
    expect(village.latest(village.group, card).text).toContain(shown);
    expect(ledgerOf(village)).toMatchObject([{ name: name(4), kind, via: 'text', waitedMs: 0, by: 'own' }]);
  });

  it('收到 and 好的 change nothing', async () => {
    for (const words of ['收到', '好的', '👌'])
      expect(await reply(village.person(4), words)).toEqual(nothing);
    expect(ledgerOf(village)).toEqual([]);
  });

  it('leave for next month is none for this one', async () => {
    expect(await reply(village.person(4), '我下个月15号要请假 孙女办酒')).toEqual(nothing);
    village.talk.rehearsal.people.pressStart(village.person(4));
    await village.say(village.person(4), 'bot', '我下个月15号要请假');
    expect(village.latest(village.person(4)).text).toBe('听着是以后的事，没有记。到那个月再发：请假');
    expect(ledgerOf(village)).toEqual([]);
  });

  it.each(['12/9/2', '应到12 实到9 请假2', '今天来了9个，请假2个'])(
    '%s of the secretary is a report, and of anybody else talk',
    async (words) => {
      expect(await reply(village.person(4), words)).toEqual(nothing);
      expect(village.latest(village.group, card).text).toContain('实到0');
      expect(await reply(village.person(0), words)).toEqual(heard);
      expect(village.latest(village.group, card).text).toContain('实到9，请假2');
    },
  );

  it('one number alone is talk, and figures that cannot be are answered privately', async () => {
    const secretary = village.person(0);
    expect(await reply(secretary, '9')).toEqual(nothing);
    village.talk.rehearsal.people.pressStart(secretary);
    await reply(secretary, '应到12 实到11 请假3');
    expect(village.latest(secretary).text).toContain('对不上');
    expect(village.latest(village.group, card).text).toContain('实到0');
  });

  it('晚点到 is heard, and nothing is written', async () => {
    expect(await reply(village.person(4), '晚点到')).toEqual(heard);
    expect(ledgerOf(village)).toEqual([]);
  });

  it('点错了 takes the own word back', async () => {
    await reply(village.person(4), '到');
    expect(await reply(village.person(4), '点错了')).toEqual(heard);
    expect(village.latest(village.group, card).text).toContain('实到0');
    expect(await reply(village.person(4), '撤销')).toEqual(heard);
  });

  it('of an unknown account is held with its time', async () => {
    const unknown = await stranger(name(12));
    expect(await reply(unknown, '到')).toEqual(heard);
    village.talk.clock.advanceBy(60_000);
    await village.tap(village.person(0), 'bot', '全部同意（1）', '还没对上名字');
    expect(ledgerOf(village)).toMatchObject([
      { name: name(12), kind: 'present', via: 'tap', waitedMs: 60_000, by: 'own' },
    ]);
  });

  it('after the closing is told privately, not in the group', async () => {
    const { talk, person, latest } = village;
    await talk.advanceTo('2026-11-15', '12:00');
    expect(await reply(person(2), '到')).toEqual(nothing);
    expect(latest(person(2)).text).toContain('登记已经结束');
    expect(await reply(person(2), '撤销')).toEqual(nothing);
    expect(await reply(person(4), '到')).toEqual(nothing);
    expect(ledgerOf(village)).toEqual([]);
  });
});

describe('在外地', () => {
  it('of an away member is the contact of the quarter, and changes no attendance', async () => {
    const away = await stranger(name(12));
    await reply(away, '到');
    await village.tap(village.person(0), 'bot', '全部同意（1）', '还没对上名字');
    const before = ledgerOf(village);
    expect(await reply(away, '在外地')).toEqual(heard);
    expect(ledgerOf(village)).toEqual(before);
    const contact = village.talk.app().store.read((tx) => {
      const person = tx.people.personByNumber('SQ01013');
      return person && tx.changes.contact(person.id, quarterOf('2026-11' as Month));
    });
    expect(contact).toMatchObject({ state: 'contacted', via: 'self' });
  });

  it('of somebody expected offers leave, privately', async () => {
    const { person, latest, tap } = village;
    expect(await reply(person(2), '在外地打工')).toEqual(nothing);
    expect(latest(person(2)).buttons).toEqual(['请假：外出务工']);
    await tap(person(2), 'bot', '请假：外出务工');
    expect(ledgerOf(village)).toMatchObject([
      { name: name(2), kind: 'leave', via: 'tap', leaveReason: 'migrantWork' },
    ]);
  });
});

describe('代我妈报到', () => {
  it('counts for the one relative for whom the account may answer', async () => {
    const { say, tap, person, latest, group } = village;
    await say(person(2), 'bot', `我是${name(5)}的家人`);
    await tap(person(0), 'bot', '全部同意（1）', '替');
    expect(await reply(person(2), '代我妈报到')).toEqual(heard);
    expect(latest(group, card).text).toContain('实到1，');
    expect(await reply(person(2), '我和我妈都到了')).toEqual(heard);
    expect(ledgerOf(village)).toMatchObject([
      { name: name(5), kind: 'present', via: 'family', by: name(2) },
      { name: name(2), kind: 'present', via: 'text', by: 'own' },
    ]);
  });

  it('asks privately for whom when there are several', async () => {
    const { say, tap, person, latest } = village;
    for (const k of [5, 6]) {
      await say(person(2), 'bot', `我是${name(k)}的家人`);
      await tap(person(0), 'bot', '全部同意（1）', '替');
    }
    expect(await reply(person(2), '代我妈报到')).toEqual(nothing);
    expect(latest(person(2)).text).toBe('您替谁报？');
    await tap(person(2), 'bot', `替${name(6)}签到`);
    expect(await reply(person(2), `替${name(5)}请假`)).toEqual(heard);
    expect(ledgerOf(village)).toMatchObject([
      { name: name(6), kind: 'present', via: 'family' },
      { name: name(5), kind: 'leave', via: 'family' },
    ]);
  });

  it('of an account that may not yet is held for the name, and counts when the officer agrees', async () => {
    const son = await stranger('李强');
    expect(await reply(son, `替${name(5)}签到`)).toEqual(heard);
    expect(ledgerOf(village)).toEqual([]);
    village.talk.clock.advanceBy(60_000);
    expect(village.latest(village.person(0), '替').text).toContain(`李强 替 ${name(5)}（家人）`);
    await village.tap(village.person(0), 'bot', '全部同意（1）', '替');
    expect(ledgerOf(village)).toEqual([
      { name: name(5), kind: 'present', via: 'family', waitedMs: 60_000, by: 'account' },
    ]);
    expect(village.latest(village.group, card).text).toContain('实到1，');
  });
});

describe('in a group with villagers', () => {
  it('words of an unknown account are nobody’s, a member’s count', async () => {
    await village.talk.stop();
    village = await openPartyDay([branch], { audience: '也有群众' });
    const { talk, group, say, person, latest } = village;
    const villager = await stranger('卖瓜的');
    const notice = latest(group, '主题党日').messageId;
    const said = talk.rehearsal.people.say(villager, group, '来了', { replyTo: notice });
    await talk.settle();
    const message = talk.rehearsal.messages(group).find(({ messageId }) => messageId === said.messageId);
    expect(message?.reactions).toEqual([]);
    await say(person(0), 'bot', '待办');
    expect(latest(person(0)).text).not.toContain('对名字');
    talk.rehearsal.people.say(person(4), group, '来了', { replyTo: notice });
    await talk.settle();
    expect(ledgerOf(village)).toMatchObject([{ name: name(4), kind: 'present', via: 'text' }]);
  });
});

describe('plain words in a private chat', () => {
  it('are answered by one short sentence', async () => {
    const { say, person, latest } = village;
    await say(person(2), 'bot', '来了');
    expect(latest(person(2)).text).toBe('✓ 签到好了');
    await say(person(2), 'bot', '点错了');
    expect(latest(person(2)).text).toBe('✓ 撤销了。现在：未登记');
    await say(person(2), 'bot', '晚点到');
    expect(latest(person(2)).text).toBe('好，来了再点“签到”。');
  });

  it('are natural words for a member where an officer would command: 撤销, 到会', async () => {
    const { say, person, latest, talk } = village;
    talk.rehearsal.people.pressStart(person(4));
    await talk.settle();
    await say(person(4), 'bot', '到会');
    expect(latest(person(4)).text).toBe('✓ 签到好了');
    await say(person(4), 'bot', '撤销');
    expect(latest(person(4)).text).toBe('✓ 撤销了。现在：未登记');
    await say(person(0), 'bot', '到会');
    expect(latest(person(0)).text).toContain('点名字改');
  });

  it('about somebody else are nobody’s but an officer’s', async () => {
    const { say, person, latest, talk } = village;
    talk.rehearsal.people.pressStart(person(4));
    await talk.settle();
    await say(person(4), 'bot', `${name(6)}到了`);
    expect(latest(person(4)).text).toContain('别的人请他自己点，或者告诉书记');
    await say(person(4), 'bot', `${name(4)}到了`);
    expect(latest(person(4)).text).toBe('✓ 签到好了');
    await say(person(0), 'bot', `${name(6)}到了`);
    expect(ledgerOf(village)).toMatchObject([
      { name: name(4), kind: 'present', via: 'text', by: 'own' },
      { name: name(6), kind: 'present', via: 'officer', by: '林福贵' },
    ]);
  });

  it('on another day say when it is', async () => {
    const { say, person, latest, talk } = village;
    await say(person(0), 'bot', '撤销');
    await talk.advanceTo('2026-11-15', '12:00');
    await talk.advanceTo('2026-11-20', '09:00');
    await say(person(2), 'bot', '来了');
    expect(latest(person(2)).text).toBe('眼下没有定好的主题党日，不用签到。');
  });
});
