import { describe, expect, it } from 'vitest';
import { branchNames, chooseNamed } from '../../../src/domain/grammar/branch-choice.ts';

const branches = ['石桥村第一党支部', '石桥村第二党支部', '清水村党支部', '河口村联合支部'];
const candidates = branches.map((value) => ({
  value,
  names: branchNames(value, /^.*?村/.exec(value)?.[0] ?? ''),
}));

describe('a branch named in front', () => {
  it.each([
    ['石桥村第一党支部 31/30/1', '石桥村第一党支部'],
    ['石桥村第一支部 31/30/1', '石桥村第一党支部'],
    ['石桥村第一 31/30/1', '石桥村第一党支部'],
    ['第二支部 31/30/1', '石桥村第二党支部'],
    ['第二党支部，31/30/1', '石桥村第二党支部'],
    ['清水村党支部 31/30/1', '清水村党支部'],
    ['清水村支部 31/30/1', '清水村党支部'],
    ['清水：31/30/1', '清水村党支部'],
    ['河口村联合党支部 31/30/1', '河口村联合支部'],
  ])('%s', (words, value) => {
    expect(chooseNamed(candidates, words)).toEqual({ kind: 'one', value, words: '31/30/1' });
  });

  it.each([
    ['不存在村 31/30/1', '不存在村'],
    ['东山村第三支部 31/30/1', '东山村第三支部'],
    ['第三支部', '第三支部'],
  ])('%s is none of them', (words, said) => {
    expect(chooseNamed(candidates, words)).toEqual({ kind: 'unknown', said });
  });

  it.each([
    ['31/30/1', branches],
    ['全村 31/30/1', branches],
    ['石桥村 31/30/1', branches.slice(0, 2)],
  ])('%s is asked about', (words, values) => {
    expect(chooseNamed(candidates, words)).toEqual({ kind: 'ask', values });
  });
});
