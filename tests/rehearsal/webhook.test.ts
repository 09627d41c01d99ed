import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openRehearsal, refusalOf } from './harness.ts';

interface Received {
  readonly secret: string | undefined;
  readonly body: { readonly update_id: number; readonly message?: { readonly text: string } };
}

/** A bot's web server that answers with the given statuses, then with 200. */
async function openBot(statuses: number[] = []) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const secret = request.headers['x-telegram-bot-api-secret-token'];
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Received['body'];
      received.push({ secret: typeof secret === 'string' ? secret : undefined, body });
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { received, url: `http://127.0.0.1:${String(address.port)}/telegram/webhook` };
}

describe('webhook', () => {
  it('gets what waited and what comes, with the secret, in order', async () => {
    const { rehearsal, people, telegram } = await openRehearsal();
    const bot = await openBot();
    const writer = people.addUser({ name: '林福贵' });
    people.pressStart(writer);
    await telegram.setWebhook(bot.url, { secret_token: 'geheim_1' });
    people.say(writer, 'bot', '到齐');
    await rehearsal.until(() => bot.received.length === 2 && rehearsal.pendingUpdates().length === 0);
    expect(bot.received.map((one) => one.body.message?.text)).toEqual(['/start', '到齐']);
    expect(bot.received.map((one) => one.secret)).toEqual(['geheim_1', 'geheim_1']);
  });

  it('gets an update again until it answers 2xx, and the next one only then', async () => {
    const { rehearsal, people, telegram } = await openRehearsal();
    const bot = await openBot([500, 503]);
    const writer = people.addUser({ name: '林福贵' });
    await telegram.setWebhook(bot.url);
    people.pressStart(writer);
    people.say(writer, 'bot', '到齐');
    await rehearsal.until(() => rehearsal.pendingUpdates().length === 0 && bot.received.length === 4);
    expect(bot.received.map((one) => one.body.message?.text)).toEqual(['/start', '/start', '/start', '到齐']);
    expect(await telegram.getWebhookInfo()).toMatchObject({
      url: bot.url,
      pending_update_count: 0,
      last_error_message: 'Wrong response from the webhook: 503 Service Unavailable',
    });
  });

  it('excludes getUpdates until it is deleted, and ends a poll that is held', async () => {
    const { rehearsal, people, telegram } = await openRehearsal();
    const bot = await openBot();
    const polling = refusalOf(telegram.getUpdates(50, 100, 0, undefined));
    await rehearsal.until(() => rehearsal.isPolled());
    await telegram.setWebhook(bot.url);
    expect(await polling).toEqual({ code: 409, description: 'Conflict: terminated by setWebhook request' });
    expect(await refusalOf(telegram.getUpdates(0, 100, 0, undefined))).toEqual({
      code: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    });
    await telegram.deleteWebhook();
    people.pressStart(people.addUser({ name: '林福贵' }));
    expect(await telegram.getUpdates(0, 100, 0, undefined)).toHaveLength(1);
    expect(bot.received).toEqual([]);
    expect(await telegram.getWebhookInfo()).toEqual({
      url: '',
      has_custom_certificate: false,
      pending_update_count: 1,
    });
  });

  it('drops what waits when told to', async () => {
    const { people, telegram } = await openRehearsal();
    people.pressStart(people.addUser({ name: '林福贵' }));
    await telegram.deleteWebhook({ drop_pending_updates: true });
    expect(await telegram.getUpdates(0, 100, 0, undefined)).toEqual([]);
  });

  it.each([
    [
      'http://example.org/hook',
      undefined,
      'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    ],
    ['not an address', undefined, 'Bad Request: bad webhook: invalid webhook URL specified'],
    ['https://example.org/hook', 'two words', 'Bad Request: secret token contains unallowed characters'],
  ])('refuses %s', async (url, secret, description) => {
    const { telegram } = await openRehearsal();
    const extra = secret === undefined ? {} : { secret_token: secret };
    expect(await refusalOf(telegram.setWebhook(url, extra))).toEqual({ code: 400, description });
  });
});
