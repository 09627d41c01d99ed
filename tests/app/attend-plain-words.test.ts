import { describe, expect, it } from 'vitest';
import type { BoundVillage } from '../harness/bound.ts';
import { openPartyDay, planOf } from '../harness/party-day.ts';

const branch = planOf({
  away: 0,
  called: new Map([
    [6, '林大山'],
    [7, '王军'],
    [8, '王五'],
    [9, '王军'],
  ]),
});
const secretary = 0;

async function onTheDay(): Promise<BoundVillage> {
  return openPartyDay([branch]);
}

describe('words without the command', () => {
  it('are a record when they can be nothing else', async () => {
    const { say, person, latest } = await onTheDay();
    await say(person(secretary), 'bot', '林大山请假');
    expect(latest(person(secretary)).text).toContain('应到12，实到0，请假1');
    await say(person(secretary), 'bot', '12、9、2');
    expect(latest(person(secretary)).text).toContain('应到12，实到9，请假2');
    await say(person(secretary), 'bot', '林大山今天身体怎么样');
    expect(latest(person(secretary)).text).not.toContain('主题党日，应到');
  });

  it('name somebody whose name holds a numeral and whom the roster does not have', async () => {
    const { say, person, latest } = await onTheDay();
    await say(person(secretary), 'bot', '到会 陈七');
    expect(latest(person(secretary)).text).toContain('名册里没有“陈七”。');
    await say(person(secretary), 'bot', '到会 王五');
    expect(latest(person(secretary)).text).toContain('实到1');
  });

  it.each([
    ['大家不要请假', '“不要”没看懂'],
    ['应到12 请假3', '没写实到多少人'],
    ['应到十二人 请假三人', '没写实到多少人'],
    ['二十几个', '“二十几个”不是准数'],
    ['今天到了差不多10人', '不是准数'],
    ['刘大柱也来了', '名册里没有“刘大柱”。不是本支部党员的，按列席报人数：到会 列席1人'],
    ['应到12 实到10 请假3：王五、林大山', '请假写了3人，名字有2个（王五、林大山），哪个对'],
    ['都到了吗', '没看懂这句话'],
    ['还有几个没来', '没看懂这句话'],
  ])('%s is answered by what is wrong with it, and nothing is written', async (words, answer) => {
    const { say, person, latest, group } = await onTheDay();
    await say(person(secretary), 'bot', words);
    expect(latest(person(secretary)).text).toContain(answer);
    expect(latest(group, '应到12').text).toContain('实到0，请假0');
  });

  it('are understood with what people say around them', async () => {
    const { say, person, latest } = await onTheDay();
    await say(person(secretary), 'bot', '那个，今天我们支部来了9个，2个手机上，剩下都请假');
    expect(latest(person(secretary)).text).toContain('应到12，实到9（线上2），请假3');
    await say(person(secretary), 'bot', '报一下 应到12 实到10 请假2 请假的都是外出务工');
    expect(latest(person(secretary)).text).toContain('应到12，实到10，请假2');
  });

  it('are one record when numbers and names agree, and one 撤销 takes both back', async () => {
    const { say, person, latest, group } = await onTheDay();
    await say(person(secretary), 'bot', '应到12 实到10 请假2：王五、林大山');
    expect(latest(person(secretary)).text).toContain('应到12，实到10，请假2。');
    await say(person(secretary), 'bot', '撤销');
    expect(latest(person(secretary)).text).toContain('撤销好了：总数、');
    expect(latest(group, '应到12').text).toContain('实到0，请假0');
  });

  it('that leave open whether 实到 holds those online are asked, and a tap says', async () => {
    const { say, tap, person, latest, group } = await onTheDay();
    await say(person(secretary), 'bot', '实到8 线上2 请假2');
    const asked = latest(person(secretary));
    expect(asked.text).toContain('实到8里算上线上的2人了吗');
    expect(asked.buttons).toEqual(['实到10，其中线上2', '实到8，其中线上2']);
    expect(latest(group, '应到12').text).toContain('实到0');
    await tap(person(secretary), 'bot', '实到10，其中线上2');
    expect(latest(person(secretary)).text).toContain('应到12，实到10（线上2），请假2');
  });

  it('of a bare name are asked whom and what, and the taps record it', async () => {
    const { say, tap, person, latest } = await onTheDay();
    await say(person(secretary), 'bot', '王军');
    await tap(person(secretary), 'bot', '王军(第1党小组)');
    expect(latest(person(secretary)).text).toContain('到了、请假还是没来？');
    await tap(person(secretary), 'bot', '请假');
    expect(latest(person(secretary)).text).toContain('实到0，请假1');
    await say(person(secretary), 'bot', '撤销');
    expect(latest(person(secretary)).text).toContain('撤销好了：王军（010）。');
  });

  it('of the writer among others count him too, and of himself alone are his own', async () => {
    const { say, person, latest, group } = await onTheDay();
    await say(person(secretary), 'bot', '林大山、王五加我自己到了');
    expect(latest(person(secretary)).text).toContain('实到3');
    await say(person(secretary), 'bot', '撤销');
    await say(person(secretary), 'bot', '除了我请假都到了');
    expect(latest(person(secretary)).text).toContain('实到11，请假1');
    await say(person(secretary), 'bot', '撤销');
    await say(person(secretary), 'bot', '我请假');
    expect(latest(person(secretary)).text).toContain('您：请假');
    expect(latest(group, '应到12').text).toContain('实到0');
  });

  it('that name somebody and say nothing readable get an example', async () => {
    const { say, person, latest } = await onTheDay();
    await say(person(secretary), 'bot', '林大山牛跑丢了要去寻');
    expect(latest(person(secretary)).text).toContain('例如：到会 应到');
    await say(person(secretary), 'bot', '牛跑丢了要去寻');
    expect(latest(person(secretary)).text).toContain('没看懂这句话');
  });

  it('of tomorrow are a leave written ahead', async () => {
    const { say, talk, person, latest } = await onTheDay();
    await talk.advanceTo('2026-12-01', '09:00');
    await say(person(secretary), 'bot', '党日 15日 9点');
    await talk.advanceTo('2026-12-14', '09:00');
    await say(person(secretary), 'bot', '明天党日林大山请假');
    expect(latest(person(secretary)).text).toContain('12月15日主题党日，应到12，实到0，请假1');
  });

  it('are read through the slips of voice input', async () => {
    const { say, person, latest } = await onTheDay();
    await say(person(secretary), 'bot', '到会 硬到12食到9请加2');
    expect(latest(person(secretary)).text).toContain('应到12，实到9，请假2');
  });
});

describe('a label that is also the command word', () => {
  it('belongs to what follows it', async () => {
    const { say, person, latest } = await onTheDay();
    await say(person(secretary), 'bot', '到会：王五、林大山；请假：大王军');
    expect(latest(person(secretary)).text).toContain('名册里没有“大王军”');
    await say(person(secretary), 'bot', '到会：王五；请假：林大山');
    expect(latest(person(secretary)).text).toContain('应到12，实到1，请假1');
    await say(person(secretary), 'bot', '实到 10');
    expect(latest(person(secretary)).text).toContain('应到12，实到10');
  });
});
