import { accept } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { ApiFailure } from '../failure.ts';
import { malformed } from '../failure.ts';
import { listParam, objectParam, textParam } from '../wire/json.ts';
import type { JsonObject, Params } from '../wire/json.ts';
import type { World } from '../world.ts';
import { findChatById } from './find-chat.ts';
import type { Method } from './method.ts';

interface MenuCommand {
  readonly command: string;
  readonly description: string;
}

export const setMyCommands: Method = (world, params) => {
  const key = menuKey(world, params);
  if (!key.ok) return key;
  // The method table has checked the shape.
  const commands = (listParam(params, 'commands') ?? []) as unknown as readonly MenuCommand[];
  if (!commands.every((one) => /^[a-z0-9_]{1,32}$/.test(one.command)))
    return malformed('BOT_COMMAND_INVALID');
  if (new Set(commands.map((one) => one.command)).size < commands.length)
    return malformed('BOT_COMMAND_DUPLICATE');
  if (!commands.every((one) => one.description.trim() !== ''))
    return malformed('BOT_COMMAND_DESCRIPTION_INVALID');
  if (commands.length === 0) world.commands.delete(key.value);
  else world.commands.set(key.value, commands);
  world.changes.notify();
  return accept(true);
};

export const getMyCommands: Method = (world, params) => {
  const key = menuKey(world, params);
  return key.ok ? accept(world.commands.get(key.value) ?? []) : key;
};

export const deleteMyCommands: Method = (world, params) => {
  const key = menuKey(world, params);
  if (!key.ok) return key;
  world.commands.delete(key.value);
  world.changes.notify();
  return accept(true);
};

/** One key for a scope and a language; a chat must exist and be open to the bot. */
function menuKey(world: World, params: Params): Decision<string, ApiFailure> {
  const scope: JsonObject = objectParam(params, 'scope') ?? { type: 'default' };
  const language = textParam(params, 'language_code') ?? '';
  if (!/^(?:[a-z]{2})?$/.test(language)) return malformed('LANG_CODE_INVALID');
  const type = typeof scope['type'] === 'string' ? scope['type'] : 'default';
  if (scope['chat_id'] === undefined) return accept(scopeKey(type, language));
  const chat = findChatById(world, scope['chat_id']);
  if (!chat.ok) return chat;
  return accept(scopeKey(type, language, chat.value.id, Number(scope['user_id'] ?? 0)));
}

export function scopeKey(type: string, language: string, chatId = 0, userId = 0): string {
  return [type, language, String(chatId), String(userId)].join('/');
}

export const setMyDescription = describe('long', 'description');
export const setMyShortDescription = describe('short', 'short_description');
export const getMyDescription = described('long', 'description');
export const getMyShortDescription = described('short', 'short_description');

function describe(which: string, name: string): Method {
  return (world, params) => {
    world.descriptions.set(
      `${which}/${textParam(params, 'language_code') ?? ''}`,
      textParam(params, name) ?? '',
    );
    world.changes.notify();
    return accept(true);
  };
}

function described(which: string, name: string): Method {
  return (world, params) => {
    const text = world.descriptions.get(`${which}/${textParam(params, 'language_code') ?? ''}`) ?? '';
    return accept({ [name]: text });
  };
}
