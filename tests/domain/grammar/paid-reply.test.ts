import { describe, expect, it } from 'vitest';
import { asksOwnDues, mayMeanEverybody, readPaidReply } from '../../../src/domain/grammar/paid-reply.ts';
import { readReply } from '../../../src/domain/grammar/reply-reading.ts';

/** What is read, shortly: whose, how many months. */
function read(words: string): string | undefined {
  const said = readPaidReply(words);
  if (!said) return undefined;
  const { whom, withSelf, onBehalf, count } = said;
  const whose = whom === undefined ? 'own' : whom.kind === 'name' ? whom.name : whom.relation;
  return [
    whose,
    ...(withSelf ? ['with self'] : []),
    ...(whom?.kind === 'name' && onBehalf ? ['on behalf'] : []),
    ...(count === undefined ? [] : [String(count)]),
  ].join(' ');
}

describe('a word that dues are paid', () => {
  it.each([
    ['交了', 'own'],
    ['党费交了', 'own'],
    ['我交过了', 'own'],
    ['我的党费交了', 'own'],
    ['党费已交', 'own'],
    ['書記，黨費交過了', 'own'],
    ['本月党费已经交了。', 'own'],
    ['党费我已经交给书记了', 'own'],
    ['微信交了', 'own'],
    ['交齐了，谢谢', 'own'],
    ['交了三个月的党费', 'own 3'],
    ['3个月的交了', 'own 3'],
    ['我妈的党费交了', '妈'],
    ['替我妈交了', '妈'],
    ['孩子他爸的党费我交了', '孩子他爸'],
    ['我和老伴的都交了', '老伴 with self'],
    ['王桂花的党费交了', '王桂花'],
    ['替王桂花交了', '王桂花 on behalf'],
  ])('%s: %s', (words, expected) => {
    expect(read(words)).toBe(expected);
    expect(readReply(words)).toBeUndefined();
  });

  it.each([
    '收到',
    '好的',
    '没交',
    '还没交党费',
    '交了吗',
    '党费交了没',
    '大家都交了',
    '交多少',
    '交给谁',
    '作业交了',
    '张三交了',
    '到了',
    '我到了，党费也交了',
  ])('%s is none', (words) => {
    expect(read(words)).toBeUndefined();
  });

  it('beside it relatives are no reason to stay away, and a plain excuse still is one', () => {
    expect(readReply('我爸我妈的都交了')).toBeUndefined();
    expect(readReply('党费交了，今天来不了')).toMatchObject({ kind: 'leave' });
    expect(readReply('我到了，党费也交了')).toEqual({ kind: 'present' });
  });

  it('may be about everybody when it says 都 or 齐', () => {
    expect(['都交了', '党费都交了', '交齐了'].map(mayMeanEverybody)).toEqual([true, true, true]);
    expect(['交了', '我的都交了', '收到'].map(mayMeanEverybody)).toEqual([false, false, false]);
  });

  it.each(['我的党费', '党费', '查党费', '看看我的党费', '我的党费交了没', '我的党费是多少', '我的黨費'])(
    '%s asks for the own dues',
    (words) => {
      expect(asksOwnDues(words)).toBe(true);
      expect(read(words)).toBeUndefined();
    },
  );

  it.each(['我的党费交了', '我的党员证', '张三的党费', '党费到会除张三', '党费3个月'])(
    '%s does not',
    (words) => {
      expect(asksOwnDues(words)).toBe(false);
    },
  );
});
