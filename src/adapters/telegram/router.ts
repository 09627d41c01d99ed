import { createHash } from 'node:crypto';
import { Telegraf } from 'telegraf';
import { message } from 'telegraf/filters';
import type { Update as TelegramUpdate } from 'telegraf/types';
import type { BotIdentity, Incoming, Update } from '../../ports/messenger.ts';
import { other, readMigration, readStanding, readTap, readText, readWordless } from './incoming.ts';

/** Reads one update. Never rejects: what cannot be read says so in the result. */
export type Route = (raw: TelegramUpdate) => Promise<Update>;

/** The updates that the program has a use for; the server sends no others. */
export const allowedUpdates = ['message', 'callback_query', 'my_chat_member'] as const;

// What a message holds that is not text, by its field; closed lists, because they become a metric's label.
const wordless = [
  ...['voice', 'photo', 'sticker', 'animation', 'document', 'video', 'video_note', 'audio'],
  ...['venue', 'location', 'contact', 'poll', 'dice', 'story', 'game'],
] as const;
const serviceMessages = [
  ...['new_chat_members', 'left_chat_member', 'new_chat_title'],
  ...[
    'new_chat_photo',
    'delete_chat_photo',
    'group_chat_created',
    'supergroup_chat_created',
    'pinned_message',
  ],
  ...['forum_topic_created', 'forum_topic_closed', 'forum_topic_reopened', 'users_shared', 'chat_shared'],
] as const;
const updateTypes = [
  ...['message', 'edited_message', 'channel_post', 'edited_channel_post', 'message_reaction', 'chat_member'],
  ...[
    'message_reaction_count',
    'inline_query',
    'chosen_inline_result',
    'poll',
    'poll_answer',
    'chat_join_request',
  ],
  ...['chat_boost', 'removed_chat_boost', 'shipping_query', 'pre_checkout_query'],
] as const;

/** telegraf as a router: its handlers name the incoming value and do nothing else. It holds no token and calls nobody. */
export function createRouter(me: BotIdentity): Route {
  const read = new WeakMap<object, Incoming>();
  const bot = new Telegraf('routes-only', { handlerTimeout: Infinity, telegram: { webhookReply: false } });
  bot.botInfo = { id: Number(me.id), is_bot: true, first_name: '', username: me.username, ...unusedRights };
  // telegraf's own handler prints the whole update.
  bot.catch((error) => {
    throw error;
  });
  bot.on('callback_query', (ctx) => void read.set(ctx.update, readTap(ctx.callbackQuery)));
  bot.on('my_chat_member', (ctx) => void read.set(ctx.update, readStanding(ctx.myChatMember)));
  bot.on(message('migrate_to_chat_id'), (ctx) => {
    read.set(ctx.update, readMigration(ctx.message.chat.id, ctx.message.migrate_to_chat_id));
  });
  bot.on(message('migrate_from_chat_id'), (ctx) => {
    read.set(ctx.update, readMigration(ctx.message.migrate_from_chat_id, ctx.message.chat.id));
  });
  bot.on(message('text'), (ctx) => void read.set(ctx.update, readText(ctx.message, me)));
  bot.on('message', (ctx, next) => {
    const what = wordless.find((name) => name in ctx.message);
    if (what === undefined) return next();
    read.set(ctx.update, readWordless(ctx.message, me, what));
    return undefined;
  });
  bot.use((ctx) => void read.set(ctx.update, other(describe(ctx.update))));

  return async (raw) => {
    const payload = JSON.stringify(raw);
    const digest = createHash('sha256').update(payload).digest('hex');
    return { bot: me.id, updateId: raw.update_id, digest, payload, incoming: await routed(raw) };
  };

  async function routed(raw: TelegramUpdate): Promise<Update['incoming']> {
    try {
      await bot.handleUpdate(raw);
    } catch (error) {
      // The name only: the text of an error may quote the message.
      return { kind: 'unreadable', error: error instanceof Error ? error.name : 'not an error' };
    }
    return read.get(raw) ?? { kind: 'unreadable', error: 'no route' };
  }
}

/** Whether a value can be told apart from other updates; everything else is the router's matter. */
export function isUpdate(value: unknown): value is TelegramUpdate {
  return (
    typeof value === 'object' &&
    value !== null &&
    'update_id' in value &&
    Number.isSafeInteger(value.update_id)
  );
}

const unusedRights = {
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
} as const;

function describe(update: TelegramUpdate): string {
  const type = updateTypes.find((name) => name in update);
  if (type !== 'message') return type ?? 'unknown';
  const { message: unread } = update as TelegramUpdate.MessageUpdate;
  return serviceMessages.find((name) => name in unread) ?? 'message';
}
