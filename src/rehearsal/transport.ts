import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { realSleep } from '../adapters/clock/system-clock.ts';
import { refuse } from '../domain/decision.ts';
import type { ApiFailure } from './failure.ts';
import { answerCall, replyOf } from './server.ts';
import type { Reply, Server } from './server.ts';
import { readRequest } from './wire/read-request.ts';

export interface NodeEnv {
  /** Present behind @hono/node-server, absent when the app is called in process. */
  readonly Bindings: Partial<HttpBindings>;
}
type Ctx = Context<NodeEnv>;

const uploadBytesMax = 50 * 1024 * 1024;

/** The Bot API as an app: `/bot{token}/{method}` and `/file/bot{token}/{path}`. */
export function createTransport(server: Server): Hono<NodeEnv> {
  const app = new Hono<NodeEnv>();
  app.all('/:bot{bot[^/]+}/:method', async (c) => {
    const refused = tokenProblem(server, c.req.param('bot'));
    if (refused !== undefined) return send(c, replyOf(refuse(refused)));
    if (Number(c.req.header('content-length') ?? 0) > uploadBytesMax) {
      return send(c, replyOf(refuse({ code: 413, description: 'Request Entity Too Large' })));
    }
    const gone = goneSignal(c);
    try {
      const params = await readRequest(c.req);
      return await send(c, await answerCall(server, c.req.param('method'), params, gone), gone);
    } catch (error) {
      if (gone.aborted) return RESPONSE_ALREADY_SENT;
      const problem = error instanceof Error ? error.message : String(error);
      const { call, end } = server.calls.begin(c.req.param('method'), new Map());
      server.calls.blame(call.seq, call.method, `the request could not be read: ${problem}`);
      end({ kind: 'error', code: 400, description: problem });
      return send(c, replyOf(refuse({ code: 400, description: "Bad Request: can't parse the request" })));
    }
  });
  app.get('/file/:bot{bot[^/]+}/:path{.+}', (c) => {
    const refused = tokenProblem(server, c.req.param('bot'));
    if (refused !== undefined) return send(c, replyOf(refuse(refused)));
    const path = c.req.param('path');
    const file = [...server.world.files.values()].find((one) => one.path === path);
    if (file === undefined) return send(c, replyOf(refuse({ code: 404, description: 'Not Found' })));
    return c.body(Uint8Array.from(file.bytes), 200, { 'content-type': file.mimeType });
  });
  return app;
}

/** A token that is none at all is "Not Found"; a wrong one is "Unauthorized". */
function tokenProblem(server: Server, segment: string): ApiFailure | undefined {
  const token = segment.slice('bot'.length);
  if (token === server.world.token) return undefined;
  return /^\d+:[A-Za-z0-9_-]+$/.test(token)
    ? { code: 401, description: 'Unauthorized' }
    : { code: 404, description: 'Not Found' };
}

/** Aborts when the caller hangs up before the reply is out. */
function goneSignal(c: Ctx): AbortSignal {
  const outgoing = nodeSide(c.env).outgoing;
  if (outgoing === undefined) return c.req.raw.signal;
  const gone = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) gone.abort();
  });
  return gone.signal;
}

async function send(c: Ctx, reply: Reply, gone?: AbortSignal): Promise<Response> {
  if (reply.kind === 'cut') {
    nodeSide(c.env).incoming?.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  if (reply.kind === 'hang') {
    await aborted(gone);
    return RESPONSE_ALREADY_SENT;
  }
  if (reply.kind === 'trickle') {
    const headers = { 'content-type': 'application/json' };
    return new Response(drops(reply.body, reply.ms, gone), { headers });
  }
  const contentType = reply.kind === 'json' ? 'application/json' : 'text/html';
  return new Response(reply.body, { status: reply.status, headers: { 'content-type': contentType } });
}

/** The bytes of a text one by one, spread over so much real time; ends early when the caller hangs up. */
function drops(text: string, ms: number, gone: AbortSignal | undefined): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let sent = 0;
  return new ReadableStream({
    async pull(stream) {
      if (sent === bytes.length || gone?.aborted === true) {
        stream.close();
        return;
      }
      stream.enqueue(bytes.subarray(sent, sent + 1));
      sent += 1;
      await realSleep(ms / bytes.length, gone);
    },
  });
}

/** In process Hono's `env` is undefined, whatever its type says. */
function nodeSide(env: Partial<HttpBindings> | undefined): Partial<HttpBindings> {
  return env ?? {};
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal === undefined || signal.aborted) resolve();
    else {
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
    }
  });
}
