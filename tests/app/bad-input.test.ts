import { afterEach, describe, expect, it } from 'vitest';
import type { Settled, Tx } from '../../src/ports/store/store.ts';
import type { ApiUpdate } from '../../src/rehearsal/wire/api-types.ts';
import { boomCommand } from '../harness/boom-command.ts';
import { cardWords, openBranchTalk } from '../harness/branch-talk.ts';
import type { BranchTalk } from '../harness/branch-talk.ts';
import { plantTree } from '../tools/planted-tree.ts';

let open: BranchTalk | undefined;
let removePlanted: (() => void) | undefined;
afterEach(async () => {
  const violations = open?.rehearsal.violations() ?? [];
  await open?.talk.stop();
  open = undefined;
  removePlanted?.();
  removePlanted = undefined;
  expect(violations).toEqual([]);
});

async function branch(...options: Parameters<typeof openBranchTalk>): Promise<BranchTalk> {
  open = await openBranchTalk(...options);
  return open;
}

async function onTheDay(): Promise<BranchTalk> {
  const one = await branch();
  await one.plan();
  await one.talk.advanceTo('2026-11-15', '08:31');
  await one.pass(2_000);
  return one;
}

const read = <T>({ talk }: BranchTalk, look: (tx: Tx) => Settled<T>): T => talk.app().store.read(look);

/** The ledger of the month's Party day: number of the person, what was said. */
const ledger = (one: BranchTalk): readonly string[] =>
  read(one, (tx) => {
    const [day] = tx.partyDays.inMonth('2026-11' as never);
    const entries = day ? tx.attendance.entries(day.id) : [];
    return entries
      .map(
        ({ personId, kind }) =>
          `${personId === null ? '' : (tx.people.person(personId)?.number ?? '')} ${kind}`,
      )
      .sort();
  });

const lastUpdate = ({ rehearsal }: BranchTalk): ApiUpdate => {
  const update = rehearsal.allUpdates().at(-1);
  if (!update) throw new Error('no updates');
  return update;
};

const memberOf = (one: BranchTalk, n: number) => {
  const member = one.members[n];
  if (!member) throw new Error(`no member ${String(n)}`);
  return member;
};

describe('an update that comes more than once', () => {
  it('under its own number it is not even handled', async () => {
    const one = await onTheDay();
    one.tap(one.secretary, '签到');
    await one.talk.settle();
    const answers = one.rehearsal.calls('answerCallbackQuery').length;
    one.rehearsal.redeliver(lastUpdate(one).update_id);
    await one.talk.settle();
    expect(ledger(one)).toEqual(['SQ01001 present']);
    expect(one.rehearsal.calls('answerCallbackQuery')).toHaveLength(answers);
  });

  it('under a new number it changes nothing', async () => {
    const one = await onTheDay();
    one.tap(one.secretary, '签到');
    await one.talk.settle();
    one.rehearsal.redeliver(lastUpdate(one).update_id, { asNewId: true });
    await one.talk.settle();
    expect(ledger(one)).toEqual(['SQ01001 present']);
    expect(one.inGroup(cardWords)[0]?.text).toContain('实到1');
  });

  it('in reversed order the ledger is the same', async () => {
    const one = await onTheDay();
    one.rehearsal.holdUpdates();
    for (const member of one.members.slice(0, 5)) one.tap(member, '签到');
    for (const member of one.members.slice(5, 8)) one.tap(member, '请假');
    one.rehearsal.releaseUpdates('reversed');
    await one.talk.settle();
    expect(ledger(one)).toEqual(
      [2, 3, 4, 5, 6]
        .map((n) => `SQ0100${String(n)} present`)
        .concat(['SQ01007 leave', 'SQ01008 leave', 'SQ01009 leave']),
    );
  });
});

const boom = boomCommand({
  button: `throw new Error('boom button');`,
  command: `tx.settings.setMeta('boom', 'half done');
    throw new Error('boom command');`,
});

