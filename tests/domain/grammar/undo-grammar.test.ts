import { describe, expect, it } from 'vitest';
import { parseUndo } from '../../../src/domain/grammar/undo-grammar.ts';
import type { PersonId } from '../../../src/domain/ids.ts';
import { roster } from './roster.ts';

const formerly = [{ id: 21 as PersonId, name: '钱桂花' }];

function read(text: string): unknown {
  const result = parseUndo(text, roster, formerly);
  if (!result.ok) return `${result.reason.kind} ${result.reason.said}`;
  return [result.value.person?.name ?? 'last', result.value.reason];
}

describe('what is taken back', () => {
  it.each([
    ['', ['last', null]],
    ['张三', ['张三', null]],
    ['张三 记错人了', ['张三', '记错人了']],
    ['张三记错人了', ['张三', '记错人了']],
    ['张三，因为他请假了', ['张三', '他请假了']],
    ['李明华重复了', ['李明华', '重复了']],
    ['欧阳 海 记错了', ['欧阳海', '记错了']],
    ['张三 李四才是到了的', ['张三', '李四才是到了的']],
    ['王军(第2党小组) 点错了', ['王军', '点错了']],
    ['钱桂花 记错了', ['钱桂花', '记错了']],
    ['记错了', ['last', '记错了']],
    ['刚才记错了', ['last', '刚才记错了']],
    ['昨天记错了', ['last', '昨天记错了']],
    ['今天上午点重了', ['last', '今天上午点重了']],
    ['昨天没来这么多人', ['last', '昨天没来这么多人']],
    ['张三昨天记错了', ['张三', '昨天记错了']],
    ['昨晚报错了', ['last', '昨晚报错了']],
    // A day alone says nothing about why.
    ['昨天', 'unknownName 昨天'],
    ['人数报错了', ['last', '人数报错了']],
    ['多记了一个人', ['last', '多记了一个人']],
    ['漏了三个人', ['last', '漏了三个人']],
    ['没来这么多人', ['last', '没来这么多人']],
    ['原因：重复了', ['last', '重复了']],
    ['wrong person', ['last', 'wrong person']],
    // A name that is not there, with a reason behind it, is no reason.
    ['欧阳小明 记错人了', 'unknownName 欧阳小明'],
    ['欧阳小明记错人了', 'unknownName 欧阳小明记错人了'],
    ['赵七没来', 'unknownName 赵七没来'],
    ['张散 记错了', 'homophone 张散'],
    ['王军 记错了', 'namesakes 王军'],
    ['张三 李四', 'severalPeople 李四'],
    ['张三、李四 记错了', 'severalPeople 李四'],
  ])('%s', (text, meant) => {
    expect(read(text)).toEqual(meant);
  });
});
