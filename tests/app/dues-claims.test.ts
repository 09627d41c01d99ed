import { describe, expect, it } from 'vitest';
import type { Month } from '../../src/domain/ids.ts';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { expectNoMoneyInGroup, idOf, pay } from '../harness/dues-talk.ts';
import { memberName, openPartyDay, planOf } from '../harness/party-day.ts';

/* 已交: a tap or a word says that it is paid, and waits for the dues officer. */

const branch = planOf();
const name = (k: number) => memberName(branch, k);
const [secretary, member, other] = [0, 5, 6] as const;
const november = '2026-11' as Month;
const noted = '记好了：11月党费您说已交，等组织委员确认。';

/** The morning of the Party day, with the dues card sent. */
async function onDuesDay(options: Parameters<typeof openPartyDay>[1] = {}): Promise<BoundVillage> {
  const village = await openPartyDay([branch], options);
  await village.talk.advanceTo('2026-11-15', '09:00');
  return village;
}

const claimsOf = ({ talk }: BoundVillage, k: number) =>
  talk
    .app()
    .store.read((tx) => tx.dues.claimsOf(idOf(tx, k)).map(({ until, state, at }) => ({ until, state, at })));

const pendingOf = (village: BoundVillage, k: number) =>
  claimsOf(village, k)
    .filter(({ state }) => state === 'pending')
    .map(({ until }) => until);

describe('已交 in the group', () => {
  it('is one claim, whatever is tapped twice or delivered twice, and the tapper alone is told', async () => {
    const village = await onDuesDay();
    const { talk, tap, person, group, latest } = village;
    const before = talk.rehearsal.messages(group).length;
    expect(await tap(person(member), group, '已交', '11月党费')).toMatchObject({ text: noted, alert: false });
    expect((await tap(person(member), group, '已交', '11月党费'))?.text).toBe(
      '11月党费已经说过交了，等组织委员确认，不用再点。',
    );
    for (const { update_id: id } of talk.rehearsal.allUpdates().slice(-2)) {
      talk.rehearsal.redeliver(id);
      talk.rehearsal.redeliver(id, { asNewId: true });
    }
    await talk.settle();
    expect(claimsOf(village, member).map(({ state }) => state)).toEqual(['pending']);
    expect(latest(group, '11月党费').text).toContain('待确认1人');
    expect(talk.rehearsal.messages(group)).toHaveLength(before);
    expectNoMoneyInGroup(village, [branch]);
  });

  it('of who has paid, is waived or has nothing to pay is answered kindly', async () => {
    const village = await onDuesDay();
    const { talk, tap, person, group } = village;
    talk.app().store.write((tx) => {
      pay(tx, talk.clock.now(), idOf(tx, member), [november]);
      const about = {
        at: talk.clock.now(),
        by: 'test',
        source: 'officer',
        from: '2026-11-01' as never,
      } as const;
      tx.people.addFact({ ...about, personId: idOf(tx, other), field: 'duesClass', value: '"waived"' });
      tx.people.addFact({ ...about, personId: idOf(tx, 7), field: 'paidUntil', value: '"2026-12"' });
      tx.people.addFact({ ...about, personId: idOf(tx, 8), field: 'status', value: '"suspended"' });
    });
    const said = async (k: number) => (await tap(person(k), group, '已交', '11月党费'))?.text;
    expect(await said(member)).toBe('11月党费已经确认收到，不用再点。');
    expect(await said(other)).toBe('您免交党费，不用交。');
    expect(await said(7)).toBe('11月党费以前就交过了，不用再交。');
    expect(await said(8)).toBe('您眼下不用交党费。');
    expect([member, other, 7, 8].flatMap((k) => claimsOf(village, k))).toEqual([]);
  });

  it('in words is 👌 and the edited card; 收到 and 好的 change nothing', async () => {
    const village = await onDuesDay();
    const { talk, person, group, latest } = village;
    const before = talk.rehearsal.messages(group).length;
    const card = latest(group, '11月党费').messageId;
    const words = ['收到', '好的', '党费交了', '交过了吗'];
    for (const [at, text] of words.entries())
      talk.rehearsal.people.say(person(4 + at), group, text, { replyTo: card });
    await talk.settle();
    expect([4, 5, 6, 7].map((k) => pendingOf(village, k))).toEqual([[], [], [november], []]);
    expect(talk.rehearsal.calls('setMessageReaction')).toHaveLength(1);
    expect(latest(group, '11月党费').text).toContain('待确认1人');
    expect(talk.rehearsal.messages(group)).toHaveLength(before + words.length);
  });
});

