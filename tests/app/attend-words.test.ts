import { describe, expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { memberName } from '../harness/village.ts';
import type { BranchPlan } from '../harness/village.ts';

const branch: BranchPlan = {
  code: 'SQ01',
  village: '石桥村',
  name: '石桥村党支部',
  expected: 12,
  secretary: '林福贵',
  called: new Map([
    [6, '林大山'],
    [7, '王军'],
    [8, '王五'],
    [9, '王军'],
  ]),
};
const name = (k: number) => branch.called?.get(k) ?? memberName(branch, k);
const secretary = 0;

/** The morning of the Party day. */
async function onTheDay(since = '2026-11-06'): Promise<BoundVillage> {
  const opened = await openBoundVillage([branch], { at: { date: since, time: '10:00' } });
  await opened.talk.advanceTo('2026-11-06', '10:00');
  await opened.say(opened.person(secretary), 'bot', '党日 15日 9点 村委会 学习日 主题 冬季学习');
  await opened.talk.advanceTo('2026-11-15', '08:30');
  return opened;
}

describe('a name that several people have', () => {
  it('is asked with one button each, and the tap completes what was said', async () => {
    const { say, tap, person, latest, group } = await onTheDay();
    await say(person(secretary), 'bot', `王军请假，${name(3)} ${name(4)} 到`);
    const asked = latest(person(secretary));
    expect(asked.text).toBe('叫王军的有2位，是哪一位？');
    expect(asked.buttons).toEqual(['王军(第2党小组)', '王军(第1党小组)']);
    expect(latest(group, '应到12').text).toContain('实到0');
    await tap(person(secretary), 'bot', '王军(第1党小组)');
    expect(latest(person(secretary)).text).toContain(
      '记上了：石桥村党支部11月15日主题党日，应到12，实到2，请假1',
    );
    expect(latest(group, '应到12').text).toContain('实到2，请假1');
  });

  it('is decided by the first tap; the second one is told so', async () => {
    const { say, tap, person, latest } = await onTheDay();
    await say(person(secretary), 'bot', '到会 王军');
    await tap(person(secretary), 'bot', '王军(第2党小组)');
    const late = await tap(person(secretary), 'bot', '王军(第1党小组)', '是哪一位');
    expect(late?.text).toBe('这个按钮过期了，请看最新的消息，或者发：帮助');
    expect(latest(person(secretary), '记上了').text).toContain('实到1');
  });

  it('and a name that only sounds like one are asked one after the other', async () => {
    const { say, tap, person, latest } = await onTheDay();
    await say(person(secretary), 'bot', '除王军、林大珊请假，都到');
    expect(latest(person(secretary)).text).toBe('叫王军的有2位，是哪一位？');
    await tap(person(secretary), 'bot', '王军(第2党小组)');
    const asked = latest(person(secretary));
    expect(asked.text).toBe('名册里没有“林大珊”。是林大山吗？');
    expect(asked.buttons).toEqual(['是林大山', '不是']);
    await tap(person(secretary), 'bot', '是林大山');
    expect(latest(person(secretary)).text).toContain('实到10，请假2');
  });

  it('that is not the one meant ends in one sentence, and nothing is written', async () => {
    const { say, tap, person, latest, group } = await onTheDay();
    await say(person(secretary), 'bot', '林大珊到');
    await tap(person(secretary), 'bot', '不是');
    expect(latest(person(secretary)).text).toBe('没有记。请把“林大珊”写对，再发一次。');
    expect(latest(group, '应到12').text).toContain('实到0');
  });
});

describe('totals that contradict the roster', () => {
  it('wait in 待办 and on the closing card, and the first tap settles them everywhere', async () => {
    const { say, tap, talk, person, latest, group } = await onTheDay();
    await say(person(secretary), 'bot', '应到14 实到10 请假2');
    await talk.advanceTo('2026-11-15', '12:00');
    expect(latest(group, '登记已结束').text).toContain('应到12，实到0');
    const closing = latest(person(secretary), '还有12人没登记');
    expect(closing.text).toContain('报的：应到14，实到10，请假2\n名册上：应到12，实到0');
    await say(person(secretary), 'bot', '待办');
    expect(latest(person(secretary)).text).toContain('11月15日主题党日报的总数和名册对不上');
    await tap(person(secretary), 'bot', '按名册算');
    expect(latest(person(secretary), '待办').text).not.toContain('对不上');
    expect(latest(group, '登记已结束').text).toContain('应到12，实到10，请假2');
    const late = await tap(person(secretary), 'bot', '按我报的算', '按哪边算');
    expect(late?.text).toBe('这个按钮过期了，请看最新的消息，或者发：帮助');
    await say(person(secretary), 'bot', '撤销');
    expect(latest(group, '登记已结束').text).toContain('应到12，实到0');
  });

  it('fall back to the names when fewer are said to have come', async () => {
    const { say, tap, person, latest, group } = await onTheDay();
    await say(person(secretary), 'bot', '到齐');
    await say(person(secretary), 'bot', '12/9');
    await tap(person(secretary), 'bot', '按名册算');
    expect(latest(person(secretary)).text).toContain('应到12，实到12');
    expect(latest(group, '应到12').text).toContain('实到12');
  });

  it('are accepted by saying so once, and not asked about again', async () => {
    const { say, tap, person, latest } = await onTheDay();
    await say(person(secretary), 'bot', '应到14 实到10 请假2');
    await tap(person(secretary), 'bot', '按我报的算');
    expect(latest(person(secretary)).text).toContain('应到14，实到10，请假2，未登记2');
    await say(person(secretary), 'bot', '应到14 实到10 请假2');
    expect(latest(person(secretary)).text).toContain('已经是这样记的');
  });
});

describe('guests', () => {
  it('are counted apart, shown on the closing card, and undone in one word', async () => {
    const { say, talk, person, latest, group } = await onTheDay();
    await say(person(secretary), 'bot', '到齐，积极分子3人');
    expect(latest(person(secretary)).text).toContain('应到12，实到12，请假0，列席3人');
    await say(person(secretary), 'bot', '到会 列席2');
    expect(latest(person(secretary)).text).toContain('实到12，请假0，列席2人');
    await talk.advanceTo('2026-11-15', '12:00');
    expect(latest(person(secretary)).text).toContain('列席2人');
    expect(latest(group, '登记已结束').text).toContain('实到12');
    await say(person(secretary), 'bot', '撤销');
    expect(latest(person(secretary)).text).toContain('撤销好了：列席人数');
  });
});

describe('another day', () => {
  it('a month without signal is written to the fixed day of that month, and undone', async () => {
    const { say, talk, person, latest, group } = await onTheDay('2026-08-20');
    await say(person(secretary), 'bot', '到会 9月 12/9/2');
    const { text } = latest(person(secretary));
    expect(text).toContain('石桥村党支部9月15日主题党日，应到12，实到9，请假2，未登记1');
    expect(text).toContain('这是补记');
    expect(latest(group, '应到12').text).toContain('实到0');
    await talk.advanceTo('2026-11-15', '08:31');
    await say(person(secretary), 'bot', '上上个月 列席2人');
    expect(latest(person(secretary)).text).toContain(
      '9月15日主题党日，应到12，实到9，请假2，未登记1，列席2人',
    );
    await say(person(secretary), 'bot', '撤销');
    expect(latest(person(secretary)).text).toContain('撤销好了：9月15日主题党日的列席人数');
    await say(person(secretary), 'bot', '撤销');
    expect(latest(person(secretary)).text).toContain('撤销好了：9月15日主题党日的总数。现在：应到12，实到0');
  });

  it('that has not come, or is too long ago, is refused in one sentence', async () => {
    const { say, person, latest } = await onTheDay();
    await say(person(secretary), 'bot', '到会 12月 12/9/2');
    expect(latest(person(secretary)).text).toBe('12月的主题党日还没到，没有记。');
    await say(person(secretary), 'bot', '到会 2025年9月 12/9/2');
    expect(latest(person(secretary)).text).toBe('2025年9月太早了，只能补记最近12个月的，没有记。');
    await say(person(secretary), 'bot', '到会 9月 12/9/2');
    expect(latest(person(secretary)).text).toBe('9月15日还没有名册，没有记。');
  });

  it('yesterday is the Party day when it was then, else it is asked', async () => {
    const { say, tap, talk, person, latest } = await onTheDay();
    await talk.advanceTo('2026-11-16', '09:00');
    await say(person(secretary), 'bot', '昨天 9');
    expect(latest(person(secretary)).text).toContain('11月15日主题党日，应到12，实到9');
    await talk.advanceTo('2026-11-17', '09:00');
    await say(person(secretary), 'bot', '昨天 10');
    expect(latest(person(secretary)).text).toBe(
      '石桥村党支部的主题党日是11月15日，您写的是11月16日。记到11月15日吗？不是就不用管。',
    );
    await tap(person(secretary), 'bot', '记到11月15日');
    expect(latest(person(secretary)).text).toContain('11月15日主题党日，应到12，实到10');
  });

  it('that is not the usual one of a month nobody planned is asked', async () => {
    const { say, tap, person, latest } = await onTheDay('2026-08-20');
    await say(person(secretary), 'bot', '到会 9月20日 到齐');
    expect(latest(person(secretary)).text).toContain('9月的党日还没定，原来是9月15日。是9月20日开的吗');
    await tap(person(secretary), 'bot', '是9月20日开的');
    expect(latest(person(secretary)).text).toContain('9月20日主题党日，应到12，实到12');
  });
});

describe('the township on the branch’s behalf', () => {
  it('names the branch first, for a late month and with a choice too', async () => {
    const { say, tap, talk, admin, latest } = await onTheDay('2026-08-20');
    const [{ code }] = JSON.parse((await talk.zhibu('codes', '--role', 'admin', '--json')).out) as [
      { code: string },
    ];
    talk.rehearsal.people.pressStart(admin, code);
    await talk.settle();
    await tap(admin, 'bot', '是我');
    await say(admin, 'bot', '到会 石桥村 10月 12/11/1');
    expect(latest(admin).text).toContain('石桥村党支部10月15日主题党日，应到12，实到11，请假1');
    await say(admin, 'bot', '到会 石桥村 王军请假');
    await tap(admin, 'bot', '王军(第1党小组)');
    expect(latest(admin).text).toContain('11月15日主题党日，应到12，实到0，请假1');
    await say(admin, 'bot', '到会 石桥村 14/11/1');
    await tap(admin, 'bot', '按我报的算');
    expect(latest(admin).text).toContain('应到14，实到11，请假1');
  });
});

describe('a voice message', () => {
  const sentence = '我只看得懂文字和按钮。要办事请发：帮助';
  const count = ({ talk, person }: BoundVillage, k: number) =>
    talk.rehearsal.messages(person(k)).filter(({ text }) => text === sentence).length;

  it('to the bot gets one sentence, once; a picture after it nothing', async () => {
    const opened = await onTheDay();
    const { talk, person } = opened;
    talk.rehearsal.people.sayVoice(person(secretary), 'bot');
    await talk.settle();
    expect(count(opened, secretary)).toBe(1);
    talk.rehearsal.people.sayVoice(person(secretary), 'bot');
    talk.rehearsal.people.sayPhoto(person(secretary), 'bot');
    await talk.settle();
    expect(count(opened, secretary)).toBe(1);
  });

  it('in the group gets it privately when it replies to the card, and never otherwise', async () => {
    const opened = await onTheDay();
    const { talk, person, group, latest } = opened;
    const { people } = talk.rehearsal;
    const before = talk.rehearsal.messages(group).filter(({ fromBot }) => fromBot).length;
    people.sayVoice(person(secretary), group);
    people.sayPhoto(person(secretary), group);
    await talk.settle();
    expect(count(opened, secretary)).toBe(0);
    people.sayVoice(person(secretary), group, 3, { replyTo: latest(group, '应到12').messageId });
    await talk.settle();
    expect(count(opened, secretary)).toBe(1);
    expect(talk.rehearsal.messages(group).filter(({ fromBot }) => fromBot)).toHaveLength(before);
  });
});
