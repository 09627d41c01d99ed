import { beforeEach, describe, expect, it } from 'vitest';
import type { LocalDate } from '../../src/domain/ids.ts';
import { entriesOf, hold, numbersOf, openBoundBranch } from '../harness/bound-branch.ts';
import type { BoundBranch } from '../harness/bound-branch.ts';

let bench: BoundBranch['bench'];
let village: BoundBranch['village'];
let lin: BoundBranch['lin'];

beforeEach(async () => {
  ({ bench, village, lin } = await openBoundBranch());
});

describe('held taps', () => {
  it('become entries at their own time when the officer agrees to all clear names', () => {
    const zhang = bench.phone('张三');
    const li = bench.phone('李 桂花');
    expect(hold(bench, zhang)).toBe(true);
    expect(hold(bench, zhang)).toBe(false);
    hold(bench, li, 'leave');
    expect(bench.last(lin)).toContain('张三 → 张三');
    expect(bench.last(lin)).toContain('李 桂花 → 李桂花');
    expect(entriesOf(bench, village.first)).toEqual([]);
    bench.clock.advanceBy(3_600_000);
    expect(bench.tap(lin, '全部同意（2）').answer).toBe('✓ 对上2个');
    expect(entriesOf(bench, village.first)).toEqual([
      { name: '张三', kind: 'present', via: 'tap', waitedMs: 3_600_000, by: 'own' },
      { name: '李桂花', kind: 'leave', via: 'tap', waitedMs: 3_600_000, by: 'own' },
    ]);
    expect(bench.last(lin)).toBe('账号都对上名字了，辛苦了。');
    expect(bench.shown(zhang)).toEqual([]);
  });

  it('are listed in one message however many come', () => {
    const before = bench.shown(lin).length;
    for (let n = 0; n < 20; n += 1) hold(bench, bench.phone(`阿${String(n)}`));
    expect(bench.shown(lin)).toHaveLength(before + 1);
    expect(bench.last(lin)).toContain('有20个账号还没对上名字');
    expect(bench.buttons(lin)).toContain('下一页');
    bench.tap(lin, '下一页');
    expect(bench.buttons(lin)).toContain('选人：阿8');
  });

  it('are dropped when the member has no Party day on that date in that group', () => {
    const zhang = bench.phone('张三');
    hold(bench, zhang, 'present', '2026-11-03' as LocalDate);
    bench.tap(lin, '全部同意');
    expect(numbersOf(bench, zhang)).toEqual(['N0003']);
    expect(entriesOf(bench, village.first)).toEqual([]);
    expect(
      bench.read((tx) =>
        tx.accounts.heldTaps(tx.accounts.byUser('telegram', zhang.userId)?.id ?? (0 as never)),
      ),
    ).toEqual([]);
  });

  it('are dropped when the officer does not know the account, and not asked about again that day', () => {
    const stranger = bench.phone('卖瓜的');
    hold(bench, stranger);
    bench.tap(lin, '选人：卖瓜的');
    expect(bench.last(lin)).toContain('“卖瓜的”是哪一位？');
    expect(bench.last(lin)).toContain('09:00 点过签到');
    expect(bench.tap(lin, '不是本支部的').answer).toContain('不是本支部的');
    expect(bench.last(lin)).toBe('账号都对上名字了，辛苦了。');
    hold(bench, stranger);
    expect(bench.last(lin)).toBe('账号都对上名字了，辛苦了。');
    expect(entriesOf(bench, village.first)).toEqual([]);
  });

  it('wait with the list until the quiet hours are over', () => {
    bench.clock.advanceBy(12 * 3_600_000);
    const before = bench.shown(lin).length;
    hold(bench, bench.phone('张三'));
    expect(bench.shown(lin)).toHaveLength(before);
    bench.clock.advanceBy(12 * 3_600_000);
    bench.phones.deliver();
    expect(bench.last(lin)).toContain('张三 → 张三');
  });

  it('go to an officer who is not muted', () => {
    const chen = bench.phone('小陈');
    bench.bindBySlip(chen, '陈秀英');
    bench.say(lin, '免打扰');
    hold(bench, bench.phone('张三'));
    expect(bench.last(chen)).toContain('张三 → 张三');
    expect(bench.last(lin)).not.toContain('张三');
  });
});
