import { accept } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { ApiFailure } from '../failure.ts';
import { badRequest, forbidden, upgraded } from '../failure.ts';
import type { Json, Params } from '../wire/json.ts';
import { isMember, userOf } from '../world.ts';
import type { ChatRecord, UserRecord, World } from '../world.ts';

/** The chat that `chat_id` names, if the bot may act there. */
export function findChat(world: World, params: Params): Decision<ChatRecord, ApiFailure> {
  const value = params.get('chat_id');
  return findChatById(world, typeof value === 'string' || typeof value === 'number' ? value : null);
}

export function findChatById(world: World, value: Json): Decision<ChatRecord, ApiFailure> {
  const id = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  const chat = typeof id === 'number' ? world.chats.get(id) : undefined;
  if (chat === undefined) return badRequest('chat not found');
  if (chat.type === 'private') return openPrivateChat(world, chat, userOf(world, chat.id));
  if (chat.migratedTo !== undefined) return upgraded(chat.migratedTo);
  const kind = chat.type === 'group' ? 'group' : 'supergroup';
  const status = chat.members.get(world.bot.id);
  if (status === 'kicked') return forbidden(`bot was kicked from the ${kind} chat`);
  if (status === 'left') return forbidden(`bot is not a member of the ${kind} chat`);
  return status === undefined ? badRequest('chat not found') : accept(chat);
}

function openPrivateChat(world: World, chat: ChatRecord, user: UserRecord): Decision<ChatRecord, ApiFailure> {
  if (user.isBot) return forbidden("bots can't send messages to bots");
  if (user.blocked) return forbidden('bot was blocked by the user');
  if (user.started) return accept(chat);
  if (isKnown(world, user)) return forbidden("bot can't initiate conversation with a user");
  return badRequest('chat not found');
}

/** Whether the bot has ever met the account: in an update, or in a chat that both are in. */
export function isKnown(world: World, user: UserRecord): boolean {
  return (
    user.met ||
    [...world.chats.values()].some((chat) => isMember(chat, user.id) && isMember(chat, world.bot.id))
  );
}
