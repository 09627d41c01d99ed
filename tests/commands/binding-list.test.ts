import { beforeEach, describe, expect, it } from 'vitest';
import { entriesOf, group, hold, numbersOf, openBoundBranch } from '../harness/bound-branch.ts';
import type { BoundBranch } from '../harness/bound-branch.ts';
import { benchDay } from '../harness/ingest-bench.ts';
import { seedMembers } from '../harness/bench-village.ts';

let bench: BoundBranch['bench'];
let village: BoundBranch['village'];
let lin: BoundBranch['lin'];

beforeEach(async () => {
  ({ bench, village, lin } = await openBoundBranch());
});

describe('the list of unknown accounts', () => {
  it('never guesses between namesakes; the officer tells them apart', () => {
    const wang = bench.phone('王军');
    hold(bench, wang);
    expect(bench.last(lin)).not.toContain('→');
    bench.tap(lin, '选人：王军');
    expect(bench.buttons(lin)).toEqual(expect.arrayContaining(['大王军', '王军(第2党小组)']));
    bench.tap(lin, '王军(第2党小组)');
    expect(numbersOf(bench, wang)).toEqual(['N0006']);
  });

  it('never guesses between namesakes of two branches in one group', () => {
    bench.write((tx) => seedMembers(tx, village.second, [{ name: '张三' }]));
    const zhou = bench.phone('老周');
    bench.bindBySlip(zhou, '周国强');
    bench.say(zhou, '/bind', group);
    expect(bench.last(group)).toContain('石桥村第二党支部');
    hold(bench, bench.phone('张三'));
    expect(bench.buttons(lin)).toEqual(['选人：张三']);
  });

  it('never guesses when two accounts have the same name', () => {
    hold(bench, bench.phone('张三'));
    hold(bench, bench.phone('张三'));
    expect(bench.buttons(lin)).toEqual(['选人：张三', '选人：张三']);
  });

  it('shows each officer the own branch, and all of them the unknown ones', () => {
    const zhao = bench.phone('小赵');
    bench.bindBySlip(zhao, '赵静');
    bench.say(zhao, '/bind', group);
    hold(bench, bench.phone('刘四'));
    hold(bench, bench.phone('阿福'));
    expect(bench.last(zhao)).toContain('刘四 → 刘四');
    expect(bench.last(zhao)).toContain('有2个账号');
    expect(bench.last(lin)).toContain('有1个账号');
    expect(bench.buttons(lin)).toEqual(['选人：阿福']);
  });

  it('counts the first act; the other list refreshes', () => {
    const zhao = bench.phone('小赵');
    bench.bindBySlip(zhao, '赵静');
    bench.say(zhao, '/bind', group);
    const fu = bench.phone('阿福');
    hold(bench, fu);
    bench.tap(lin, '选人：阿福');
    const old = bench.shown(lin).at(-1);
    const target = (old?.content.buttons ?? []).flat().find(({ label }) => label === '张三')?.target;
    bench.tap(zhao, '选人：阿福');
    bench.tap(zhao, '刘四');
    expect(numbersOf(bench, fu)).toEqual(['N0009']);
    expect(bench.last(lin)).toBe('账号都对上名字了，辛苦了。');
    const late = bench.tapData(lin, lin, old?.messageId ?? '', target && 'data' in target ? target.data : '');
    expect(late.answer).toBe('这个账号已经有人处理了');
    expect(numbersOf(bench, fu)).toEqual(['N0009']);
  });

  it('agrees to what the officer saw, not to what has changed since', () => {
    hold(bench, bench.phone('张三'));
    const seen = bench.shown(lin).at(-1);
    const target = (seen?.content.buttons ?? [])
      .flat()
      .find(({ label }) => label.includes('全部同意'))?.target;
    const second = bench.phone('张三');
    hold(bench, second);
    const answer = bench.tapData(
      lin,
      lin,
      seen?.messageId ?? '',
      target && 'data' in target ? target.data : '',
    );
    expect(answer.answer).toContain('名单刚刚变了');
    expect(numbersOf(bench, second)).toEqual([]);
  });

  it('does not agree to a name that an account took after the officer had looked', () => {
    const zhang = bench.phone('张三');
    const impostor = bench.phone('李桂花');
    hold(bench, zhang);
    hold(bench, impostor);
    bench.write((tx) => tx.accounts.ensure('telegram', impostor.userId, '陈秀英'));
    expect(bench.tap(lin, '全部同意（2）').answer).toContain('名单刚刚变了');
    expect(numbersOf(bench, zhang)).toEqual([]);
    expect(bench.last(lin)).toContain('陈秀英 → 陈秀英');
    expect(bench.tap(lin, '全部同意（2）').answer).toBe('✓ 对上2个');
  });

  it('works for a branch of 113', () => {
    bench.write((tx) =>
      seedMembers(
        tx,
        village.first,
        Array.from({ length: 107 }, (_, n) => ({ name: `成员${String(n)}` })),
      ),
    );
    const far = bench.phone('老者');
    hold(bench, far);
    bench.tap(lin, '选人：老者');
    for (let page = 0; page < 13; page += 1) bench.tap(lin, '下一页');
    bench.tap(lin, '成员106');
    expect(numbersOf(bench, far)).toEqual(['N0118']);
    const phones = Array.from({ length: 50 }, (_, n) => bench.phone(`成员${String(n)}`));
    for (const phone of phones) hold(bench, phone);
    expect(bench.last(lin)).toContain('还有10个');
    expect(bench.tap(lin, '全部同意（40）').answer).toBe('✓ 对上40个');
    expect(bench.tap(lin, '全部同意（10）').answer).toBe('✓ 对上10个');
    expect(entriesOf(bench, village.first)).toHaveLength(51);
  });

  it('lets a clear name be looked at one by one', () => {
    const zhang = bench.phone('张三');
    hold(bench, zhang);
    bench.tap(lin, '逐个看');
    bench.tap(lin, '张三 → 张三');
    bench.tap(lin, '李桂花');
    expect(numbersOf(bench, zhang)).toEqual(['N0004']);
  });

  it('is nobody’s who is no officer any more', () => {
    hold(bench, bench.phone('张三'));
    bench.write((tx) => {
      const id = tx.people.personByNumber('N0001')?.id;
      if (id === undefined) throw new Error('no secretary');
      tx.people.addFact({
        personId: id,
        field: 'posts',
        value: '[]',
        from: benchDay,
        at: bench.clock.now(),
        by: 'operator',
        source: 'import',
      });
    });
    expect(bench.tap(lin, '全部同意').answer).toContain('书记');
    expect(entriesOf(bench, village.first)).toEqual([]);
  });
});
