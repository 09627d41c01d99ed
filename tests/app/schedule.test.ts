import { describe, expect, it } from 'vitest';
import { cardWords, openBranchTalk } from '../harness/branch-talk.ts';
import type { BranchTalk } from '../harness/branch-talk.ts';

async function planned(): Promise<BranchTalk> {
  const open = await openBranchTalk();
  await open.plan();
  return open;
}

describe('the timetable of a month', () => {
  it('follows a moved day: nothing happens on the old one', async () => {
    const one = await planned();
    await one.pass(0);
    await one.talk.advanceTo('2026-11-14', '10:00');
    await one.tell('党日 改到17日 9点 因下雨');
    await one.talk.advanceTo('2026-11-15', '08:31');
    await one.talk.advanceTo('2026-11-15', '12:30');
    expect(one.inGroup(cardWords)).toHaveLength(0);
    await one.talk.advanceTo('2026-11-17', '08:31');
    expect(one.inGroup(cardWords)).toHaveLength(1);
    expect(one.inGroup('改到')).toHaveLength(1);
  });

  it('is caught up after a night without the program, and not after it has become pointless', async () => {
    const one = await planned();
    await one.pass(0);
    await one.talk.advanceTo('2026-11-14', '10:00');
    // Nothing ticks until the members are there already: the card still comes, late.
    one.talk.clock.advanceTo((one.talk.clock.now() + 23 * 3_600_000) as never);
    await one.talk.restart();
    await one.talk.tick();
    expect(one.inGroup(cardWords)).toHaveLength(1);
    // And until the day after: the closing prompt comes late too, the group hears nothing more.
    const before = one.rehearsal.messages(one.group).length;
    one.talk.clock.advanceTo((one.talk.clock.now() + 26 * 3_600_000) as never);
    await one.talk.restart();
    await one.talk.tick();
    expect(one.toSecretary('没登记')).toHaveLength(1);
    expect(one.rehearsal.messages(one.group)).toHaveLength(before);
  });

  it('is not caught up by a card in the quiet hours after a meeting that was before them', async () => {
    const one = await planned();
    await one.tell('党日 15日 19点半 村委会');
    await one.talk.advanceTo('2026-11-15', '18:00');
    one.talk.clock.advanceTo((one.talk.clock.now() + 2.5 * 3_600_000) as never);
    await one.talk.restart();
    await one.talk.tick();
    expect(one.inGroup('实到')).toHaveLength(0);
    await one.talk.advanceTo('2026-11-16', '08:00');
    await one.talk.advanceTo('2026-11-16', '12:00');
    expect(one.inGroup('实到')).toHaveLength(0);
    expect(one.toSecretary('没登记')).toHaveLength(1);
  });

  it('without the program for the whole day: no card, and the skipped one is on record', async () => {
    const one = await planned();
    await one.pass(0);
    await one.talk.advanceTo('2026-11-14', '10:00');
    one.talk.clock.advanceTo((one.talk.clock.now() + 34 * 3_600_000) as never);
    await one.talk.restart();
    await one.talk.tick();
    expect(one.inGroup(cardWords)).toHaveLength(0);
    const skipped = one.talk.app().store.read((tx) => tx.occurrences.skipped(0 as never));
    expect(skipped).toMatchObject([{ kind: 'check-in-card', period: '2026-11-15', reason: 'too late' }]);
  });

  it('is not disturbed by a run by hand, which repeats nothing', async () => {
    const one = await planned();
    const byHand = () =>
      one.talk.zhibu('run-job', 'check-in-card', '--period', '2026-11-15', '--scope', 'SQ01');
    await one.pass(0);
    await one.talk.advanceTo('2026-11-15', '08:20');
    expect(await byHand()).toMatchObject({ status: 0 });
    await one.pass(0);
    expect(one.inGroup(cardWords)).toHaveLength(1);
    expect(await byHand()).toMatchObject({ status: 0 });
    await one.talk.advanceTo('2026-11-15', '08:31');
    await one.talk.advanceTo('2026-11-15', '09:00');
    expect(one.inGroup(cardWords)).toHaveLength(1);
    const slots = one.talk
      .app()
      .store.read((tx) => tx.occurrences.recent(20))
      .filter(({ kind }) => kind === 'check-in-card');
    expect(slots.filter(({ period }) => period.startsWith('manual.'))).toHaveLength(2);
    expect(slots.filter(({ period }) => period === '2026-11-15')).toHaveLength(1);
  });
});
