import { describe, expect, it } from 'vitest';
import { openPartyDay, planOf } from '../harness/party-day.ts';
import { memberName } from '../harness/village.ts';
import { openBoundVillage } from '../harness/bound.ts';

const secretary = 0;

describe('名单', () => {
  it('shows everybody with state and binding, and the one-tap changes behind a name', async () => {
    const plan = planOf({ expected: 8, away: 1, excused: 1, probationary: [6], phoneless: [8] });
    const name = (k: number) => memberName(plan, k);
    const village = await openPartyDay([plan]);
    const { say, person, latest, tap, group } = village;
    await say(person(secretary), 'bot', '名单');
    const { text, buttons } = latest(person(secretary), '党员名单');
    expect(text).toContain('在册10，应到8，流动1，可不参加1，预备1；账号对上8');
    expect(text).toContain(`${name(3)}：✓ 已对上`);
    expect(text).toContain(`${name(6)}：预备，✓ 已对上`);
    expect(text).toContain(`${name(8)}：流动，没手机`);
    expect(text).toContain(`${name(9)}：可不参加，没对上`);
    expect(buttons).toHaveLength(11);
    await tap(person(secretary), 'bot', name(8), '党员名单');
    expect(latest(person(secretary), '状态：').buttons).toContain('回来');
    await tap(person(secretary), 'bot', '回来', '状态：');
    expect(latest(group, '应到').text).toContain('应到9');
    await tap(person(secretary), 'bot', '回名单', '状态：');
    expect(latest(person(secretary), '党员名单').text).toContain('应到9，流动0');
  });

  it.each([50, 113])('turns its pages for %i members', async (count) => {
    const plan = planOf({ expected: count, away: 0 });
    const village = await openBoundVillage([plan], { at: { date: '2026-11-06', time: '10:00' } });
    const { say, person, latest, tap } = village;
    await say(person(secretary), 'bot', '花名册');
    const seen = new Set<string>();
    for (;;) {
      const { text, buttons } = latest(person(secretary), '党员名单');
      for (const label of buttons) seen.add(label);
      expect(text).toContain(`在册${String(count)}`);
      if (!buttons.includes('下一页')) break;
      await tap(person(secretary), 'bot', '下一页', '党员名单');
    }
    for (let k = 0; k < count; k += 1) expect(seen).toContain(memberName(plan, k));
    const last = memberName(plan, count - 1);
    await tap(person(secretary), 'bot', last, '党员名单');
    await tap(person(secretary), 'bot', '外出', '状态：');
    await tap(person(secretary), 'bot', '回名单', '状态：');
    expect(latest(person(secretary), '党员名单').text).toContain(`${last}：流动`);
  });

  it('is for the officers’ private chats alone', async () => {
    const plan = planOf({ expected: 8, away: 0 });
    const village = await openBoundVillage([plan], { at: { date: '2026-11-06', time: '10:00' } });
    const { say, person, latest, group, talk } = village;
    await say(person(secretary), group, '/members@zhibu_test_bot');
    expect(talk.rehearsal.messages(group).some(({ text }) => text.includes('党员名单'))).toBe(false);
    talk.rehearsal.people.pressStart(person(4));
    await talk.settle();
    await say(person(4), 'bot', '名单');
    expect(latest(person(4)).text).toContain('由书记、副书记或组织委员来办');
  });
});