describe('an update whose handling throws', () => {
  const poisoned = async () => {
    const planted = plantTree(['src', 'commands', 'jobs', 'package.json'], { 'commands/boom.ts': boom });
    removePlanted = planted.remove;
    return branch({ code: planted.folder });
  };
  const failedWords = '刚才没办成';

  it('is kept as a dead letter, undone, and told to its author once; the others of its batch are not touched', async () => {
    const one = await poisoned();
    const { people } = one.rehearsal;
    one.rehearsal.holdUpdates();
    people.say(one.secretary, 'bot', '我的');
    people.say(one.secretary, 'bot', '炸 秘密');
    people.say(one.secretary, 'bot', '隐私');
    one.rehearsal.releaseUpdates();
    await one.talk.settle();
    expect(one.toSecretary(failedWords)).toHaveLength(1);
    expect(one.toSecretary('下次主题党日').length + one.toSecretary('还没有您的').length).toBe(1);
    expect(one.toSecretary('谁在用').length).toBeGreaterThan(0);
    const [letter, ...others] = read(one, (tx) => tx.inbox.deadLetters());
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      error: expect.stringMatching(/^Error at boom\.ts:\d+$/) as string,
      scrubbed: false,
    });
    expect(JSON.parse(letter?.payload ?? '')).toMatchObject({ message: { text: '炸 秘密' } });
    expect(read(one, (tx) => tx.settings.meta('boom'))).toBeUndefined();

    one.rehearsal.redeliver(letter?.updateId ?? 0);
    await one.talk.settle();
    await one.talk.restart();
    expect(one.toSecretary(failedWords)).toHaveLength(1);
    expect(read(one, (tx) => tx.inbox.deadLetters())).toHaveLength(1);
  });

  it('a tap gets an answer to close by hand', async () => {
    const one = await poisoned();
    await one.tell('炸 按钮');
    const message = one.rehearsal.lastMessage(one.secretary, { fromBot: true, containing: '按' });
    const tap = one.rehearsal.people.tap(one.secretary, 'bot', message?.messageId ?? 0, '按我');
    await one.talk.settle();
    expect(tap.answer()).toMatchObject({ alert: true, text: expect.stringContaining(failedWords) as string });
    expect(read(one, (tx) => tx.inbox.deadLetters()).map(({ error }) => error)).toEqual([
      expect.stringMatching(/^Error at boom\.ts:\d+$/),
    ]);
  });
});

describe('somebody who cannot be known', () => {
  const said = '/attend@zhibu_test_bot 31/26/3';
  it.each([
    ['an anonymous administrator', (): object => ({ asAnonymousAdmin: true }), '看不出是谁发的'],
    ['forwarded words', (one: BranchTalk): object => ({ forwarded: memberOf(one, 0) }), '转发来的话不算数'],
    ['words sent via a bot', (one: BranchTalk): object => ({ viaBot: memberOf(one, 0) }), '转发来的话不算数'],
  ])('%s: nothing is recorded, and one sentence says what to do', async (_, options, words) => {
    const one = await onTheDay();
    one.rehearsal.people.say(one.secretary, one.group, said, options(one));
    await one.talk.settle();
    expect(ledger(one)).toEqual([]);
    expect(one.inGroup(words).length + one.toSecretary(words).length).toBe(1);
  });
});

describe('a tap on something that is not so any more', () => {
  const labelled = (one: BranchTalk, label: string) => {
    const card = one.inGroup(cardWords)[0];
    const data = card?.buttons.flat().find((button) => button.label === label)?.data;
    if (!card || data === undefined) throw new Error(`no button ${label}`);
    return { messageId: card.messageId, data };
  };
  const tapData = async (one: BranchTalk, data: string, messageId: number) => {
    const tap = one.rehearsal.people.tap(one.secretary, one.group, messageId, { data });
    await one.talk.settle();
    return tap.answer()?.text;
  };

  it('a closed card answers that registration is over', async () => {
    const one = await onTheDay();
    const { messageId, data } = labelled(one, '签到');
    await one.talk.advanceTo('2026-11-15', '12:01');
    expect(one.inGroup(cardWords)[0]?.buttons).toEqual([]);
    expect(await tapData(one, data, messageId)).toContain('登记已经结束');
    expect(ledger(one)).toEqual([]);
  });

  it.each([
    ['invented', () => 'hello'],
    ['edited', (data: string) => data.replace('2026-11-15', '2026-11-16')],
    ['with another button’s name', (data: string) => data.replace('attend.in', 'leave.ask')],
    ['with a shortened signature', (data: string) => data.slice(0, -1)],
    ['empty but for its bars', () => '1||||'],
  ])('data that is %s is stale', async (_, forge) => {
    const one = await onTheDay();
    const { messageId, data } = labelled(one, '签到');
    expect(forge(data)).not.toBe(data);
    expect(await tapData(one, forge(data), messageId)).toContain('这个按钮过期了');
    expect(ledger(one)).toEqual([]);
  });

  it('data of another chat is stale', async () => {
    const one = await onTheDay();
    const { data } = labelled(one, '签到');
    await one.tell('待办');
    const message = one.rehearsal.lastMessage(one.secretary, { fromBot: true });
    const tap = one.rehearsal.people.tap(one.secretary, 'bot', message?.messageId ?? 0, { data });
    await one.talk.settle();
    expect(tap.answer()?.text).toContain('这个按钮过期了');
    expect(ledger(one)).toEqual([]);
  });
});

describe('words that ask for nothing', () => {
  it.each(['收到', '好的', '好', '收到！', '👌'])('%s changes nothing and is not answered', async (words) => {
    const one = await onTheDay();
    const calls = one.rehearsal.calls('sendMessage').length;
    one.rehearsal.people.say(one.secretary, 'bot', words);
    const card = one.inGroup(cardWords)[0]?.messageId ?? 0;
    one.rehearsal.people.say(memberOf(one, 0), one.group, words, { replyTo: card });
    await one.talk.settle();
    expect(one.rehearsal.calls('sendMessage')).toHaveLength(calls);
    expect(ledger(one)).toEqual([]);
  });
});
