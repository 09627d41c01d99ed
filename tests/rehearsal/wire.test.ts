import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Telegram } from 'telegraf';
import { settableClock } from '../../src/adapters/clock/settable-clock.ts';
import { listen } from '../harness/listen.ts';
import { createRehearsal } from '../../src/rehearsal/rehearsal.ts';
import { openRehearsal, refusalOf, start, token } from './harness.ts';

const button = { text: '签到', callback_data: 'x' };

async function withChat() {
  const opened = await openRehearsal();
  const lin = opened.people.addUser({ name: '林福贵' });
  opened.people.pressStart(lin);
  return { ...opened, lin };
}

describe('the token and the ways to pass parameters', () => {
  it('refuses a wrong token with 401, and none at all with 404', async () => {
    const { url } = await withChat();
    expect((await fetch(`${url}/bot7000000001:AAH-wrong/getMe`)).status).toBe(401);
    expect((await fetch(`${url}/botless/getMe`)).status).toBe(404);
  });

  it('takes a query string, a form, and multipart with JSON in text', async () => {
    const { url, lin, rehearsal } = await withChat();
    const base = `${url}/bot${token}/sendMessage`;
    const markup = JSON.stringify({ inline_keyboard: [[button]] });
    const fields = {
      chat_id: String(lin.id),
      text: '您好 ＋',
      disable_notification: 'true',
      reply_markup: markup,
    };
    await fetch(`${base}?${new URLSearchParams(fields).toString()}`);
    await fetch(base, { method: 'POST', body: new URLSearchParams(fields) });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    await fetch(base, { method: 'POST', body: form });
    const sent = rehearsal.messages(lin).filter((message) => message.fromBot);
    expect(sent).toHaveLength(3);
    for (const message of sent) {
      expect(message).toMatchObject({
        text: '您好 ＋',
        silent: true,
        buttons: [[{ label: '签到', data: 'x' }]],
      });
    }
    expect(rehearsal.violations()).toEqual([]);
  });

  it('refuses an upload of more than 50 MB before it has come', async () => {
    const { url, rehearsal } = await withChat();
    const address = new URL(`${url}/bot${token}/sendDocument`);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = request(address, {
        method: 'POST',
        headers: { 'content-length': String(51 * 1024 * 1024) },
      });
      sending.on('response', (response) => {
        resolve(response.statusCode);
        sending.destroy();
      });
      sending.on('error', reject);
      sending.flushHeaders();
    });
    expect(status).toBe(413);
    expect(rehearsal.calls()).toEqual([]);
  });

  it('closes at once although a poll is held', async () => {
    const rehearsal = createRehearsal({ clock: settableClock(start), token, botUsername: 'zhibu_test_bot' });
    const server = await listen(rehearsal.app);
    const polling = refusalOf(new Telegram(token, { apiRoot: server.url }).getUpdates(50, 100, 0, undefined));
    await rehearsal.until(() => rehearsal.isPolled());
    rehearsal.close();
    expect(await polling).toMatchObject({ code: 409 });
    await server.close();
    await expect(fetch(`${server.url}/bot${token}/getMe`)).rejects.toThrow();
  });

  it('answers in process too, without a socket', async () => {
    const { rehearsal } = await withChat();
    const response = await rehearsal.app.request(`/bot${token}/getMe`);
    expect(await response.json()).toMatchObject({ ok: true, result: { username: 'zhibu_test_bot' } });
  });

  it('tells who the bot is', async () => {
    const { telegram, rehearsal } = await withChat();
    expect(await telegram.getMe()).toMatchObject({
      id: rehearsal.bot.id,
      is_bot: true,
      username: 'zhibu_test_bot',
      can_read_all_group_messages: false,
    });
  });
});
