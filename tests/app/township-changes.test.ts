import { describe, expect, it } from 'vitest';
import { isLeaving } from '../../src/cases/people/leaving.ts';
import { addAdmins, bindAdmin } from '../harness/admins.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { openPartyDay, planOf } from '../harness/party-day.ts';
import { stateOf } from '../harness/roster-state.ts';
import { memberName } from '../harness/village.ts';

const plan = planOf({ away: 0, probationary: [7] });
const name = (k: number) => memberName(plan, k);
const secretary = 0;
const organiser = 1;

async function onTheDay(): Promise<BoundVillage> {
  return openPartyDay([plan]);
}

describe('转正, 转出, 去世 take the township’s tap', () => {
  it('the roster stands until then; agreed, it changes from the day asked, and past Party days keep counting', async () => {
    const opened = await onTheDay();
    const { say, person, latest, tap, group, admin, talk } = opened;
    await bindAdmin(opened, admin, '罗艳');
    await tap(person(5), group, '签到', '应到');
    await talk.advanceTo('2026-11-17', '10:00');
    await say(person(secretary), 'bot', `党员 ${name(5)} 昨天去世`);
    const asked = latest(person(secretary), '报给乡镇');
    expect(asked.text).toContain('乡镇同意后名册才改');
    expect(asked.text).not.toContain('绑定');
    expect(asked.buttons).toEqual([`撤回 ${name(5)}去世`]);
    expect(stateOf(opened, name(5), '2026-11-17')?.status).toBe('formal');
    const leaving = () =>
      talk.app().store.read((tx) => isLeaving(tx, tx.people.personsNamed(name(5))[0]?.id as never));
    expect(leaving()).toBe(true);
    expect(talk.rehearsal.messages(admin).filter(({ text }) => text.includes('去世'))).toEqual([]);

    await talk.advanceTo('2026-11-18', '09:00');
    const card = latest(admin, '等您同意');
    expect(card.text).toContain(`石桥村党支部　${name(5)}：去世，从11月16日起`);
    expect(card.buttons).toEqual([`确认 ${name(5)}去世`, '不对']);
    const answer = await tap(admin, 'bot', `确认 ${name(5)}去世`, '等您同意');
    expect(answer?.text).toContain('记进名册了');
    expect(latest(admin, '党员变动').text).toContain('没有等您同意的党员变动');
    expect(stateOf(opened, name(5), '2026-11-18')?.status).toBe('left');
    expect(stateOf(opened, name(5), '2026-11-15')?.status).toBe('formal');
    expect(latest(group, '应到').text).toContain('应到12，实到1');
    expect(leaving()).toBe(false);
    const bindings = talk.app().store.read((tx) => {
      const dead = tx.people.personsNamed(name(5))[0];
      return dead && tx.accounts.bindingsOfPerson(dead.id);
    });
    expect(bindings).toEqual([]);
    await say(person(secretary), 'bot', `名单`);
    expect(latest(person(secretary), '党员名单').text).toContain('在册11，应到11');
  });

  it('one card a day while there is news, edited in place, none without, the first act wins', async () => {
    const opened = await onTheDay();
    const { say, person, latest, tap, admin, talk } = opened;
    await bindAdmin(opened, admin, '罗艳');
    await addAdmins(opened, [
      { number: 'T02A', name: '李联村', villages: '石桥村' },
    ]); // prettier-ignore
    const linked = talk.rehearsal.people.addUser({ name: '小李' });
    await bindAdmin(opened, linked, '李联村');
    const cards = (who: typeof admin) =>
      talk.rehearsal.messages(who).filter(({ text }) => /等您同意|见下面最新|没有等您同意/.test(text)).length;
    await talk.advanceTo('2026-11-16', '15:00');
    await say(person(secretary), 'bot', `党员 ${name(5)} 转出`);
    await talk.advanceTo('2026-11-17', '09:00');
    expect([cards(admin), cards(linked)]).toEqual([1, 1]);
    await talk.advanceTo('2026-11-17', '10:00');
    await say(person(secretary), 'bot', `党员 ${name(6)} 转出`);
    expect(latest(admin, '等您同意').text).toContain('2件');
    expect(cards(admin)).toBe(1);
    await talk.advanceTo('2026-11-17', '18:00');
    expect(cards(admin)).toBe(1);
    await talk.advanceTo('2026-11-18', '09:00');
    expect(cards(admin)).toBe(2);
    await talk.advanceTo('2026-11-19', '09:00');
    await talk.advanceTo('2026-11-20', '09:00');
    expect(cards(admin)).toBe(2);
    await tap(linked, 'bot', `同意 ${name(5)}转出`, '等您同意');
    expect(latest(admin, '等您同意').text).not.toContain(name(5));
    const withdrawn = await tap(person(secretary), 'bot', `撤回 ${name(5)}转出`, `${name(5)}转出`);
    expect(withdrawn?.text).toContain('过期');
    expect(stateOf(opened, name(5), '2026-11-16')?.status).toBe('transferred');
  });

  it('who has left by that day is neither marked present nor absent, and stands apart on the closing card', async () => {
    const opened = await onTheDay();
    const { say, person, latest, tap, group, talk } = opened;
    await say(person(secretary), 'bot', `党员 ${name(5)} 昨天去世`);
    await say(person(secretary), 'bot', `党员 ${name(6)} 明天转出`);
    for (const k of [0, 1, 2, 3, 4]) await tap(person(k), group, '签到', '应到');
    await talk.advanceTo('2026-11-15', '12:30');
    const { text } = latest(person(secretary), '没登记');
    expect(text).toContain(`还有6人没登记：${name(6)}`);
    expect(text).toContain(`${name(5)}的变动等乡镇同意，先不用登记。`);
    await tap(person(secretary), 'bot', '6人都没来', '没登记');
    expect(latest(group, '登记已结束').text).toMatch(/应到12，实到5.*缺席6，未登记1/);
    expect(latest(person(secretary), '变动等乡镇同意').text).toContain('都登记好了');
    await say(person(secretary), 'bot', '到齐');
    expect(latest(group, '登记已结束').text).toMatch(/应到12，实到11.*未登记1/);
  });

  it('declined, the officer learns it in 待办 and the roster stands', async () => {
    const opened = await onTheDay();
    const { say, person, latest, tap, admin } = opened;
    await bindAdmin(opened, admin, '罗艳');
    await say(person(secretary), 'bot', `党员 ${name(7)} 转正`);
    await say(person(organiser), 'bot', '待办');
    expect(latest(person(organiser), '待办').text).toContain(`等乡镇同意：${name(7)}转正`);
    await say(admin, 'bot', '待办');
    await tap(admin, 'bot', '不对', '等您同意');
    expect(latest(person(organiser), '待办').text).toContain(`乡镇没同意：${name(7)}转正`);
    expect(stateOf(opened, name(7), '2026-11-15')?.status).toBe('probationary');
    await say(person(secretary), 'bot', `党员 ${name(5)} 转正`);
    expect(latest(person(secretary)).text).toContain('已经是正式党员');
  });

  it('withdrawn while it waits, by the word or the button; nobody bound is said by name', async () => {
    const opened = await onTheDay();
    const { say, person, latest, tap, admin, talk } = opened;
    await say(person(secretary), 'bot', `党员 ${name(5)} 去世`);
    expect(latest(person(secretary)).text).toContain('请组织委员罗艳用绑定单绑定');
    await say(person(organiser), 'bot', `党员 ${name(5)} 撤销`);
    expect(latest(person(organiser)).text).toContain('撤回了');
    await say(person(secretary), 'bot', `党员 ${name(5)} 转出`);
    await say(person(secretary), 'bot', `党员 ${name(5)} 转出`);
    expect(latest(person(secretary)).text).toContain('已经报过了');
    await tap(person(secretary), 'bot', `撤回 ${name(5)}转出`, '报给乡镇');
    expect(latest(person(secretary)).text).toContain('和原来一样');
    await say(person(secretary), 'bot', `党员 ${name(6)} 转出`);
    await talk.advanceTo('2026-11-20', '10:00');
    await bindAdmin(opened, admin, '罗艳');
    await talk.advanceTo('2026-11-21', '09:00');
    expect(latest(admin, '等您同意').text).toContain(`${name(6)}：转出`);
    const audit = talk.app().store.read((tx) => tx.audit.entries());
    const own = audit.filter(({ action }) => action.startsWith('member.'));
    expect(own.map(({ action }) => action)).toEqual([
      'member.asked',
      'member.withdrawn',
      'member.asked',
      'member.withdrawn',
      'member.asked',
    ]);
    expect(JSON.stringify(own)).not.toContain(name(5));
  });

  it('while it waits nobody is named as missing or reminded any more', async () => {
    const opened = await onTheDay();
    const { say, person, latest, talk } = opened;
    const reminded = (k: number) =>
      talk.rehearsal.messages(person(k)).filter(({ fromBot, text }) => fromBot && text.includes('补学'))
        .length;
    for (const k of [6, 7]) talk.rehearsal.people.pressStart(person(k));
    await say(person(secretary), 'bot', `除${name(6)}、${name(7)}请假，都到`);
    await talk.advanceTo('2026-11-17', '10:00');
    await say(person(secretary), 'bot', `党员 ${name(6)} 转出`);
    await talk.advanceTo('2026-11-24', '10:00');
    expect([reminded(6), reminded(7)]).toEqual([0, 1]);
    await say(person(secretary), 'bot', '待办');
    const { text } = latest(person(secretary), '补学');
    expect(text).toContain(name(7));
    expect(
      text
        .split('\n')
        .filter((line) => line.includes('补学'))
        .join(),
    ).not.toContain(name(6));
  });

  it('a secretary who leaves holds no post any more', async () => {
    const opened = await onTheDay();
    const { say, person, latest, tap, admin, talk } = opened;
    await bindAdmin(opened, admin, '罗艳');
    await talk.advanceTo('2026-11-15', '12:30');
    await talk.advanceTo('2026-11-16', '10:00');
    const { messageId, text } = latest(person(secretary), '没登记');
    expect(text).toContain(name(5));
    await say(person(organiser), 'bot', `党员 ${plan.secretary} 转出`);
    await say(admin, 'bot', '待办');
    await tap(admin, 'bot', `同意 ${plan.secretary}转出`, '等您同意');
    expect(stateOf(opened, plan.secretary, '2026-11-16')?.posts).toEqual([]);
    await say(person(secretary), 'bot', '名单');
    expect(latest(person(secretary)).text).toContain('由书记、副书记或组织委员来办');
    const closing = talk.rehearsal.messages(person(secretary)).find((one) => one.messageId === messageId);
    expect(closing?.text).not.toContain(name(5));
    expect(closing?.buttons).toEqual([]);
  });
});

