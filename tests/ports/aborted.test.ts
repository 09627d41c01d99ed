import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { aborted } from '../../src/ports/aborted.ts';

const controllers = () => [new AbortController(), new AbortController()] as const;

it('resolves when one of the signals aborts, and leaves no listener behind', async () => {
  const [one, other] = controllers();
  const either = aborted(one.signal, other.signal);
  other.abort();
  await either;
  expect(getEventListeners(one.signal, 'abort')).toEqual([]);
});

it('resolves at once where one has aborted before', async () => {
  const [one, other] = controllers();
  one.abort();
  await aborted(other.signal, one.signal);
  expect(getEventListeners(other.signal, 'abort')).toEqual([]);
});
