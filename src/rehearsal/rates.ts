import { accept } from '../domain/decision.ts';
import type { Decision } from '../domain/decision.ts';
import type { ApiFailure } from './failure.ts';
import { tooManyRequests } from './failure.ts';
import type { ChatRecord, World } from './world.ts';

/** Rules of platform.md: messages of the bot within a window of seconds. */
interface Rate {
  readonly most: number;
  readonly windowS: number;
}
const perGroup: Rate = { most: 20, windowS: 60 };
const perChat: Rate = { most: 3, windowS: 3 };
const perBot: Rate = { most: 30, windowS: 1 };

type Kind = 'message' | 'edit';
const sentAt = new WeakMap<World, { readonly chatId: number; readonly kind: Kind; readonly at: number }[]>();

/** Counts one new message or one edit of the bot, each with its own budgets; 429 when a budget is spent and the world enforces rates. */
export function takeRate(world: World, chat: ChatRecord, kind: Kind): Decision<undefined, ApiFailure> {
  if (!world.limits.enforceRates) return accept(undefined);
  const now = world.clock.now();
  const all = (sentAt.get(world) ?? []).filter((one) => now - one.at < 60_000);
  sentAt.set(world, all);
  const sent = all.filter((one) => one.kind === kind);
  const here = sent.filter((one) => one.chatId === chat.id);
  const waits = [
    kind === 'message' ? waitS(here, perChat, now) : 0,
    waitS(sent, perBot, now),
    chat.type === 'private' ? 0 : waitS(here, perGroup, now),
  ];
  const longest = Math.max(...waits);
  if (longest > 0) return tooManyRequests(longest);
  all.push({ chatId: chat.id, kind, at: now });
  return accept(undefined);
}

function waitS(sent: readonly { readonly at: number }[], rate: Rate, now: number): number {
  const inWindow = sent.filter((one) => now - one.at < rate.windowS * 1000);
  const blocking = inWindow[inWindow.length - rate.most];
  return blocking === undefined
    ? 0
    : Math.max(1, Math.ceil((blocking.at + rate.windowS * 1000 - now) / 1000));
}
