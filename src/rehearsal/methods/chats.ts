import { accept } from '../../domain/decision.ts';
import { badRequest } from '../failure.ts';
import { postFact, setBotStatus } from '../post.ts';
import { presentIds, renderChat, renderMember } from '../render.ts';
import { flagParam, intParam } from '../wire/json.ts';
import { userOf } from '../world.ts';
import { findChat, isKnown } from './find-chat.ts';
import type { Method } from './method.ts';

export const getChat: Method = (world, params) => {
  const chat = findChat(world, params);
  if (!chat.ok) return chat;
  const full = { accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: {} };
  return accept({ ...renderChat(world, chat.value), ...full });
};

export const getChatMember: Method = (world, params) => {
  const chat = findChat(world, params);
  if (!chat.ok) return chat;
  const user = world.users.get(intParam(params, 'user_id') ?? 0);
  if (user === undefined || !(user === world.bot || isKnown(world, user)))
    return badRequest('user not found');
  return accept(renderMember(user, chat.value.members.get(user.id)));
};

export const getChatMemberCount: Method = (world, params) => {
  const chat = findChat(world, params);
  if (!chat.ok) return chat;
  return accept(chat.value.type === 'private' ? 2 : presentIds(chat.value).length);
};

export const getChatAdministrators: Method = (world, params) => {
  const chat = findChat(world, params);
  if (!chat.ok) return chat;
  if (chat.value.type === 'private') return badRequest('there are no administrators in the private chat');
  const admins = [...chat.value.members].filter(
    ([, status]) => status === 'creator' || status === 'administrator',
  );
  const shown = admins.filter(
    ([id]) => flagParam(params, 'return_bots') || id === world.bot.id || !userOf(world, id).isBot,
  );
  return accept(shown.map(([id, status]) => renderMember(userOf(world, id), status)));
};

export const leaveChat: Method = (world, params) => {
  const chat = findChat(world, params);
  if (!chat.ok) return chat;
  if (chat.value.type === 'private')
    return badRequest("chat member status can't be changed in private chats");
  postFact(world, chat.value, world.bot.id, { what: 'left', userId: world.bot.id });
  setBotStatus(world, chat.value, world.bot, 'left');
  return accept(true);
};
