import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createTelegram } from '../../../src/adapters/telegram/create-telegram.ts';
import { MessengerError, type MessengerFault } from '../../../src/ports/messenger.ts';
import {
  type FakeApi,
  hastyClock,
  recordingLog,
  rejection,
  replyRefusal,
  startFakeApi,
  token,
} from './doubles.ts';

const chat = { externalId: '-100200', kind: 'group' } as const;
const words = '林福贵的党费';
let api: FakeApi | undefined;

afterEach(async () => {
  await api?.close();
  api = undefined;
});

async function messengerOn(onReply: (response: ServerResponse) => void) {
  api = await startFakeApi(({ response }) => {
    onReply(response);
  });
  const timeouts = { connectMs: 100, callMs: 300, uploadMs: 300 };
  return createTelegram({ token, apiRoot: api.root, clock: hastyClock(), log: recordingLog(), timeouts })
    .messenger;
}

/** Whatever of the error somebody might print. */
function everythingIn(error: unknown): string {
  const stack = error instanceof Error ? `${error.message}${error.stack ?? ''}` : '';
  return stack + inspect(error, { depth: 10, showHidden: true });
}

const refused: readonly (readonly [number, string, MessengerFault, unknown?])[] = [
  [429, 'Too Many Requests: retry after 7', { kind: 'busy', retryAfterMs: 7000 }, { retry_after: 7 }],
  [429, 'Too Many Requests', { kind: 'busy', retryAfterMs: 1000 }],
  [429, 'Too Many Requests', { kind: 'busy', retryAfterMs: 1000 }, { retry_after: 'soon' }],
  [403, 'Forbidden: bot was blocked by the user', { kind: 'forbidden' }],
  [403, 'Forbidden: bot was kicked from the supergroup chat', { kind: 'forbidden' }],
  [403, "Forbidden: bot can't initiate conversation with a user", { kind: 'forbidden' }],
  [
    400,
    'Bad Request: group chat was upgraded to a supergroup chat',
    { kind: 'migrated', toExternalId: '-1001234' },
    { migrate_to_chat_id: -1001234 },
  ],
  [400, 'Bad Request: chat not found', { kind: 'gone' }],
  [400, 'Bad Request: message to edit not found', { kind: 'gone' }],
  [400, 'Bad Request: message to react not found', { kind: 'gone' }],
  [400, 'Bad Request: MESSAGE_ID_INVALID', { kind: 'gone' }],
  [400, 'Bad Request: message text is empty', { kind: 'rejected' }],
  [400, 'Bad Request: message is too long', { kind: 'rejected' }],
  [400, 'Bad Request: not enough rights to send text messages to the chat', { kind: 'rejected' }],
  [413, 'Request Entity Too Large', { kind: 'rejected' }],
  [404, 'Not Found: method not found', { kind: 'rejected' }],
  [401, 'Unauthorized', { kind: 'unauthorized' }],
  [404, 'Not Found', { kind: 'unauthorized' }],
  [409, 'Conflict: terminated by other getUpdates request', { kind: 'conflict' }],
  [500, 'Internal Server Error', { kind: 'uncertain' }],
  [504, 'Gateway Timeout', { kind: 'uncertain' }],
];

describe('a refusal becomes a fault that says what may be done', () => {
  const cases = refused.map(([code, description, fault, parameters]) => ({
    code,
    description,
    fault,
    parameters,
  }));
  it.each(cases)('$code $description', async ({ code, description, fault, parameters }) => {
    const messenger = await messengerOn((response) => {
      replyRefusal(response, code, description, parameters);
    });
    const error = await rejection(messenger.send(chat, { text: words }));
    expect(error).toBeInstanceOf(MessengerError);
    expect(error).toMatchObject({ fault, method: 'sendMessage', code });
    expect(everythingIn(error)).not.toContain(token);
    expect(everythingIn(error)).not.toContain(words);
    expect(everythingIn(error)).not.toContain(description);
  });
});

const senseless: readonly (readonly [string, (response: ServerResponse) => void])[] = [
  ['HTML with 200', (response) => response.end('<html>ok</html>')],
  ['HTML with 502', (response) => response.writeHead(502).end('<html>Bad Gateway</html>')],
  ['HTML with 404', (response) => response.writeHead(404).end('<html>Not Found</html>')],
  ['cut JSON', (response) => response.end('{"ok":true,"result":{"mess')],
  ['an empty body', (response) => response.end()],
  ['null', (response) => response.end('null')],
  ['a list', (response) => response.end('[]')],
  ['a refusal without a code', (response) => response.end('{"ok":false}')],
  ['a success without a result', (response) => response.end('{"ok":true}')],
  ['a success without a message id', (response) => response.end('{"ok":true,"result":{"message_id":"x"}}')],
  ['a redirect to nowhere', (response) => response.writeHead(302, { location: 'http://[' }).end()],
  ['a refusal in a 5xx', (response) => response.writeHead(500).end('{"ok":false,"error_code":400}')],
  ['a reset', (response) => response.destroy()],
  [
    'a reset in the middle of the body',
    (response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"ok":true', () => response.destroy());
    },
  ],
  ['no reply', () => undefined],
  ['a reply that stops', (response) => void response.writeHead(200).write('{"ok":')],
];

describe('a lost or senseless reply leaves the delivery uncertain', () => {
  it.each(senseless)('%s', async (_, onReply) => {
    const messenger = await messengerOn(onReply);
    const error = await rejection(messenger.send(chat, { text: words }));
    expect(error).toMatchObject({ fault: { kind: 'uncertain' }, method: 'sendMessage' });
    expect(everythingIn(error)).not.toContain(token);
    expect(everythingIn(error)).not.toContain(words);
    expect(api?.calls).toHaveLength(1);
  });
});

describe('refusals that mean that all is well', () => {
  it('takes an unchanged card for a success, and only when editing', async () => {
    const messenger = await messengerOn((response) => {
      replyRefusal(response, 400, 'Bad Request: message is not modified: specified new message content …');
    });
    await expect(messenger.edit(chat, '5', { text: '签到' })).resolves.toBeUndefined();
    expect(await rejection(messenger.send(chat, { text: '签到' }))).toMatchObject({
      fault: { kind: 'rejected' },
    });
  });

  it('takes a tap too old to answer for a success', async () => {
    const description = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
    const messenger = await messengerOn((response) => {
      replyRefusal(response, 400, description);
    });
    await expect(messenger.answer('77', '✓')).resolves.toBeUndefined();
  });
});
