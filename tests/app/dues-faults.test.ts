import { describe, expect, it } from 'vitest';
import type { CallRecord } from '../../src/rehearsal/calls.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { afterTheDay, duesOfficer, ledgerOf, name, said } from '../harness/dues-table.ts';
import { idOf } from '../harness/dues-talk.ts';
import { killedAt } from '../harness/killed.ts';

/* Money is written once and its receipt given once, whatever comes twice, is lost on the way, or breaks off. */

const words = '党费到会';
const eight = Array.from({ length: 8 }, (_, k) => `${name(k)} 26-11:50 #${String(k + 1)}`);
/** Those of the eight who can be written to. */
const reached = [0, 1, 2, 3, 4, 5];
const textOf = ({ params }: CallRecord) => (typeof params['text'] === 'string' ? params['text'] : '');
const isReadBack = (call: CallRecord) => textOf(call).includes('和手里的钱对得上吗');
const isReceiptOf = (k: number) => (call: CallRecord) => textOf(call).includes(`党费收到了：${name(k)}`);

const readBacks = (village: BoundVillage) => said(village, duesOfficer, '和手里的钱对得上吗').length;
const receipts = (village: BoundVillage, k: number) => said(village, k, `党费收到了：${name(k)}`).length;
const uncertain = ({ talk }: BoundVillage) =>
  talk.app().store.read((tx) => tx.outbox.uncertain().map(({ key }) => key ?? ''));

/** Everybody's receipt is there once, or it is not known whether it is, which a person decides. */
function expectReceiptsOnce(village: BoundVillage): void {
  const held = uncertain(village).filter((key) => key.startsWith('dues-receipt:'));
  const shown = reached.map((k) => receipts(village, k));
  expect(Math.max(...shown)).toBeLessThanOrEqual(1);
  expect(held.length).toBeGreaterThanOrEqual(shown.filter((count) => count === 0).length);
}

async function again({ talk }: BoundVillage, how?: { readonly asNewId: true }): Promise<void> {
  const { update_id: last } = talk.rehearsal.allUpdates().at(-1) ?? { update_id: 0 };
  talk.rehearsal.redeliver(last, how);
  await talk.settle();
}

const tapAgrees = ({ tap, person }: BoundVillage) => tap(person(duesOfficer), 'bot', '对得上', '对得上吗');

describe('an update that is delivered again', () => {
  it('of the officer’s words: one read-back', async () => {
    const village = await afterTheDay();
    await village.say(village.person(duesOfficer), 'bot', words);
    await again(village);
    expect(readBacks(village)).toBe(1);
    await tapAgrees(village);
    expect(ledgerOf(village)).toEqual(eight);
  });

  it('of the officer’s words under a new number: of two read-backs one is written', async () => {
    const village = await afterTheDay();
    const { talk, say, person, latest } = village;
    await say(person(duesOfficer), 'bot', words);
    const first = latest(person(duesOfficer)).messageId;
    await again(village, { asNewId: true });
    const second = latest(person(duesOfficer)).messageId;
    for (const message of [first, second])
      talk.rehearsal.people.tap(person(duesOfficer), 'bot', message, '对得上');
    await talk.settle();
    expect(second).not.toBe(first);
    expect(ledgerOf(village)).toEqual(eight);
    expect(reached.map((k) => receipts(village, k))).toEqual(reached.map(() => 1));
  });

  it('of the tap: one line each, one receipt each', async () => {
    const village = await afterTheDay();
    await village.say(village.person(duesOfficer), 'bot', words);
    await tapAgrees(village);
    await again(village);
    await again(village, { asNewId: true });
    expect(ledgerOf(village)).toEqual(eight);
    expect(reached.map((k) => receipts(village, k))).toEqual(reached.map(() => 1));
  });

  it('of a member’s word: one claim', async () => {
    const village = await afterTheDay();
    const { say, person, talk } = village;
    await say(person(3), 'bot', '党费交了');
    await again(village);
    await again(village, { asNewId: true });
    const claims = talk.app().store.read((tx) => tx.dues.claimsOf(idOf(tx, 3)).map(({ state }) => state));
    expect(claims).toEqual(['pending']);
  });
});

