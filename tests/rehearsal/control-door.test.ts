import { Telegram } from 'telegraf';
import { describe, expect, it, onTestFinished } from 'vitest';
import { settableClock } from '../../src/adapters/clock/settable-clock.ts';
import { createControlDoor } from '../../src/rehearsal/control/door.ts';
import { listen } from '../harness/listen.ts';
import { createRehearsal } from '../../src/rehearsal/rehearsal.ts';
import { start, token } from './harness.ts';

async function openDoor() {
  const rehearsal = createRehearsal({ clock: settableClock(start), token, botUsername: 'zhibu_test_bot' });
  rehearsal.app.route('/', createControlDoor(rehearsal));
  const server = await listen(rehearsal.app);
  onTestFinished(async () => {
    rehearsal.close();
    await server.close();
  });
  const get = async (path: string) =>
    (await fetch(`${server.url}/rehearsal/${path}`)).json() as Promise<Answer>;
  const post = async (path: string, body: object) => {
    const response = await fetch(`${server.url}/rehearsal/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Answer;
  };
  return { rehearsal, get, post, url: server.url, telegram: new Telegram(token, { apiRoot: server.url }) };
}

type Answer = Readonly<Record<string, unknown>> & {
  readonly id: number;
  readonly tap: string;
  readonly revision: number;
};

describe('the control door', () => {
  it('lets another process play the people', async () => {
    const { get, post, telegram, rehearsal } = await openDoor();
    const lin = await post('users', { name: '林福贵', language: 'zh' });
    const group = await post('groups', { title: '石桥村', members: [lin.id] });
    await post('start', { user: lin.id, payload: 'abc' });
    await post('add-bot', { user: lin.id, chat: group.id, payload: 'grp' });
    await post('say', { user: lin.id, text: '你好' });
    const updates = await telegram.getUpdates(0, 100, 0, undefined);
    expect(
      updates.flatMap((update) =>
        'message' in update && 'text' in update.message ? [update.message.text] : [],
      ),
    ).toEqual(['/start abc', '/start@zhibu_test_bot grp', '你好']);

    const card = await telegram.sendMessage(group.id, '签到卡', {
      reply_markup: { inline_keyboard: [[{ text: '签到', callback_data: 'in' }]] },
    });
    const { tap } = await post('tap', {
      user: lin.id,
      chat: group.id,
      message: card.message_id,
      label: '签到',
    });
    expect(await get(`taps/${tap}`)).toEqual({ status: 'waiting', answer: null });
    await telegram.answerCbQuery(tap, '✓');
    expect(await get(`taps/${tap}`)).toMatchObject({ status: 'answered', answer: { text: '✓' } });

    expect(await get(`chats/${String(group.id)}/messages?as=${String(lin.id)}`)).toMatchObject({
      messages: [
        {},
        { text: '/start@zhibu_test_bot grp' },
        { text: '签到卡', buttons: [[{ label: '签到' }]] },
      ],
      taps: [{ tapper: '林福贵', answer: { text: '✓' } }],
    });
    expect(await get('state')).toMatchObject({
      users: [{ id: lin.id, name: '林福贵' }],
      chats: [{ id: lin.id }, { id: group.id, title: '石桥村' }],
      violations: [],
    });
    const { transcript } = await get(`chats/${String(group.id)}/transcript`);
    expect(transcript).toBe(rehearsal.transcript(group.id));
  });

  it('tells of changes as soon as they come', async () => {
    const { get, post, rehearsal } = await openDoor();
    const before = rehearsal.revision();
    const waiting = get(`changes?since=${String(before)}`);
    await post('users', { name: '林福贵' });
    expect((await waiting).revision).toBeGreaterThan(before);
  });

  it('says in one sentence what a phone would not allow', async () => {
    const { post, get } = await openDoor();
    const lin = await post('users', { name: '林福贵' });
    expect(await post('say', { user: lin.id, text: '你好' })).toEqual({
      error: 'rehearsal: 林福贵 has to press Start first (people.pressStart)',
    });
    expect(await post('say', { user: lin.id })).toEqual({
      error: 'rehearsal: "text" must be a text, found undefined',
    });
    expect(await get('taps/1')).toEqual({ error: 'rehearsal: there was no tap 1' });
  });

  it('takes JSON only, so that a form of a foreign page cannot act', async () => {
    const { url } = await openDoor();
    const response = await fetch(`${url}/rehearsal/users`, { method: 'POST', body: '{"name":"x"}' });
    expect(response.status).toBe(415);
  });
});
