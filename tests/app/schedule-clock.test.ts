import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/ids.ts';
import { cardWords, openBranchTalk } from '../harness/branch-talk.ts';
import type { BranchTalk } from '../harness/branch-talk.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

async function beats({ talk }: BranchTalk, minutes: number): Promise<void> {
  for (let n = 0; n < minutes * 2; n += 1) {
    talk.clock.advanceBy(minuteMs / 2);
    talk.app().tick();
  }
  await talk.settle();
}

const jump = ({ talk }: BranchTalk, ms: number) => {
  talk.clock.jumpTo((talk.clock.now() + ms) as Instant);
};

describe('a system clock that was set back', () => {
  it('stops the jobs; the operator reads why, and until when', async () => {
    const one = await openBranchTalk();
    await one.pass(0);
    jump(one, -hourMs);
    await one.pass(0);
    for (const command of ['jobs', 'status']) {
      const said = await one.talk.zhibu(command);
      expect(said.status).toBe(0);
      expect(said.out + said.err).toContain(
        '定时任务停着：系统时间往回走了60分钟。请核对系统时间；到2026-11-10 09:10还是这样，就按新的时间办',
      );
    }
    expect(JSON.parse((await one.talk.zhibu('status', '--json')).out)).toMatchObject({
      schedule: { hold: { why: 'behind', byMs: hourMs } },
    });
    await beats(one, 11);
    const { out } = await one.talk.zhibu('status');
    expect(out).not.toContain('定时任务停着');
    expect(out).toContain('系统时间往回拨过50分钟：从2026-11-10 09:10起');
    expect((await one.talk.zhibu('jobs')).err).toContain('办过的没有再办');
  });
});

describe('a system clock that leaps ahead', () => {
  it('sends nothing by a date that was wrong for half a minute', async () => {
    const one = await openBranchTalk();
    await one.plan();
    await one.talk.advanceTo('2026-11-15', '08:20');
    jump(one, 24 * hourMs);
    await one.pass(0);
    expect((await one.talk.zhibu('jobs')).err).toContain('系统时间一下子往前走了24小时');
    jump(one, -24 * hourMs);
    await beats(one, 12);
    expect(one.inGroup(cardWords)).toHaveLength(1);
    expect((await one.talk.zhibu('status', '--json')).out).not.toContain('check-in-card');
  });
});

describe('a day that was moved while the program was down', () => {
  it('has no step of the old plan: what was said comes before what fell due', async () => {
    const one = await openBranchTalk({ ticker: true });
    await one.plan();
    await one.talk.advanceTo('2026-11-14', '10:00');
    await one.talk.restart(() => {
      one.talk.clock.jumpTo((one.talk.clock.now() + 23 * hourMs) as Instant);
      one.rehearsal.people.say(one.secretary, 'bot', '党日 改到17日 9点 因下雨');
    });
    await beats(one, 2);
    const ledger = () => one.talk.app().store.read((tx) => tx.occurrences.recent(50));
    const cards = () => ledger().flatMap(({ kind, period }) => (kind === 'check-in-card' ? [period] : []));
    expect(cards()).toEqual([]);
    await one.talk.advanceTo('2026-11-17', '08:31');
    expect(cards()).toEqual(['2026-11-17']);
    expect(one.inGroup(cardWords)).toHaveLength(1);
  });
});
