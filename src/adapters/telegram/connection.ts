import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SocksProxyAgent } from 'socks-proxy-agent';

/** `code` of every error from before a request could leave: what was to be sent is provably not delivered. */
export const noConnection = 'NO_CONNECTION';

/** Real time, in milliseconds. */
export interface ConnectionLimits {
  /** For name, TCP, proxy and TLS together. */
  readonly connectMs: number;
  /** That an unused connection is kept. */
  readonly idleMs: number;
}

/**
 * Agent for the requests to `apiRoot`, through the proxy if there is one. A connection that cannot be made in time fails
 * with the code {@link noConnection}.
 */
export function createAgent(
  apiRoot: URL,
  proxyUrl: string | undefined,
  { connectMs, idleMs }: ConnectionLimits,
): http.Agent {
  const agent: http.Agent & { options?: http.AgentOptions } = connectingAgent(apiRoot, proxyUrl, connectMs);
  // Unused connections are dropped before the server drops them: a request on one that is just being closed fails without
  // a word on whether it arrived. Not at birth, where the SOCKS agent takes it for a limit on silence and ends long polls.
  agent.options = { ...agent.options, timeout: idleMs };
  return agent;
}

function connectingAgent(apiRoot: URL, proxyUrl: string | undefined, connectMs: number): http.Agent {
  const keepAlive = { keepAlive: true };
  if (proxyUrl === undefined) {
    const secure = apiRoot.protocol === 'https:';
    return limitDirect(secure ? new https.Agent(keepAlive) : new http.Agent(keepAlive), connectMs);
  }
  const proxy = new URL(proxyUrl);
  if (!proxy.protocol.startsWith('socks'))
    return limitProxied(new HttpsProxyAgent(proxy, keepAlive), connectMs);
  // The proxy looks the name up: where one is needed, local name servers may not tell the truth about Telegram.
  const remoteLookup = proxyUrl.replace(/^socks5:/i, 'socks5h:');
  return limitProxied(new SocksProxyAgent(remoteLookup, keepAlive), connectMs);
}

function limitDirect(agent: http.Agent, connectMs: number): http.Agent {
  const create = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const deadline = AbortSignal.timeout(connectMs);
    // An error comes without a socket; the type of the callback does not know that.
    const done = callback as ((error: Error | null, socket?: Duplex) => void) | undefined;
    ready(create(options), deadline).then(
      (socket) => done?.(null, socket),
      () => done?.(new NoConnection()),
    );
    return undefined;
  };
  return agent;
}

interface Tunnel extends http.Agent {
  connect(request: http.ClientRequest, options: Parameters<SocksProxyAgent['connect']>[1]): Promise<Socket>;
}

function limitProxied(agent: Tunnel, connectMs: number): http.Agent {
  const connect = agent.connect.bind(agent);
  agent.connect = async (request, options) => {
    const deadline = AbortSignal.timeout(connectMs);
    // An unwilling proxy is otherwise taken for the server.
    const proxy = { status: 200 };
    request.once('proxyConnect', (reply: { statusCode: number }) => {
      proxy.status = reply.statusCode;
    });
    try {
      const socket = await orAbort(connect(request, options), deadline);
      if (proxy.status !== 200) {
        socket.destroy();
        throw new NoConnection();
      }
      if (socket instanceof TLSSocket) await ready(socket, deadline);
      return socket;
    } catch {
      throw new NoConnection();
    }
  };
  return agent;
}

class NoConnection extends Error {
  readonly code = noConnection;

  constructor() {
    super('no connection');
  }
}

async function ready(socket: Duplex | null | undefined, deadline: AbortSignal): Promise<Duplex> {
  if (!(socket instanceof Socket)) throw new NoConnection();
  try {
    await once(socket, socket instanceof TLSSocket ? 'secureConnect' : 'connect', { signal: deadline });
    return socket;
  } catch (error) {
    socket.on('error', () => undefined);
    socket.destroy();
    throw error;
  }
}

async function orAbort(connecting: Promise<Socket>, deadline: AbortSignal): Promise<Socket> {
  const aborted = once(deadline, 'abort').then(() => undefined);
  const socket = await Promise.race([connecting, aborted]);
  if (socket !== undefined) return socket;
  // Too late by now: whatever comes of it is thrown away.
  connecting.then(
    (late) => late.destroy(),
    () => undefined,
  );
  throw new NoConnection();
}
