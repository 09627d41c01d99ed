import { describe, expect, it } from 'vitest';
import type { Instant, LocalDate, PersonId } from '../../src/domain/ids.ts';
import { factValue } from '../../src/domain/people/facts.ts';
import type { Branch } from '../../src/ports/store/org.ts';
import type { Tx } from '../../src/ports/store/store.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { deputy, member, name, openNoticed, remindersTo, secretary } from '../harness/noticed-branch.ts';
import type { NoticedOptions } from '../harness/noticed-branch.ts';

async function noticed(options: NoticedOptions = {}): Promise<BoundVillage> {
  return openNoticed(options);
}

/** What becomes true in the roster or the settings without anybody saying it in the chat. */
function change(
  { talk }: BoundVillage,
  how: (tx: Tx, branch: Branch, person: (k: number) => PersonId) => void,
) {
  talk.app().store.write((tx) => {
    const found = tx.org.branchByCode('SQ01');
    if (!found) throw new Error('no branch');
    how(tx, found, (k) => {
      const one = tx.people.personByNumber(`SQ01${String(k + 1).padStart(3, '0')}`);
      if (!one) throw new Error('no person');
      return one.id;
    });
  });
}

const died = { kind: 'died', from: '2026-11-11' as LocalDate, askedBy: 'test' } as const;

function away(tx: Tx, personId: PersonId, at: Instant): void {
  const value = factValue<'away'>(true);
  const from = '2026-11-11' as LocalDate;
  tx.people.addFact({ personId, field: 'away', value, from, at, by: 'test', source: 'officer' });
}

describe('the reminder of the day before', () => {
  it('goes privately to those who have not answered, with date, time, place and a way to ask leave', async () => {
    const one = await noticed();
    const { talk, person, tap, latest, group } = one;
    const inGroup = talk.rehearsal.messages(group).length;
    await talk.advanceTo('2026-11-14', '08:59');
    expect(remindersTo(one, member)).toHaveLength(0);
    await talk.advanceTo('2026-11-14', '09:00');
    expect(latest(person(member)).text).toBe(
      '提醒一下：石桥村党支部主题党日：11月15日（周日）9:00，村委会\n来不了的点“请假”，能来的不用回。',
    );
    expect(remindersTo(one, deputy)).toHaveLength(1);
    expect(remindersTo(one, secretary)).toHaveLength(0);
    await tap(person(member), 'bot', '请假');
    expect(latest(person(member)).text).toContain('您：请假，等书记同意');
    await tap(person(member), 'bot', '家中有事');
    expect(latest(person(member)).text).toContain('原因：家中有事');
    expect(talk.rehearsal.messages(group)).toHaveLength(inGroup);
    await talk.advanceTo('2026-11-15', '12:00');
    expect(latest(person(member), '提醒一下').buttons).toEqual([]);
  });

  it('says that online is possible where the branch allows it, and comes where villagers are in the group too', async () => {
    const one = await noticed({ audience: '也有群众' });
    change(one, (tx, { id }) => {
      tx.settings.put(
        { level: 'branch', scopeId: id, key: 'online', value: 'yes' },
        one.talk.clock.now(),
        'test',
      );
    });
    await one.talk.advanceTo('2026-11-14', '09:00');
    expect(one.latest(one.person(member)).text).toContain('线上参加');
  });

  it('spares whoever has answered, is muted, has left, or whose leaving waits for the township', async () => {
    const one = await noticed();
    const { talk, person, tap, say, group } = one;
    await tap(person(member), group, '请假', '来不了');
    await say(person(deputy), 'bot', '免打扰');
    for (const k of [3, 4, 5]) talk.rehearsal.people.pressStart(person(k));
    await talk.settle();
    change(one, (tx, { id }, personOf) => {
      tx.changes.ask({ ...died, branchId: id, personId: personOf(3), askedAt: talk.clock.now() });
      away(tx, personOf(4), talk.clock.now());
    });
    await talk.advanceTo('2026-11-14', '09:00');
    expect([deputy, member, 3, 4, 5].map((k) => remindersTo(one, k).length)).toEqual([0, 0, 0, 0, 1]);
    await say(person(secretary), 'bot', '待办');
    const toPhone = one
      .latest(person(secretary))
      .text.split('\n')
      .filter((line) => line.includes('打电话'))
      .join();
    expect(toPhone).not.toContain(name(3));
    expect(toPhone).toContain(name(deputy));
  });

  it.each([
    ['offline', 0],
    ['pasture', 1],
  ] as const)('a branch that is %s in November gets %i a person', async (condition, count) => {
    const one = await noticed();
    change(one, (tx, own) => {
      tx.org.putBranch({ ...own, condition });
    });
    await one.talk.advanceTo('2026-11-14', '09:00');
    expect(remindersTo(one, member)).toHaveLength(count);
  });
});

