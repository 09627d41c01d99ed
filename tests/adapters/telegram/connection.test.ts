import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createTelegram } from '../../../src/adapters/telegram/create-telegram.ts';
import type { Messenger } from '../../../src/ports/messenger.ts';
import { getMe, hastyClock, recordingLog, rejection, replyOk, token } from './doubles.ts';
import { closedPort, connectProxy, listen, socksProxy } from './networks.ts';

const me = { id: '4242', username: 'zhibu_test_bot' };
const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function portOf(server: net.Server): Promise<string> {
  const { port, close } = await listen(server);
  closers.push(close);
  return String(port);
}

function messengerAt(apiRoot: string, proxyUrl?: string): Messenger {
  const timeouts = { connectMs: 300, callMs: 2000, idleMs: 100 };
  const options = { token, apiRoot, clock: hastyClock(), log: recordingLog(), timeouts };
  const telegram = createTelegram(proxyUrl === undefined ? options : { ...options, proxyUrl });
  closers.push(() => {
    telegram.close();
    return Promise.resolve();
  });
  return telegram.messenger;
}

/** Answers each call as `getMe` does; never closes a connection by itself. */
function api(answer = answerGetMe): http.Server {
  return http.createServer({ keepAliveTimeout: 0 }, (request, response) => {
    request.resume();
    answer(response);
  });
}

function answerGetMe(response: http.ServerResponse): void {
  replyOk(response, getMe);
}

/** The ways to a server on this machine: straight, and through each kind of proxy. */
async function ways(): Promise<readonly (string | undefined)[]> {
  return [
    undefined,
    `http://127.0.0.1:${await portOf(connectProxy())}`,
    `socks5://127.0.0.1:${await portOf(socksProxy())}`,
  ];
}

describe('what never reached the server is known not to have been delivered', () => {
  async function expectUnreachable(apiRoot: string, proxyUrl?: string): Promise<void> {
    const error = await rejection(messengerAt(apiRoot, proxyUrl).identify());
    expect(error, proxyUrl ?? apiRoot).toMatchObject({ fault: { kind: 'unreachable' } });
  }

  it('a refused connection', async () => {
    await expectUnreachable(`http://127.0.0.1:${String(await closedPort())}`);
  });

  it('a name that does not exist', async () => {
    await expectUnreachable('http://telegram.invalid');
  });

  it('a TLS handshake that never ends, by any way', async () => {
    const port = await portOf(net.createServer(() => undefined));
    for (const way of await ways()) await expectUnreachable(`https://127.0.0.1:${port}`, way);
  });

  it('a TLS handshake that is cut, by any way', async () => {
    const cutting = net.createServer((socket) => socket.on('data', () => socket.resetAndDestroy()));
    const port = await portOf(cutting);
    for (const way of await ways()) await expectUnreachable(`https://127.0.0.1:${port}`, way);
  });

  it('a proxy that is down, silent or unwilling', async () => {
    const root = `http://127.0.0.1:${await portOf(api())}`;
    const down = String(await closedPort());
    const silent = await portOf(net.createServer(() => undefined));
    const unwilling = await portOf(
      http.createServer().on('connect', (_request, socket: net.Socket) => {
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
      }),
    );
    for (const port of [down, silent, unwilling]) {
      for (const scheme of ['http', 'socks5']) await expectUnreachable(root, `${scheme}://127.0.0.1:${port}`);
    }
  });
});

describe('a proxy', () => {
  it('carries the calls by CONNECT', async () => {
    const asked: string[] = [];
    const root = `http://127.0.0.1:${await portOf(api())}`;
    const messenger = messengerAt(root, `http://127.0.0.1:${await portOf(connectProxy(asked))}`);
    await expect(messenger.identify()).resolves.toEqual(me);
    expect(asked).toEqual([new URL(root).host]);
  });

  it('carries the calls by SOCKS 5 and looks the names up itself', async () => {
    const asked: string[] = [];
    const root = `http://telegram.invalid:${await portOf(api())}`;
    const messenger = messengerAt(root, `socks5://127.0.0.1:${await portOf(socksProxy(asked))}`);
    await expect(messenger.identify()).resolves.toEqual(me);
    expect(asked).toEqual(['telegram.invalid']);
  });
});

describe('the connection', () => {
  it('is kept for the next call, by any way', async () => {
    for (const way of await ways()) {
      let connections = 0;
      const server = api().on('connection', () => (connections += 1));
      const messenger = messengerAt(`http://127.0.0.1:${await portOf(server)}`, way);
      for (const tap of ['1', '2', '3']) await messenger.answer(tap, '✓');
      expect(connections, way).toBe(1);
    }
  });

  it('is dropped when it is not used, before the server does it', async () => {
    for (const way of await ways()) {
      let closed: Promise<unknown> | undefined;
      const server = api().on('connection', (socket: net.Socket) => {
        closed = once(socket, 'close');
      });
      const messenger = messengerAt(`http://127.0.0.1:${await portOf(server)}`, way);
      await messenger.identify();
      expect(closed, way).toBeDefined();
      await closed;
      await expect(messenger.answer('1', '✓'), way).resolves.toBeUndefined();
    }
  });

  it('outlives a reply that takes longer than that', async () => {
    for (const way of await ways()) {
      const late = api((response) => {
        AbortSignal.timeout(400).addEventListener('abort', () => {
          replyOk(response, getMe);
        });
      });
      const messenger = messengerAt(`http://127.0.0.1:${await portOf(late)}`, way);
      await expect(messenger.identify(), way).resolves.toEqual(me);
    }
  });

  it('leads to an API root with a path', async () => {
    const paths: (string | undefined)[] = [];
    const server = api().on('request', (request: http.IncomingMessage) => paths.push(request.url));
    const port = await portOf(server);
    for (const slash of ['', '/']) await messengerAt(`http://127.0.0.1:${port}/telegram${slash}`).identify();
    expect(paths).toEqual([`/telegram/bot${token}/getMe`, `/telegram/bot${token}/getMe`]);
  });
});
