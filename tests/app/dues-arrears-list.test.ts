import { describe, expect, it } from 'vitest';
import {
  changeFact,
  debtor,
  name,
  openArrears,
  organiser,
  paid,
  putOff,
  through,
  todo,
} from '../harness/arrears-branch.ts';

describe('the list behind 待办', () => {
  it('shows months, money and what was agreed, with how to go on, page by page', async () => {
    const owing = [4, 5, 6, 7, 8, 9];
    const one = await openArrears(owing);
    const { tap, person, latest } = one;
    const officer = person(organiser);
    await through(one, 'december', 'january');
    putOff(one, 9, '2027-05', '外出务工');
    expect(await todo(one, organiser)).toContain('党费欠2个月以上的5人');
    await tap(officer, 'bot', '都看看');
    const list = latest(officer);
    expect(list.text).toContain('石桥村党支部党费欠2个月以上的5人：');
    expect(list.text).toContain(`${name(4)}：2026年11月、12月，2个月，1.00元\n`);
    expect(list.text).toContain(`${name(9)}：缓交到2027年5月（外出务工）`);
    expect((await tap(officer, 'bot', `缓交 ${name(4)}`))?.text).toContain(
      `党费 ${name(4)} 缓交到2027年7月 因外出务工`,
    );
    expect((await tap(officer, 'bot', `已收 ${name(4)}`))?.text).toContain(`发：党费 ${name(4)}`);
    paid(one, [name(4)], ['2026-11', '2026-12']);
    await tap(officer, 'bot', '都看看', '待办');
    expect(latest(officer).text).toContain('2个月以上的4人');
  });

  it('is read by nobody who has lost the post', async () => {
    const one = await openArrears();
    const { tap, person, latest } = one;
    await through(one, 'december', 'january');
    await todo(one, organiser);
    changeFact(one, organiser, 'posts', [], '2027-01-04');
    expect((await tap(person(organiser), 'bot', '都看看', '待办'))?.text).toContain(
      '由书记、副书记或组织委员',
    );
    expect(latest(person(organiser)).text).not.toContain('1.00元');
  });

  it('empties at once when the money is recorded', async () => {
    const one = await openArrears();
    const { say, tap, person, latest } = one;
    const officer = person(organiser);
    await through(one, 'december', 'january');
    await todo(one, organiser);
    await tap(officer, 'bot', '都看看');
    await say(officer, 'bot', `党费 ${name(debtor)}`);
    await tap(officer, 'bot', '对得上');
    expect(latest(officer, '2个月以上').text).toContain('石桥村党支部没有党费欠2个月以上的人。');
    expect(latest(officer, '待办').text).not.toContain('党费欠');
  });

  it('turns its pages', async () => {
    const one = await openArrears([3, 4, 5, 6, 7, 8, 9]);
    const { tap, person, latest } = one;
    await through(one, 'december', 'january');
    paid(one, [name(3)], ['2026-11', '2026-12']);
    paid(one, [4, 5, 6, 7, 8, 9].map(name), ['2027-01', '2027-02']);
    await through(one, 'february', 'march');
    await todo(one, organiser);
    await tap(person(organiser), 'bot', '都看看');
    expect(latest(person(organiser)).text).toContain('第1页，共2页');
    expect(latest(person(organiser)).text).not.toContain(name(9));
    await tap(person(organiser), 'bot', '下一页');
    expect(latest(person(organiser)).text).toContain(`${name(9)}：2026年11月、12月`);
  });
});
