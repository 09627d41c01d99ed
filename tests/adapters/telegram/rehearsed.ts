import { settableClock } from '../../../src/adapters/clock/settable-clock.ts';
import { createTelegram } from '../../../src/adapters/telegram/create-telegram.ts';
import type { TelegramOptions } from '../../../src/adapters/telegram/create-telegram.ts';
import type { Instant } from '../../../src/domain/ids.ts';
import { listen } from '../../harness/listen.ts';
import { createRehearsal } from '../../../src/rehearsal/rehearsal.ts';
import { hastyClock, recordingLog, token } from './doubles.ts';

/** The adapter against the rehearsal server: a group of two, of whom `zhang` has opened the private chat. */
export async function rehearse(options: Partial<TelegramOptions> = {}) {
  const rehearsal = createRehearsal({
    clock: settableClock(1_795_000_000_000 as Instant),
    token,
    botUsername: 'zhibu_test_bot',
  });
  const { people } = rehearsal;
  const zhang = people.addUser({ name: '建国', lastName: '张' });
  const li = people.addUser({ name: '秀英' });
  const group = people.createGroup({ title: '石桥村党支部', members: [zhang, li], withBot: true });
  people.pressStart(zhang);
  const server = await listen(rehearsal.app);
  const clock = hastyClock();
  const log = recordingLog();
  const telegram = createTelegram({ token, apiRoot: server.url, clock, log, ...options });
  return {
    rehearsal,
    people,
    zhang,
    li,
    group,
    telegram,
    clock,
    log,
    groupChat: { externalId: String(group.id), kind: 'group' } as const,
    privateChat: { externalId: String(zhang.id), kind: 'private' } as const,
    /** As if nothing had happened yet: forgets what making the group and starting the chat have left to be fetched. */
    forgetUpdates: (): Promise<unknown> =>
      fetch(`${server.url}/bot${token}/deleteWebhook?drop_pending_updates=true`, { method: 'POST' }),
    close: async (): Promise<void> => {
      telegram.close();
      rehearsal.close();
      await server.close();
    },
  };
}
