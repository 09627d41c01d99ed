import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startProcess } from '../../../src/adapters/threads/one-process.ts';
import { settableClock } from '../../../src/adapters/clock/settable-clock.ts';
import { threadWorkshop } from '../../../src/adapters/threads/thread-workshop.ts';
import type { ThreadWorkshopOptions } from '../../../src/adapters/threads/thread-workshop.ts';
import type { TaskId } from '../../../src/domain/ids.ts';
import { at } from '../../contract/store-seed.ts';
import { built } from '../../harness/places.ts';
import { temporaryFolder } from '../sqlite/temporary.ts';

// What the troubled thread imports.
built('src/adapters/threads/serve-orders.js');

const kinds = {
  good: 1,
  exits: 2,
  outOfMemory: 3,
  spins: 4,
  stray: 5,
  rejects: 6,
  prints: 7,
  hangs: 8,
  throws: 9,
  /** Only apart: it takes the whole process down. */
  kills: 10,
  whichProcess: 11,
  /** Only apart: it makes the whole process stand still. */
  freezes: 13,
} as const;
const task = (kind: keyof typeof kinds) => kinds[kind] as TaskId;

function open(more: Partial<ThreadWorkshopOptions> = {}) {
  const told: string[] = [];
  const note = (event: string, facts?: unknown) => told.push(`${event} ${JSON.stringify(facts)}`);
  const workshop = threadWorkshop({
    entry: new URL('troubled-thread.mjs', import.meta.url),
    setup: { name: 'thread' },
    clock: settableClock(at(0)),
    log: { debug: note, info: note, warn: note, error: note },
    threads: 1,
    ...more,
  });
  onTestFinished(() => workshop.close());
  return { workshop, told };
}

it('keeps its thread from one task to the next, also after one that failed', async () => {
  const { workshop, told } = open();
  expect(await workshop.make(task('good'))).toBe('thread 1');
  await expect(workshop.make(task('rejects'))).rejects.toMatchObject({ name: 'TypeError' });
  expect(await workshop.make(task('good'))).toBe('thread 2');
  // Where it was thrown, and not what was said: that may be somebody's name.
  expect(told).toEqual([
    expect.stringMatching(/^workshop.failed {"task":6,"error":"TypeError","at":"troubled-thread.mjs:\d+"}$/),
  ]);
});

it.each([
  ['exits', 'ThreadEnded'],
  ['outOfMemory', 'OutOfMemory'],
  ['stray', 'RangeError'],
  ['throws', 'EvalError'],
] as const)('that a maker takes down (%s) says why, and works on in a new one', async (kind, name) => {
  const { workshop, told } = open({ memory: { maxOldGenerationSizeMb: 24 } });
  expect(await workshop.make(task('good'))).toBe('thread 1');
  await expect(workshop.make(task(kind))).rejects.toMatchObject({ name });
  expect(await workshop.make(task('good'))).toBe('thread 1');
  const begin = `{"task":${String(kinds[kind])}`;
  expect(told).toEqual([
    expect.stringContaining(`workshop.failed ${begin},"error":"${name}"`),
    `workshop.thread ${begin},"state":"ended"}`,
  ]);
});

it.each(['spins', 'hangs'] as const)('ends a maker that never ends (%s)', async (kind) => {
  const { workshop } = open({ limitMs: 400 });
  const [stuck, waiting] = [workshop.make(task(kind)), workshop.make(task('good'))];
  await expect(stuck).rejects.toMatchObject({ name: 'TooLong' });
  expect(await waiting).toBe('thread 1');
});

it('stops at its end what would take long, and what waits', async () => {
  const { workshop } = open({ graceMs: 100 });
  const nameOf = (made: Promise<string>) => made.catch((error: unknown) => (error as Error).name);
  const names = [task('spins'), task('good')].map((id) => nameOf(workshop.make(id)));
  await workshop.close();
  names.push(nameOf(workshop.make(task('good'))));
  expect(await Promise.all(names)).toEqual(['Stopped', 'Stopped', 'Stopped']);
});

it('ends well at its end what is soon done', async () => {
  const { workshop } = open({ graceMs: 20_000 });
  const made = workshop.make(task('good'));
  await workshop.close();
  expect(await made).toBe('thread 1');
});