describe('已交 privately', () => {
  it('says what is noted, with [撤销], which takes it back while nobody has answered', async () => {
    const village = await onDuesDay();
    const { talk, say, tap, person, group, latest } = village;
    talk.rehearsal.people.pressStart(person(member));
    await say(person(member), 'bot', '已交');
    expect(latest(person(member))).toMatchObject({ text: noted, buttons: ['撤销'] });
    expect((await tap(person(member), 'bot', '撤销'))?.text).toBe('✓ 撤销好了，11月党费没有记已交。');
    expect(latest(group, '11月党费').text).not.toContain('待确认');
    expect((await tap(person(member), 'bot', '撤销'))?.text).toContain('不用撤销');
    await say(person(member), 'bot', '我交过了');
    expect(pendingOf(village, member)).toEqual([november]);
  });

  it('of several months counts from the oldest open one, and a farther claim takes the place of a nearer', async () => {
    const village = await onDuesDay();
    const { say, person, latest, talk } = village;
    talk.rehearsal.people.pressStart(person(member));
    await say(person(member), 'bot', '已交');
    await say(person(member), 'bot', '已交3个月');
    expect(latest(person(member)).text).toBe('记好了：11月到2027年1月党费您说已交，等组织委员确认。');
    expect(claimsOf(village, member).map(({ until, state }) => [until, state])).toEqual([
      ['2027-01', 'pending'],
      [november, 'withdrawn'],
    ]);
    await say(person(member), 'bot', '党费已经交了');
    expect(latest(person(member)).text).toContain('已经说过交了');
    await say(person(member), 'bot', '已交 10元');
    expect(latest(person(member)).text).toContain('这里不写金额');
  });

  it('is taken back by 撤销 and 点错了 when it was the last thing said', async () => {
    const village = await onDuesDay();
    const { say, tap, person, group, latest, talk } = village;
    talk.rehearsal.people.pressStart(person(member));
    await tap(person(member), group, '签到', '应到');
    await say(person(member), 'bot', '党费交了');
    await say(person(member), 'bot', '点错了');
    expect(latest(person(member)).text).toBe('✓ 撤销好了，11月党费没有记已交。');
    await say(person(member), 'bot', '撤销');
    expect(latest(person(member)).text).toContain('撤销了。现在：未登记');
    await say(person(member), 'bot', '党费交了');
    await talk.advanceTo('2026-11-15', '09:05');
    await tap(person(member), group, '签到', '应到');
    await say(person(member), 'bot', '撤销');
    expect(latest(person(member)).text).toContain('现在：未登记');
    expect(pendingOf(village, member)).toEqual([november]);
  });

  it('of an officer is taken back by 撤销 too, before what was recorded earlier', async () => {
    const village = await onDuesDay();
    const { say, person, latest, talk } = village;
    await say(person(secretary), 'bot', `到会 ${name(member)}`);
    await talk.advanceTo('2026-11-15', '09:05');
    await say(person(secretary), 'bot', '我的党费交了');
    await say(person(secretary), 'bot', '撤销');
    expect(latest(person(secretary)).text).toBe('✓ 撤销好了，11月党费没有记已交。');
    await say(person(secretary), 'bot', '撤销');
    expect(latest(person(secretary)).text).toContain(`撤销好了：${name(member)}`);
  });

  it('都交了 of an officer is asked back; of a member it is the own', async () => {
    const village = await onDuesDay();
    const { say, person, latest, talk } = village;
    await say(person(secretary), 'bot', '都交了');
    expect(latest(person(secretary)).text).toContain('记大家的，请发：党费 全部');
    expect(pendingOf(village, secretary)).toEqual([]);
    talk.rehearsal.people.pressStart(person(member));
    await say(person(member), 'bot', '都交了');
    expect(pendingOf(village, member)).toEqual([november]);
  });
});

