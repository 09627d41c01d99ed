import { describe, expect, it } from 'vitest';
import type { Group } from '../../src/rehearsal/people/handles.ts';
import { cardWords, openBranchTalk } from '../harness/branch-talk.ts';
import type { BranchTalk } from '../harness/branch-talk.ts';

async function branch(...options: Parameters<typeof openBranchTalk>): Promise<BranchTalk> {
  return openBranchTalk(...options);
}

async function onTheDay(...options: Parameters<typeof openBranchTalk>): Promise<BranchTalk> {
  const one = await branch(...options);
  await one.plan();
  await one.talk.advanceTo('2026-11-15', '08:31');
  await one.pass(2_000);
  expect(one.inGroup(cardWords)).toHaveLength(1);
  return one;
}

describe('a group that becomes a supergroup', () => {
  /** A message after the move arrives in the new group; the program's own id and the branch stay. */
  const stillServed = async (one: BranchTalk, moved: Group, words: string) => {
    one.queue(words);
    await one.pass(0);
    expect(shownIn(one, moved.id, words)).toHaveLength(1);
    expect(one.talk.app().store.read((tx) => tx.chats.chat(one.chatId))).toMatchObject({
      externalId: String(moved.id),
      standing: 'present',
    });
    expect(one.talk.app().store.read((tx) => tx.chats.branchesOf(one.chatId))).toHaveLength(1);
  };

  it('keeps its own id when the news comes as an error', async () => {
    const one = await branch();
    one.rehearsal.holdUpdates();
    const moved = one.rehearsal.people.migrateGroup(one.group, one.secretary);
    await stillServed(one, moved, '搬家以后第一条');
    one.rehearsal.releaseUpdates();
    await one.talk.settle();
    await stillServed(one, moved, '搬家以后第二条');
    expect(one.sends('搬家以后').map(({ outcome }) => outcome.kind)).toEqual(['error', 'ok', 'ok']);
  });

  it.each([{}, { lose: 'to' }, { lose: 'from' }] as const)(
    'keeps its own id when the news comes by service messages (%o)',
    async (options) => {
      const one = await branch();
      const moved = one.rehearsal.people.migrateGroup(one.group, one.secretary, options);
      await one.talk.settle();
      await stillServed(one, moved, '搬家以后');
      expect(one.sends('搬家以后').map(({ outcome }) => outcome.kind)).toEqual(['ok']);
    },
  );

  it('is still one chat when somebody spoke in the new one before the news came', async () => {
    const one = await branch();
    one.rehearsal.holdUpdates();
    const moved = one.rehearsal.people.migrateGroup(one.group, one.secretary);
    one.rehearsal.people.say(one.secretary, moved, '/bind@zhibu_test_bot');
    one.rehearsal.releaseUpdates((updates) =>
      updates.filter((update) => JSON.stringify(update).includes('/bind@')),
    );
    await one.talk.settle();
    await stillServed(one, moved, '搬家以后');
    const chats = one.talk.app().store.read((tx) => tx.chats.served());
    expect(chats).toHaveLength(1);
  });

  it('never edits a stranger’s message that has the number of an old card', async () => {
    const one = await onTheDay();
    const moved = one.rehearsal.people.migrateGroup(one.group, one.secretary);
    await one.talk.settle();
    const edits = one.rehearsal.calls('editMessageText').length;
    for (let n = 0; n < 8; n += 1) one.queue(`第${String(n)}条`);
    await one.pass(0);
    await one.tell('到会 到齐');
    await one.pass(60_000);
    expect(shownIn(one, moved.id, '条')).toHaveLength(8);
    const cards = shownIn(one, moved.id, cardWords).map(({ messageId }) => messageId);
    const edited = one.rehearsal.calls('editMessageText').slice(edits);
    expect(edited.filter(({ params }) => !cards.includes(Number(params['message_id'])))).toEqual([]);
  });
});

const shownIn = ({ rehearsal }: BranchTalk, place: number, words: string) =>
  rehearsal
    .messages(place)
    .filter(({ chatId, fromBot, text }) => chatId === place && fromBot && text.includes(words));
