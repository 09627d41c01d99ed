import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/adapters/clock/system-clock.ts';
import type { Fault } from '../../src/rehearsal/faults.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import { openRehearsal, refusalOf } from './harness.ts';

async function withChat() {
  const opened = await openRehearsal();
  const lin = opened.people.addUser({ name: '林福贵' });
  opened.people.pressStart(lin);
  const sentTexts = () =>
    opened.rehearsal
      .messages(lin)
      .filter((one) => one.fromBot)
      .map((one) => one.text);
  return { ...opened, lin, sentTexts };
}

describe('faults with a reply', () => {
  it.each<[Fault, object]>([
    [
      fault.tooManyRequests(7),
      { code: 429, description: 'Too Many Requests: retry after 7', parameters: { retry_after: 7 } },
    ],
    [fault.forbidden(), { code: 403, description: 'Forbidden: bot was blocked by the user' }],
    [fault.badRequest('chat not found'), { code: 400, description: 'Bad Request: chat not found' }],
    [fault.unauthorized(), { code: 401, description: 'Unauthorized' }],
    [fault.notFound(), { code: 404, description: 'Not Found' }],
    [
      fault.conflict(),
      {
        code: 409,
        description:
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      },
    ],
    [fault.serverError(), { code: 500, description: 'Internal Server Error' }],
    [fault.badGateway(), { code: 502, description: 'Bad Gateway' }],
  ])('%o', async (what, expected) => {
    const { telegram, lin, rehearsal, sentTexts } = await withChat();
    const rule = rehearsal.faults.add({ fault: what, method: 'sendMessage' });
    await telegram.getMe();
    expect(await refusalOf(telegram.sendMessage(lin.id, '一'))).toEqual(expected);
    expect(rule.hits()).toBe(1);
    expect(sentTexts()).toEqual([]);
    await telegram.sendMessage(lin.id, '二');
    expect(sentTexts()).toEqual(['二']);
    expect(rehearsal.calls('sendMessage').map((call) => call.outcome.kind)).toEqual(['fault', 'ok']);
  });
});

