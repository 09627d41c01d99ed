import { rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/adapters/sqlite/open-store.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import { openConversation } from '../harness/conversation.ts';
import type { Conversation, ConversationOptions } from '../harness/conversation.ts';

const morning = { at: { date: '2026-11-10', time: '10:00' } } as const;

async function get(talk: Conversation, where: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${talk.app().url}${where}`);
  return { status: response.status, text: await response.text() };
}

const troubleOf = (code: string) => Object.assign(new Error(code), { code });

const ready = (talk: Conversation) => get(talk, '/readyz');

/** Value of a series of /metrics, by its name with labels as Prometheus writes them. */
async function metric(talk: Conversation, series: string): Promise<number | undefined> {
  const { text } = await get(talk, '/metrics');
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

async function running(options: Partial<ConversationOptions> = {}): Promise<Conversation> {
  const talk = await openConversation({ ...morning, ...options });
  await talk.settle();
  // The first poll may be held for a while.
  talk.clock.advanceBy(26_000);
  await talk.settle();
  await talk.tick();
  return talk;
}

describe('/readyz', () => {
  it('is ready when all is well, and /healthz says only that the process is alive', async () => {
    const talk = await running();
    expect(await ready(talk)).toEqual({ status: 200, text: 'ready\n' });
    expect(await get(talk, '/healthz')).toEqual({ status: 200, text: 'ok\n' });
    expect(await metric(talk, 'zhibu_ready')).toBe(1);
  });

  it('tells of a schedule that has not run for two minutes, by the clock that cannot jump', async () => {
    const talk = await running();
    talk.clock.jumpTo((talk.clock.now() + 3_600_000) as Instant);
    expect((await ready(talk)).status).toBe(200);
    talk.clock.advanceBy(120_001);
    await talk.settle();
    expect(await ready(talk)).toEqual({ status: 503, text: 'schedule: not run for two minutes\n' });
    expect(await metric(talk, 'zhibu_tick_age_seconds')).toBeCloseTo(120, 0);
    expect((await get(talk, '/healthz')).status).toBe(200);
    await talk.tick();
    expect((await ready(talk)).status).toBe(200);
    expect(await metric(talk, 'zhibu_tick_age_seconds')).toBe(0);
  });

  it('tells of a schedule that is held because the wall clock jumped back', async () => {
    const talk = await running();
    const before = talk.clock.now();
    talk.clock.jumpTo((before - 3_600_000) as Instant);
    await talk.tick();
    expect(await ready(talk)).toEqual({ status: 503, text: 'schedule: held, the wall clock jumped back\n' });
    expect(await metric(talk, 'zhibu_schedule_held')).toBe(1);
    talk.clock.jumpTo(before);
    await talk.tick();
    expect((await ready(talk)).status).toBe(200);
    expect(await metric(talk, 'zhibu_schedule_held')).toBe(0);
  });

  it('tells of updates that are not fetched, and for how long, beyond the poll that may be held', async () => {
    const talk = await running();
    expect(await metric(talk, 'zhibu_ingest_lag_seconds')).toBe(0);
    const back = await talk.outage();
    talk.clock.advanceBy(150_000);
    talk.app().tick();
    expect((await ready(talk)).text).toContain('no updates fetched for two minutes\n');
    expect(await metric(talk, 'zhibu_ingest_lag_seconds')).toBeGreaterThanOrEqual(125);
    await back();
    talk.clock.advanceBy(26_000);
    await talk.tick();
    expect(await ready(talk)).toEqual({ status: 200, text: 'ready\n' });
    expect(await metric(talk, 'zhibu_ingest_lag_seconds')).toBe(0);
    expect(
      await metric(talk, 'zhibu_messenger_faults_total{method="fetch",fault="unreachable"}'),
    ).toBeGreaterThan(0);
  });

  it('tells of a database that cannot be written, and still shows what it can', async () => {
    const broken = { write: false, read: false };
    const talk = await running({
      outside: {
        openStore: (options) => {
          const store = openStore(options);
          return {
            ...store,
            write: (fn) => {
              if (broken.write) throw troubleOf('SQLITE_FULL');
              return store.write(fn);
            },
            read: (fn) => {
              if (broken.read) throw troubleOf('SQLITE_CORRUPT');
              return store.read(fn);
            },
          };
        },
      },
    });
    broken.write = true;
    expect(() => {
      talk.app().tick();
    }).toThrow('SQLITE_FULL');
    expect(await ready(talk)).toEqual({ status: 503, text: 'database not writable\n' });
    expect(await metric(talk, 'zhibu_outbox_rows{state="pending"}')).toBe(0);
    broken.read = true;
    expect((await ready(talk)).text).toBe('database not writable\n');
    expect(await metric(talk, 'zhibu_ready')).toBe(0);
    expect(await metric(talk, 'zhibu_outbox_rows{state="pending"}')).toBeUndefined();
    expect(await metric(talk, 'zhibu_wal_bytes')).toBeGreaterThan(0);
    Object.assign(broken, { write: false, read: false });
    await talk.tick();
    expect((await ready(talk)).status).toBe(200);
  });

  it('writes nothing, nor does /metrics: who asks as often as he likes wears no disk', async () => {
    const talk = await running();
    const beside = new Database(path.join(talk.dataDir, 'zhibu.db'), { readonly: true });
    onTestFinished(() => void beside.close());
    const version = () => beside.pragma('data_version', { simple: true });
    const before = version();
    talk.clock.advanceBy(1_000);
    for (const where of ['/readyz', '/metrics', '/healthz'])
      expect((await get(talk, where)).status).toBe(200);
    expect(version()).toBe(before);
    talk.clock.advanceBy(1_000);
    await talk.tick();
    expect(version()).not.toBe(before);
  });

  it('tells of a Redis that is away, as zhibu status does in its own process, and which way tasks go', async () => {
    const talk = await openConversation({
      ...morning,
      env: { REDIS_URL: 'redis://default:GeheimesWort@127.0.0.1:1/0' },
    });
    await talk.settle();
    await talk.tick();
    const { status, text } = await ready(talk);
    expect([status, text]).toEqual([503, expect.stringMatching(/^queue: .+\n$/)]);
    expect(await metric(talk, 'zhibu_queue_path{path="embedded"}')).toBe(1);
    expect(await metric(talk, 'zhibu_queue_path{path="redis"}')).toBe(0);
    const { out } = await talk.zhibu('status');
    expect(out).toContain('队列（在本程序里办）：');
    expect(out).toMatch(/不通，从2026-11-10 10:00起：.*Redis/);
    expect(text + out + (await get(talk, '/metrics')).text).not.toContain('GeheimesWort');
  });

  it('tells of a database file that was taken away', async () => {
    const talk = await running();
    rmSync(path.join(talk.dataDir, 'zhibu.db'));
    expect(await ready(talk)).toEqual({ status: 503, text: 'the database file is gone\n' });
  });
});

describe('/metrics', () => {
  it('counts updates, taps, answers and calls', async () => {
    const talk = await running();
    const { rehearsal } = talk;
    const lin = rehearsal.people.addUser({ name: '老林' });
    rehearsal.people.pressStart(lin);
    await talk.settle();
    expect(await metric(talk, 'zhibu_updates_total{kind="text",outcome="handled"}')).toBe(1);
    expect(await metric(talk, 'zhibu_last_text_delay_seconds')).toBe(0);
    expect(await metric(talk, 'zhibu_messenger_calls_total{method="send"}')).toBe(1);
    expect(await metric(talk, 'zhibu_outbox_rows{state="sent"}')).toBe(1);
    rehearsal.holdUpdates();
    rehearsal.people.say(lin, 'bot', '帮助');
    talk.clock.advanceBy(5_000);
    rehearsal.releaseUpdates();
    await talk.settle();
    expect(await metric(talk, 'zhibu_last_text_delay_seconds')).toBe(5);
    rehearsal.redeliver(rehearsal.allUpdates().at(-1)?.update_id ?? 0);
    await talk.settle();
    expect(await metric(talk, 'zhibu_updates_total{kind="text",outcome="repeated"}')).toBe(1);

    const help = rehearsal.lastMessage(lin, { fromBot: true });
    rehearsal.people.tap(lin, 'bot', help?.messageId ?? 0, help?.buttons.flat()[0]?.label ?? '');
    await talk.settle();
    expect(await metric(talk, 'zhibu_taps_total')).toBe(1);
    expect(await metric(talk, 'zhibu_answer_seconds_count')).toBe(1);
    expect(await metric(talk, 'zhibu_answer_seconds{quantile="0.99"}')).toBe(0);
    expect(await metric(talk, 'zhibu_messenger_calls_total{method="answer"}')).toBe(1);
  });

  it('counts refusals for now apart from other faults, by what was called', async () => {
    const talk = await running();
    const { rehearsal } = talk;
    rehearsal.faults.add({ fault: fault.tooManyRequests(7), method: 'sendMessage' });
    const lin = rehearsal.people.addUser({ name: '老林' });
    rehearsal.people.pressStart(lin);
    await talk.settle();
    expect(await metric(talk, 'zhibu_messenger_429_total{method="send"}')).toBe(1);
    expect(await metric(talk, 'zhibu_messenger_429_total{method="edit"}')).toBe(0);
    rehearsal.faults.add({ fault: fault.cutAfter(), method: 'sendMessage' });
    talk.clock.advanceBy(7_000);
    await talk.tick();
    expect(await metric(talk, 'zhibu_messenger_faults_total{method="send",fault="uncertain"}')).toBe(1);
    expect(await metric(talk, 'zhibu_outbox_rows{state="uncertain"}')).toBe(1);
    talk.clock.advanceBy(60_000);
    await talk.tick();
    expect(await metric(talk, 'zhibu_uncertain_oldest_seconds')).toBe(60);
  });

  it('tells how late jobs were run, by job', async () => {
    const talk = await openConversation({ at: { date: '2026-11-10', time: '02:50' } });
    const done = () => metric(talk, 'zhibu_occurrences_total{job="housekeeping",state="done"}');
    const late = () => metric(talk, 'zhibu_job_lateness_seconds_sum{job="housekeeping"}');
    await talk.tick();
    // Yesterday's.
    expect([await done(), await late()]).toEqual([1, 23 * 3_600 + 50 * 60]);
    await talk.advanceTo('2026-11-10', '03:10');
    expect([await done(), await late()]).toEqual([2, 24 * 3_600]);
    expect(await metric(talk, 'zhibu_ticks_total')).toBe(2);
  });
});
