import { beforeEach, expect, it } from 'vitest';
import { openConversation } from '../harness/conversation.ts';
import type { Conversation } from '../harness/conversation.ts';
import { seedVillage } from '../harness/bench-village.ts';
import { issueCodes } from '../../src/cases/binding/issue-codes.ts';
import { createCodeMint } from '../../src/adapters/keys/code-mint.ts';
import { loadKeyring } from '../../src/adapters/keys/keyring.ts';
import { instantAt } from '../../src/domain/calendar/time.ts';
import type { LocalDate, LocalTime } from '../../src/domain/ids.ts';

const date = '2026-11-10' as LocalDate;
let talk: Conversation;

beforeEach(async () => {
  talk = await openConversation({ at: { date, time: '09:00' } });
  talk.app().store.write((tx) => seedVillage(tx));
});
/** The start link on the slip of this officer. */
function slip(name: string): string {
  const codes = createCodeMint(loadKeyring(talk.dataDir).codeKey);
  const now = instantAt(date, '09:00' as LocalTime, 'Asia/Shanghai');
  const issued = talk
    .app()
    .store.write((tx) => issueCodes(tx, { role: 'officer' }, { codes, now, today: date, actor: 'operator' }));
  return `https://t.me/zhibu_test_bot?start=${issued.find((one) => one.name === name)?.code ?? ''}`;
}

it('a secretary scans the slip, brings the bot into the group, and says who somebody is', async () => {
  const { rehearsal } = talk;
  const { people } = rehearsal;
  const lin = people.addUser({ name: '老林' });
  const fu = people.addUser({ name: '阿福' });
  const group = people.createGroup({ title: '石桥村党员', members: [lin, fu] });
  const last = (place: Parameters<typeof rehearsal.lastMessage>[0]) =>
    rehearsal.lastMessage(place, { fromBot: true });

  people.openLink(lin, slip('林福贵'));
  await talk.settle();
  expect(last(lin)?.text).toBe('您是石桥村第一党支部书记林福贵吗？');
  people.tap(lin, 'bot', last(lin)?.messageId ?? 0, '是我');
  await talk.settle();
  const link = last(lin)
    ?.buttons.flat()
    .find(({ label }) => label === '把助手请进支部群')?.url;
  people.openLink(lin, link ?? '', group);
  await talk.settle();
  expect(last(group)?.text).toContain('群里只有党员吗？');
  const stranger = people.tap(fu, group, last(group)?.messageId ?? 0, '只有党员');
  expect((await stranger.answered()).text).toContain('书记');
  people.tap(lin, group, last(group)?.messageId ?? 0, '只有党员');
  await talk.settle();
  expect(last(group)?.text).toContain('大家好，我是支部助手，青禾县用我替石桥村第一党支部');
  expect(rehearsal.messages(group).filter(({ fromBot }) => fromBot)).toHaveLength(1);

  const said = people.say(fu, group, '我来了');
  const claim = people.say(lin, group, '/bind@zhibu_test_bot 张三', { replyTo: said.messageId });
  await talk.settle();
  expect(
    rehearsal.messages(group).find(({ messageId }) => messageId === claim.messageId)?.reactions,
  ).toHaveLength(1);
  people.pressStart(fu);
  await talk.settle();
  expect(last(fu)?.text).toContain('您是石桥村第一党支部的张三，已经登记好了');
  expect(talk.rehearsal.violations()).toEqual([]);
  expect(talk.log.filter(({ level }) => level === 'error')).toEqual([]);
});

it('an officer who adds the bot without a link is told privately, and registers with one tap', async () => {
  const { rehearsal } = talk;
  const { people } = rehearsal;
  const lin = people.addUser({ name: '老林' });
  const group = people.createGroup({ title: '石桥村党员', members: [lin] });
  people.openLink(lin, slip('林福贵'));
  await talk.settle();
  people.tap(lin, 'bot', rehearsal.lastMessage(lin, { fromBot: true })?.messageId ?? 0, '是我');
  await talk.settle();
  people.addBot(group, lin);
  await talk.settle();
  expect(rehearsal.lastMessage(group, { fromBot: true })).toBeUndefined();
  await talk.advanceTo(date, '09:01');
  const hint = rehearsal.lastMessage(lin, { fromBot: true });
  expect(hint?.text).toContain('我进群了');
  people.tap(lin, 'bot', hint?.messageId ?? 0, '登记这个群');
  await talk.settle();
  expect(rehearsal.lastMessage(group, { fromBot: true })?.text).toContain('群里只有党员吗？');
  expect(rehearsal.violations()).toEqual([]);
});