describe('转出 said on the Party day itself', () => {
  it('is from the next day once it has begun: who was recorded stays, and can be recorded and undone', async () => {
    const opened = await onTheDay();
    const { say, person, latest, tap, group, admin, talk } = opened;
    await bindAdmin(opened, admin, '罗艳');
    await talk.advanceTo('2026-11-15', '09:30');
    await say(person(secretary), 'bot', `除${name(5)}缺席，都到`);
    await say(person(secretary), 'bot', `党员 ${name(5)} 转出`);
    const asked = latest(person(secretary), '报给乡镇').text;
    expect(asked).toContain('从11月16日起');
    expect(asked).toContain('今天的主题党日还算在应到里');
    await talk.advanceTo('2026-11-15', '12:00');
    await talk.advanceTo('2026-11-16', '09:00');
    await tap(admin, 'bot', `同意 ${name(5)}转出`, '等您同意');
    expect(stateOf(opened, name(5), '2026-11-16')?.status).toBe('transferred');
    expect(latest(group, '登记已结束').text).toContain('应到12，实到11，请假0，缺席1');
    await say(person(secretary), 'bot', `到会 ${name(5)}请假`);
    expect(latest(person(secretary)).text).toContain('应到12，实到11，请假1');
    await say(person(secretary), 'bot', `撤销 ${name(5)}`);
    expect(latest(person(secretary)).text).toContain('应到12，实到11，请假0，未登记1');
  });

  it('is from that day when it has not begun, or when that was said', async () => {
    const { say, person, latest, talk } = await onTheDay();
    await say(person(secretary), 'bot', `党员 ${name(5)} 转出`);
    expect(latest(person(secretary), '报给乡镇').text).toContain('从今天起');
    await talk.advanceTo('2026-11-15', '09:30');
    await say(person(secretary), 'bot', `党员 ${name(6)} 今天去世`);
    expect(latest(person(secretary), name(6)).text).not.toContain('11月16日');
  });
});

