import { describe, expect, it } from 'vitest';
import { instantAt } from '../../src/domain/calendar/time.ts';
import type { LocalDate, LocalTime } from '../../src/domain/ids.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import { cardWords, noticeWords, openBranchTalk, textOf } from '../harness/branch-talk.ts';
import type { BranchTalk } from '../harness/branch-talk.ts';

const strayWords = '这张不用了';
const question = '群里看到了吗';
const dayMs = 24 * 3_600_000;

const uncertain = ({ talk }: BranchTalk) => talk.app().store.read((tx) => tx.outbox.uncertain());
const present = (one: BranchTalk, count: number) =>
  one.inGroup(cardWords).filter(({ text }) => text.includes(`实到${String(count)}`));

/** The reply to the check-in card is lost; whether the group has it is another matter. */
async function unsure(how: 'arrived' | 'lost'): Promise<BranchTalk> {
  const one = await openBranchTalk();
  await one.plan();
  await one.pass(2_000);
  one.rehearsal.faults.add({
    fault: how === 'arrived' ? fault.cutAfter() : fault.cutBefore(),
    method: 'sendMessage',
    when: (call) => textOf(call).includes(cardWords),
  });
  await one.talk.advanceTo('2026-11-15', '08:31');
  await one.pass(2_000);
  expect(uncertain(one)).toHaveLength(1);
  return one;
}

async function answered(one: BranchTalk, label: '看到了' | '没看到，重发'): Promise<void> {
  await one.tell('待办');
  const [todo] = one.toSecretary(question);
  one.rehearsal.people.tap(one.secretary, 'bot', todo?.messageId ?? 0, label);
  await one.talk.settle();
}

function tapOn(one: BranchTalk, copy: number, who: number, label = '签到') {
  const message = one
    .inGroup('')
    .filter(({ buttons }) => buttons.flat().some((button) => button.label === label));
  const person = one.members[who];
  const [messageId] = message.map((each) => each.messageId).slice(copy);
  if (!person || messageId === undefined) throw new Error('no such copy or person');
  return one.rehearsal.people.tap(person, one.group, messageId, label);
}

describe('a check-in card that was sent again and stands twice in the group', () => {
  async function twice(): Promise<BranchTalk> {
    const one = await unsure('arrived');
    await answered(one, '没看到，重发');
    await one.pass(2_000);
    expect(one.inGroup(cardWords)).toHaveLength(2);
    return one;
  }

  it('lives on in the newer one; a tap on the old one counts and retires that', async () => {
    const one = await twice();
    const tap = tapOn(one, 0, 1);
    await one.pass(2_000);
    expect(tap.answer()?.text).toMatch(/^✓/);
    const [old] = one.inGroup(strayWords);
    expect(old?.buttons).toEqual([]);
    expect(old?.text).toBe('这张不用了，请用下面那张。');
    expect(present(one, 1)).toHaveLength(1);
    expect(present(one, 1)[0]?.messageId).toBeGreaterThan(old?.messageId ?? Infinity);
    tapOn(one, 0, 2);
    await one.pass(2_000);
    expect(present(one, 2)).toHaveLength(1);
  });

  it('is retired once, however many tap on the old one, and also when its edit fails at first', async () => {
    const one = await twice();
    one.rehearsal.faults.add({
      fault: fault.serverError(),
      method: 'editMessageText',
      when: (call) => textOf(call).includes(strayWords),
    });
    for (const who of [1, 2, 3]) tapOn(one, 0, who);
    await one.pass(2_000);
    for (let n = 0; n < 3; n += 1) await one.pass(31_000);
    expect(one.inGroup(strayWords)).toHaveLength(1);
    expect(present(one, 3)).toHaveLength(1);
    const edits = one.rehearsal.calls('editMessageText').filter((call) => textOf(call).includes(strayWords));
    expect(edits.map(({ outcome }) => outcome.kind)).toEqual(['fault', 'ok']);
  });

  it('takes taps on both at the same moment', async () => {
    const one = await twice();
    const taps = [tapOn(one, 1, 1), tapOn(one, 0, 2), tapOn(one, 1, 3)];
    await one.pass(2_000);
    for (const tap of taps) expect(tap.answer()?.text).toMatch(/^✓/);
    expect(present(one, 3)).toHaveLength(1);
    expect(one.inGroup(strayWords)).toHaveLength(1);
  });

  it('lives on in the newer one when both replies were lost, whichever is tapped first', async () => {
    const one = await unsure('arrived');
    one.rehearsal.faults.add({
      fault: fault.cutAfter(),
      method: 'sendMessage',
      when: (call) => textOf(call).includes(cardWords),
    });
    await answered(one, '没看到，重发');
    expect(uncertain(one)).toHaveLength(1);
    tapOn(one, 0, 1);
    await one.pass(2_000);
    expect(uncertain(one)).toEqual([]);
    tapOn(one, 1, 2);
    await one.pass(2_000);
    const [old] = one.inGroup(strayWords);
    expect(present(one, 2)[0]?.messageId).toBeGreaterThan(old?.messageId ?? Infinity);
  });
});

