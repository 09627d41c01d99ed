import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import type { OutboxId } from '../../src/domain/ids.ts';
import type { Settled, Tx } from '../../src/ports/store/store.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import { telegramPace } from '../../src/runtime/delivery/pace.ts';
import { cardWords, openBranchTalk } from '../harness/branch-talk.ts';
import type { BranchTalk } from '../harness/branch-talk.ts';
import { root } from '../harness/conversation.ts';

async function branch(...options: Parameters<typeof openBranchTalk>): Promise<BranchTalk> {
  return openBranchTalk(...options);
}

/** Everything at once while the scene is set; from `keep` on as Telegram wants it. */
function pace() {
  const limits = { bot: [], privateChat: [], groupSends: [], groupEdits: [] };
  return { limits, keep: () => Object.assign(limits, telegramPace) };
}

async function onTheDay(...options: Parameters<typeof openBranchTalk>): Promise<BranchTalk> {
  const one = await branch(...options);
  await one.plan();
  await one.talk.advanceTo('2026-11-15', '08:31');
  await one.pass(60_000);
  expect(one.inGroup(cardWords)).toHaveLength(1);
  return one;
}

/** What is on the disk now, seen through a connection of its own. */
function onDisk<T>({ talk }: BranchTalk, look: (tx: Tx) => Settled<T>): T {
  const store = openStore({
    file: path.join(talk.dataDir, 'zhibu.db'),
    migrationsFolder: path.join(root, 'drizzle'),
    readOnly: true,
  });
  try {
    return store.read(look);
  } finally {
    store.close();
  }
}

const read = <T>({ talk }: BranchTalk, look: (tx: Tx) => Settled<T>): T => talk.app().store.read(look);
const presentOnDisk = (one: BranchTalk): number =>
  onDisk(one, (tx) => {
    const [day] = tx.partyDays.inMonth('2026-11' as never);
    return day ? tx.attendance.entries(day.id).filter(({ kind }) => kind === 'present').length : 0;
  });

describe('what is on the disk before something leaves', () => {
  it('an answer finds its entry committed when it arrives', async () => {
    const one = await onTheDay();
    const entries: number[] = [];
    one.rehearsal.faults.add({
      fault: fault.cutBefore(),
      method: 'answerCallbackQuery',
      when: () => {
        entries.push(presentOnDisk(one));
        return false;
      },
    });
    for (const member of one.members.slice(0, 3)) {
      one.tap(member, '签到');
      await one.talk.settle();
    }
    expect(entries).toEqual([1, 2, 3]);
  });

  it('no answer leaves when the commit fails; the tap comes again and is answered then', async () => {
    const one = await onTheDay();
    const store = one.talk.app().store;
    const write = store.write.bind(store);
    let failures = 0;
    let failed: (() => void) | undefined;
    const failure = new Promise<void>((resolve) => {
      failed = resolve;
    });
    store.write = <T>(fn: (tx: Tx) => Settled<T>): T =>
      write<T>((tx) => {
        const result = fn(tx);
        const [day] = tx.partyDays.inMonth('2026-11' as never);
        if (failures > 0 || !day || tx.attendance.entries(day.id).length === 0) return result;
        failures += 1;
        failed?.();
        throw new Error('database or disk is full');
      });
    const [member] = one.members;
    if (!member) throw new Error('no members');
    const tap = one.tap(member, '签到');
    await failure;
    expect(presentOnDisk(one)).toBe(0);
    one.talk.clock.advanceBy(30_000);
    await one.talk.settle();
    expect(tap.answer()?.text).toMatch(/^✓/);
    expect(presentOnDisk(one)).toBe(1);
    expect(one.rehearsal.calls('answerCallbackQuery')).toHaveLength(2);
  });

  it('a message is claimed when it arrives', async () => {
    const one = await branch();
    const claimed: (readonly OutboxId[])[] = [];
    const id = one.queue('第一条');
    one.rehearsal.faults.add({
      fault: fault.cutBefore(),
      method: 'sendMessage',
      when: () => {
        claimed.push(onDisk(one, (tx) => tx.outbox.inFlight().map((row) => row.id)));
        return false;
      },
    });
    await one.pass(0);
    expect(claimed).toEqual([[id]]);
    expect(one.row(id)?.state).toBe('sent');
  });
});

