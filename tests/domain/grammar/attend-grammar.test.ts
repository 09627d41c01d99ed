import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAttend } from '../../../src/domain/grammar/attend-grammar.ts';
import { problem, shown } from './attend-shown.ts';
import { roster, shownNames } from './roster.ts';

function read(text: string, commanded = true): string {
  const result = parseAttend(text, roster, { commanded });
  return result.ok ? shown(result.value) : `! ${result.reason.problems.map(problem).join(', ')}`;
}

describe('totals', () => {
  it.each([
    ['应到31 实到26 请假3', '应31 到26 假3'],
    ['应到31实到26请假3', '应31 到26 假3'],
    ['31/26/3', '应31 到26 假3'],
    ['31／26／3', '应31 到26 假3'],
    ['31-26-3', '应31 到26 假3'],
    ['31 26 3', '应31 到26 假3'],
    ['31、26、3', '应31 到26 假3'],
    ['31/26', '应31 到26'],
    ['到会26', '到26'],
    ['26', '到26'],
    ['实到26人 请假3人', '到26 假3'],
    ['请假3 实到26 应到31', '应31 到26 假3'],
    ['應到31 實到26 請假3', '应31 到26 假3'],
    ['应到３１，实到２６，请假３。', '应31 到26 假3'],
    ['应到三十一实到二十六请假三', '应31 到26 假3'],
    ['三十一 廿六 三', '应31 到26 假3'],
    ['到会廿六', '到26'],
    ['26人到 3人请假', '到26 假3'],
    ['26人到会，两人请假', '到26 假2'],
    ['26到3假', '到26 假3'],
    ['31应26到3假', '应31 到26 假3'],
    ['应31 到26 假3', '应31 到26 假3'],
    ['31 实到26 请假3', '应31 到26 假3'],
    ['今天到会26人，请假3人，应到31人', '应31 到26 假3'],
    ['一共31人，到了26人，请假3人', '应31 到26 假3'],
    ['党员31人，到会26人', '应31 到26'],
    ['实到26(线上2)', '到26 线上2'],
    ['实到26 线上2 请假3', '到26 线上2 假3'],
    ['应到31 实到26 请假3 缺席2', '应31 到26 假3 缺2'],
    ['31人全到', '应31 到31 假0'],
    ['31人到齐了', '应31 到31 假0'],
    ['实到0', '到0'],
  ])('%j: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['应到31实到26请假6', '! contradiction 应到31 < 32'],
    ['应到31 实到26 请假3 缺席3', '! contradiction 应到31 < 32'],
    ['26/31?', '! unclear ?, contradiction 应到26 < 31'],
    ['实到2 线上3', '! contradiction 实到2 < 3'],
    ['请假3', '! presentMissing'],
    ['应到31', '! presentMissing'],
    ['31/26/3/2', '! numberUnclear 2'],
    ['应到31 应到32 实到3', '! numberUnclear 32'],
    ['实到26 张三请假', '到26 假1; 假 张三'],
    ['应到31实到26请假3：张三、李四、王五', '应31 到26 假3; 假 张三 李四 王五'],
    ['26.5', '! unclear 26'],
    ['9:30', '! unclear 9'],
    ['11月15日', '! nothing'],
  ])('%j: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('tells what was understood of numbers that contradict', () => {
    expect(parseAttend('应到31实到26请假6', roster)).toMatchObject({
      reason: { understood: { expected: 31, present: 26, leave: 6 } },
    });
  });
});

