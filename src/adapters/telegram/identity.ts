import type { BotIdentity } from '../../ports/messenger.ts';
import type { Call } from './call.ts';
import { unreadableReply } from './errors.ts';

/** Who the bot is: asked of the server until it answers once, remembered from then on. */
export interface Identity {
  identify(signal?: AbortSignal): Promise<BotIdentity>;
  /** `undefined` until {@link identify} has succeeded. */
  known(): BotIdentity | undefined;
}

export function createIdentity(call: Call, callMs: number): Identity {
  let known: BotIdentity | undefined;
  return {
    known: () => known,
    identify: async (signal) => {
      const limit = { deadlineMs: callMs, ...(signal === undefined ? {} : { signal }) };
      known ??= readIdentity(await call('getMe', {}, limit));
      return known;
    },
  };
}

function readIdentity(me: unknown): BotIdentity {
  if (typeof me === 'object' && me !== null && 'id' in me && 'username' in me) {
    const { id, username } = me;
    if (Number.isSafeInteger(id) && typeof username === 'string') return { id: String(id), username };
  }
  throw unreadableReply('getMe');
}
