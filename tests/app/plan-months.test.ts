import { beforeEach, describe, expect, it } from 'vitest';
import type { Month } from '../../src/domain/ids.ts';
import { openBranchTalk } from '../harness/branch-talk.ts';
import type { BranchTalk } from '../harness/branch-talk.ts';

/* Which month's Party day an officer means: the one named, the one whose date was said, else the one in hand. */

let at: BranchTalk;
const day = (month: string) => at.talk.app().store.read((tx) => tx.partyDays.inMonth(month as Month)[0]);
const answer = () => at.rehearsal.lastMessage(at.secretary, { fromBot: true })?.text ?? '';

beforeEach(async () => {
  at = await openBranchTalk({ at: { date: '2026-11-08', time: '10:00' } });
  await at.plan();
  await at.tell('党日 12月15日 9点');
});
describe('a month that was named', () => {
  it.each(['党日 12月15日 取消 因为冬训', '党日 12月 取消 因为冬训', '党日 取消12月的 因为冬训'])(
    'is called off, and not the one in hand: %s',
    async (words) => {
      await at.tell(words);
      expect(answer()).toContain('12月主题党日已取消');
      expect(day('2026-11')).toMatchObject({ state: 'planned' });
      expect(day('2026-12')).toMatchObject({ state: 'cancelled' });
    },
  );

  it.each([
    ['党日 12月 主题 冬训', { date: '2026-12-15', theme: '冬训' }],
    ['党日 12月 改到18日 因冬训', { date: '2026-12-18' }],
    ['党日 12月15日改到18日 因冬训', { date: '2026-12-18' }],
    ['党日 12月 改到10点 因冬训', { date: '2026-12-15', time: '10:00' }],
    ['党日 下个月 地点 村小学', { place: '村小学' }],
  ])('is changed, and not the one in hand: %s', async (words, changed) => {
    await at.tell(words);
    expect(day('2026-12')).toMatchObject(changed);
    expect(day('2026-11')).toMatchObject({ date: '2026-11-15', time: '09:00', theme: null, revision: 1 });
  });

  it.each(['党日 12月', '党日 下个月', '党日 看看12月的'])('is shown: %s', async (words) => {
    await at.tell(words);
    expect(answer()).toContain('12月15日');
    expect(answer()).not.toContain('11月15日');
  });
});

describe('a date that is not the planned day’s', () => {
  it.each([
    ['党日 12月16日 取消 因为冬训', '12月的党日是12月15日，不是16日，没有改。', '党日 12月 取消 因农忙'],
    ['党日 取消16日的党日 因为冬训', '11月的党日是11月15日，不是16日，没有改。', '党日 11月 取消 因农忙'],
    ['党日 16日改到18日 因下雨', '11月的党日是11月15日，不是16日，没有改。', '党日 11月 改到16日 因下雨'],
  ])('changes nothing: %s', async (words, said, example) => {
    await at.tell(words);
    expect(answer()).toContain(said);
    expect(answer()).toContain(example);
    expect(day('2026-11')).toMatchObject({ state: 'planned', revision: 1 });
    expect(day('2026-12')).toMatchObject({ state: 'planned', revision: 1 });
  });
});

describe('a day that has passed without anybody', () => {
  it.each([
    ['党日 11月 取消 因下雨', { state: 'cancelled', date: '2026-11-15' }],
    ['党日 改到20日 因下雨', { state: 'planned', date: '2026-11-20', closedAt: null }],
  ])('is the one that is put off or called off the day after: %s', async (words, changed) => {
    await at.talk.advanceTo('2026-11-15', '12:01');
    await at.talk.advanceTo('2026-11-16', '10:00');
    await at.tell(words);
    expect(day('2026-11')).toMatchObject(changed);
    expect(day('2026-12')).toMatchObject({ state: 'planned', date: '2026-12-15', revision: 1 });
  });
});

describe('a month that was called off', () => {
  it.each(['党日 取消 因大雪', '党日 本月不开 因大雪'])(
    'comes back by a date and by nothing else: %s',
    async (words) => {
      await at.tell(words);
      for (const other of ['党日', '党日 主题 冬季学习', '党日 10点', '党日 地点 村小学']) {
        await at.tell(other);
        expect(answer()).toContain('又要开了就发，例如：党日 11月15日 9点');
      }
      expect(day('2026-11')).toMatchObject({ revision: 2 });
      await at.talk.advanceTo('2026-11-20', '10:00');
      await at.tell('党日');
      const example = answer().slice(answer().indexOf('党日 11月20日'));
      await at.tell(example);
      expect(day('2026-11')).toMatchObject({ state: 'planned', date: '2026-11-20' });
    },
  );
});
