import http from 'node:http';
import net, { type AddressInfo } from 'node:net';

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

export async function listen(server: net.Server): Promise<Listening> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

/** A port of this machine on which nobody listens. */
export async function closedPort(): Promise<number> {
  const { port, close } = await listen(net.createServer());
  await close();
  return port;
}

/** Writes down where it is asked to connect to. */
export function connectProxy(asked: string[] = []): net.Server {
  return http.createServer().on('connect', (request: http.IncomingMessage, client: net.Socket) => {
    asked.push(request.url ?? '');
    const { hostname, port } = new URL(`http://${request.url ?? ''}`);
    join(client, Number(port), hostname, 'HTTP/1.1 200 Connection established\r\n\r\n');
  });
}

/** SOCKS 5 without a password. Connects to this machine whatever name it is asked for, and writes the name down. */
export function socksProxy(asked: string[] = []): net.Server {
  return net.createServer((client) => {
    // Greeting, then a request: version, connect, reserved, address type, address, port.
    client.once('data', () => {
      client.write(Buffer.from([5, 0]));
      client.once('data', (request) => {
        asked.push(request[3] === 3 ? request.subarray(5, 5 + (request[4] ?? 0)).toString() : 'an address');
        const port = request.readUInt16BE(request.length - 2);
        join(client, port, '127.0.0.1', Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
      });
    });
  });
}

function join(client: net.Socket, port: number, hostname: string, welcome: string | Buffer): void {
  const target = net.connect(port, hostname, () => {
    client.write(welcome);
    target.pipe(client).pipe(target);
  });
  client.on('error', () => target.destroy());
  target.on('error', () => client.destroy());
  client.on('close', () => target.destroy());
  target.on('close', () => client.destroy());
}
