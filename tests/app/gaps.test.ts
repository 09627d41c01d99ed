import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/ids.ts';
import { cardWords, noticeWords, openBranchTalk } from '../harness/branch-talk.ts';
import { openNoticed, remindersTo, secretary, member } from '../harness/noticed-branch.ts';
import type { BranchTalk } from '../harness/branch-talk.ts';

const hourMs = 3_600_000;
const toldWords = '助手断线了，那时点了没看到✓的，请再点一次。';

/** 8:31 on the Party day: the notice and the check-in card stand in the group. */
async function onTheDay(...options: Parameters<typeof openBranchTalk>): Promise<BranchTalk> {
  const one = await openBranchTalk(...options);
  await one.plan();
  await one.pass(2_000);
  await one.talk.advanceTo('2026-11-15', '08:31');
  await one.pass(2_000);
  expect(one.inGroup(cardWords)).toHaveLength(1);
  return one;
}

/** Somebody speaks, so that a fetch ends at this moment of the clock. */
async function heard(one: BranchTalk): Promise<void> {
  one.tap(one.secretary, '签到');
  await one.talk.settle();
}

const gapsOf = ({ talk }: BranchTalk) => talk.app().store.read((tx) => tx.gaps.endedSince(0 as Instant));
const lines = (one: BranchTalk, words: string): readonly string[] =>
  one.inGroup(words).flatMap(({ text }) => text.split('\n').filter((line) => line.includes('断')));

/** The process is away for that long. */
const away = (one: BranchTalk, ms: number) =>
  one.talk.restart(() => {
    one.talk.clock.advanceBy(ms);
  });

describe('a process that was away', () => {
  it('for two minutes says so on the cards that people had then, with the times', async () => {
    const one = await onTheDay();
    await heard(one);
    const messages = one.rehearsal.messages(one.group).length;
    await away(one, 121_000);
    expect(lines(one, cardWords)).toEqual([`8:31—8:33${toldWords}`]);
    expect(lines(one, noticeWords)).toEqual([`11月15日8:31—8:33${toldWords}`]);
    expect(one.rehearsal.messages(one.group)).toHaveLength(messages);
  });

  it('for less says nothing', async () => {
    const one = await onTheDay();
    await heard(one);
    await away(one, 119_000);
    expect(gapsOf(one)).toEqual([]);
    expect(lines(one, '')).toEqual([]);
  });

  it('because the machine was suspended says so as well', async () => {
    const one = await onTheDay();
    await heard(one);
    one.talk.clock.suspendFor(8 * 60_000);
    await heard(one);
    expect(lines(one, cardWords)).toEqual([`8:31—8:39${toldWords}`]);
  });

  it('has no gap at its first start', async () => {
    const one = await openBranchTalk();
    expect(gapsOf(one)).toEqual([]);
  });
});

describe('a database that came from a backup', () => {
  it('asks everybody who tapped since to tap again, whatever they were answered', async () => {
    const one = await onTheDay();
    await heard(one);
    const now = one.talk.clock.now();
    one.talk.app().store.write((tx) => {
      tx.settings.setMeta('restored', JSON.stringify({ from: now, to: now + 60_000 }));
    });
    await away(one, 300_000);
    const [shown] = one.inGroup(cardWords);
    expect(shown?.text).toContain('助手坏过，8:31—8:36点的没有留下，那时点过的请都再点一次。');
    expect(shown?.text).not.toContain('没看到✓的');
  });
});

describe('a network that was away', () => {
  async function outage(one: BranchTalk, ms: number): Promise<void> {
    await heard(one);
    const back = await one.talk.outage();
    one.talk.clock.advanceBy(ms);
    await back();
    await one.talk.settle();
  }

  it('for minutes is told on the cards while the process lived on', async () => {
    const one = await onTheDay();
    await outage(one, 120_000);
    expect(lines(one, cardWords)).toEqual([expect.stringMatching(/^8:31—8:3\d助手断线了/)]);
    expect(gapsOf(one)).toHaveLength(1);
  });

  it('for a minute is not', async () => {
    const one = await onTheDay();
    await outage(one, 30_000);
    expect(gapsOf(one)).toEqual([]);
  });

  it('is measured without the wall clock, which may jump', async () => {
    const one = await onTheDay();
    await heard(one);
    one.talk.clock.jumpTo((one.talk.clock.now() + hourMs) as Instant);
    await heard(one);
    expect(gapsOf(one)).toEqual([]);
    const back = await one.talk.outage();
    one.talk.clock.advanceBy(150_000);
    one.talk.clock.jumpTo((one.talk.clock.now() - 2 * hourMs) as Instant);
    await back();
    await one.talk.settle();
    const [gap] = gapsOf(one);
    expect((gap?.to ?? 0) - (gap?.from ?? 0)).toBeGreaterThan(150_000);
    expect((gap?.to ?? 0) - (gap?.from ?? 0)).toBeLessThan(250_000);
  });
});