describe('for a relative', () => {
  it('whoever may answer for one claims in words or by a button; others are told how', async () => {
    const village = await onDuesDay();
    const { talk, say, tap, person, latest } = village;
    talk.rehearsal.people.pressStart(person(member));
    talk.rehearsal.people.pressStart(person(7));
    talk.app().store.write((tx) => {
      const [own] = tx.accounts.bindingsOfPerson(idOf(tx, member));
      const accountId = own?.accountId ?? (0 as never);
      const since = talk.clock.now();
      tx.accounts.bind({
        accountId,
        personId: idOf(tx, other),
        adminId: null,
        relation: 'family',
        since,
        by: 'test',
      });
    });
    await say(person(member), 'bot', '我妈的党费交了');
    expect(latest(person(member)).text).toBe(`记好了：${name(other)}11月党费您说已交，等组织委员确认。`);
    expect([pendingOf(village, other), pendingOf(village, member)]).toEqual([[november], []]);
    await tap(person(member), 'bot', '撤销');
    await say(person(member), 'bot', '我的党费');
    await tap(person(member), 'bot', `替${name(other)}报已交`);
    expect(pendingOf(village, other)).toEqual([november]);
    await say(person(7), 'bot', `${name(8)}的党费交了`);
    expect(latest(person(7)).text).toContain('别人的请他自己说');
    expect(pendingOf(village, 8)).toEqual([]);
    await say(person(secretary), 'bot', `替${name(8)}交了`);
    expect(latest(person(secretary)).text).toBe(`要记${name(8)}的党费，请发：党费 ${name(8)}`);
  });
});

it('said for somebody whom the account may not answer for yet, it is held until the officer agrees', async () => {
  const village = await onDuesDay();
  const { talk, say, tap, person, latest } = village;
  talk.rehearsal.people.pressStart(person(member));
  await say(person(member), 'bot', `替${name(other)}交了`);
  expect(latest(person(member)).text).toBe('收到，等书记同意就算数');
  expect(pendingOf(village, other)).toEqual([]);
  await tap(person(secretary), 'bot', '全部同意（1）', '替');
  expect([pendingOf(village, other), pendingOf(village, member)]).toEqual([[november], []]);
});

describe('an account that nobody has matched', () => {
  /** The member at place 5 taps from an account that the roster does not know. */
  async function withStranger() {
    const village = await openBoundVillage([branch], {
      at: { date: '2026-11-06', time: '10:00' },
      strangers: [[member]],
    });
    await village.say(village.person(secretary), 'bot', '党日 15日 9点');
    await village.talk.advanceTo('2026-11-10', '09:00');
    await village.talk.advanceTo('2026-11-15', '08:30');
    await village.talk.advanceTo('2026-11-15', '09:00');
    return village;
  }

  it('is heard, and by approval becomes a claim of the time of the tap', async () => {
    const village = await withStranger();
    const { talk, tap, person, group, latest } = village;
    const tappedAt = talk.clock.now();
    expect((await tap(person(member), group, '已交', '11月党费'))?.text).toBe('收到，等书记对上名字就算数');
    await tap(person(member), group, '已交', '11月党费');
    expect(latest(group, '11月党费').text).not.toContain('待确认');
    await talk.advanceTo('2026-11-15', '10:00');
    await tap(person(secretary), 'bot', '全部同意', name(member));
    expect(claimsOf(village, member)).toEqual([{ until: november, state: 'pending', at: tappedAt }]);
    expect(latest(group, '11月党费').text).toContain('待确认1人');
  });

  it('is nothing when it was paid meanwhile, when taken back, and when somebody only looks', async () => {
    const village = await withStranger();
    const { talk, tap, person, group } = village;
    const heldBy = () =>
      talk.app().store.read((tx) => {
        const account = tx.accounts.byUser('telegram', String(person(member).id));
        return account ? tx.accounts.heldTaps(account.id).map(({ kind }) => kind) : [];
      });
    expect((await tap(person(member), group, '我的党费', '11月党费'))?.text).toContain(
      '还没把您的账号和名字对上',
    );
    expect(heldBy()).toEqual([]);
    await tap(person(member), group, '已交', '11月党费');
    expect(heldBy()).toEqual(['paid']);
    talk.app().store.write((tx) => {
      pay(tx, talk.clock.now(), idOf(tx, member), [november]);
    });
    await tap(person(secretary), 'bot', '全部同意', name(member));
    expect(claimsOf(village, member)).toEqual([]);
    expect(heldBy()).toEqual([]);
  });

  it('in words too, and 撤销 takes it back', async () => {
    const village = await withStranger();
    const { talk, person, group, latest } = village;
    const card = latest(group, '11月党费').messageId;
    talk.rehearsal.people.say(person(member), group, '交了', { replyTo: card });
    await talk.settle();
    talk.rehearsal.people.say(person(member), group, '撤销', { replyTo: card });
    await talk.settle();
    await village.tap(person(secretary), 'bot', '全部同意', name(member));
    expect(claimsOf(village, member)).toEqual([]);
  });
});
