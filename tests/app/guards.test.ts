import { describe, expect, it } from 'vitest';
import type { Guard } from '../../src/domain/delivery/guards.ts';
import type { BranchId, Instant } from '../../src/domain/ids.ts';
import { factValue } from '../../src/domain/people/facts.ts';
import type { Settled, Tx } from '../../src/ports/store/store.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import { noticeWords, openBranchTalk } from '../harness/branch-talk.ts';
import type { BranchTalk } from '../harness/branch-talk.ts';

async function branch(): Promise<BranchTalk> {
  return openBranchTalk();
}

const read = <T>({ talk }: BranchTalk, look: (tx: Tx) => Settled<T>): T => talk.app().store.read(look);

describe('what is looked at again at the moment of sending', () => {
  /** A notice that has to wait ten minutes for the server. */
  const waiting = async () => {
    const one = await branch();
    await one.plan();
    one.rehearsal.faults.add({ fault: fault.tooManyRequests(600), method: 'sendMessage' });
    await one.pass(0);
    expect(one.inGroup(noticeWords)).toHaveLength(0);
    return one;
  };
  const rowWith = (one: BranchTalk, guard: Guard, more: Parameters<BranchTalk['queue']>[1] = {}) =>
    one.queue('要看情况', { ...more, guards: [guard] });

  it('a notice whose plan was cancelled meanwhile is dropped', async () => {
    const one = await waiting();
    await one.tell('党日 取消 因农忙');
    await one.pass(600_000);
    expect(one.inGroup(noticeWords)).toHaveLength(0);
  });

  it('a notice whose day was moved meanwhile comes at the new day’s time, and shows the new date', async () => {
    const one = await waiting();
    await one.tell('党日 改到25日 因下雨');
    await one.pass(600_000);
    expect(one.inGroup(noticeWords)).toHaveLength(0);
    await one.talk.advanceTo('2026-11-20', '09:00');
    expect(one.inGroup(noticeWords).map(({ text }) => text)).toEqual([expect.stringContaining('11月25日')]);
    expect(one.inGroup('改期')).toHaveLength(0);
  });

  it('a plan made in the last two hours has no notice any more', async () => {
    const one = await branch();
    await one.tell('党日 今天 11点半');
    await one.pass(60_000);
    expect(one.inGroup(noticeWords)).toHaveLength(0);
    await one.talk.advanceTo('2026-11-10', '11:00');
    expect(one.inGroup('应到')).toHaveLength(1);
  });

  it('the same notice leaves when the plan stands', async () => {
    const one = await waiting();
    await one.pass(600_000);
    expect(one.inGroup(noticeWords)).toHaveLength(1);
  });

  it('a word to an officer who has lost the post meanwhile is dropped', async () => {
    const one = await branch();
    const { accountId, branchId, personId, chatId } = read(one, (tx) => {
      const account = tx.accounts.byUser('telegram', String(one.secretary.id));
      const found = tx.org.branchByCode('SQ01');
      if (!account?.privateChatId || !found) throw new Error('not bound');
      const own = tx.accounts.bindings(account.id)[0]?.personId;
      return { accountId: account.id, branchId: found.id, personId: own, chatId: account.privateChatId };
    });
    const guard: Guard = {
      kind: 'officer',
      accountId,
      branchId,
    };
    const first = rowWith(one, guard, { chatId });
    await one.pass(0);
    expect(one.row(first)?.state).toBe('sent');
    const notBefore = (one.talk.clock.now() + 60_000) as Instant;
    const second = rowWith(one, guard, { chatId, notBefore });
    one.talk.app().store.write((tx) => {
      if (personId === null || personId === undefined) throw new Error('not bound');
      tx.people.addFact({
        personId,
        field: 'posts',
        value: factValue<'posts'>([]),
        from: '2026-11-01' as never,
        at: one.talk.clock.now(),
        by: 'operator',
        source: 'import',
      });
    });
    await one.pass(60_000);
    expect(one.row(second)).toMatchObject({ state: 'dropped', reason: 'no longer officer' });
  });

  it('quiet hours make it wait for the morning, and hold nobody’s answer up', async () => {
    const one = await branch();
    await one.talk.advanceTo('2026-11-10', '21:00');
    const id = rowWith(one, { kind: 'quiet' });
    await one.pass(0);
    expect(one.row(id)).toMatchObject({ state: 'pending' });
    one.rehearsal.people.say(one.secretary, one.group, '/bind@zhibu_test_bot');
    one.queue('答复');
    await one.pass(0);
    expect(one.inGroup('答复')).toHaveLength(1);
    await one.talk.advanceTo('2026-11-11', '07:59');
    expect(one.inGroup('要看情况')).toHaveLength(0);
    await one.talk.advanceTo('2026-11-11', '08:00');
    expect(one.inGroup('要看情况')).toHaveLength(1);
  });

  it('the month’s fourth message of the bot’s own accord is dropped', async () => {
    const one = await branch();
    const budget: Guard = { kind: 'budget', month: '2026-11', limit: 3 };
    const ids = Array.from({ length: 4 }, () => rowWith(one, budget, { budgetMonth: '2026-11' }));
    await one.pass(0);
    expect(ids.map((id) => one.row(id)?.state)).toEqual(['sent', 'sent', 'sent', 'dropped']);
    const next = rowWith(one, { ...budget, month: '2026-12' }, { budgetMonth: '2026-12' });
    await one.pass(0);
    expect(one.row(next)?.state).toBe('sent');
  });

  it('what is past its time, or for a branch that has moved away, is dropped', async () => {
    const one = await branch();
    const late = rowWith(
      one,
      { kind: 'until', instant: (one.talk.clock.now() + 1_000) as Instant },
      { notBefore: (one.talk.clock.now() + 2_000) as Instant },
    );
    const moved = rowWith(one, { kind: 'serves', branchId: 999 as BranchId });
    await one.pass(2_000);
    expect([late, moved].map((id) => one.row(id)?.reason)).toEqual(['too late', 'chat changed']);
    expect(one.inGroup('要看情况')).toHaveLength(0);
  });
});
