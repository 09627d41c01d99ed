import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { settableClock } from '../../src/adapters/clock/settable-clock.ts';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { instantAt } from '../../src/domain/calendar/time.ts';
import type { LocalDate, LocalTime } from '../../src/domain/ids.ts';
import type { Log } from '../../src/ports/log.ts';
import { fault } from '../../src/rehearsal/faults.ts';
import { createRehearsal } from '../../src/rehearsal/rehearsal.ts';
import { openShell } from '../cli/bench.ts';
import { listen } from '../harness/listen.ts';

const root = path.resolve(import.meta.dirname, '../..');
const token = '7000000001:rehearsal_token_for_tests_only';

async function messenger() {
  const clock = settableClock(instantAt('2026-11-22' as LocalDate, '09:30' as LocalTime, 'Asia/Shanghai'));
  const rehearsal = createRehearsal({ clock, token, botUsername: 'zhibu_test_bot' });
  const server = await listen(rehearsal.app);
  onTestFinished(async () => {
    rehearsal.close();
    await server.close();
  });
  return { clock, rehearsal, env: { BOT_TOKEN: token, TELEGRAM_API_ROOT: server.url, PORT: '0' } };
}

it('names BOT_TOKEN while the messenger refuses it, warns once, and is ready afterwards', async () => {
  const { clock, rehearsal, env } = await messenger();
  rehearsal.faults.add({ fault: fault.unauthorized(), method: 'getMe', times: 3 });
  const dataDir = mkdtempSync(path.join(tmpdir(), 'zhibu-refused-'));
  const config = readConfig({ ...env, DATA_DIR: dataDir });
  if (!config.ok) throw new Error('settings refused');
  const warnings: string[] = [];
  const nothing = () => undefined;
  let warned = nothing as () => void;
  const first = new Promise<void>((resolve) => {
    warned = resolve;
  });
  const log: Log = {
    debug: nothing,
    info: nothing,
    error: nothing,
    warn: (event) => {
      warnings.push(event);
      warned();
    },
  };
  const app = await startApp({
    config: { ...config.value, botToken: token },
    clock,
    log,
    root,
    code: root,
    ticker: false,
  });
  onTestFinished(async () => {
    await app.stop();
    rmSync(dataDir, { recursive: true });
  });
  const readyz = async () => {
    const response = await fetch(`${app.url}/readyz`);
    return { status: response.status, text: await response.text() };
  };
  await first;
  expect(await readyz()).toEqual({ status: 503, text: 'the messenger refuses BOT_TOKEN (401)\n' });
  // The program sleeps between its tries, on this clock.
  while ((await readyz()).status !== 200) clock.advanceBy(5_000);
  expect(rehearsal.calls('getMe')).toHaveLength(4);
  expect(warnings).toEqual(['messenger.unauthorized']);
});

it('has a page to show in rehearsal only', async () => {
  const { env } = await messenger();
  const real = await openShell({ ...env, LOG_LEVEL: 'silent' }).run(['start']);
  expect([real.status, real.err]).toEqual([0, '程序在运行。\n程序停了。\n']);
  const rehearsed = await openShell({ PORT: '0', LOG_LEVEL: 'silent' }).run(['start']);
  expect([rehearsed.status, rehearsed.err]).toEqual([0, expect.stringContaining('网页：http://')]);
});
