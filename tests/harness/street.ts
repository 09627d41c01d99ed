import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Clock } from '../../src/ports/clock.ts';
import type { Place } from '../../src/rehearsal/people/handles.ts';
import { createRehearsal } from '../../src/rehearsal/rehearsal.ts';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import type { PhoneMessage } from '../../src/rehearsal/phone.ts';
import { listen } from './listen.ts';
import { seedCounty } from './street-county.ts';
import type { County, CountySize } from './street-county.ts';
import type { Environment } from './real-bot.ts';

export const token = '7000000001:rehearsal_token_for_tests_only';

/** The county, its phones and the messenger: what outlives every process of the program, and sees all that they do. */
export interface Street {
  readonly clock: Clock;
  readonly rehearsal: Rehearsal;
  readonly county: County;
  readonly dataDir: string;
  readonly env: Environment;
  /** Newest message of the bot with these words, on that phone or in that group. */
  find(place: Place, words: string): PhoneMessage | undefined;
  close(): Promise<void>;
}

/**
 * At Telegram's server a tap lives 150 s. A program that is killed every other second may not come to fetch it in time, and then
 * nobody can keep it (gaps on cards are for that, and have tests of their own); here each tap reaches the program in the end.
 */
const tapLifeMs = 24 * 3_600_000;

export async function openStreet(clock: Clock, size: CountySize, more: Environment = {}): Promise<Street> {
  const rehearsal = createRehearsal({ clock, token, botUsername: 'zhibu_test_bot', limits: { tapLifeMs } });
  const server = await listen(rehearsal.app);
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'zhibu-chaos-'));
  const county = seedCounty(rehearsal, clock, dataDir, size);
  return {
    clock,
    rehearsal,
    county,
    dataDir,
    env: {
      BOT_TOKEN: token,
      TELEGRAM_API_ROOT: server.url,
      DATA_DIR: dataDir,
      PORT: '0',
      QUIET_HOURS: 'off',
      TIMEZONE: county.zone,
      LOG_LEVEL: 'warn',
      ...more,
    },
    find: (place, words) => rehearsal.lastMessage(place, { fromBot: true, containing: words }),
    async close() {
      rehearsal.close();
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
