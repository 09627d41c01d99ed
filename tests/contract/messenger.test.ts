import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTelegram } from '../../src/adapters/telegram/create-telegram.ts';
import type { TelegramAdapter } from '../../src/adapters/telegram/create-telegram.ts';
import type { Webhook } from '../../src/adapters/telegram/webhook.ts';
import type { ChatRef, UpdateSource } from '../../src/ports/messenger.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import { token } from '../adapters/telegram/doubles.ts';
import { rehearse } from '../adapters/telegram/rehearsed.ts';
import { createSimulatedCall } from '../simulation/simulated-call.ts';
import { messengerContract } from './messenger.ts';
import type { MessengerHarness } from './messenger-harness.ts';

type Stage = Awaited<ReturnType<typeof rehearse>>;
interface Receiving {
  readonly source: UpdateSource;
  readonly close: () => Promise<void>;
}

messengerContract('telegram, polling', () =>
  openTelegram(({ telegram }) =>
    Promise.resolve({ source: telegram.pollingSource, close: () => Promise.resolve() }),
  ),
);
messengerContract('telegram, webhook', () => openTelegram(serveWebhook));
messengerContract('telegram, polling a simulated network', () =>
  openTelegram(
    ({ telegram }) => Promise.resolve({ source: telegram.pollingSource, close: () => Promise.resolve() }),
    ({ rehearsal, clock, log }) =>
      createTelegram({
        token,
        apiRoot: 'http://nowhere.invalid',
        clock,
        log,
        call: createSimulatedCall(rehearsal, clock),
      }),
  ),
);

async function openTelegram(
  receiving: (stage: Stage) => Promise<Receiving>,
  connect?: (stage: Stage) => TelegramAdapter,
): Promise<MessengerHarness> {
  const rehearsed = await rehearse();
  const stage = connect === undefined ? rehearsed : { ...rehearsed, telegram: connect(rehearsed) };
  const { rehearsal, people, zhang, li, group, telegram } = stage;
  await stage.forgetUpdates();
  const { source, close } = await receiving(stage);
  const place = (chat: ChatRef) => (chat.kind === 'private' ? 'bot' : group);
  return {
    messenger: telegram.messenger,
    source,
    group: stage.groupChat,
    privateChat: stage.privateChat,
    unopened: { externalId: String(li.id), kind: 'private' },
    nowhere: { externalId: '-99999', kind: 'group' },
    member: { userId: String(zhang.id), name: '建国 张' },
    say: (chat, text, replyTo) => {
      const options = replyTo === undefined ? {} : { replyTo: Number(replyTo) };
      return String(people.say(zhang, place(chat), text, options).messageId);
    },
    speak: (chat, replyTo) => {
      const options = replyTo === undefined ? {} : { replyTo: Number(replyTo) };
      return String(people.sayVoice(zhang, place(chat), 3, options).messageId);
    },
    tap: (chat, messageId, label) => {
      const tap = people.tap(zhang, place(chat), Number(messageId), label);
      return {
        answered: async () => {
          const { text, alert } = await tap.answered();
          return { text, alert };
        },
      };
    },
    shownToTheOther: () =>
      rehearsal.answers(li).map(({ answer }) => ({ text: answer?.text, alert: answer?.alert === true })),
    shown: (chat, messageId) => {
      const found = rehearsal
        .messages(chat.kind === 'private' ? zhang : group)
        .find((one) => String(one.messageId) === messageId && String(one.chatId) === chat.externalId);
      if (found === undefined) return undefined;
      const { text, buttons, reactions, replyTo, silent, file } = found;
      return {
        text,
        labels: buttons.map((row) => row.map(({ label }) => label)),
        reactions,
        replyTo: replyTo === undefined ? undefined : String(replyTo),
        silent,
        file: file === undefined ? undefined : { name: file.fileName, bytes: file.bytes },
      };
    },
    menu: (chat) =>
      rehearsal.menu(zhang, chat.kind === 'private' ? zhang : group).map(({ command }) => command),
    openLink: (url) => void people.openLink(zhang, url),
    removeBot: () => {
      people.removeBot(group, zhang);
    },
    blockBot: () => {
      people.blockBot(zhang);
    },
    moveGroup: () => ({ externalId: String(people.migrateGroup(group, zhang).id), kind: 'group' }),
    disturb: (how) => {
      const what =
        how === 'replyLost'
          ? fault.cutAfter()
          : how === 'cut'
            ? fault.cutBefore()
            : fault.tooManyRequests(how.busyForS);
      rehearsal.faults.add({ method: 'sendMessage', fault: what });
    },
    keptByServer: () => rehearsal.pendingUpdates().map((update) => update.update_id),
    violations: () => rehearsal.violations(),
    close: async () => {
      await close();
      await stage.close();
    },
  };
}

/** The part of the web layer, as small as can be. */
async function serveWebhook({ telegram }: Stage): Promise<Receiving> {
  const handler: { webhook?: Webhook } = {};
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const secret = request.headers['x-telegram-bot-api-secret-token'];
      void handler.webhook
        ?.handle(Buffer.concat(chunks), typeof secret === 'string' ? secret : undefined)
        .then((status) => response.writeHead(status).end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const webhook = telegram.webhook({
    url: `http://127.0.0.1:${String(port)}/telegram/webhook`,
    secret: 'hook-secret',
  });
  handler.webhook = webhook;
  return {
    source: webhook.source,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
