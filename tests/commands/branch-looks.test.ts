import { beforeEach, describe, expect, it } from 'vitest';
import type { Bench, Phone } from '../harness/ingest-bench.ts';
import { openTwoTownships } from '../harness/two-townships.ts';
import type { Townships } from '../harness/two-townships.ts';

/* Who above the branch has seen its names: in its 待办, and behind 名单. */

let townships: Townships;
let bench: Bench;
let admin: Phone;
let secretary: Phone;

beforeEach(async () => {
  townships = await openTwoTownships();
  ({ bench } = townships);
  admin = townships.bound('罗艳');
  secretary = townships.bound('林福贵');
  townships.plan(townships.village.first, '2026-11-10');
  bench.say(admin, '支部 石桥第一 名单 原因 核对名册');
});

describe('who has looked', () => {
  const line = '11月10日望禾镇组织委员罗艳看过11月的名单，原因：核对名册';

  it('is in the branch’s 待办, unasked by any message, until an officer has read it', () => {
    expect(bench.shown(secretary).some(({ content }) => content.text.includes('看过'))).toBe(false);
    bench.say(secretary, '待办');
    expect(bench.last(secretary)).toContain(line);
    bench.tap(secretary, '知道了');
    expect(bench.last(secretary)).not.toContain('看过');
    bench.say(admin, '支部 石桥第一 名单 原因 检查台账');
    expect(bench.last(secretary)).toContain('原因：检查台账');
    expect(bench.last(secretary)).not.toContain('原因：核对名册');
  });

  it('is behind 名单 at any time, for the officers of this branch alone', () => {
    bench.say(secretary, '名单');
    bench.tap(secretary, '谁看过名字');
    expect(bench.last(secretary)).toContain(line);
    bench.tap(secretary, '回名单');
    expect(bench.last(secretary)).toContain('党员名单');
    const other = townships.bound('孙大伟');
    bench.say(other, '名单');
    bench.tap(other, '谁看过名字');
    expect(bench.last(other)).toBe('柳河村党支部：上面还没有人看过名单。');
  });

  it('is all there, however many have looked', () => {
    for (let at = 2; at <= 21; at += 1) bench.say(admin, `支部 石桥第一 名单 原因 第${String(at)}次核对`);
    bench.say(secretary, '名单');
    bench.tap(secretary, '谁看过名字');
    expect(bench.last(secretary)).toContain('第21次核对');
    expect(bench.last(secretary)).toContain('第2次核对');
    expect(bench.last(secretary)).toContain('（第1页，共2页）');
    expect(bench.last(secretary)).not.toContain(line);
    bench.tap(secretary, '下一页');
    expect(bench.last(secretary).split('\n').slice(1)).toEqual([line]);
    bench.tap(secretary, '上一页');
    expect(bench.last(secretary)).toContain('第21次核对');
    bench.tap(secretary, '回名单');
    expect(bench.last(secretary)).toContain('党员名单');
  });

  it('stands in the audit without the words of the reason', () => {
    const entries = bench.read((tx) => tx.audit.entries().filter(({ action }) => action === 'names.seen'));
    expect(entries).toMatchObject([
      { subject: `branch:${String(townships.village.first)}`, detail: { month: '2026-11' } },
    ]);
    expect(entries[0]?.actor).toMatch(/^admin:\d+$/);
    expect(JSON.stringify(entries)).not.toContain('核对');
  });
});
