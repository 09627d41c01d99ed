import { describe, expect, it } from 'vitest';
import { memberName, openPartyDay, planOf } from '../harness/party-day.ts';
import { stateOf } from '../harness/roster-state.ts';

/* 撤销 alone takes back the last thing that this officer did, whatever it was, and says what that was. */

const plan = planOf({ away: 0 });
const name = (k: number) => memberName(plan, k);
const today = '2026-11-25';

/** Ten days after the day: 9 and 10 made the study up. */
async function afterMakeUp() {
  const village = await openPartyDay([plan]);
  const { say, talk, person, latest } = village;
  await say(person(0), 'bot', `到会 除${name(9)}、${name(10)}请假，都到`);
  await talk.advanceTo('2026-11-15', '12:00');
  await talk.advanceTo(today, '10:00');
  await say(person(0), 'bot', `补学 ${name(9)} ${name(10)}`);
  talk.clock.advanceBy(60_000);
  const says = async (words: string, who = 0) => {
    await say(person(who), 'bot', words);
    talk.clock.advanceBy(60_000);
    return latest(person(who)).text;
  };
  return { opened: village, says };
}

describe('撤销 alone', () => {
  it('right after a change of a member takes back that change, then the record before it', async () => {
    const { opened, says } = await afterMakeUp();
    await says(`党员 ${name(5)} 外出到2027-02`);
    const told = await says('撤销');
    expect(told).toContain(`撤销好了：${name(5)}改的流动。现在是：`);
    expect(told).toContain('流动：否');
    expect(stateOf(opened, name(5), today)).toMatchObject({ away: false, reviewDate: null });
    expect(await says('撤销')).toBe(`撤销好了：${name(9)}、${name(10)}11月15日主题党日的补学。`);
    expect(stateOf(opened, name(5), today)).toMatchObject({ away: false });
  });

  it('goes back through the changes of a member one by one', async () => {
    const { opened, says } = await afterMakeUp();
    await says(`党员 ${name(5)} 外出到2027-02`);
    await says(`党员 ${name(5)} 从2026-12-01起 可不参加到2027-05`);
    expect(stateOf(opened, name(5), '2026-12-01')).toMatchObject({ excused: true, reviewDate: '2027-05-31' });
    expect(await says('撤销')).toContain(`撤销好了：${name(5)}改的可不参加`);
    expect(stateOf(opened, name(5), '2026-12-01')).toMatchObject({
      away: true,
      excused: false,
      reviewDate: '2027-02-28',
    });
    expect(await says('撤销')).toContain(`撤销好了：${name(5)}改的流动`);
    expect(stateOf(opened, name(5), '2026-12-01')).toMatchObject({
      away: false,
      excused: false,
      reviewDate: null,
    });
  });

  it('withdraws what waits for the township', async () => {
    const { says } = await afterMakeUp();
    await says(`党员 ${name(5)} 转出`);
    expect(await says('撤销')).toBe(`撤回了：${name(5)}转出。${name(5)}和原来一样。`);
    expect(await says('撤销')).toContain('的补学');
  });

  it('with the name, when the change was the last thing about this person', async () => {
    const { says } = await afterMakeUp();
    await says(`党员 ${name(9)} 外出`);
    expect(await says(`撤销 ${name(10)}`)).toContain(`撤销好了：${name(10)}11月15日主题党日的补学`);
    expect(await says(`撤销 ${name(9)}`)).toContain(`撤销好了：${name(9)}改的流动`);
    expect(await says(`撤销 ${name(9)}`)).toContain(`撤销好了：${name(9)}11月15日主题党日的补学`);
  });

  it('passes over a change that can be taken back no more', async () => {
    const { opened, says } = await afterMakeUp();
    await says(`党员 ${name(5)} 外出`);
    await opened.talk.advanceTo('2026-12-04', '10:00');
    expect(await says('撤销 记错了')).toContain('的补学');
    expect(stateOf(opened, name(5), '2026-12-04')).toMatchObject({ away: true });
  });

  it('leaves what another officer did later, and takes it back where there is nothing own', async () => {
    const { opened, says } = await afterMakeUp();
    await says(`党员 ${name(5)} 外出`);
    const deputy = 1;
    await says(`党员 ${name(6)} 外出`, deputy);
    await says(`补学 11月 ${name(8)}`, deputy);
    expect(await says('撤销')).toContain(`撤销好了：${name(5)}改的流动`);
    expect(await says('撤销')).toContain(`${name(9)}、${name(10)}11月15日主题党日的补学`);
    expect(stateOf(opened, name(6), today)).toMatchObject({ away: true });
  });
});