describe('a tap that proves the card', () => {
  it('stops the resend that the officer has just asked for', async () => {
    const one = await unsure('arrived');
    const busy = one.rehearsal.faults.add({
      fault: fault.tooManyRequests(20),
      method: 'sendMessage',
      when: (call) => textOf(call).includes(cardWords),
    });
    await answered(one, '没看到，重发');
    await one.pass(0);
    expect(busy.hits()).toBe(1);
    tapOn(one, 0, 1);
    await one.talk.settle();
    await one.pass(21_000);
    await one.pass(60_000);
    expect(one.inGroup(cardWords)).toHaveLength(1);
    expect(present(one, 1)).toHaveLength(1);
    const toGroup = one.sends(cardWords).filter(({ params }) => Number(params['chat_id']) === one.group.id);
    expect(toGroup.map(({ outcome }) => outcome.kind)).toEqual(['fault', 'fault']);
  });

  it('takes the question out of the open 待办', async () => {
    const one = await unsure('arrived');
    await one.tell('待办');
    expect(one.toSecretary(question)).toHaveLength(1);
    tapOn(one, 0, 1);
    await one.pass(2_000);
    expect(one.toSecretary(question)).toHaveLength(0);
  });

  it('counts when it comes before the reply to the send', async () => {
    const one = await openBranchTalk();
    await one.plan();
    await one.pass(2_000);
    one.rehearsal.faults.add({
      fault: fault.slow(1_500),
      method: 'sendMessage',
      when: (call) => textOf(call).includes(cardWords),
    });
    one.talk.clock.advanceTo(instantAt('2026-11-15' as LocalDate, '08:31' as LocalTime, 'Asia/Shanghai'));
    one.talk.app().tick();
    await one.rehearsal.until(() => one.inGroup(cardWords).length > 0, { what: 'the card' });
    tapOn(one, 0, 1);
    await one.talk.settle();
    await one.pass(2_000);
    expect(present(one, 1)).toHaveLength(1);
    expect(one.talk.log.filter(({ event }) => event.startsWith('deliver.'))).toEqual([]);
  });
});

describe('a check-in card about which nobody is sure', () => {
  it('is asked about, once, without anybody having opened 待办; resent, it shows what is true', async () => {
    const one = await unsure('lost');
    const before = one.rehearsal.messages(one.secretary).length;
    await one.pass(6 * 60_000);
    const [asked] = one.toSecretary(question);
    expect(asked?.text).toContain('11月15日8:31往群里发的签到卡，不知道发出去没有。群里看到了吗？');
    await one.pass(6 * 60_000);
    expect(one.rehearsal.messages(one.secretary)).toHaveLength(before + 1);
    one.rehearsal.people.tap(one.secretary, 'bot', asked?.messageId ?? 0, '没看到，重发');
    await one.pass(2_000);
    expect(one.inGroup(cardWords)).toHaveLength(1);
    expect(one.toSecretary(question)).toHaveLength(0);
  });

  it('is not asked about again on another day', async () => {
    const one = await openBranchTalk();
    await one.plan();
    one.rehearsal.faults.add({
      fault: fault.cutBefore(),
      method: 'sendMessage',
      when: (call) => textOf(call).includes(noticeWords),
    });
    await one.pass(2_000);
    await one.pass(6 * 60_000);
    expect(one.toSecretary(question)).toHaveLength(1);
    await one.talk.advanceTo('2026-11-11', '10:00');
    await one.talk.advanceTo('2026-11-12', '10:00');
    expect(one.toSecretary(question)).toHaveLength(1);
    expect(one.sends(question)).toHaveLength(1);
  });

  it('is not asked about when a tap has shown it meanwhile', async () => {
    const one = await unsure('arrived');
    tapOn(one, 0, 1);
    await one.talk.settle();
    await one.pass(6 * 60_000);
    expect(one.toSecretary(question)).toHaveLength(0);
  });

  it('is told of in the closing card, asked about no more, and ended in the night', async () => {
    const one = await unsure('lost');
    await one.talk.advanceTo('2026-11-15', '12:01');
    await one.pass(2_000);
    expect(one.toSecretary('签到卡不知道发到群里没有')).toHaveLength(1);
    await one.tell('待办');
    expect(one.toSecretary(question)).toHaveLength(0);
    const used = () => one.talk.app().store.read((tx) => tx.outbox.budgetUsed(one.chatId, '2026-11'));
    const before = used();
    await one.talk.advanceTo('2026-11-16', '03:01');
    await one.pass(2_000);
    expect(uncertain(one)).toEqual([]);
    expect(used()).toBe(before);
    expect(one.toSecretary('签到卡不知道发到群里没有')).toHaveLength(0);
  });
});