describe('everybody', () => {
  it.each([
    ['到齐', '都到'],
    ['到齐了', '都到'],
    ['全到', '都到'],
    ['都到了', '都到'],
    ['全部到会', '都到'],
    ['全体党员都到了', '都到'],
    ['人都到齐了。', '都到'],
    ['大家都来了', '都到'],
    ['一个不少', '都到'],
    ['无人缺席', '都到'],
    ['除张三李四请假，都到', '都到; 假 张三 李四'],
    ['除張三、李四請假外，到齊', '都到; 假 张三 李四'],
    ['除了张三都到了', '都到; 除 张三'],
    ['除张三，全到', '都到; 除 张三'],
    ['除张三请假、李四没来，都到', '都到; 假 张三; 缺 李四'],
    ['除了请假的张三、李四，都到了', '都到; 假 张三 李四'],
    ['都到了，除了张三', '都到; 除 张三'],
    ['全到，除张三请假', '都到; 假 张三'],
    ['张三请假，其他人都到了', '都到; 假 张三'],
    ['请假张三，其余都到', '都到; 假 张三'],
    ['张三没来其他人都来了', '都到; 缺 张三'],
    ['都到了，张三线上', '都到; 线上 张三'],
    ['只有张三没来', '都到; 缺 张三'],
    ['就张三李四请假', '都到; 假 张三 李四'],
  ])('%j: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['除张三', '! othersMissing 张三'],
    ['除张三李四请假', '! othersMissing 张三 李四'],
    ['除张三外都请假', '! othersMissing 张三'],
    ['除李思都到', '! homophone 李思: 李四'],
    ['都到了吗', '! unclear 吗'],
    ['到齐没有', '! unclear 没'],
    ['都没来', '! nothing'],
  ])('%j: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('names', () => {
  it.each([
    ['张三 李四 到', '到 张三 李四'],
    ['张三、李四请假', '假 张三 李四'],
    ['張三，李四請假。', '假 张三 李四'],
    ['张三李四王五到', '到 张三 李四 王五'],
    ['张三和李四到了', '到 张三 李四'],
    ['张三李四都到了', '到 张三 李四'],
    ['张三李四都请假', '假 张三 李四'],
    ['张三到，李四请假，王五缺席', '到 张三; 假 李四; 缺 王五'],
    ['张三到李四请假', '到 张三; 假 李四'],
    ['请假：张三、李四', '假 张三 李四'],
    ['到会：张三 李四 请假：王五', '到 张三 李四; 假 王五'],
    ['没来：张三', '缺 张三'],
    ['张三没到，李四未到', '缺 张三 李四'],
    ['张三线上参加', '线上 张三'],
    ['张三迟到', '到 张三'],
    ['张三同志请假一天', '假 张三'],
    ['张三\n李四\n到', '到 张三 李四'],
    ['张三 李四', '到 张三 李四'],
    ['只有张三到了', '到 张三'],
    ['张 三 到', '到 张三'],
    ['扎西才让到', '到 扎西·才让'],
    ['扎西 才让 到', '到 扎西·才让'],
    ['李明华强到', '到 李明 华强'],
    ['李明华 华强 到', '到 李明华 华强'],
    ['王来来了', '到 王来'],
    ['都福来没来', '缺 都福来'],
    ['大王军到', '到 王军#5'],
    ['王军（第2党小组）请假', '假 王军#6'],
    ['张三到 张三到', '到 张三'],
  ])('%j: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['王军到', '! namesakes 王军: 王军#5 王军#6'],
    ['李思到', '! homophone 李思: 李四'],
    ['李思、王武到', '! homophone 李思: 李四, homophone 王武: 王五'],
    ['李思王武请假', '! homophone 李思: 李四, homophone 王武: 王五'],
    ['李思和王武到', '! homophone 李思: 李四, homophone 王武: 王五'],
    ['孙七到', '! unknownName 孙七'],
    ['张三 孙七 到', '! unknownName 孙七'],
    ['张三丰到', '! unknownName 张三丰'],
    ['周来福到', '! unknownName 周来福'],
    ['张三到 张三请假', '! saidTwice 张三'],
    ['张三到 李四', '! stateMissing 李四'],
    ['张三没请假', '! unknownName 张三没'],
    ['张三不来', '! unknownName 张三不'],
    ['张三到吗？', '! unclear 吗？'],
    ['到会张三李四请假', '! unclear 请假'],
    ['你好', '! nothing'],
    ['好的', '! nothing'],
    ['到了', '! nothing'],
    ['', '! nothing'],
    ['abc', '! nothing'],
  ])('%j: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('shows only the beginning of a long text that is no name', () => {
    expect(read(`${'甲'.repeat(4096)}到`)).toBe(`! unclear ${'甲'.repeat(20)}…`);
  });

  it('tells what was understood beside the problem', () => {
    const result = parseAttend('王军 到 李四 请假', roster);
    expect(result).toMatchObject({
      reason: { problems: [{ kind: 'namesakes' }], understood: { present: [], leave: [{ name: '李四' }] } },
    });
  });

  it('reads the same words again with the people whom the officer chose', () => {
    const chosen = new Map(roster.flatMap((one) => (one.id === 6 ? [['王军', one] as const] : [])));
    const homophone = new Map(roster.flatMap((one) => (one.id === 2 ? [['李思', one] as const] : [])));
    const result = parseAttend('王军到 李思请假', roster, {
      commanded: true,
      chosen: new Map([...chosen, ...homophone]),
    });
    expect(result.ok && shown(result.value)).toBe('到 王军#6; 假 李四');
  });
});

describe('without the command', () => {
  it.each([
    ['26', '! nothing'],
    ['张三', '! stateMissing 张三'],
    ['31/26/3', '应31 到26 假3'],
    ['到会26', '到26'],
    ['张三 李四 到', '到 张三 李四'],
    ['到齐', '都到'],
  ])('%j: %s', (text, expected) => {
    expect(read(text, false)).toBe(expected);
  });
});

describe('always', () => {
  const piece = fc.constantFrom(
    ...'张三李四王五军来都到齐全请假缺席没除外其他人线上应实会0123456789/，、 除了·\n😀?a'.split(''),
  );

  it('a text is read or refused, whatever it is', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: piece, maxLength: 20 }));
    fc.assert(
      fc.property(text, (one) => {
        const result = parseAttend(one, roster);
        expect(result.ok || result.reason.problems.length > 0).toBe(true);
      }),
    );
  });

  it('numbers in any order, with any separator, give the same totals', () => {
    const counts = fc.record({ present: fc.nat(40), leave: fc.nat(9), more: fc.nat(9) });
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
    fc.assert(
      fc.property(
        counts,
        order,
        fc.constantFrom('', ' ', '，', '、', '人 '),
        ({ present, leave, more }, places, gap) => {
          const expected = present + leave + more;
          const parts = [`应到${String(expected)}`, `实到${String(present)}`, `请假${String(leave)}`];
          const text = places.map((place) => parts[place]).join(gap);
          expect(read(text)).toBe(`应${String(expected)} 到${String(present)} 假${String(leave)}`);
        },
      ),
    );
  });

  it('every subset of names, run together or not, in any order, is read back', () => {
    const plain = roster.filter(({ name }) => !['王军', '李明', '李明华', '华强'].includes(name));
    const some = fc.shuffledSubarray(plain, { minLength: 1 });
    fc.assert(
      fc.property(
        some,
        fc.constantFrom('', ' ', '、', '和'),
        fc.constantFrom('到', '请假', '缺席'),
        (people, gap, state) => {
          const text = people.map(({ name }) => name).join(gap) + state;
          const label = { 到: '到', 请假: '假', 缺席: '缺' }[state];
          expect(read(text)).toBe(`${label} ${shownNames(people)}`);
        },
      ),
    );
  });
});
