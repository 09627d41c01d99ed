import { describe, expect, it } from 'vitest';
import type { BoundVillage } from '../harness/bound.ts';
import {
  changeFact,
  debtor,
  name,
  openArrears,
  organiser,
  secretary,
  sentence,
  through,
  todo,
  told,
} from '../harness/arrears-branch.ts';

async function answer({ say, person, latest }: BoundVillage, words: string, k = organiser): Promise<string> {
  await say(person(k), 'bot', words);
  return latest(person(k)).text;
}

describe('dues put off for a reason', () => {
  it('silence every word about them while it lasts, and run again from its end', async () => {
    const one = await openArrears();
    expect(await answer(one, `党费 ${name(debtor)} 缓交到2027年2月 因外出务工`)).toBe(
      [
        `记好了：${name(debtor)}的党费缓交到2027年2月。这段时间不提醒，也不算欠；该交的钱数不变，以后补上就行。`,
        '原因只有本支部负责人在名单里看得到，不用写病情。',
        `不缓交了就发：党费 ${name(debtor)} 不缓交了`,
      ].join('\n'),
    );
    await through(one, 'december', 'january', 'february');
    expect(told(one, debtor)).toEqual([]);
    expect(told(one, secretary, sentence)).toEqual([]);
    expect(await todo(one, secretary)).not.toContain('党费欠');
    await through(one, 'march');
    expect(told(one, debtor)[0]).toContain('您2026年11月到2027年2月的党费还没交，一共2.00元');
    expect(await todo(one, secretary)).not.toContain('党费欠');
    await through(one, 'april');
    expect(await todo(one, secretary)).toContain('党费欠2个月以上的1人');
    expect(told(one, secretary, sentence)).toEqual([]);
    await through(one, 'may');
    expect(told(one, secretary, sentence)).toHaveLength(1);
  });

  it('stand in the branch’s own list with the reason, and nowhere else', async () => {
    const one = await openArrears([debtor, 9]);
    await through(one, 'december', 'january');
    await answer(one, `党费 ${name(9)} 缓交到2027年5月 因外出务工`);
    await todo(one, organiser);
    await one.tap(one.person(organiser), 'bot', '都看看');
    expect(one.latest(one.person(organiser)).text).toContain(`${name(9)}：缓交到2027年5月（外出务工）`);
    for (const k of [secretary, debtor, 9]) expect(told(one, k, '外出务工')).toEqual([]);
    const audit = one.talk.app().store.read((tx) => tx.audit.entries().at(-1));
    expect(audit).toMatchObject({ action: 'dues.excuse', detail: { until: '2027-05' } });
    expect(JSON.stringify(audit)).not.toContain('外出务工');
  });

  it('end when an officer says so', async () => {
    const one = await openArrears();
    await answer(one, `党费 ${name(debtor)} 缓交到2027年5月 因外出务工`);
    await through(one, 'december');
    expect(await answer(one, `党费 ${name(debtor)} 不缓交了`)).toBe(
      `${name(debtor)}不缓交了，从这个月起照常提醒。`,
    );
    expect(await answer(one, `党费 ${name(debtor)} 不缓交了`)).toBe(`${name(debtor)}没有记缓交。`);
    await through(one, 'january');
    expect(told(one, debtor)).toHaveLength(1);
  });

  it('are as before after 撤销, once', async () => {
    const one = await openArrears();
    const { tap, person, latest } = one;
    await through(one, 'december', 'january');
    await answer(one, `党费 ${name(debtor)} 缓交到2027年5月 因外出务工`);
    await one.talk.advanceTo('2027-01-04', '09:35');
    await answer(one, `党费 ${name(debtor)} 缓交到2027年7月 因外出务工`);
    await tap(person(organiser), 'bot', '撤销', '缓交到2027年7月');
    expect(latest(person(organiser)).text).toBe(`撤销好了：${name(debtor)}的党费还是缓交到2027年5月。`);
    const stale = await tap(person(organiser), 'bot', '撤销', '党费缓交到2027年5月');
    expect(stale?.text).toContain('按钮');
    expect(await todo(one, organiser)).not.toContain('党费欠');
    expect(await answer(one, `党费 ${name(debtor)} 不缓交了`)).toContain('不缓交了，从这个月起');
    await tap(person(organiser), 'bot', '撤销', '不缓交了，从这个月起');
    expect(latest(person(organiser)).text).toContain('还是缓交到2027年5月');
  });

  it('count as if nothing had been said, when the first word is taken back', async () => {
    const one = await openArrears();
    await through(one, 'december', 'january');
    await answer(one, `党费 ${name(debtor)} 缓交 因外出务工`);
    expect(one.latest(one.person(organiser)).text).toContain('没写到几月，先按6个月。');
    await one.tap(one.person(organiser), 'bot', '撤销');
    expect(one.latest(one.person(organiser)).text).toBe(`撤销好了：${name(debtor)}没有记缓交。`);
    expect(await todo(one, organiser)).toContain(`党费欠2个月以上的1人：${name(debtor)}`);
  });

  it('need a reason, and an end within a year', async () => {
    const one = await openArrears();
    const who = name(debtor);
    expect(await answer(one, `党费 ${who} 缓交到2027年2月`)).toBe(
      `${who}缓交要写原因，写个大概就行，不用写病情。\n例如：党费 ${who} 缓交到2027年2月 因外出务工`,
    );
    expect(await answer(one, `党费 ${who} 缓交到2028年2月 因外出务工`)).toContain(
      '一次最多缓交12个月，到2027年11月。',
    );
    changeFact(one, debtor, 'duesClass', 'waived', '2026-11-01');
    expect(await answer(one, `党费 ${who} 缓交到2027年2月 因外出务工`)).toBe(`${who}是免交的，不用缓交。`);
  });

  it('are not for members to agree to', async () => {
    const one = await openArrears();
    expect(await answer(one, `党费 ${name(debtor)} 缓交到2027年2月 因外出务工`, debtor)).toBe(
      '这件事由书记、副书记或组织委员来办。',
    );
  });
});
