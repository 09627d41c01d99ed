import { expect, it } from 'vitest';
import { openTwoTownships, refusals } from '../harness/two-townships.ts';

/* 支部 begins many a sentence that is not about /branch. */

it('does not take for itself the everyday words of people who may not use it', async () => {
  const { bench, bound } = await openTwoTownships();
  const admin = bound('罗艳');
  const secretary = bound('林福贵');
  const member = bench.phone('张三');
  const before = refusals(bench);
  for (const [who, words] of [
    [member, '支部什么时候开会'],
    [secretary, '支部群怎么登记'],
    [member, '支部 石桥'],
  ] as const) {
    bench.say(who, words);
    expect(bench.last(who)).not.toContain('乡镇的同志');
    bench.say(who, words, '-1');
  }
  expect(bench.shown('-1')).toEqual([]);
  expect(refusals(bench)).toBe(before);
  bench.say(member, '/branch 石桥');
  expect(bench.last(member)).toBe('这件事由乡镇的同志来办。');
  bench.say(admin, '支部 石桥第一');
  expect(bench.last(admin)).toContain('石桥村第一党支部　11月');
});
