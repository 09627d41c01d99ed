import { describe, expect, it } from 'vitest';
import { bindAbove } from '../harness/above.ts';
import { ledgerOf, memberName, openPartyDay, planOf } from '../harness/party-day.ts';

/* An officer takes back or changes what stands. */

const branch = planOf();
const name = (k: number) => memberName(branch, k);
const secretary = 0;

describe('撤销', () => {
  it('with a name that the roster does not have takes back nothing', async () => {
    const village = await openPartyDay([branch]);
    const { say, person, latest, group } = village;
    await say(person(secretary), 'bot', '到齐');
    await say(person(secretary), 'bot', '撤销 欧阳小明 记错人了');
    expect(latest(person(secretary)).text).toContain('名册里没有“欧阳小明”。');
    expect(latest(group, '应到12').text).toContain('实到12');
    await say(person(secretary), 'bot', `撤销 ${name(3)} ${name(4)}`);
    expect(latest(person(secretary)).text).toContain('一次只撤销一个人');
    expect(latest(group, '应到12').text).toContain('实到12');
    await say(person(secretary), 'bot', '撤销 记错人了');
    expect(latest(group, '应到12').text).toContain('实到0');
  });

  it('takes back what stands about somebody who has left the roster since', async () => {
    const village = await openPartyDay([branch]);
    const { say, tap, talk, person, latest } = village;
    const { township } = await bindAbove(talk);
    await say(person(secretary), 'bot', `到会 ${name(5)}缺席，其他都到`);
    await talk.advanceTo('2026-11-15', '12:00');
    await talk.advanceTo('2026-11-16', '08:30');
    await say(person(secretary), 'bot', `党员 ${name(5)} 转出`);
    await talk.advanceTo('2026-11-16', '09:00');
    await tap(township, 'bot', `同意 ${name(5)}转出`);
    await say(person(secretary), 'bot', `撤销 ${name(5)} 记错了`);
    expect(latest(person(secretary)).text).toContain(
      `撤销好了：${name(5)}。现在：应到12，实到11，请假0，未登记1`,
    );
  });
});

describe('an officer’s word about somebody who had tapped the same', () => {
  it.each([
    ['by name', `到会 ${name(3)}、${name(4)}到`, 2],
    ['by 到齐', '到齐', 12],
  ])(
    '%s stands when the person takes the tap back; said again it changes nothing',
    async (_, words, present) => {
      const village = await openPartyDay([branch]);
      const { say, tap, person, latest, group } = village;
      await tap(person(3), group, '签到', '应到12');
      await say(person(secretary), 'bot', words);
      expect(latest(person(secretary)).text).toContain(
        `记上了：石桥村党支部11月15日主题党日，应到12，实到${String(present)}`,
      );
      const written = ledgerOf(village).length;
      await say(person(secretary), 'bot', words);
      expect(latest(person(secretary)).text).toContain('已经是这样记的');
      expect(ledgerOf(village)).toHaveLength(written);
      const told = await tap(person(3), group, '点错了，撤销', '应到12');
      expect(told?.text).toBe('现在记的是：到会，是书记记的。要改，请告诉书记。');
      expect(latest(group, '应到12').text).toContain(`实到${String(present)}`);
      await say(person(secretary), 'bot', '撤销');
      expect(latest(group, '应到12').text).toContain('实到1，');
    },
  );
});
