import { describe, expect, it } from 'vitest';
import { MessengerError } from '../../src/ports/messenger.ts';
import { describeThrown, thrownFacts } from '../../src/ports/thrown-facts.ts';

const secret = '林福贵 owes 12\n    at /srv/林福贵.ts:1:2\n    at 7000000001:AAHfK (x.ts:1:2)';

describe('what may be told of something thrown', () => {
  it('is its class, its code and the line that threw', () => {
    const thrown = Object.assign(new RangeError(secret), { code: 'SQLITE_FULL' });
    expect(thrownFacts(thrown)).toEqual({
      error: 'RangeError',
      code: 'SQLITE_FULL',
      at: expect.stringMatching(/^thrown-facts\.test\.ts:\d+$/) as string,
    });
    expect(describeThrown(thrown)).toMatch(/^RangeError SQLITE_FULL at thrown-facts\.test\.ts:\d+$/);
  });

  it('is method, kind and status of a fault of the messenger', () => {
    const fault = new MessengerError({ kind: 'busy', retryAfterMs: 1 }, 'sendMessage', 429);
    expect(thrownFacts(fault)).toEqual({ method: 'sendMessage', fault: 'busy', code: 429 });
    expect(describeThrown(fault)).toBe('sendMessage busy 429');
  });

  it.each<[string, unknown, object]>([
    ['a text', '林福贵', { error: 'string' }],
    ['nothing', undefined, { error: 'undefined' }],
    [
      'an error that calls itself by a person’s name',
      Object.assign(new Error(secret), { name: '林福贵', code: '林福贵 12', stack: secret }),
      { error: 'Error', code: undefined, at: undefined },
    ],
  ])('of %s is nothing that was said', (_, thrown, facts) => {
    expect(thrownFacts(thrown)).toEqual(facts);
  });
});