describe('faults without a usable reply', () => {
  it.each<[string, Fault, boolean]>([
    ['cut before the effect', fault.cutBefore(), false],
    ['cut after the effect', fault.cutAfter(), true],
    ['broken JSON after the effect', fault.truncated(), true],
    ['broken JSON before the effect', fault.truncated(false), false],
    ['JSON that means nothing', fault.nonsense('null'), true],
    ['500 after the effect', fault.serverError(true), true],
    ['502 after the effect', fault.badGateway(true), true],
  ])('%s', async (_what, what, applied) => {
    const { telegram, lin, rehearsal, sentTexts } = await withChat();
    rehearsal.faults.add({ fault: what });
    await expect(telegram.sendMessage(lin.id, '一')).rejects.toThrow();
    expect(sentTexts()).toEqual(applied ? ['一'] : []);
    expect(rehearsal.calls()).toMatchObject([{ method: 'sendMessage', outcome: { kind: 'fault', applied } }]);
    await telegram.sendMessage(lin.id, '二');
    expect(sentTexts()).toEqual(applied ? ['一', '二'] : ['二']);
  });

  it('is whole in the end where its body trickles', async () => {
    const { url, rehearsal } = await withChat();
    const ask = (signal?: AbortSignal) =>
      fetch(`${url}/bot7000000001:AAH-rehearsal-token-for-tests-only/getMe`, signal ? { signal } : {});
    rehearsal.faults.add({ fault: fault.trickle(50) });
    expect(await (await ask()).json()).toMatchObject({ ok: true });
    rehearsal.faults.add({ fault: fault.trickle(60_000) });
    const slow = await ask(AbortSignal.timeout(1_000));
    expect(slow.status).toBe(200);
    await expect(slow.json()).rejects.toThrow();
  });

  it('is HTML from the gateway', async () => {
    const { url, rehearsal } = await withChat();
    rehearsal.faults.add({ fault: fault.badGateway() });
    const response = await fetch(`${url}/bot7000000001:AAH-rehearsal-token-for-tests-only/getMe`);
    expect(response.status).toBe(502);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('<html>');
  });

  it.each([true, false])('hangs until the caller gives up; effect taken: %s', async (applied) => {
    const { telegram, lin, rehearsal, sentTexts } = await withChat();
    rehearsal.faults.add({ fault: fault.hang(applied) });
    const giveUp = new AbortController();
    const sending = telegram.callApi(
      'sendMessage',
      { chat_id: lin.id, text: '一' },
      { signal: giveUp.signal as never },
    );
    await rehearsal.until(() => rehearsal.calls().some((call) => call.outcome.kind === 'fault'));
    giveUp.abort();
    await expect(sending).rejects.toThrow('abort');
    expect(sentTexts()).toEqual(applied ? ['一'] : []);
    await telegram.sendMessage(lin.id, '二');
  });

  it('answers late', async () => {
    const { telegram, lin, rehearsal, sentTexts } = await withChat();
    rehearsal.faults.add({ fault: fault.slow(80) });
    const watch = systemClock();
    const begun = watch.monotonic();
    await telegram.sendMessage(lin.id, '一');
    expect(watch.monotonic() - begun).toBeGreaterThanOrEqual(80);
    expect(sentTexts()).toEqual(['一']);
  });

  it('loses no update when a poll is cut after it has fetched', async () => {
    const { telegram, rehearsal } = await withChat();
    rehearsal.faults.add({ fault: fault.cutAfter(), method: 'getUpdates' });
    await expect(telegram.getUpdates(0, 100, 0, undefined)).rejects.toThrow();
    expect(await telegram.getUpdates(0, 100, 0, undefined)).toMatchObject([{ message: { text: '/start' } }]);
  });
});

describe('rules', () => {
  it('hit as many calls as told, those that a predicate picks, and none after removal', async () => {
    const { telegram, lin, rehearsal, sentTexts } = await withChat();
    const rule = rehearsal.faults.add({
      fault: fault.serverError(),
      method: ['sendMessage', 'sendDocument'],
      when: (call) => call.params['text'] === '坏',
      times: Number.POSITIVE_INFINITY,
    });
    await refusalOf(telegram.sendMessage(lin.id, '坏'));
    await telegram.sendMessage(lin.id, '好');
    await refusalOf(telegram.sendMessage(lin.id, '坏'));
    expect(rule.hits()).toBe(2);
    rule.remove();
    await telegram.sendMessage(lin.id, '坏');
    expect(sentTexts()).toEqual(['好', '坏']);
  });

  it('still record a wrong request', async () => {
    const { telegram, lin, rehearsal } = await withChat();
    rehearsal.faults.add({ fault: fault.serverError() });
    await refusalOf(telegram.sendMessage(lin.id, ''));
    await refusalOf(telegram.sendMessage(lin.id, '好'.repeat(4097)));
    rehearsal.faults.add({ fault: fault.serverError() });
    await refusalOf(telegram.sendMessage(lin.id, '好'.repeat(4097)));
    expect(rehearsal.violations()).toHaveLength(2);
  });
});

describe('waiting', () => {
  it('says what was awaited and what the server has seen, when it is in vain', async () => {
    const { telegram, rehearsal } = await withChat();
    await telegram.getMe();
    await expect(rehearsal.until(() => false, { timeoutMs: 20, what: 'snow' })).rejects.toThrow(
      /in vain for snow\.\nUpdates not fetched: 1; long poll held: false\n[^]*1 getMe/,
    );
  });

  it('passes on what a probe throws', async () => {
    const { rehearsal } = await withChat();
    const probe = (): boolean => {
      throw new Error('no such thing');
    };
    await expect(rehearsal.until(probe)).rejects.toThrow('no such thing');
  });
});
