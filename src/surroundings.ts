import { chineseDaysTable } from './adapters/calendar/chinese-days-table.ts';
import { createCodeMint } from './adapters/keys/code-mint.ts';
import { loadKeyring } from './adapters/keys/keyring.ts';
import { pinoLog } from './adapters/log/pino-log.ts';
import { telegramCapabilities } from './adapters/telegram/messenger.ts';
import type { Config } from './config.ts';
import type { Clock } from './ports/clock.ts';
import type { Store } from './ports/store/store.ts';
import type { Surroundings } from './runtime/world.ts';
import { catalogs } from './text/catalog.ts';

/** The settings that runs without a messenger depend on. */
export type SurroundingsConfig = Pick<Config, 'dataDir' | 'locale' | 'timezone' | 'quietHours'>;

/** What jobs and heavy work stand on where no messenger is connected: the name of the bot is what it was last. */
export function surroundings(config: SurroundingsConfig, store: Store, clock: Clock): Surroundings {
  const username = store.read((tx) => tx.settings.meta('bot.username')) ?? '';
  const link = (parameter: string) => (payload: string) => `https://t.me/${username}?${parameter}=${payload}`;
  return {
    store,
    clock,
    log: pinoLog({ level: 'silent' }),
    text: catalogs[config.locale],
    zone: config.timezone,
    quiet: config.quietHours,
    holidays: chineseDaysTable(),
    codes: createCodeMint(loadKeyring(config.dataDir).codeKey),
    links: { start: link('start'), startGroup: link('startgroup') },
    privateAnswers: telegramCapabilities.privateAnswer,
  };
}
