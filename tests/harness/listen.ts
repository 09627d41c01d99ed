import { serve } from '@hono/node-server';
import type { HttpBindings } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  /** Base address, to be used as `TELEGRAM_API_ROOT`. */
  readonly url: string;
  readonly port: number;
  /** Cuts what is open and frees the port. */
  close(): Promise<void>;
}

/** An app of hono, with whatever bindings. */
export interface Served {
  readonly fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>;
}

/** Serves an app on this machine; port 0 takes a free one. */
export function listen(app: Served, port = 0): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: (request, env) => app.fetch(request, env as HttpBindings), port, hostname: '127.0.0.1' },
      (info: AddressInfo) => {
        resolve({ url: `http://127.0.0.1:${String(info.port)}`, port: info.port, close });
      },
    ) as Server;
    server.once('error', reject);
    const close = (): Promise<void> =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      });
  });
}
