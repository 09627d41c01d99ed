import { beforeEach, describe, expect, it } from 'vitest';
import type { BranchId, LocalDate } from '../../src/domain/ids.ts';
import { rosterFact } from '../harness/bench-village.ts';
import type { Bench } from '../harness/ingest-bench.ts';
import { loseRights, openTwoTownships } from '../harness/two-townships.ts';
import type { Townships, TwoTownships } from '../harness/two-townships.ts';
import { writeDay, writeTotals } from '../harness/written-day.ts';

/* 总览: the month's totals for the township and the county, and nothing of a single branch. */

const ending = '仅供了解和帮助，不作排名考核依据。';
let townships: Townships;
let bench: Bench;
let village: TwoTownships;

beforeEach(async () => {
  townships = await openTwoTownships();
  ({ bench, village } = townships);
});

function held(branchId: BranchId, date: string, present: number): void {
  bench.write((tx) => {
    const now = bench.clock.now();
    const day = writeDay(tx, branchId, date, { at: now, by: 'operator' });
    writeTotals(tx, day, { expected: null, present }, now);
  });
}

describe('总览', () => {
  it('is the township’s totals of the month and no branch', () => {
    held(village.first, '2026-11-05', 5);
    held(village.elsewhere, '2026-11-06', 2);
    const admin = townships.bound('罗艳');
    bench.say(admin, '总览');
    expect(bench.last(admin).split('\n')).toEqual([
      '望禾镇2026年11月总览',
      '合计：3个支部，已开展2，没定日期1',
      '应到8，实到7，请假0，未登记1',
      ending,
    ]);
    for (const name of ['石桥村', '柳河村', '林福贵', '罗艳', '小罗'])
      expect(bench.last(admin)).not.toContain(name);
  });

  it('turns to the month before and back in place, as far as there is a record', () => {
    held(village.first, '2026-10-15', 6);
    const admin = townships.bound('罗艳');
    bench.say(admin, '总览');
    expect(bench.buttons(admin)).toEqual(['10月', '简报']);
    const messages = bench.shown(admin).length;
    bench.tap(admin, '10月');
    expect(bench.last(admin)).toContain(
      '望禾镇2026年10月总览\n合计：3个支部，已开展1，没定日期2\n应到6，实到6',
    );
    expect(bench.buttons(admin)).toEqual(['11月', '简报']);
    bench.tap(admin, '11月');
    bench.tap(admin, '10月');
    expect(bench.last(admin)).toContain('2026年10月');
    expect(bench.shown(admin)).toHaveLength(messages);
    bench.tap(admin, '简报');
    expect(bench.last(admin)).toContain('主题党日简报');
  });

  it('takes the month in words', () => {
    held(village.first, '2026-10-15', 6);
    const admin = townships.bound('罗艳');
    for (const words of ['总览 2026-10', '总览10月', '总览 上月', '/overview 2026年10月', '总览 十月份']) {
      bench.say(admin, words);
      expect(bench.last(admin)).toContain('2026年10月总览');
    }
  });

  it('says plainly which month has not come, has no record, or is none', () => {
    held(village.first, '2026-10-15', 6);
    const admin = townships.bound('罗艳');
    bench.say(admin, '总览 2026-12');
    expect(bench.last(admin)).toBe('2026年12月还没到。看这个月的发：总览 11月');
    bench.say(admin, '总览 2026-09');
    expect(bench.last(admin)).toBe('2026年9月还没有记录，最早的是2026年10月。例如：总览 2026-10');
    for (const words of ['13月', '2026-13', '石桥村', '10月 石桥村']) {
      bench.say(admin, `总览 ${words}`);
      expect(bench.last(admin)).toBe(`“${words}”不是一个月份。\n例如：总览 2026-11`);
    }
  });

  it('is of the own villages for 联村干部', () => {
    held(village.first, '2026-11-05', 5);
    held(village.elsewhere, '2026-11-06', 2);
    const linked = townships.bound('小联');
    bench.say(linked, '总览');
    expect(bench.last(linked)).toContain(
      '望禾镇2026年11月总览（联系村）\n合计：1个支部，已开展1\n应到2，实到2',
    );
  });

  it('is by township for the county, in administrative order, and never below', () => {
    held(village.first, '2026-11-05', 5);
    held(village.far, '2026-11-06', 2);
    const county = townships.bound('郝县');
    bench.say(county, '总览');
    expect(bench.last(county).split('\n')).toEqual([
      '青禾县2026年11月总览',
      '合计：4个支部，已开展2，没定日期2',
      '应到8，实到7，请假0，未登记1',
      '望禾镇：3个支部，已开展1，没定日期2；应到6，实到5，请假0',
      '双泉镇：1个支部，已开展1；应到2，实到2，请假0',
      ending,
    ]);
    bench.say(county, '支部 双泉');
    expect(bench.last(county)).toContain('双泉镇2026年11月总览\n合计：1个支部，已开展1');
    bench.say(county, '支部 杏花村');
    expect(bench.last(county)).toContain('县里只看乡镇的合计，不看单个支部');
    bench.tap(county, '望禾镇');
    expect(bench.last(county)).toContain('望禾镇2026年11月总览');
    for (const name of ['石桥村', '杏花村']) expect(bench.last(county)).not.toContain(name);
  });

  it('counts dues by branch, and 线下 branches apart', () => {
    bench.write((tx) => {
      const branch = tx.org.branch(village.elsewhere);
      if (branch) tx.org.putBranch({ ...branch, condition: 'offline' });
      for (const name of ['张三', '刘四'])
        for (const { id } of tx.people.personsNamed(name))
          rosterFact(tx, id, 'duesFen', 50, '2026-11-01' as LocalDate);
    });
    const admin = townships.bound('罗艳');
    bench.say(admin, '总览');
    expect(bench.last(admin)).toContain('党费（含线下和转场）：0个支部收齐了，2个还没收齐（还有2人没确认）');
    expect(bench.last(admin)).toContain('线下和转场另计：1个支部，已开展0，没定日期1');
    const county = townships.bound('郝县');
    bench.say(county, '总览');
    expect(bench.last(county)).not.toContain('党费');
    bench.say(county, '支部 望禾镇');
    expect(bench.last(county)).toContain('党费（含线下和转场）：0个支部收齐了，2个还没收齐');
  });

  it('is not for officers and strangers, and the attempt is written down', () => {
    for (const one of [bench.phone('路人'), townships.bound('林福贵')]) {
      bench.say(one, '/overview');
      expect(bench.last(one)).toBe('这件事由乡镇的同志来办。');
      expect(bench.read((tx) => tx.audit.entries().at(-1))).toMatchObject({ subject: 'command:overview' });
    }
  });

  it('shows nothing more to whoever is no admin any more', () => {
    held(village.first, '2026-10-15', 6);
    const admin = townships.bound('罗艳');
    bench.say(admin, '总览');
    loseRights(bench, admin);
    bench.tap(admin, '10月');
    expect(bench.last(admin)).not.toContain('10月总览');
  });
});
