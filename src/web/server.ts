import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Server } from 'node:http';
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import type { HealthFacts } from './health.ts';

export interface WebOptions {
  readonly health: () => Promise<HealthFacts>;
  /** Takes a webhook request's body and secret header, gives the status. Absent: long polling. */
  readonly webhook?: (body: Uint8Array, secret: string | undefined) => Promise<number>;
  /** Further pages: the rehearsal's. */
  readonly mount?: readonly Hono[];
}

const webhookLimitBytes = 1024 * 1024;

/** The web listener: health, metrics, the webhook, and in rehearsal the page and the Bot API. */
export function createWeb({ health, webhook, mount = [] }: WebOptions): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', async (c) => {
    const { problems } = await health();
    return problems.length === 0 ? c.text('ready\n') : c.text(`${problems.join('\n')}\n`, 503);
  });
  const { registry, show } = createMetrics();
  app.get('/metrics', async (c) => {
    show(await health());
    return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType });
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

/** Gauges of what is now, set at each request: what a process has counted would be gone with it. */
function createMetrics(): { registry: Registry; show: (facts: HealthFacts) => void } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const ready = gauge('zhibu_ready', '1 when ready');
  const rows = gauge('zhibu_outbox_rows', 'Rows of the outbox by state', ['state']);
  const waiting = gauge('zhibu_queue_waiting', 'Heavy tasks waiting');
  const fetched = gauge('zhibu_since_fetch_seconds', 'Seconds since updates were last fetched');
  const show = ({ problems, outbox, queueWaiting, sinceFetchMs }: HealthFacts) => {
    ready.set(problems.length === 0 ? 1 : 0);
    for (const [state, count] of Object.entries(outbox)) rows.set({ state }, count);
    waiting.set(queueWaiting);
    if (sinceFetchMs !== undefined) fetched.set(sinceFetchMs / 1_000);
  };
  return { registry, show };
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
