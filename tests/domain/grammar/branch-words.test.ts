import { describe, expect, it } from 'vitest';
import { parseBranchWords } from '../../../src/domain/grammar/branch-words.ts';
import type { LocalDate } from '../../../src/domain/ids.ts';

const read = (words: string) => parseBranchWords(words, '2026-11-10' as LocalDate);
const nothing = { name: '', month: undefined, names: false, reason: '' };

describe('the words after 支部', () => {
  it.each([
    ['', {}],
    ['石桥', { name: '石桥' }],
    ['石桥村第一党支部', { name: '石桥村第一党支部' }],
    ['石桥 10月', { name: '石桥', month: '2026-10' }],
    ['石桥10月', { name: '石桥', month: '2026-10' }],
    ['10月 石桥', { name: '石桥', month: '2026-10' }],
    ['石桥 2026-09', { name: '石桥', month: '2026-09' }],
    ['石桥 上月', { name: '石桥', month: '2026-10' }],
    ['石桥 12月', { name: '石桥', month: '2025-12' }],
    ['石桥名单', { name: '石桥', names: true }],
    ['石桥 名单 原因 核对名册', { name: '石桥', names: true, reason: '核对名册' }],
    ['石桥，名单，原因：核对名册', { name: '石桥', names: true, reason: '核对名册' }],
    ['石桥的名单因为要核对名单', { name: '石桥', names: true, reason: '要核对名单' }],
    ['石桥 10月 名单 核对名册', { name: '石桥', month: '2026-10', names: true, reason: '核对名册' }],
    ['石桥 原因 核对名册', { name: '石桥', names: true, reason: '核对名册' }],
  ])('%s', (words, expected) => {
    expect(read(words)).toEqual({ ...nothing, ...expected });
  });
});
