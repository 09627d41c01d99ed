import { describe, expect, it } from 'vitest';
import type { ChatId } from '../../src/domain/ids.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import type { Person } from '../../src/rehearsal/people/handles.ts';
import { cardWords, noticeWords, openBranchTalk, textOf } from '../harness/branch-talk.ts';
import type { BranchTalk } from '../harness/branch-talk.ts';

async function branch(...options: Parameters<typeof openBranchTalk>): Promise<BranchTalk> {
  return openBranchTalk(...options);
}

const standingOf = ({ talk }: BranchTalk, id: ChatId) =>
  talk.app().store.read((tx) => tx.chats.chat(id)?.standing);

const privateChatOf = ({ talk }: BranchTalk, person: Person): ChatId => {
  const id = talk.app().store.read((tx) => tx.chats.byExternal('telegram', String(person.id))?.id);
  if (id === undefined) throw new Error(`${person.name} has no private chat`);
  return id;
};

describe('a server that asks for patience (429)', () => {
  it('gets the message once, when the pause is over', async () => {
    const one = await branch();
    one.rehearsal.faults.add({ fault: fault.tooManyRequests(7), method: 'sendMessage' });
    const id = one.queue('第一条');
    await one.pass(0);
    await one.pass(6_900);
    expect(one.inGroup('第一条')).toHaveLength(0);
    expect(one.sends('第一条')).toHaveLength(1);
    await one.pass(100);
    expect(one.inGroup('第一条')).toHaveLength(1);
    expect(one.row(id)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('gets nothing else for that chat meanwhile, so that the order holds; other chats go on', async () => {
    const one = await branch();
    one.rehearsal.faults.add({ fault: fault.tooManyRequests(7), method: 'sendMessage' });
    one.queue('第一条');
    one.queue('第二条');
    one.queue('给书记', { chatId: privateChatOf(one, one.secretary) });
    await one.pass(0);
    await one.pass(6_900);
    expect(one.inGroup('第')).toHaveLength(0);
    expect(one.toSecretary('给书记')).toHaveLength(1);
    await one.pass(100);
    expect(one.inGroup('第').map(({ text }) => text)).toEqual(['第一条', '第二条']);
  });

  it('gets an edit again later', async () => {
    const one = await onTheDay();
    one.rehearsal.faults.add({ fault: fault.tooManyRequests(7), method: 'editMessageText' });
    one.tap(one.secretary, '签到');
    await one.talk.settle();
    await one.pass(6_900);
    expect(one.inGroup(cardWords)[0]?.text).toContain('实到0');
    await one.pass(100);
    expect(one.inGroup(cardWords)[0]?.text).toContain('实到1');
  });
});

async function onTheDay(...options: Parameters<typeof openBranchTalk>): Promise<BranchTalk> {
  const one = await branch(...options);
  await one.plan();
  await one.talk.advanceTo('2026-11-15', '08:31');
  await one.pass(2_000);
  expect(one.inGroup(cardWords)).toHaveLength(1);
  return one;
}

describe('a chat that is closed to the bot', () => {
  it('is left at a 403: what waits for it is dropped and nothing more is tried', async () => {
    const one = await branch();
    const remove = one.rehearsal.faults.add({
      fault: fault.forbidden('bot is not a member of the group chat'),
      method: 'sendMessage',
      times: Infinity,
    });
    const ids = [one.queue('第一条'), one.queue('第二条')];
    await one.pass(0);
    remove.remove();
    await one.pass(3_600_000);
    expect(standingOf(one, one.chatId)).toBe('left');
    expect(ids.map((id) => one.row(id)?.state)).toEqual(['failed', 'dropped']);
    expect(one.sends('第')).toHaveLength(1);
    one.queue('第三条');
    await one.pass(0);
    expect(one.sends('第三条')).toHaveLength(0);
  });

  it('is left when the bot is kicked, and served again when it is back', async () => {
    const one = await branch();
    const id = one.queue('晚点发', { notBefore: (one.talk.clock.now() + 60_000) as never });
    one.rehearsal.people.removeBot(one.group, one.secretary);
    await one.talk.settle();
    expect(standingOf(one, one.chatId)).toBe('left');
    expect(one.row(id)).toMatchObject({ state: 'dropped', reason: 'chat left' });
    one.rehearsal.people.addBot(one.group, one.secretary);
    await one.talk.settle();
    expect(standingOf(one, one.chatId)).toBe('present');
    one.queue('又来了');
    await one.pass(60_000);
    expect(one.inGroup('又来了')).toHaveLength(1);
    expect(one.inGroup('晚点发')).toHaveLength(0);
  });

  it('a person who blocked the bot is not written to until unblocking', async () => {
    const one = await branch();
    const chatId = privateChatOf(one, one.secretary);
    one.rehearsal.people.blockBot(one.secretary);
    await one.talk.settle();
    expect(standingOf(one, chatId)).toBe('left');
    const id = one.queue('在吗', { chatId });
    await one.pass(0);
    expect(one.row(id)).toMatchObject({ state: 'dropped', reason: 'chat left' });
    expect(one.sends('在吗')).toHaveLength(0);
    one.rehearsal.people.unblockBot(one.secretary);
    await one.tell('待办');
    expect(standingOf(one, chatId)).toBe('present');
    expect(one.toSecretary('没有要办的事').length + one.toSecretary('待办').length).toBeGreaterThan(0);
  });
});

describe('a server that cannot be reached', () => {
  it('gets the message once when it is back', async () => {
    const one = await branch();
    const back = await one.talk.outage();
    const first = one.queue('断线时的第一条');
    const second = one.queue('断线时的第二条');
    one.talk.app().tick();
    for (let n = 0; n < 3; n += 1) {
      await one.talk.app().settled();
      expect(one.row(first)).toMatchObject({ state: 'pending', attempts: n + 1 });
      expect(one.row(second)).toMatchObject({ state: 'pending', attempts: 0 });
      one.talk.clock.advanceBy(31_000);
    }
    await one.talk.app().settled();
    await back();
    await one.pass(31_000);
    await one.pass(31_000);
    expect(one.inGroup('断线时的').map(({ text }) => text)).toEqual(['断线时的第一条', '断线时的第二条']);
    expect(one.sends('断线时的')).toHaveLength(2);
  });
});

describe('a message whose reply was lost', () => {
  const lost = async (how: 'arrived' | 'cut before') => {
    const one = await branch();
    await one.plan();
    one.rehearsal.faults.add({
      fault: how === 'arrived' ? fault.cutAfter() : fault.cutBefore(),
      method: 'sendMessage',
      when: (call) => textOf(call).includes(noticeWords),
    });
    await one.pass(0);
    return one;
  };

  it('is not sent again, neither later nor after a restart', async () => {
    const one = await lost('arrived');
    await one.pass(3_600_000);
    await one.talk.restart();
    await one.pass(3_600_000);
    expect(one.inGroup(noticeWords)).toHaveLength(1);
    expect(one.sends(noticeWords)).toHaveLength(1);
    expect(one.talk.app().store.read((tx) => tx.outbox.uncertain())).toHaveLength(1);
  });

  it('is settled by the officer who saw it', async () => {
    const one = await lost('arrived');
    await one.tell('待办');
    const [todo] = one.toSecretary('群里看到了吗');
    expect(todo?.buttons.flat().map(({ label }) => label)).toEqual(
      expect.arrayContaining(['看到了', '没看到，重发']),
    );
    one.rehearsal.people.tap(one.secretary, 'bot', todo?.messageId ?? 0, '看到了');
    await one.pass(2_000);
    expect(one.talk.app().store.read((tx) => tx.outbox.uncertain())).toEqual([]);
    expect(one.inGroup(noticeWords)).toHaveLength(1);
    expect(one.toSecretary('群里看到了吗')).toHaveLength(0);
  });

  it('is sent again by the officer who did not see it', async () => {
    const one = await lost('cut before');
    expect(one.inGroup(noticeWords)).toHaveLength(0);
    await one.tell('待办');
    const todo = one.toSecretary('群里看到了吗')[0]?.messageId ?? 0;
    one.rehearsal.people.tap(one.secretary, 'bot', todo, '没看到，重发');
    await one.pass(2_000);
    expect(one.inGroup(noticeWords)).toHaveLength(1);
    // A second tap on the same list changes nothing any more.
    await one.pass(3_600_000);
    expect(one.inGroup(noticeWords)).toHaveLength(1);
  });

  it('is proved by a tap on it', async () => {
    const one = await lost('arrived');
    const [notice] = one.inGroup(noticeWords);
    const tap = one.rehearsal.people.tap(one.secretary, one.group, notice?.messageId ?? 0, '请假');
    await one.talk.settle();
    expect(tap.answer()?.text).toMatch(/^✓/);
    expect(one.talk.app().store.read((tx) => tx.outbox.uncertain())).toEqual([]);
    await one.tell('党日 15日 10点 因下雨');
    await one.pass(2_000);
    expect(one.inGroup(noticeWords).map(({ text }) => text)).toEqual([expect.stringContaining('10:00')]);
  });

  it('is settled by a tap that comes before the reply of the messenger does', async () => {
    const one = await branch();
    await one.plan();
    one.rehearsal.faults.add({
      fault: fault.slow(1_500),
      method: 'sendMessage',
      when: (call) => textOf(call).includes(noticeWords),
    });
    one.talk.app().tick();
    const notice = await one.rehearsal.until(() => one.inGroup(noticeWords)[0]);
    const tap = one.rehearsal.people.tap(one.secretary, one.group, notice.messageId, '请假');
    expect((await tap.answered()).text).toMatch(/^✓/);
    const row = one.talk.app().store.read((tx) => {
      const card = tx.cards.byMessage(one.chatId, String(notice.messageId));
      return card && tx.outbox.byKey(`card:${String(card.id)}`);
    });
    expect(row).toMatchObject({ state: 'sent' });
    await one.talk.settle();
    expect(one.rehearsal.calls('sendMessage').filter(({ outcome }) => outcome.kind === 'pending')).toEqual(
      [],
    );
    expect(one.talk.log.filter(({ level }) => level === 'error')).toEqual([]);
    expect(one.inGroup(noticeWords)).toHaveLength(1);
  });

  it('left behind by a dead process, it is uncertain at the next start', async () => {
    const one = await branch();
    const id = one.queue('半路上的');
    one.talk.app().store.write((tx) => tx.outbox.claim(id));
    await one.talk.restart();
    await one.pass(3_600_000);
    expect(one.row(id)).toMatchObject({ state: 'uncertain' });
    expect(one.sends('半路上的')).toHaveLength(0);
  });
});

describe('an edit', () => {
  it.each([
    ['lost with its reply', fault.cutAfter()],
    ['cut off', fault.cutBefore()],
    ['refused with 500', fault.serverError()],
    ['refused by a proxy', fault.badGateway(true)],
  ])('%s is made again until the card shows the truth', async (_, broken) => {
    const one = await onTheDay();
    const rule = one.rehearsal.faults.add({ fault: broken, method: 'editMessageText', times: 3 });
    one.tap(one.secretary, '签到');
    await one.talk.settle();
    for (let n = 0; n < 4; n += 1) await one.pass(31_000);
    expect(rule.hits()).toBe(3);
    expect(one.inGroup(cardWords)[0]?.text).toContain('实到1');
  });
});