describe('somebody recorded whom the roster of that date does not have any more', () => {
  it('is shown to the officer as not counted, and can be taken back', async () => {
    const opened = await onTheDay();
    const { say, person, latest, tap, group, admin, talk } = opened;
    await bindAdmin(opened, admin, '罗艳');
    await tap(person(5), group, '签到', '应到');
    await say(person(secretary), 'bot', `党员 ${name(5)} 11月12日转出`);
    await talk.advanceTo('2026-11-15', '12:00');
    await talk.advanceTo('2026-11-16', '09:00');
    await tap(admin, 'bot', `同意 ${name(5)}转出`, '等您同意');
    expect(latest(group, '登记已结束').text).toContain('应到11，实到0');
    const shown = `不在当天名册上，没算进人数：${name(5)}（到会）`;
    expect(latest(person(secretary), '还有11人没登记').text).toContain(shown);
    await tap(person(secretary), 'bot', '记录页', '还有11人没登记');
    expect(latest(person(secretary)).text).toContain(`不在名册上：${name(5)}（到会）；没算进人数`);
    await say(person(secretary), 'bot', `撤销 ${name(5)}`);
    expect(latest(person(secretary)).text).toContain(`撤销好了：${name(5)}`);
    expect(latest(person(secretary), '还有11人没登记').text).not.toContain('不在当天名册上');
  });
});
