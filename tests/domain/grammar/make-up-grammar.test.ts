import { describe, expect, it } from 'vitest';
import { parseMakeUp } from '../../../src/domain/grammar/make-up-grammar.ts';
import type { PersonId } from '../../../src/domain/ids.ts';

const names = ['张三', '李四', '王五', '才让多杰', '卓玛·央金'];
const roster = [
  ...names.map((name, at) => ({ id: (at + 1) as PersonId, name })),
  { id: 11 as PersonId, name: '王军', alias: '大王军' },
  { id: 12 as PersonId, name: '王军', alias: '小王军' },
];

function read(text: string): unknown {
  const result = parseMakeUp(text, roster);
  if (!result.ok)
    return result.reason.kind === 'names'
      ? result.reason.problems.map(({ kind }) => kind)
      : result.reason.kind === 'reason'
        ? result.reason.problem
        : result.reason.kind;
  const { value } = result;
  if (value.kind === 'people') return [value.people.map(({ name }) => name).join(), value.reason];
  return value.kind === 'all' ? ['all but', value.except.map(({ name }) => name).join()] : value.kind;
}

describe('who made up the study', () => {
  it.each([
    ['', 'show'],
    ['张三', ['张三', null]],
    ['张三 李四', ['张三,李四', null]],
    ['张三、李四补了', ['张三,李四', null]],
    ['张三李四', ['张三,李四', null]],
    ['张三 补学了', ['张三', null]],
    ['張三 补课了', ['张三', null]],
    ['卓玛央金，才让多杰', ['卓玛·央金,才让多杰', null]],
    ['大王军', ['王军', null]],
    ['张三 因住院', ['张三', '住院']],
    ['张三，原因：刚从外地回来', ['张三', '刚从外地回来']],
    ['全部', ['all but', '']],
    ['都补了', ['all but', '']],
    ['全都补了', ['all but', '']],
    ['大家都补学了', ['all but', '']],
    ['除张三，都补了', ['all but', '张三']],
    ['除了张三、李四，其他人都补了', ['all but', '张三,李四']],
    ['王军', ['namesakes']],
    ['章三', ['homophone']],
    ['欧阳不在', ['unknownName']],
    ['张三 欧阳不在', ['unknownName']],
    ['3人', ['nothing']],
    ['张三请假', 'otherState'],
    ['张三 因110101199003077777', { kind: 'idNumber' }],
    [`张三 因${'忙'.repeat(61)}`, { kind: 'tooLong', what: 'reason', most: 60 }],
  ])('%s', (text, reading) => {
    expect(read(text)).toEqual(reading);
  });
});
