import { beforeEach, describe, expect, it } from 'vitest';
import type { BoundVillage } from '../harness/bound.ts';
import { ledgerOf, memberName, openPartyDay, planOf } from '../harness/party-day.ts';

/* What an officer says about somebody's leave without a command: 张三没请假, and as a reply to the card 张三请假. */

const plan = planOf({ away: 0, called: new Map([[7, '王军'], [8, '王军']]) }); // prettier-ignore
const name = (k: number) => memberName(plan, k);
const card = '应到';

let village: BoundVillage;
beforeEach(async () => {
  village = await openPartyDay([plan]);
});
/** Answers the card in the group. */
async function reply(k: number, words: string): Promise<void> {
  const { talk, person, group, latest } = village;
  talk.rehearsal.people.say(person(k), group, words, { replyTo: latest(group, card).messageId });
  await talk.settle();
}

const entries = () => ledgerOf(village).map(({ name: who, kind, by }) => [who, kind, by]);

describe('somebody is not on leave', () => {
  it.each(['没请假', '不请假了', '没有请假', '的请假取消了', '不用请假了'])(
    'as a reply in the group: …%s takes the leave and the answer to it back',
    async (words) => {
      const { tap, say, person, latest, group } = village;
      await tap(person(3), group, '请假', card);
      await say(person(0), 'bot', '待办');
      await tap(person(0), 'bot', `同意 ${name(3)}`, '待办');
      expect(latest(group, card).text).toContain('请假1');
      await reply(0, `${name(3)}${words}`);
      expect(latest(person(0)).text).toBe(`撤销好了：${name(3)}的请假。现在：应到12，实到0，请假0，未登记12`);
      expect(latest(group, card).text).toContain('请假0，未登记12');
    },
  );

  it('in private, and what stood beside the leave stays', async () => {
    const { say, person, latest } = village;
    await say(person(0), 'bot', `到会 ${name(3)}缺席`);
    await say(person(0), 'bot', `到会 ${name(3)}请假`);
    await say(person(0), 'bot', `${name(3)}没请假`);
    expect(latest(person(0)).text).toContain(`撤销好了：${name(3)}的请假。现在：应到12，实到0，请假0，缺席1`);
    await say(person(0), 'bot', `${name(3)}没请假`);
    expect(latest(person(0)).text).toBe(`${name(3)}：缺席`);
    expect(entries()).toHaveLength(3);
  });

  it('asks whom of two namesakes, and is for officers; of oneself it is the own leave', async () => {
    const { tap, say, person, latest, group } = village;
    await reply(0, '王军没请假');
    expect(latest(person(0)).text).toContain('王军');
    await tap(person(3), group, '请假', card);
    await reply(2, `${name(3)}没请假`);
    expect(latest(person(2)).text).toContain('别的人请他自己点');
    expect(entries()).toHaveLength(1);
    await tap(person(2), group, '请假', card);
    await reply(2, `${name(2)}不请假了`);
    expect(entries().at(-1)).toEqual([name(2), 'reversal', 'own']);
    await say(person(0), 'bot', '没请假');
    expect(entries()).toHaveLength(3);
  });

  it('needs a reason when corrections are not free any more', async () => {
    const { say, talk, person, latest } = village;
    await say(person(0), 'bot', `到会 ${name(3)}请假`);
    await talk.advanceTo('2026-11-15', '12:00');
    await talk.advanceTo('2026-11-18', '12:00');
    await say(person(0), 'bot', `${name(3)}没请假`);
    expect(latest(person(0)).text).toContain(`撤销 ${name(3)} 记错了`);
    expect(entries()).toHaveLength(1);
  });
});

describe('as an officer’s reply to the card', () => {
  it.each([
    ['请假', 'leaveAgreed', '实到0，请假1'],
    ['到了', 'present', '实到1，请假0'],
  ])('%s of somebody is recorded as by /attend', async (words, kind, shown) => {
    const { group, latest } = village;
    await reply(0, `${name(3)}${words}`);
    expect(entries()).toEqual([[name(3), kind, '林福贵']]);
    expect(latest(group, card).text).toContain(shown);
    await reply(4, `${name(5)}${words}`);
    expect(entries()).toHaveLength(1);
  });
});
