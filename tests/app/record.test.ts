import { describe, expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { planOf } from '../harness/party-day.ts';
import { memberName } from '../harness/village.ts';

const branch = planOf();
const name = (k: number) => memberName(branch, k);
const secretary = 0;
const leader = 2;

/** The morning of the Party day, with the card in the group. */
async function onTheDay(options: { audience?: '也有群众' } = {}): Promise<BoundVillage> {
  const opened = await openBoundVillage([branch], { at: { date: '2026-11-06', time: '10:00' }, ...options });
  await opened.say(opened.person(secretary), 'bot', '党日 15日 9点 村委会 学习日 主题 冬季学习');
  await opened.talk.advanceTo('2026-11-10', '09:00');
  await opened.talk.advanceTo('2026-11-15', '08:30');
  return opened;
}

describe('the secretary records', () => {
  it('by totals that differ from the roster: both figures, nothing counted until a tap, and nothing renamed', async () => {
    const { say, tap, person, latest, group } = await onTheDay();
    await say(person(secretary), 'bot', '到会 应到13 实到10 请假2');
    expect(latest(person(secretary)).text).toContain('报的：应到13，实到10，请假2\n名册上：应到12，实到0');
    expect(latest(group, '应到12').text).toContain('实到0');
    await tap(person(secretary), 'bot', '按我报的算');
    expect(latest(person(secretary), '记上了').text).toContain('应到13，实到10，请假2，未登记1');
    expect(latest(group, '冬季学习').text).toContain('主题：冬季学习');
    expect(latest(group, '应到13').text).toContain('实到10，请假2');
  });

  it('more people than there are: refused; fewer than are recorded by name: said', async () => {
    const { say, person, latest } = await onTheDay();
    await say(person(secretary), 'bot', '到会 999');
    expect(latest(person(secretary)).text).toContain('名册上一共13人，实到999对不上');
    await say(person(secretary), 'bot', '到齐');
    await say(person(secretary), 'bot', '12/9');
    expect(latest(person(secretary)).text).toContain('报的：应到12，实到9\n名册上：应到12，实到12');
  });

  it('without a command word, by figures alone', async () => {
    const { say, person, latest } = await onTheDay();
    await say(person(secretary), 'bot', '12/9/2');
    expect(latest(person(secretary)).text).toContain('应到12，实到9，请假2，未登记1');
  });

  it('everybody but those named, and undoes it in one word', async () => {
    const { say, person, latest } = await onTheDay();
    await say(person(secretary), 'bot', `除${name(5)}、${name(6)}请假，都到`);
    expect(latest(person(secretary)).text).toContain('实到10，请假2');
    await say(person(secretary), 'bot', '撤销');
    expect(latest(person(secretary)).text).toContain('撤销好了');
    await say(person(secretary), 'bot', `到会 ${name(5)}`);
    expect(latest(person(secretary)).text).toContain('实到1，请假0');
  });

  it('nothing when a name is not in the roster: the whole line is refused with what is wrong and an example', async () => {
    const { say, person, latest } = await onTheDay();
    await say(person(secretary), 'bot', `到会 ${name(5)} 欧阳不在`);
    const { text } = latest(person(secretary));
    expect(text).toContain('欧阳不在');
    expect(text).toContain('例如：');
    await say(person(secretary), 'bot', `撤销`);
    expect(latest(person(secretary)).text).toBe('没有可以撤销的记录。');
  });

  it('on the closing card: ticks one by one, agrees to leave, and the rest came', async () => {
    const { tap, talk, person, latest, group } = await onTheDay();
    await tap(person(3), group, '签到', '应到12');
    await tap(person(4), group, '请假', '应到12');
    await talk.advanceTo('2026-11-15', '12:00');
    expect(latest(group, '登记已结束').text).toContain('实到1');
    expect(latest(person(secretary)).text).toContain('还有10人没登记');
    await tap(person(secretary), 'bot', '请假都同意');
    await tap(person(secretary), 'bot', '逐个勾选');
    await tap(person(secretary), 'bot', `○ ${name(5)}`);
    await tap(person(secretary), 'bot', `✓ ${name(5)}`);
    expect(latest(person(secretary)).buttons).toContain(`✗ ${name(5)}`);
    await tap(person(secretary), 'bot', '办完了');
    await tap(person(secretary), 'bot', '9人都到了', '还有9人没登记');
    expect(latest(person(secretary)).text).toContain('应到12，实到10，请假1，缺席1');
    expect(latest(group, '登记已结束').text).toContain('应到12，实到10，请假1，缺席1');
    const late = await tap(person(6), group, '签到', '来不了').catch(() => undefined);
    expect(late).toBeUndefined();
  });

  it('with a reason when 48 hours have passed since the closing', async () => {
    const { tap, talk, person, latest, say, group } = await onTheDay();
    await tap(person(3), group, '签到', '应到12');
    await talk.advanceTo('2026-11-15', '12:00');
    await talk.advanceTo('2026-11-17', '12:30');
    await say(person(secretary), 'bot', `撤销 ${name(3)}`);
    expect(latest(person(secretary)).text).toContain('要写原因');
    await say(person(secretary), 'bot', `撤销 ${name(3)} 记错人了`);
    expect(latest(person(secretary)).text).toContain(`撤销好了：${name(3)}。现在：应到12，实到0`);
    expect(latest(group, '登记已结束').text).toContain('实到0');
  });
});

describe('a late 撤销', () => {
  it('is refused with the hours that the branch has set', async () => {
    const { tap, talk, person, latest, say, group } = await onTheDay();
    await say(person(secretary), 'bot', '设置 更正小时 72');
    await tap(person(3), group, '签到', '应到12');
    await talk.advanceTo('2026-11-15', '12:00');
    await talk.advanceTo('2026-11-18', '12:30');
    await say(person(secretary), 'bot', `撤销 ${name(3)}`);
    expect(latest(person(secretary)).text).toBe(`已经过了72小时，撤销要写原因，例如：撤销 ${name(3)} 记错了`);
  });
});

describe('who else records', () => {
  it('the leader of a Party group for the own group only', async () => {
    const { say, person, latest } = await onTheDay();
    await say(person(leader), 'bot', `到会 ${name(5)}`);
    expect(latest(person(leader)).text).toContain('实到1');
    await say(person(leader), 'bot', `到会 ${name(3)}`);
    expect(latest(person(leader)).text).toContain(`${name(3)}不在您的党小组`);
  });

  it('the township, by the branch’s name', async () => {
    const { say, tap, talk, admin, latest, group } = await onTheDay();
    const [{ code }] = JSON.parse((await talk.zhibu('codes', '--role', 'admin', '--json')).out) as [
      { code: string },
    ];
    talk.rehearsal.people.pressStart(admin, code);
    await talk.settle();
    await tap(admin, 'bot', '是我');
    await say(admin, 'bot', '到会 石桥村 12/11/1');
    expect(latest(admin).text).toContain('石桥村党支部11月15日主题党日，应到12，实到11，请假1');
    expect(latest(group, '应到12').text).toContain('实到11');
  });

  it('the leader of a Party group gives no totals, and the secretary undoes what others recorded', async () => {
    const { say, person, latest, group } = await onTheDay();
    await say(person(leader), 'bot', '到会 9');
    expect(latest(person(leader)).text).toContain('党小组长请写名字');
    await say(person(leader), 'bot', `到会 ${name(5)}`);
    expect(latest(person(leader)).text).not.toContain('撤销');
    await say(person(secretary), 'bot', '撤销 记错了');
    expect(latest(person(secretary)).text).toContain(`撤销好了：${name(5)}`);
    expect(latest(group, '应到12').text).toContain('实到0');
  });

  it('not a member: one sentence, privately, and nothing is written', async () => {
    const { say, talk, person, latest, group } = await onTheDay();
    talk.rehearsal.people.pressStart(person(4));
    await talk.settle();
    await say(person(4), 'bot', '到会 12/12/0');
    expect(latest(person(4)).text).toBe('这件事由书记、副书记或组织委员来办。');
    expect(latest(group, '应到12').text).toContain('实到0');
  });
});

describe('a group with villagers in it', () => {
  it('sees the notice only; members check in privately', async () => {
    const { talk, person, latest, group, tap } = await onTheDay({ audience: '也有群众' });
    expect(talk.rehearsal.lastMessage(group, { containing: '应到' })).toBeUndefined();
    expect(latest(group, '主题党日').buttons).toEqual([]);
    const answer = await tap(person(leader), 'bot', '签到');
    expect(answer?.text).toBe('✓ 签到好了');
    expect(latest(person(leader)).text).toContain('您：到会');
  });
});

describe('a private check-in card', () => {
  it('goes neither to the officer who runs the day nor to whoever has asked leave', async () => {
    const opened = await openBoundVillage([branch], {
      at: { date: '2026-11-06', time: '10:00' },
      audience: '也有群众',
    });
    const { say, person, talk } = opened;
    await say(person(secretary), 'bot', '党日 15日 9点');
    await say(person(1), 'bot', '请假');
    await talk.advanceTo('2026-11-15', '08:31');
    const cards = (k: number) =>
      talk.rehearsal.messages(person(k)).filter(({ text }) => text.includes('不方便点的不用点')).length;
    expect([secretary, 1, leader].map(cards)).toEqual([0, 0, 1]);
  });
});

describe('a month without a plan', () => {
  it('asks before today becomes the Party day while the usual day is still to come', async () => {
    const opened = await openBoundVillage([branch], { at: { date: '2026-11-06', time: '10:00' } });
    const { say, tap, person, latest } = opened;
    await say(person(secretary), 'bot', '12/9/2');
    expect(latest(person(secretary)).text).toContain('是今天（11月6日）开的吗');
    await tap(person(secretary), 'bot', '是今天开的');
    expect(latest(person(secretary)).text).toContain('11月6日主题党日，应到12，实到9，请假2');
    await say(person(secretary), 'bot', '党日');
    expect(latest(person(secretary)).text).toContain('时间：11月6日（周五）9:00');
  });
});

describe('a month that was called off', () => {
  it.each([
    ['党日 取消 因农忙', '11月15日的主题党日取消了'],
    ['党日 本月不开 因农忙', '11月不开主题党日'],
  ])('%s: who records somebody is asked, and one tap takes it back', async (words, reason) => {
    const { say, talk, person, latest, tap, group } = await onTheDay();
    await say(person(secretary), 'bot', words);
    await talk.advanceTo('2026-11-16', '10:00');
    await say(person(secretary), 'bot', '12/9/2');
    expect(latest(person(secretary)).text).toContain(reason);
    expect(latest(person(secretary)).text).toContain('是今天（11月16日）开的吗');
    await tap(person(secretary), 'bot', '是今天开的');
    expect(latest(person(secretary)).text).toContain('11月16日主题党日，应到12，实到9，请假2');
    expect(latest(group, '改期').text).toContain('11月15日改到11月16日');
  });

  it('long ago: the day is asked, recorded as a late entry and closed', async () => {
    const { say, talk, person, latest, tap } = await onTheDay();
    await say(person(secretary), 'bot', '党日 取消 因农忙');
    await talk.advanceTo('2027-01-20', '10:00');
    await say(person(secretary), 'bot', '到会 11月 12/9/2');
    await tap(person(secretary), 'bot', '是11月15日开的');
    expect(latest(person(secretary)).text).toContain('11月15日主题党日，应到12，实到9，请假2');
    expect(latest(person(secretary)).text).toContain('补记');
  });

  it('is not brought back by a 党小组长', async () => {
    const { say, person, latest } = await onTheDay();
    await say(person(secretary), 'bot', '党日 取消 因农忙');
    await say(person(2), 'bot', '到会 钱桂花');
    expect(latest(person(2)).text).toBe('11月15日的主题党日取消了，没有记。开了的话请书记来记。');
    expect(latest(person(2)).buttons).toEqual([]);
  });
});

describe('taps of unknown accounts', () => {
  it('are named on the closing card before the rest is settled, and counted when their owner is', async () => {
    const { tap, talk, person, latest, group } = await onTheDay();
    const stranger = talk.rehearsal.people.addUser({ name: '不认识的人' });
    talk.rehearsal.people.joinGroup(stranger, group);
    const answer = await tap(stranger, group, '签到', '应到12');
    expect(answer?.text).toBe('收到，等书记对上名字就算数');
    await talk.advanceTo('2026-11-15', '12:00');
    expect(latest(person(secretary), '没登记').text).toContain('有1个账号点过，还没对上名字');
    await tap(person(secretary), 'bot', '对名字', '没登记');
    await tap(person(secretary), 'bot', '选人：不认识的人');
    await tap(person(secretary), 'bot', '不是本支部的');
    expect(latest(person(secretary), '没登记').text).not.toContain('没对上名字');
    expect(latest(group, '应到12').text).toContain('实到0');
  });
});

describe('a group that becomes a supergroup on the day', () => {
  it('gets its card again, with what was recorded, and taps on it count', async () => {
    const { talk, person, tap, group, latest } = await onTheDay();
    await tap(person(3), group, '签到', '应到12');
    talk.rehearsal.people.migrateGroup(group, person(secretary));
    await talk.settle();
    await talk.advanceTo('2026-11-15', '08:40');
    expect(latest(group, '应到12').text).toContain('实到1');
    expect((await tap(person(4), group, '签到', '应到12'))?.text).toBe('✓ 签到好了');
    expect(latest(group, '应到12').text).toContain('实到2');
    await talk.advanceTo('2026-11-15', '08:50');
    const cards = talk.rehearsal
      .messages(group)
      .filter(({ chatId, text }) => chatId === group.id && text.includes('应到12'));
    expect(cards).toHaveLength(1);
  });
});
