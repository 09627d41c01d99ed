import { describe, expect, it } from 'vitest';
import { readLeave } from '../../../src/domain/grammar/leave-reason.ts';
import type { LeaveReason } from '../../../src/domain/attendance/state.ts';

const phrasings: readonly (readonly [string, LeaveReason | null | 'withdraw'])[] = [
  ['打工', 'migrantWork'],
  ['在外打工回不来', 'migrantWork'],
  ['在广东', 'migrantWork'],
  ['人在深圳', 'migrantWork'],
  ['上工地了', 'migrantWork'],
  ['厂里加班', 'migrantWork'],
  ['跑车在路上', 'migrantWork'],
  ['外出', 'migrantWork'],
  ['不在家', 'migrantWork'],
  ['還在外地', 'migrantWork'],
  ['务工，赶不回来', 'migrantWork'],
  ['家里有事', 'family'],
  ['家里盖房', 'family'],
  ['孩子结婚', 'family'],
  ['侄女出嫁', 'family'],
  ['走亲戚', 'family'],
  ['吃酒席', 'family'],
  ['办白事', 'family'],
  ['带孙子', 'family'],
  ['在广东带孙子', 'family'],
  ['老伴住院', 'family'],
  ['送孩子看病', 'family'],
  ['給娃開家長會', 'family'],
  ['搬家', 'family'],
  ['收玉米', 'farming'],
  ['家里收玉米', 'farming'],
  ['打场', 'farming'],
  ['农忙', 'farming'],
  ['農忙，割稻子', 'farming'],
  ['地里浇水', 'farming'],
  ['插秧', 'farming'],
  ['摘花椒', 'farming'],
  ['挖虫草去了', 'farming'],
  ['转场', 'farming'],
  ['放羊', 'farming'],
  ['打农药', 'farming'],
  ['住院', 'other'],
  ['腰疼', 'other'],
  ['血压高', 'other'],
  ['去县里开会', 'other'],
  ['去北京旅游', 'other'],
  ['考驾照', 'other'],
  ['有点事', 'other'],
  ['😀', 'other'],
  ['', null],
  ['一天', null],
  ['一下，谢谢书记', null],
  ['11月15日', null],
  ['这次来不了', null],
  ['撤销', 'withdraw'],
  ['不请了', 'withdraw'],
  ['取消，又能来了', 'withdraw'],
  ['我又能来了', 'withdraw'],
  ['可以参加', 'withdraw'],
  ['算了', 'withdraw'],
];

describe('the words after 请假', () => {
  it.each(phrasings)('%s is %s', (words, reading) => {
    expect(readLeave(words)).toEqual(
      reading === 'withdraw' ? { kind: 'withdraw' } : { kind: 'ask', reason: reading },
    );
  });
});
