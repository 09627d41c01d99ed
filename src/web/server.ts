import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import type { Server } from 'node:http';

export interface WebOptions {
  /** Why the program is not ready, each in a few words; empty: ready. Does not wait. */
  readonly problems: () => readonly string[];
  readonly metrics: () => Promise<{ readonly text: string; readonly contentType: string }>;
  /** A request broke on a bug; the answer is a bare 500. */
  readonly failed: (error: unknown) => void;
  /** Takes a webhook request's body and secret header, gives the status. Absent: long polling. */
  readonly webhook?: (body: Uint8Array, secret: string | undefined) => Promise<number>;
  /** Further pages: the rehearsal's. */
  readonly mount?: readonly Hono[];
}

const webhookLimitBytes = 1024 * 1024;

/** The web listener: health, metrics, the webhook, and in rehearsal the page and the Bot API. */
export function createWeb({ problems, metrics, failed, webhook, mount = [] }: WebOptions): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', (c) => {
    const found = problems();
    return found.length === 0 ? c.text('ready\n') : c.text(`${found.join('\n')}\n`, 503);
  });
  app.get('/metrics', async (c) => {
    const { text, contentType } = await metrics();
    return c.body(text, 200, { 'content-type': contentType });
  });
  // Left alone it would print the whole error.
  app.onError((error, c) => {
    // A refusal on purpose: too long a body.
    if (error instanceof HTTPException) return error.getResponse();
    failed(error);
    return c.text('error\n', 500);
  });
  if (webhook)
    app.post('/telegram/webhook', bodyLimit({ maxSize: webhookLimitBytes }), async (c) => {
      const body = new Uint8Array(await c.req.arrayBuffer());
      const status = await webhook(body, c.req.header('x-telegram-bot-api-secret-token'));
      return c.body(null, status as 200);
    });
  for (const pages of mount) app.route('/', pages);
  return app;
}

/** What a listener serves. */
export type WebApp = Pick<Hono, 'fetch'>;

export interface WebListener {
  readonly url: string;
  close(): Promise<void>;
}

/** Rejects with the system's error when the address is taken. */
export function listenWeb(app: WebApp, host: string, port: number): Promise<WebListener> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: (request, env) => app.fetch(request, env), hostname: host, port },
      (info) => {
        resolve({ url: `http://${host.includes(':') ? `[${host}]` : host}:${String(info.port)}`, close });
      },
    ) as Server;
    server.once('error', reject);
    const close = () =>
      new Promise<void>((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      });
  });
}
