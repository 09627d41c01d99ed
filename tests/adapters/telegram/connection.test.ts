import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createTelegram } from '../../../src/adapters/telegram/create-telegram.ts';
import { getMe, hastyClock, recordingLog, rejection, replyOk, startFakeApi, token } from './doubles.ts';

const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function listen(server: net.Server): Promise<number> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

function messengerAt(apiRoot: string, proxyUrl?: string) {
  const timeouts = { connectMs: 200, callMs: 2000 };
  const log = recordingLog();
  const options = { token, apiRoot, clock: hastyClock(), log, timeouts };
  const telegram = createTelegram(proxyUrl === undefined ? options : { ...options, proxyUrl });
  closers.push(() => {
    telegram.close();
    return Promise.resolve();
  });
  return telegram.messenger;
}

async function apiRoot(): Promise<string> {
  const api = await startFakeApi(({ response }) => {
    replyOk(response, getMe);
  });
  closers.push(api.close);
  return api.root;
}

/** A port of this machine on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('what never reached the server is known not to have been delivered', () => {
  it('a refused connection', async () => {
    const messenger = messengerAt(`http://127.0.0.1:${String(await closedPort())}`);
    expect(await rejection(messenger.identify())).toMatchObject({ fault: { kind: 'unreachable' } });
  });

  it('a name that does not exist', async () => {
    const messenger = messengerAt('http://telegram.invalid');
    expect(await rejection(messenger.identify())).toMatchObject({ fault: { kind: 'unreachable' } });
  });

  it('a TLS handshake that never ends', async () => {
    const port = await listen(net.createServer(() => undefined));
    const messenger = messengerAt(`https://127.0.0.1:${String(port)}`);
    expect(await rejection(messenger.identify())).toMatchObject({ fault: { kind: 'unreachable' } });
  });

  it('a TLS handshake that is cut', async () => {
    const port = await listen(
      net.createServer((socket) => socket.on('data', () => socket.resetAndDestroy())),
    );
    const messenger = messengerAt(`https://127.0.0.1:${String(port)}`);
    expect(await rejection(messenger.identify())).toMatchObject({ fault: { kind: 'unreachable' } });
  });

  it('a proxy that is down, silent or unwilling', async () => {
    const root = await apiRoot();
    const silent = await listen(net.createServer(() => undefined));
    const unwilling = await listen(
      http.createServer().on('connect', (_request, socket: net.Socket) => {
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
      }),
    );
    for (const port of [await closedPort(), silent, unwilling]) {
      for (const scheme of ['http', 'socks5']) {
        const messenger = messengerAt(root, `${scheme}://127.0.0.1:${String(port)}`);
        expect(await rejection(messenger.identify())).toMatchObject({ fault: { kind: 'unreachable' } });
      }
    }
  });
});

describe('a proxy', () => {
  it('carries the calls by CONNECT', async () => {
    const asked: string[] = [];
    const proxy = http.createServer().on('connect', (request, client: net.Socket) => {
      asked.push(request.url ?? '');
      const { hostname, port } = new URL(`http://${request.url ?? ''}`);
      const target = net.connect(Number(port), hostname, () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.pipe(client).pipe(target);
      });
      client.on('error', () => target.destroy());
      target.on('error', () => client.destroy());
    });
    const root = await apiRoot();
    const messenger = messengerAt(root, `http://127.0.0.1:${String(await listen(proxy))}`);
    await expect(messenger.identify()).resolves.toEqual({ id: '4242', username: 'zhibu_test_bot' });
    expect(asked).toEqual([new URL(root).host]);
  });

  it('carries the calls by SOCKS 5 and looks the names up itself', async () => {
    const asked: string[] = [];
    const root = new URL(await apiRoot());
    const proxy = net.createServer((client) => {
      // Greeting, then a request: version, connect, reserved, address type, address, port.
      client.once('data', () => {
        client.write(Buffer.from([5, 0]));
        client.once('data', (request) => {
          const byName = request[3] === 3;
          asked.push(byName ? request.subarray(5, 5 + (request[4] ?? 0)).toString() : 'an address');
          const target = net.connect(Number(root.port), root.hostname, () => {
            client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
            target.pipe(client).pipe(target);
          });
          client.on('error', () => target.destroy());
          target.on('error', () => client.destroy());
        });
      });
    });
    const proxyUrl = `socks5://127.0.0.1:${String(await listen(proxy))}`;
    const messenger = messengerAt(`http://telegram.invalid:${root.port}`, proxyUrl);
    await expect(messenger.identify()).resolves.toEqual({ id: '4242', username: 'zhibu_test_bot' });
    expect(asked).toEqual(['telegram.invalid']);
  });
});

describe('the connection', () => {
  it('is kept for the next call', async () => {
    let connections = 0;
    const server = http.createServer((request, response) => {
      request.resume();
      replyOk(response, true);
    });
    server.on('connection', () => (connections += 1));
    const messenger = messengerAt(`http://127.0.0.1:${String(await listen(server))}`);
    for (const tap of ['1', '2', '3']) await messenger.answer(tap, '✓');
    expect(connections).toBe(1);
  });

  it('leads to an API root with a path', async () => {
    const paths: (string | undefined)[] = [];
    const server = http.createServer((request, response) => {
      paths.push(request.url);
      request.resume();
      replyOk(response, getMe);
    });
    const port = await listen(server);
    for (const slash of ['', '/']) {
      await messengerAt(`http://127.0.0.1:${String(port)}/telegram${slash}`).identify();
    }
    expect(paths).toEqual([`/telegram/bot${token}/getMe`, `/telegram/bot${token}/getMe`]);
  });
});
