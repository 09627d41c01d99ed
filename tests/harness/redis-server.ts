import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { onPath } from '../tools/outside-programs.ts';

const program = onPath('redis-server');

/** For `describe.skipIf`: the global setup has printed the reason. */
export const redisIsMissing = program === undefined;

/** A real redis-server on a port of its own that keeps nothing on disk. */
export interface RedisServer {
  readonly url: string;
  /** Starts it on the same port again, empty. */
  start(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  /** Stops its clock: connections stand and nothing is answered, until `thaw`. */
  freeze(): void;
  thaw(): void;
  flush(): Promise<void>;
  /** CONFIG SET. */
  configure(name: string, value: string): Promise<void>;
  call(command: string, ...args: readonly string[]): Promise<unknown>;
  remove(): Promise<void>;
}

/** `running: false` keeps the port for a server that comes later. */
export async function openRedis({ running = true } = {}): Promise<RedisServer> {
  if (program === undefined) throw new Error('redis-server is not on PATH');
  const command = program;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zhibu-redis-'));
  const port = await freePort();
  let child: ChildProcess | undefined;
  const killNow = () => child?.kill('SIGKILL');
  process.once('exit', killNow);

  const server: RedisServer = {
    url: `redis://127.0.0.1:${String(port)}`,
    async start() {
      const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
      const started = spawn(command, [...args, '--dir', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
      child = started;
      await new Promise<void>((resolve, reject) => {
        started.once('exit', (code) => {
          reject(new Error(`redis-server on port ${String(port)} ended with status ${String(code)}`));
        });
        started.stdout.setEncoding('utf8').on('data', (text: string) => {
          if (text.includes('Ready to accept connections')) resolve();
        });
      });
    },
    async kill() {
      const running = child;
      child = undefined;
      if (running?.exitCode !== null) return;
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGKILL');
      await ended;
    },
    freeze: () => child?.kill('SIGSTOP'),
    thaw: () => child?.kill('SIGCONT'),
    async flush() {
      await server.call('FLUSHALL');
    },
    async configure(name, value) {
      await server.call('CONFIG', 'SET', name, value);
    },
    async call(name, ...args) {
      const client = new Redis(port, '127.0.0.1');
      try {
        return await client.call(name, ...args);
      } finally {
        client.disconnect();
      }
    },
    async remove() {
      await server.kill();
      process.off('exit', killNow);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  if (running) await server.start();
  return server;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
