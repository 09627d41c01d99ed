import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { realSleep } from '../../src/adapters/clock/system-clock.ts';

/** A real redis-server that keeps nothing on disk, always at the same address. */
export interface Redis {
  readonly url: string;
  isUp(): boolean;
  /** Starts it, and resolves when it answers. */
  start(): Promise<void>;
  /** kill -9: what it held is gone. */
  kill(): Promise<void>;
  /** FLUSHALL; false when it could not be reached. */
  flush(): Promise<boolean>;
}

const patienceMs = 30_000;

export async function reserveRedis(): Promise<Redis> {
  const port = await freePort();
  let server: ChildProcess | undefined;
  let up = false;
  return {
    url: `redis://127.0.0.1:${String(port)}`,
    isUp: () => up,
    async start() {
      const own = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
      server = spawn('redis-server', own, { stdio: 'ignore' });
      const failed = new Promise<never>((_, reject) => {
        server?.once('error', reject);
      });
      await Promise.race([failed, answers(port)]);
      up = true;
    },
    async kill() {
      if (!server) return;
      const gone = new Promise((resolve) => server?.once('exit', resolve));
      up = false;
      server.kill('SIGKILL');
      await gone;
      server = undefined;
    },
    flush: () => ask(port, 'FLUSHALL').then((answer) => answer.startsWith('+OK')),
  };
}

async function answers(port: number): Promise<void> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 20) {
    if ((await ask(port, 'PING')).startsWith('+PONG')) return;
    await realSleep(20);
  }
  throw new Error(`redis-server did not answer at port ${String(port)}`);
}

/** One command on a connection of its own; empty when nobody answers. */
function ask(port: number, command: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (answer: string) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => socket.write(`${command}\r\n`));
    socket.once('data', (data) => {
      end(data.toString('utf8'));
    });
    socket.once('error', () => {
      end('');
    });
    socket.once('close', () => {
      end('');
    });
  });
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