it('says that the thread cannot begin', async () => {
  const { workshop } = open({ setup: { broken: true } });
  await expect(workshop.make(task('good'))).rejects.toMatchObject({ name: 'SyntaxError' });
});

it('works beside another task as far as it has threads', async () => {
  const { workshop } = open({ threads: 2, limitMs: 2_000 });
  const spinning = workshop.make(task('spins')).catch((error: unknown) => error);
  expect(await workshop.make(task('good'))).toBe('thread 1');
  expect(await workshop.make(task('good'))).toBe('thread 2');
  expect(await spinning).toMatchObject({ name: 'TooLong' });
});

it('has no secrets of the environment, and tells no log what is printed', async () => {
  const { workshop, told } = open();
  expect(await workshop.make(task('prints'))).toBe('{}');
  expect(told).toEqual([]);
});

it('makes apart in a process that is there for this task alone', async () => {
  const { workshop, told } = open();
  const here = `process ${String(process.pid)}`;
  expect(await workshop.make(task('whichProcess'))).toBe(here);
  const apart = [await workshop.make(task('whichProcess'), { apart: true })];
  apart.push(await workshop.make(task('whichProcess'), { apart: true }));
  expect(apart).toEqual([expect.stringMatching(/^process \d+$/), expect.stringMatching(/^process \d+$/)]);
  expect(new Set([here, ...apart]).size).toBe(3);
  expect(told).toEqual([]);
});

it.each([
  ['kills', 'ProcessEnded'],
  ['exits', 'ThreadEnded'],
  ['outOfMemory', 'OutOfMemory'],
  ['rejects', 'TypeError'],
] as const)('lives through what is made apart and takes its process down (%s)', async (kind, name) => {
  const { workshop, told } = open({ memory: { maxOldGenerationSizeMb: 24 } });
  await expect(workshop.make(task(kind), { apart: true })).rejects.toMatchObject({ name });
  expect(told).toEqual([
    expect.stringContaining(`workshop.failed {"task":${String(kinds[kind])},"error":"${name}"`),
  ]);
  expect(await workshop.make(task('good'), { apart: true })).toBe('thread 1');
});

it.each(['spins', 'hangs'] as const)('ends what never ends apart (%s)', async (kind) => {
  const { workshop } = open({ limitMs: 1_000 });
  const [stuck, waiting] = [
    workshop.make(task(kind), { apart: true }),
    workshop.make(task('whichProcess'), { apart: true }),
  ];
  await expect(stuck).rejects.toMatchObject({ name: 'TooLong' });
  expect(await waiting).toMatch(/^process/);
});

it('ends a process that does not even say that it takes too long', async () => {
  const hand = startProcess(
    {
      entry: new URL('troubled-thread.mjs', import.meta.url),
      setup: {},
      limitMs: 20_000,
      memory: {},
    },
    2_000,
  );
  onTestFinished(() => hand.end());
  const answer = await hand.work({ id: task('freezes'), now: at(0) });
  expect([answer, hand.alive()]).toEqual([{ thrown: { error: 'TooLong' } }, false]);
});

it('stops at its end what is made apart', async () => {
  const { workshop } = open({ graceMs: 100 });
  const stopped = expect(workshop.make(task('spins'), { apart: true })).rejects.toMatchObject({
    name: 'Stopped',
  });
  await workshop.close();
  await stopped;
});

it('has no secrets of the environment apart, and tells no log what is printed', async () => {
  const { workshop, told } = open();
  expect(await workshop.make(task('prints'), { apart: true })).toBe('{}');
  expect(told).toEqual([]);
});

it('leaves no process behind when the program is killed', async () => {
  const pidFile = path.join(temporaryFolder(), 'pid');
  const host = spawn(process.execPath, [path.join(import.meta.dirname, 'host.mjs'), pidFile]);
  onTestFinished(() => void host.kill('SIGKILL'));
  const wait = { timeout: 20_000, interval: 20 };
  await vi.waitUntil(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '', wait);
  const pid = Number(readFileSync(pidFile, 'utf8'));
  const isThere = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  expect([pid === host.pid, isThere()]).toEqual([false, true]);
  host.kill('SIGKILL');
  await vi.waitUntil(() => !isThere(), wait);
});
