import { Telegram } from 'telegraf';
import { onTestFinished } from 'vitest';
import { settableClock } from '../../src/adapters/clock/settable-clock.ts';
import type { Instant } from '../../src/domain/ids.ts';
import { listen } from '../harness/listen.ts';
import type { RehearsalOptions } from '../../src/rehearsal/rehearsal.ts';
import { createRehearsal } from '../../src/rehearsal/rehearsal.ts';

export const token = '7000000001:AAH-rehearsal-token-for-tests-only';
export const start = 1_795_000_000_000 as Instant;

/** A rehearsal server on a real socket, real telegraf as its client, and a clock that stands still until told. */
export async function openRehearsal(options: Partial<RehearsalOptions> = {}) {
  const clock = settableClock(start);
  const rehearsal = createRehearsal({ clock, token, botUsername: 'zhibu_test_bot', ...options });
  const server = await listen(rehearsal.app);
  const telegram = new Telegram(token, { apiRoot: server.url, webhookReply: false });
  onTestFinished(async () => {
    rehearsal.close();
    await server.close();
  });
  return { clock, rehearsal, people: rehearsal.people, telegram, url: server.url };
}

/** What telegraf's error says, or a failure when the call went well. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ code: number; description: string; parameters?: unknown }> {
  try {
    await call;
  } catch (error) {
    const { response } = error as {
      response?: { error_code: number; description: string; parameters?: unknown };
    };
    if (response === undefined) throw error;
    const { error_code: code, description, parameters } = response;
    return parameters === undefined ? { code, description } : { code, description, parameters };
  }
  throw new Error('the call was expected to be refused, and went well');
}
