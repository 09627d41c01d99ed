import { describe, expect, it } from 'vitest';
import { branchNames } from '../../../src/domain/grammar/branch-choice.ts';
import { searchNamed } from '../../../src/domain/grammar/branch-search.ts';

const named = (branch: string, village: string) => ({ value: branch, names: branchNames(branch, village) });
const branches = [
  named('石桥村第一党支部', '石桥村'),
  named('石桥村第二党支部', '石桥村'),
  named('柳河村党支部', '柳河村'),
  named('新村党支部', '新村'),
  named('兴隆社区党支部', '兴隆社区'),
];

describe('the branch that a name means', () => {
  it.each([
    ['柳河村党支部', '柳河村党支部'],
    ['柳河村支部', '柳河村党支部'],
    ['柳河村', '柳河村党支部'],
    ['柳河', '柳河村党支部'],
    ['柳 河', '柳河村党支部'],
    ['石桥村第一党支部', '石桥村第一党支部'],
    ['石橋第一支部', '石桥村第一党支部'],
    ['石桥第二', '石桥村第二党支部'],
    ['第二支部', '石桥村第二党支部'],
    ['新村', '新村党支部'],
    ['兴隆', '兴隆社区党支部'],
  ])('%s is %s', (said, branch) => {
    expect(searchNamed(branches, said)).toEqual({ kind: 'one', value: branch });
  });

  it('is asked where a village has two', () => {
    const values = ['石桥村第一党支部', '石桥村第二党支部'];
    for (const said of ['石桥', '石桥村', '石桥村党支部'])
      expect(searchNamed(branches, said)).toEqual({ kind: 'several', values });
  });

  it('is asked back where it only sounds alike, or is a part of the name', () => {
    expect(searchNamed(branches, '刘和村')).toEqual({ kind: 'alike', values: ['柳河村党支部'] });
    expect(searchNamed(branches, '河')).toEqual({ kind: 'alike', values: ['柳河村党支部'] });
  });

  it('is nobody’s where it is like none: the nearest are told', () => {
    expect(searchNamed(branches, '河东')).toEqual({ kind: 'none', near: ['柳河村党支部'] });
    expect(searchNamed(branches, '杏花')).toEqual({ kind: 'none', near: [] });
  });
});
