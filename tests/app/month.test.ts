import { afterEach, expect, it } from 'vitest';
import { openConversation } from '../harness/conversation.ts';
import type { Conversation } from '../harness/conversation.ts';
import { memberName, writeVillage } from '../harness/village.ts';

const branch = {
  code: 'SQ01',
  village: '石桥村',
  name: '石桥村党支部',
  expected: 31,
  away: 3,
  excused: 2,
  secretary: '林福贵',
};
let talk: Conversation | undefined;

afterEach(async () => {
  await talk?.stop();
  talk = undefined;
});

it('plays a month', async () => {
  talk = await openConversation({ at: { date: '2026-11-06', time: '10:00' } });
  const { rehearsal } = talk;
  const { people } = rehearsal;
  const files = writeVillage(talk.dataDir, [branch]);
  console.log(await talk.zhibu('import', ...files));
  const codes = await talk.zhibu('codes', '--role', 'officer', '--json');
  console.log(codes);
  const { code } = (JSON.parse(codes.out) as { code: string; name: string }[]).find(
    ({ name }) => name === '林福贵',
  ) ?? { code: '' };
  const secretary = people.addUser({ name: '老林' });
  const members = Array.from({ length: 30 }, (_, k) => people.addUser({ name: memberName(branch, k + 1) }));
  const group = people.createGroup({ title: '石桥村党员', members: [secretary, ...members] });
  people.pressStart(secretary, code);
  await talk.settle();
  console.log(rehearsal.transcript(secretary));
  people.tap(secretary, 'bot', rehearsal.lastMessage(secretary, { fromBot: true })?.messageId ?? 0, '是我');
  await talk.settle();
  console.log(rehearsal.transcript(secretary));
  const link =
    rehearsal
      .lastMessage(secretary, { fromBot: true })
      ?.buttons.flat()
      .find(({ url }) => url !== undefined)?.url ?? '';
  people.openLink(secretary, link, group);
  await talk.settle();
  people.tap(secretary, group, rehearsal.lastMessage(group, { fromBot: true })?.messageId ?? 0, '只有党员');
  await talk.settle();
  console.log(rehearsal.transcript(group));
  await talk.advanceTo('2026-11-08', '09:30');
  console.log(rehearsal.transcript(secretary));
  people.tap(secretary, 'bot', rehearsal.lastMessage(secretary, { fromBot: true })?.messageId ?? 0, '就这样');
  await talk.settle();
  await talk.advanceTo('2026-11-10', '09:30');
  await talk.advanceTo('2026-11-15', '08:31');
  const card = rehearsal.lastMessage(group, { fromBot: true })?.messageId ?? 0;
  for (const member of members.slice(0, 5)) people.tap(member, group, card, '签到');
  people.tap(secretary, group, card, '签到');
  await talk.settle();
  console.log(rehearsal.transcript(group));
  console.log(rehearsal.transcript(secretary));
  console.log(rehearsal.answers(members[0] as never));
  console.log(talk.log.filter(({ level }) => level !== 'info'));
  expect(rehearsal.violations()).toEqual([]);
});
