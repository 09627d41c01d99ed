import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../../src/domain/ids.ts';
import { distinctName, matchName } from '../../../src/domain/grammar/names.ts';
import { nameKey, normalize, originalSlice } from '../../../src/domain/grammar/normalize.ts';
import { roster } from './roster.ts';

function found(query: string): string {
  const match = matchName(query, roster);
  switch (match.kind) {
    case 'unique':
    case 'homophone':
      return `${match.kind} ${String(match.person.id)}`;
    case 'namesakes':
      return `namesakes ${match.people.map(({ id }) => String(id)).join(',')}`;
    case 'none':
      return 'none';
  }
}

describe('matching a name with the roster', () => {
  it.each([
    ['张三', 'unique 1'],
    ['張三', 'unique 1'],
    [' 张 三 ', 'unique 1'],
    ['张\u200b三\u202e', 'unique 1'],
    ['歐陽海', 'unique 7'],
    ['扎西·才让', 'unique 8'],
    ['扎西才让', 'unique 8'],
    ['扎西•才讓', 'unique 8'],
    ['扎西 才让', 'unique 8'],
    ['王军', 'namesakes 5,6'],
    ['大王军', 'unique 5'],
    ['王军(第2党小组)', 'unique 6'],
    ['王军（第２党小组）', 'unique 6'],
    ['第1党小组王军', 'unique 5'],
    ['明华', 'unique 10'],
    ['福来', 'none'],
    ['华强', 'unique 11'],
    ['李思', 'homophone 2'],
    ['王武', 'homophone 3'],
    ['李名', 'homophone 9'],
    ['善雄', 'homophone 14'],
    ['汪军', 'none'],
    ['张', 'none'],
    ['张三丰', 'none'],
    ['', 'none'],
  ])('%j: %s', (query, expected) => {
    expect(found(query)).toBe(expected);
  });

  it('shows namesakes so that the answer is understood', () => {
    const shown = roster.filter(({ name }) => name === '王军').map(distinctName);
    expect(shown).toEqual(['大王军', '王军(第2党小组)']);
    expect(shown.map(found)).toEqual(['unique 5', 'unique 6']);
  });

  it('prefers the name as it is written when script variants would meet', () => {
    const two = [
      { id: 1 as PersonId, name: '李乾' },
      { id: 2 as PersonId, name: '李干' },
    ];
    expect(matchName('李乾', two)).toEqual({ kind: 'unique', person: two[0] });
    expect(matchName('李干', two)).toEqual({ kind: 'unique', person: two[1] });
  });

  it('keeps people apart whose names differ in a simplified character', () => {
    expect(matchName('张珮', [{ id: 1 as PersonId, name: '张佩' }]).kind).toBe('homophone');
  });
});

describe('the normal form', () => {
  it.each([
    ['應到３１，實到２６；', '应到31,实到26,'],
    ['张三、李四。', '张三,李四.'],
    ['Ａ：Ｂ　Ｃ', 'a:b c'],
    ['上午９：３０—１１：００', '上午9:30-11:00'],
    ['a\u200b\u202e\ufeffb', 'ab'],
  ])('%j is %j', (text, expected) => {
    expect(normalize(text).text).toBe(expected);
  });

  it('leads back to what was written', () => {
    const normalized = normalize('地點\u200b：文化廣場①、２樓');
    const from = normalized.text.indexOf('文');
    expect(normalized.text.slice(from)).toBe('文化广场1,2楼');
    expect(originalSlice(normalized, from, normalized.text.length)).toBe('文化廣場①、２樓');
    expect(originalSlice(normalized, from, from + 4)).toBe('文化廣場');
  });

  it('makes one key of the ways to write a name', () => {
    expect(new Set(['买买提·艾力', '买买提 艾力', '買買提•艾力', '买买提艾力'].map(nameKey)).size).toBe(1);
  });
});