describe('answers', () => {
  it('are dropped when they come too late to be seen', async () => {
    const one = await onTheDay();
    one.rehearsal.faults.add({ fault: fault.tooManyRequests(20), method: 'answerCallbackQuery' });
    const dropped = () => read(one, (tx) => tx.outbox.counts()).dropped;
    const before = dropped();
    const tap = one.tap(one.secretary, '签到');
    await one.talk.settle();
    await one.pass(20_000);
    await one.pass(60_000);
    expect(tap.status()).toBe('fetched');
    expect(presentOnDisk(one)).toBe(1);
    expect(one.rehearsal.calls('answerCallbackQuery')).toHaveLength(2);
    expect(dropped() - before).toBe(1);
  });

  it('do not wait for messages that may not leave', async () => {
    const limits = pace();
    const one = await onTheDay({ pace: limits.limits });
    limits.keep();
    for (let n = 0; n < 30; n += 1) one.queue(`第${String(n)}条`);
    await one.pass(0);
    const tap = one.tap(one.secretary, '签到');
    await one.talk.settle();
    expect(tap.answer()?.text).toMatch(/^✓/);
    expect(one.inGroup('条')).toHaveLength(1);
  });
});

describe('pace', () => {
  it('turns a burst of 20 taps into a few edits, the last of which shows the truth', async () => {
    const limits = pace();
    const one = await onTheDay({ pace: limits.limits });
    limits.keep();
    const before = one.rehearsal.calls('editMessageText').length;
    for (const member of one.members.slice(0, 20)) one.tap(member, '签到');
    await one.talk.settle();
    await one.pass(1_000);
    await one.pass(1_000);
    expect(one.inGroup(cardWords)[0]?.text).toContain('实到20');
    expect(one.rehearsal.calls('editMessageText').length - before).toBeLessThanOrEqual(3);
    expect(one.rehearsal.taps({ place: one.group }).filter(({ answer }) => answer)).toHaveLength(21);
  });

  it('keeps to one message a second and twenty a minute in a group, in the order of asking', async () => {
    const limits = pace();
    const one = await branch({ pace: limits.limits });
    limits.keep();
    for (let n = 0; n < 25; n += 1) one.queue(`第${String(n)}条`);
    for (let second = 0; second < 90; second += 1) await one.pass(1_000);
    const sent = one.sends('条');
    expect(sent.map(({ text }) => text)).toEqual(Array.from({ length: 25 }, (_, n) => `第${String(n)}条`));
    for (const [n, { at }] of sent.entries()) {
      expect(at - (sent[n - 1]?.at ?? -Infinity)).toBeGreaterThanOrEqual(1_000);
      expect(at - (sent[n - 20]?.at ?? -Infinity)).toBeGreaterThanOrEqual(60_000);
    }
  });

  it('lets an answer to a person go before a wave that was there first', async () => {
    const limits = pace();
    const one = await branch({ pace: limits.limits });
    limits.keep();
    for (let n = 0; n < 3; n += 1) one.queue(`群发${String(n)}`, { wave: true });
    one.queue('回话');
    for (let second = 0; second < 5; second += 1) await one.pass(1_000);
    const texts = one.rehearsal.messages(one.group).map(({ text }) => text);
    expect(texts.slice(-4)).toEqual(['回话', '群发0', '群发1', '群发2']);
  });
});

describe('a database that refuses what became of a message', () => {
  /** The disk is full for so many transactions that would keep what `isIt` sees. */
  function fullDisk(one: BranchTalk, times: number, isIt: (tx: Tx) => boolean): () => number {
    const store = one.talk.app().store;
    const write = store.write.bind(store);
    let refused = 0;
    store.write = <T>(fn: (tx: Tx) => Settled<T>): T =>
      write<T>((tx) => {
        const result = fn(tx);
        if (refused >= times || !isIt(tx)) return result;
        refused += 1;
        throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
      });
    return () => refused;
  }

  it('is told again when there is room, and nothing behind it waits for ever', async () => {
    const one = await branch();
    const id = one.queue('第一条');
    const refused = fullDisk(one, 3, (tx) => tx.outbox.row(id)?.state === 'sent');
    await one.pass(0);
    one.queue('第二条');
    for (let n = 0; n < 4; n += 1) await one.pass(1_000);
    expect(refused()).toBe(3);
    expect(one.row(id)?.state).toBe('sent');
    expect(one.inGroup('条').map(({ text }) => text)).toEqual(['第一条', '第二条']);
  });

  it('loses no card, and no second one is sent', async () => {
    const one = await onTheDay();
    const card = () =>
      read(one, (tx) =>
        tx.cards
          .withSubject('check-in', '')
          .map(({ state, shown, wanted }) => ({ state, behind: wanted - shown })),
      );
    let before: number | undefined;
    const refused = fullDisk(one, 2, (tx) => {
      const [found] = tx.cards.withSubject('check-in', '');
      before ??= found?.shown;
      return found !== undefined && found.shown !== before;
    });
    one.tap(one.secretary, '签到');
    for (let n = 0; n < 4; n += 1) await one.pass(1_000);
    expect(refused()).toBe(2);
    expect(card()).toEqual([{ state: 'open', behind: 0 }]);
    await one.pass(60_000);
    expect(one.inGroup(cardWords).map(({ text }) => text)).toEqual([expect.stringContaining('实到1')]);
  });
});
