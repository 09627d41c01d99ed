import { expect, it } from 'vitest';
import { readClaim } from '../../../src/domain/grammar/claim-words.ts';

it.each([
  ['张三', '张三', 'self'],
  ['石桥村张三。', '石桥村张三', 'self'],
  ['王桂花 家人', '王桂花', 'family'],
  ['王桂花的家人', '王桂花', 'family'],
  ['王桂花的儿媳妇', '王桂花', 'family'],
  ['石桥村王桂花，女儿', '石桥村王桂花', 'family'],
  // A name, not a relation: nothing sets it off.
  ['王家人', '王家人', 'self'],
  ['儿子', '儿子', 'self'],
])('我是%s', (words, name, relation) => {
  expect(readClaim(words)).toEqual({ name, relation });
});

it.each(['', ' ！', 'x'.repeat(65)])('nothing without a name: %s', (words) => {
  expect(readClaim(words)).toBeUndefined();
});
