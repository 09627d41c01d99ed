import { describe, expect, it } from 'vitest';
import type { Month } from '../../src/domain/ids.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { expectNoMoneyInGroup, idOf, pay } from '../harness/dues-talk.ts';
import { memberName, openPartyDay, planOf } from '../harness/party-day.ts';

/* 我的党费, 我的 and 我的数据: the own dues, to the person alone. */

const branch = planOf();
const name = (k: number) => memberName(branch, k);
const [secretary, member, other] = [0, 5, 6] as const;
const months = (...all: string[]) => all as Month[];

/** The morning of the Party day; the opening balance of everybody ends with August. */
async function onDuesDay(): Promise<BoundVillage> {
  const village = await openPartyDay([branch]);
  const { talk } = village;
  talk.app().store.write((tx) => {
    for (const k of [member, other])
      tx.people.addFact({
        personId: idOf(tx, k),
        field: 'paidUntil',
        value: '"2026-08"',
        from: '2026-11-01' as never,
        at: talk.clock.now(),
        by: 'test',
        source: 'import',
      });
  });
  await talk.advanceTo('2026-11-15', '09:00');
  talk.rehearsal.people.pressStart(village.person(member));
  await talk.settle();
  return village;
}

function family({ talk }: BoundVillage): void {
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
}

describe('我的党费', () => {
  it('tapped in the group is a private answer: amount, this month, what is open from before', async () => {
    const village = await onDuesDay();
    const { talk, tap, person, group } = village;
    const before = talk.rehearsal.messages(group).length;
    const answer = await tap(person(member), group, '我的党费', '11月党费');
    expect(answer).toMatchObject({
      text: [
        '党费标准（支部核定）：每月0.50元',
        '11月党费0.50元：还没交',
        '以前没交的：9月、10月，一共1.00元',
      ].join('\n'),
      alert: true,
    });
    expect(talk.rehearsal.messages(group)).toHaveLength(before);
    expectNoMoneyInGroup(village, [branch]);
  });

  it('says what is paid ahead and the newest receipt that stands', async () => {
    const village = await onDuesDay();
    const { talk, tap, say, person, group, latest } = village;
    talk.app().store.write((tx) => {
      const id = idOf(tx, member);
      pay(tx, talk.clock.now(), id, months('2026-09', '2026-10', '2026-11', '2026-12', '2027-01'));
      const wrong = pay(tx, talk.clock.now(), id, months('2027-02'));
      if (wrong) tx.dues.reverse(wrong, { at: talk.clock.now(), by: 'test', reasonHash: 'x' });
    });
    const shown = [
      '党费标准（支部核定）：每月0.50元',
      '11月党费0.50元：已确认',
      '预交到：2027年1月',
      '最近一笔：11月15日2.50元，收据2026年第1号',
    ].join('\n');
    expect((await tap(person(member), group, '我的党费', '11月党费'))?.text).toBe(shown);
    await say(person(member), 'bot', '我的党费');
    expect(latest(person(member)).text).toBe(shown);
    await say(person(secretary), 'bot', '我的党费交了没');
    expect(latest(person(secretary)).text).toContain('11月党费0.50元：还没交');
  });

  it('has a line for each relative, fits an answer however many they are, and offers 已交 privately', async () => {
    const village = await onDuesDay();
    const { talk, tap, say, person, group, latest } = village;
    family(village);
    await say(person(member), 'bot', '我的党费');
    expect(latest(person(member)).text.split('\n').at(-1)).toBe(`${name(other)}，11月党费0.50元：还没交`);
    expect(latest(person(member)).buttons).toEqual(['已交', `替${name(other)}报已交`]);
    talk.app().store.write((tx) => {
      const [own] = tx.accounts.bindingsOfPerson(idOf(tx, member));
      for (let k = 7; k < 12; k += 1)
        tx.accounts.bind({
          accountId: own?.accountId ?? (0 as never),
          personId: idOf(tx, k),
          adminId: null,
          relation: 'family',
          since: talk.clock.now(),
          by: 'test',
        });
    });
    const { text = '' } = (await tap(person(member), group, '我的党费', '11月党费')) ?? {};
    expect(text).toContain(name(other));
    expect(text).not.toContain('…');
    expect(Array.from(text).length).toBeLessThanOrEqual(200);
  });

  it('is what 党费 alone asks for where the command is not one’s own, and 我的 党费 with a blank', async () => {
    const village = await onDuesDay();
    const { say, person, latest } = village;
    for (const words of ['党费', '我的 党费', '党费交了没']) {
      await say(person(member), 'bot', words);
      expect(latest(person(member)).text, words).toContain('11月党费0.50元：还没交');
      await say(person(member), 'bot', '帮助');
    }
  });

  it('of a waived member says so', async () => {
    const village = await onDuesDay();
    const { talk, tap, person, group } = village;
    talk.app().store.write((tx) => {
      tx.people.addFact({
        personId: idOf(tx, 8),
        field: 'duesClass',
        value: '"waived"',
        from: '2026-11-01' as never,
        at: talk.clock.now(),
        by: 'test',
        source: 'officer',
      });
    });
    expect((await tap(person(8), group, '我的党费', '11月党费'))?.text).toBe('党费：免交');
  });
});

it('我的 and 我的数据 tell the ledger: money with its receipt, what took it back, claims, an approved reason', async () => {
  const village = await onDuesDay();
  const { talk, tap, say, person, latest } = village;
  const { store } = talk.app();
  store.write((tx) => {
    const id = idOf(tx, member);
    const line = pay(tx, talk.clock.now(), id, months('2026-09', '2026-10'));
    if (line) tx.dues.reverse(line, { at: (talk.clock.now() + 1) as never, by: 'test', reasonHash: 'x' });
    tx.dues.putExcuse({
      personId: id,
      branchId: tx.org.branchByCode('SQ01')?.id ?? (0 as never),
      until: '2027-02' as Month,
      reasonHash: 'x',
      at: (talk.clock.now() + 3) as never,
      by: 'test',
    });
  });
  await say(person(member), 'bot', '已交');
  await say(person(member), 'bot', '我的');
  expect(latest(person(member)).text).toContain(
    '党费标准（支部核定）：每月0.50元\n11月党费0.50元：说已交，等组织委员确认',
  );
  await tap(person(member), 'bot', '我的数据');
  const bytes = await talk.rehearsal.until(
    () => talk.rehearsal.lastMessage(person(member), { containing: '全部记录' })?.file?.bytes,
  );
  const lines = new TextDecoder().decode(bytes).split('\n');
  expect(lines.slice(lines.indexOf('党费：'))).toEqual([
    '党费：',
    '  2026年11月15日　本人交1.00元（2026年9月、10月），收据2026年第1号',
    '  2026年11月15日　说已交，到2026年11月：等确认',
    '  2026年11月15日　撤销收据2026年第1号的1.00元',
    '  2026年11月15日　支部同意缓交到2027年2月',
    '',
  ]);
});