describe.each([
  ['before it takes effect', false],
  ['after it has taken effect', true],
])('a connection that breaks off %s', (_, arrives) => {
  const cut = arrives ? fault.cutAfter() : fault.cutBefore();

  it('under the read-back: said again, it is written once', async () => {
    const village = await afterTheDay();
    const { talk, say, person } = village;
    talk.rehearsal.faults.add({ fault: cut, method: 'sendMessage', when: isReadBack });
    await say(person(duesOfficer), 'bot', words);
    expect(readBacks(village)).toBe(arrives ? 1 : 0);
    await say(person(duesOfficer), 'bot', words);
    await tapAgrees(village);
    await talk.advanceTo('2026-11-15', '15:00');
    expect(ledgerOf(village)).toEqual(eight);
    expect(readBacks(village)).toBe(arrives ? 1 : 0);
  });

  it('under the answer to the tap, and under the edit: the second tap hears that it is written', async () => {
    const village = await afterTheDay();
    const { talk, say, person, latest } = village;
    await say(person(duesOfficer), 'bot', words);
    const { messageId } = latest(person(duesOfficer));
    talk.rehearsal.faults.add({ fault: cut, method: 'answerCallbackQuery' });
    talk.rehearsal.faults.add({
      fault: cut,
      method: 'editMessageText',
      when: (call) => textOf(call).includes('记好了'),
    });
    const taps = [1, 2].map(() => talk.rehearsal.people.tap(person(duesOfficer), 'bot', messageId, '对得上'));
    await talk.settle();
    expect(taps[1]?.answer()?.text).toBe('已经记过了，没有重复记。');
    expect(ledgerOf(village)).toEqual(eight);
    expectReceiptsOnce(village);
  });

  it('under a receipt: it is not sent again on a guess', async () => {
    const village = await afterTheDay();
    const { talk, say, person } = village;
    await say(person(duesOfficer), 'bot', words);
    talk.rehearsal.faults.add({ fault: cut, method: 'sendMessage', when: isReceiptOf(3) });
    await tapAgrees(village);
    await talk.restart();
    await talk.advanceTo('2026-11-16', '10:00');
    expect(reached.map((k) => receipts(village, k))).toEqual(
      reached.map((k) => (k === 3 && !arrives ? 0 : 1)),
    );
    expectReceiptsOnce(village);
    expect(ledgerOf(village)).toEqual(eight);
  });
});

describe.each([
  ['before it arrives', false],
  ['when it has arrived', true],
])('a process killed in the middle of a call, %s', (_, arrives) => {
  it('between the read-back and the write: said and tapped again, it is written once', async () => {
    const village = await afterTheDay();
    const { talk, say, person } = village;
    await killedAt(talk, { method: 'sendMessage', when: isReadBack, arrives }, () => {
      talk.rehearsal.people.say(person(duesOfficer), 'bot', words);
    });
    await again(village);
    expect(ledgerOf(village)).toEqual([]);
    expect(readBacks(village)).toBe(arrives ? 1 : 0);
    if (arrives) await tapAgrees(village);
    await say(person(duesOfficer), 'bot', words);
    if (!arrives) await tapAgrees(village);
    expect(ledgerOf(village)).toEqual(eight);
    expectReceiptsOnce(village);
  });

  it.each([
    ['the answer', 'answerCallbackQuery', undefined],
    ['a receipt', 'sendMessage', isReceiptOf(4)],
  ])('between the commit and %s: one line each, no receipt twice', async (_what, method, when) => {
    const village = await afterTheDay();
    const { talk, say, person, latest } = village;
    await say(person(duesOfficer), 'bot', words);
    const { messageId } = latest(person(duesOfficer));
    await killedAt(talk, { method, arrives, ...(when ? { when } : {}) }, () => {
      talk.rehearsal.people.tap(person(duesOfficer), 'bot', messageId, '对得上');
    });
    await again(village);
    await again(village, { asNewId: true });
    await talk.advanceTo('2026-11-16', '10:00');
    expect(latest(person(duesOfficer), '合计').text).toContain('记好了：8人，合计4.00元。');
    expect(ledgerOf(village)).toEqual(eight);
    expectReceiptsOnce(village);
  });
});
