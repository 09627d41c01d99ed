import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/ids.ts';
import { cardWords, noticeWords, openBranchTalk } from '../harness/branch-talk.ts';
import type { BranchTalk } from '../harness/branch-talk.ts';

const hourMs = 3_600_000;
const toldWords = '断线了，那时点了没看到✓的，请再点一次。';

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

  it('has no gap at its first start', async () => {
    const one = await openBranchTalk();
    expect(gapsOf(one)).toEqual([]);
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
    expect(lines(one, cardWords)).toEqual([expect.stringMatching(/^8:31—8:3\d断线了/)]);
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
