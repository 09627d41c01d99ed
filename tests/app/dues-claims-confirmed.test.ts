import { describe, expect, it } from 'vitest';
import { openBoundVillage } from '../harness/bound.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { planOf } from '../harness/party-day.ts';
import { memberName } from '../harness/village.ts';

const branch = planOf();
const name = (k: number) => memberName(branch, k);
const duesOfficer = 1;
const secretary = 0;

/** Members 3, 4 and 5 say that they have paid. */
async function withClaims(): Promise<BoundVillage> {
  const opened = await openBoundVillage([branch], { at: { date: '2026-11-06', time: '10:00' } });
  const { say, person, talk } = opened;
  for (const k of [3, 4, 5]) {
    talk.rehearsal.people.pressStart(person(k));
    await talk.settle();
    await say(person(k), 'bot', k === 5 ? '已交2个月' : '已交');
  }
  return opened;
}

function ledger({ talk }: BoundVillage) {
  return talk.app().store.read((tx) => {
    const id = tx.org.branchByCode('SQ01')?.id;
    if (id === undefined) throw new Error('no branch');
    return {
      lines: tx.dues
        .takenBy(id)
        .map(({ personId, amountFen }) => `${tx.people.person(personId)?.name ?? ''} ${String(amountFen)}`),
      waiting: tx.dues.pendingClaims(id).map(({ personId }) => tx.people.person(personId)?.name ?? ''),
    };
  });
}

describe('claims of members in 待办', () => {
  it('stand with name and sum; one tap confirms one, another says that nothing came', async () => {
    const village = await withClaims();
    const { say, tap, person, latest } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', '待办');
    const todo = latest(officer, '待办');
    expect(todo.text).toContain(
      `说已交、等确认的3人：${name(3)}（到11月）、${name(4)}（到11月）、${name(5)}（到12月）`,
    );
    expect(todo.buttons.filter((label) => /确认|没收到/.test(label))).toEqual([
      '全部确认：3人，2.00元',
      `确认${name(3)}0.50元`,
      `没收到${name(3)}的`,
      `确认${name(4)}0.50元`,
      `没收到${name(4)}的`,
      `确认${name(5)}1.00元`,
      `没收到${name(5)}的`,
    ]);
    await tap(officer, 'bot', `确认${name(3)}0.50元`, '待办');
    await tap(officer, 'bot', `没收到${name(4)}的`, '待办');
    expect(ledger(village)).toEqual({ lines: [`${name(3)} 50`], waiting: [name(5)] });
    expect(latest(person(3)).text).toContain('党费收到了');
    expect(latest(person(4)).text).toContain('组织委员说还没收到');
    await tap(officer, 'bot', `确认${name(5)}1.00元`, '待办');
    expect(ledger(village)).toEqual({ lines: [`${name(3)} 50`, `${name(5)} 100`], waiting: [] });
    expect(latest(officer, '待办').text).not.toContain('等确认');
  });

  it('of two officers who confirm the same claim at the same moment one writes', async () => {
    const village = await withClaims();
    const { say, person, talk, latest } = village;
    const officers = [person(secretary), person(duesOfficer)];
    for (const officer of officers) await say(officer, 'bot', '待办');
    const taps = officers.map((officer) =>
      talk.rehearsal.people.tap(officer, 'bot', latest(officer, '待办').messageId, '全部确认：3人，2.00元'),
    );
    await talk.settle();
    const answers = taps.map((tap) => tap.answer()?.text);
    expect(answers).toContain('✓ 记好了，3人');
    expect(ledger(village)).toEqual({
      lines: [`${name(3)} 50`, `${name(4)} 50`, `${name(5)} 100`],
      waiting: [],
    });
  });

  it('[全部确认] confirms those who stood on the list, not others of the same number and sum', async () => {
    const village = await withClaims();
    const { say, tap, person, talk, latest } = village;
    const officer = person(duesOfficer);
    await say(person(5), 'bot', '撤销');
    await say(officer, 'bot', '待办');
    const { messageId } = latest(officer, '待办');
    talk.rehearsal.people.pressStart(person(6));
    await talk.settle();
    const late = talk.rehearsal.people.tap(officer, 'bot', messageId, '全部确认：2人，1.00元');
    await say(person(4), 'bot', '撤销');
    await say(person(6), 'bot', '已交');
    expect(late.answer()?.text).toBe('✓ 记好了，2人');
    expect(ledger(village).lines).toEqual([`${name(3)} 50`, `${name(4)} 50`]);
    expect(await tap(officer, 'bot', `确认${name(6)}0.50元`, '待办')).toMatchObject({
      text: '✓ 记好了，1人',
    });
  });

  it('of somebody who was waived meanwhile lapse, and are not called confirmed', async () => {
    const village = await withClaims();
    const { say, person, talk, latest } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', '待办');
    const { messageId } = latest(officer, '待办');
    talk.app().store.write((tx) => {
      const personId = tx.people.personByNumber('SQ01004')?.id;
      if (personId === undefined) throw new Error('nobody');
      const fact = { personId, from: '2026-11-01' as never, at: talk.clock.now(), by: 'import' };
      tx.people.addFact({ ...fact, field: 'duesClass', value: '"waived"', source: 'import' });
    });
    const tap = talk.rehearsal.people.tap(officer, 'bot', messageId, `确认${name(3)}0.50元`);
    await talk.settle();
    expect(tap.answer()?.text).toContain('现在没有要确认的了');
    const states = talk.app().store.read((tx) => {
      const id = tx.people.personByNumber('SQ01004')?.id;
      return id === undefined ? [] : tx.dues.claimsOf(id).map(({ state }) => state);
    });
    expect(states).toEqual(['lapsed']);
    expect(latest(officer, '待办').text).not.toContain(`${name(3)}（`);
  });

  it('that were confirmed are not said to be refused', async () => {
    const village = await withClaims();
    const { say, tap, person, latest } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', '待办');
    await tap(officer, 'bot', `确认${name(3)}0.50元`, '待办');
    await say(officer, 'bot', `党费 没收到 ${name(3)} ${name(4)}`);
    expect(latest(officer, '还没收到').text).toBe(
      `好的，会私下告诉${name(4)}还没收到。\n${name(3)}没有说过已交，不用回。`,
    );
    expect(ledger(village)).toEqual({ lines: [`${name(3)} 50`], waiting: [name(5)] });
  });

  it('are settled by money that was recorded otherwise', async () => {
    const village = await withClaims();
    const { say, tap, person } = village;
    const officer = person(duesOfficer);
    await say(officer, 'bot', `党费 ${name(3)} ${name(5)}`);
    await tap(officer, 'bot', '对得上', '对得上吗');
    expect(ledger(village)).toEqual({
      lines: [`${name(3)} 50`, `${name(5)} 50`],
      waiting: [name(4), name(5)],
    });
    await say(officer, 'bot', `党费 没收到 ${name(4)}`);
    expect(ledger(village).waiting).toEqual([name(5)]);
  });
});