describe('a private message about which nobody is sure', () => {
  async function lostReply(words: string, how: 'arrived' | 'lost'): Promise<BranchTalk> {
    const one = await openBranchTalk();
    one.rehearsal.faults.add({
      fault: how === 'arrived' ? fault.cutAfter() : fault.cutBefore(),
      method: 'sendMessage',
      when: (call) => textOf(call).includes(words),
    });
    return one;
  }

  it('does not stand in the way of what its reader asks next, is in nobody’s 待办, and ends after two days', async () => {
    const one = await lostReply('主题党日', 'lost');
    await one.plan();
    expect(uncertain(one)).toHaveLength(1);
    await one.tell('待办');
    expect(one.toSecretary('待办').length + one.toSecretary('没有要办的事').length).toBeGreaterThan(0);
    expect(one.toSecretary(question)).toHaveLength(0);
    one.talk.clock.advanceBy(dayMs);
    await one.talk.tick();
    expect(uncertain(one)).toHaveLength(1);
    one.talk.clock.advanceBy(2 * dayMs);
    await one.talk.tick();
    expect(uncertain(one)).toEqual([]);
    expect(one.inGroup(noticeWords)).toHaveLength(1);
  });

  it('is proved by a tap on its buttons', async () => {
    const one = await lostReply('还没定日期', 'arrived');
    await one.tell('待办');
    expect(uncertain(one)).toHaveLength(1);
    const [todo] = one.toSecretary('还没定日期');
    one.rehearsal.people.tap(one.secretary, 'bot', todo?.messageId ?? 0, '定11月党日');
    await one.talk.settle();
    expect(uncertain(one)).toEqual([]);
    expect(one.toSecretary('还没定日期')).toHaveLength(1);
  });
});

describe('a card that fell due before the database was restored', () => {
  it('is sent when the officer wants it: one in the group would not work any more', async () => {
    const one = await openBranchTalk();
    await one.plan();
    await one.pass(2_000);
    const at = (time: string) => instantAt('2026-11-15' as LocalDate, time as LocalTime, 'Asia/Shanghai');
    await one.talk.advanceTo('2026-11-15', '08:29');
    one.talk.app().store.write((tx) => {
      tx.settings.setMeta('restored', JSON.stringify({ from: at('07:00'), to: at('08:30') }));
    });
    await one.talk.advanceTo('2026-11-15', '08:31');
    await one.pass(2_000);
    expect(one.inGroup(cardWords)).toEqual([]);
    await one.tell('待办');
    const [todo] = one.toSecretary('从备份恢复过');
    expect(todo?.text).toContain('签到卡');
    expect(todo?.text).not.toContain(question);
    one.rehearsal.people.tap(one.secretary, 'bot', todo?.messageId ?? 0, '重发一张');
    await one.pass(2_000);
    const tap = tapOn(one, 0, 1);
    await one.pass(2_000);
    expect(tap.answer()?.text).toMatch(/^✓/);
    expect(present(one, 1)).toHaveLength(1);
  });
});
