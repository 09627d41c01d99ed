import { describe, expect, it } from 'vitest';
import { parseFeedback } from '../../../src/domain/grammar/feedback-words.ts';

describe('the words after 意见', () => {
  it('are nothing, or somebody’s own as they were written', () => {
    expect(parseFeedback('')).toEqual({ kind: 'none' });
    expect(parseFeedback(' \n')).toEqual({ kind: 'none' });
    const own = '７月的通知太晚！\n能不能早两天发？';
    expect(parseFeedback(own)).toEqual({ kind: 'text', text: own });
    expect(parseFeedback('7月回复太慢')).toMatchObject({ kind: 'text' });
    expect(parseFeedback('7 已阅的人太少')).toMatchObject({ kind: 'text' });
  });

  it.each([
    ['7 回复 谢谢', undefined, 7, '谢谢'],
    ['7回复：谢谢，下个月起改。', undefined, 7, '谢谢，下个月起改。'],
    ['2026-0007 答复 谢谢', 2026, 7, '谢谢'],
    ['意见2026-0007 回复 谢谢', 2026, 7, '谢谢'],
    ['１２号 回复', undefined, 12, ''],
  ])('%s is an answer', (words, year, number, answer) => {
    expect(parseFeedback(words)).toMatchObject({ kind: 'answer', year, number, answer });
  });

  it.each([
    ['7 已阅', undefined, 7],
    ['意见2026-0007 看过了。', 2026, 7],
  ])('%s says that it was read', (words, year, number) => {
    expect(parseFeedback(words)).toEqual({ kind: 'read', year, number, text: words });
  });
});