describe('what the cards say', () => {
  it('several gaps in one line, each with its times', async () => {
    const one = await onTheDay();
    await heard(one);
    await away(one, 180_000);
    one.talk.clock.advanceBy(300_000);
    await heard(one);
    await away(one, 240_000);
    expect(lines(one, cardWords)).toEqual([`8:31—8:34、8:39—8:43${toldWords}`]);
  });

  it('more than three together', async () => {
    const one = await onTheDay();
    for (let n = 0; n < 4; n += 1) {
      await heard(one);
      await away(one, 180_000);
    }
    expect(lines(one, cardWords)).toEqual(['8:31—8:43助手断了4次线，那时点了没看到✓的，请再点一次。']);
  });

  it('nothing of a gap in which the card was not there', async () => {
    const one = await openBranchTalk();
    await one.plan();
    await one.pass(2_000);
    await one.talk.advanceTo('2026-11-15', '08:20');
    one.rehearsal.people.say(one.secretary, 'bot', '帮助');
    await one.talk.settle();
    await away(one, 12 * 60_000);
    await one.talk.tick();
    expect(gapsOf(one)).toHaveLength(1);
    expect(one.inGroup(cardWords)).toHaveLength(1);
    await heard(one);
    expect(one.inGroup(cardWords)[0]?.text).toContain('实到1');
    expect(lines(one, cardWords)).toEqual([]);
    expect(lines(one, noticeWords)).toEqual([`11月15日8:20—8:32${toldWords}`]);
  });

  it('nothing any more when the day is closed, or some hours later, where they are drawn again', async () => {
    const one = await onTheDay();
    await heard(one);
    await away(one, 121_000);
    expect(lines(one, cardWords)).toHaveLength(1);
    await one.talk.advanceTo('2026-11-15', '12:01');
    expect(lines(one, cardWords)).toEqual([]);

    const early = await openBranchTalk();
    await early.plan();
    await early.pass(2_000);
    await early.tell('帮助');
    await away(early, 200_000);
    expect(lines(early, noticeWords)).toEqual([`11月10日10:00—10:03${toldWords}`]);
    await early.tell('党日 15日 10点 因下雨');
    await early.pass(2_000);
    expect(lines(early, noticeWords)).toHaveLength(1);
    early.talk.clock.advanceBy(6 * hourMs);
    await early.tell('党日 15日 9点 因下雨');
    await early.pass(2_000);
    expect(early.inGroup(noticeWords)[0]?.text).toContain('9:00');
    expect(lines(early, noticeWords)).toEqual([]);
  });

  it('of a gap at night, at once and without a new message', async () => {
    const one = await openBranchTalk();
    await one.plan();
    await one.pass(2_000);
    await one.talk.advanceTo('2026-11-12', '01:58');
    await one.tell('帮助');
    const messages = one.rehearsal.messages(one.group).length;
    const sends = one.rehearsal.calls('sendMessage').length;
    await away(one, 300_000);
    expect(lines(one, noticeWords)).toEqual([`11月12日1:58—2:03${toldWords}`]);
    expect(one.rehearsal.messages(one.group)).toHaveLength(messages);
    expect(one.rehearsal.calls('sendMessage')).toHaveLength(sends);
  });

  it('nothing on the card of a day that was moved; the new one tells of its own', async () => {
    const one = await onTheDay();
    await one.tell('党日 16日 9点 因下雨');
    await one.pass(2_000);
    await away(one, 200_000);
    expect(gapsOf(one)).toHaveLength(1);
    expect(one.inGroup('').filter(({ text }) => text.includes('断线'))).toHaveLength(1);
    expect(lines(one, noticeWords)).toEqual([`11月15日8:31—8:34${toldWords}`]);
    await one.talk.advanceTo('2026-11-16', '08:31');
    await one.pass(2_000);
    expect(one.inGroup(cardWords)).toHaveLength(1);
    await heard(one);
    await away(one, 200_000);
    expect(lines(one, cardWords)).toEqual([expect.stringMatching(/^8:31—8:34助手断线了/)]);
  });

  it('nothing in the new group when the group moved meanwhile: its card came later', async () => {
    const one = await onTheDay();
    await heard(one);
    let moved = one.group;
    await one.talk.restart(() => {
      moved = one.rehearsal.people.migrateGroup(one.group, one.secretary);
      one.talk.clock.advanceBy(300_000);
    });
    await one.pass(2_000);
    expect(gapsOf(one)).toHaveLength(1);
    const shown = one.rehearsal
      .messages(moved)
      .filter(({ chatId, text }) => chatId === moved.id && text.includes(cardWords));
    expect(shown.map(({ text }) => text.includes('断线'))).toEqual([false]);
  });
});

describe('people who have the card only in their private chat', () => {
  it('are told there, in the prompt and in the check-in', async () => {
    const opened = await openNoticed({ audience: '也有群众' });
    const { talk, person, say } = opened;
    const toMember = (words: string) =>
      talk.rehearsal.messages(person(member)).filter(({ fromBot, text }) => fromBot && text.includes(words));
    const awayFor = async (ms: number) => {
      await say(person(secretary), 'bot', '帮助');
      await talk.restart(() => {
        talk.clock.advanceBy(ms);
      });
    };
    await talk.advanceTo('2026-11-14', '09:01');
    expect(remindersTo(opened, member)).toHaveLength(1);
    await awayFor(300_000);
    expect(remindersTo(opened, member)[0]?.text).toContain(`11月14日9:01—9:06${toldWords}`);
    await talk.advanceTo('2026-11-15', '08:31');
    expect(toMember('签到')).not.toEqual([]);
    const before = talk.rehearsal.messages(person(member)).length;
    await awayFor(300_000);
    expect(toMember(`11月15日8:31—8:36${toldWords}`).length).toBeGreaterThan(0);
    expect(talk.rehearsal.messages(person(member))).toHaveLength(before);
    expect(talk.rehearsal.messages(opened.group).filter(({ text }) => text.includes('断线'))).toEqual([]);
  });
});