describe('looked at again at the moment of sending', () => {
  /** The reminder is queued, and the server has the bot wait an hour. */
  async function queued(): Promise<BoundVillage> {
    const one = await noticed();
    await one.talk.advanceTo('2026-11-14', '08:59');
    one.talk.rehearsal.faults.add({ fault: fault.tooManyRequests(3600), method: 'sendMessage', times: 2 });
    await one.talk.advanceTo('2026-11-14', '09:00');
    expect(remindersTo(one, member)).toHaveLength(0);
    return one;
  }
  const anHourLater = (one: BoundVillage) => one.talk.advanceTo('2026-11-14', '10:01');

  it('it leaves when everything stands', async () => {
    const one = await queued();
    await anHourLater(one);
    expect(remindersTo(one, member)).toHaveLength(1);
  });

  it('not to somebody who has asked leave meanwhile', async () => {
    const one = await queued();
    await one.tap(one.person(member), one.group, '请假', '来不了');
    await anHourLater(one);
    expect([remindersTo(one, member).length, remindersTo(one, deputy).length]).toEqual([0, 1]);
  });

  it('not to somebody who has muted the bot meanwhile', async () => {
    const one = await queued();
    await one.say(one.person(member), 'bot', '免打扰');
    await anHourLater(one);
    expect(remindersTo(one, member)).toHaveLength(0);
  });

  it('not to somebody who has gone away, nor about somebody whose leaving waits for the township', async () => {
    const one = await queued();
    change(one, (tx, { id }, personOf) => {
      away(tx, personOf(member), one.talk.clock.now());
      tx.changes.ask({ ...died, branchId: id, personId: personOf(deputy), askedAt: one.talk.clock.now() });
    });
    await anHourLater(one);
    expect([deputy, member].map((k) => remindersTo(one, k).length)).toEqual([0, 0]);
  });

  it.each(['党日 取消 因农忙', '党日 改到20日 因下雨'])(
    'not when the day has changed: %s',
    async (change) => {
      const one = await queued();
      await one.say(one.person(secretary), 'bot', change);
      await anHourLater(one);
      expect(remindersTo(one, member)).toHaveLength(0);
    },
  );

  it('a moved day reminds anew, with the new date', async () => {
    const one = await queued();
    await one.say(one.person(secretary), 'bot', '党日 改到20日 因下雨');
    await anHourLater(one);
    await one.talk.advanceTo('2026-11-19', '09:00');
    expect(remindersTo(one, member).map(({ text }) => text)).toEqual([
      expect.stringContaining('11月20日（周五）'),
    ]);
  });
});

describe('quiet hours and holidays', () => {
  it('before a holiday the notice and the reminder move to its eve, and nothing comes on it', async () => {
    const one = await noticed({ plan: '党日 10月8日 9点', date: '2026-09-28' });
    const { talk, group } = one;
    const notices = () =>
      talk.rehearsal.messages(group).filter(({ fromBot, text }) => fromBot && text.includes('来不了')).length;
    await talk.advanceTo('2026-09-30', '18:59');
    expect([notices(), remindersTo(one, member).length]).toEqual([0, 0]);
    await talk.advanceTo('2026-09-30', '19:00');
    expect([notices(), remindersTo(one, member).length]).toEqual([1, 1]);
    for (const date of ['2026-10-03', '2026-10-07']) await talk.advanceTo(date, '09:00');
    expect([notices(), remindersTo(one, member).length]).toEqual([1, 1]);
  });

  it('a reminder due in quiet hours comes at the last permitted hour before them', async () => {
    const one = await noticed({ plan: '党日 15日 7点 村委会' });
    await one.talk.advanceTo('2026-11-13', '18:59');
    expect(remindersTo(one, member)).toHaveLength(0);
    await one.talk.advanceTo('2026-11-13', '19:00');
    expect(remindersTo(one, member)).toHaveLength(1);
  });
});
