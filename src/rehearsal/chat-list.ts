import { scopeKey } from './methods/menus.ts';
import { chatAt } from './people/handles.ts';
import type { Person, Place } from './people/handles.ts';
import { nameOf } from './phone.ts';
import { presentIds } from './render.ts';
import { userOf } from './world.ts';
import type { ChatRecord, World } from './world.ts';

/** The command menu that a person sees in a chat after typing `/`: the narrowest scope wins, then the own language. */
export function menuOf(world: World, person: Person, place: Place) {
  const chat = chatAt(world, place);
  const status = chat.members.get(person.id);
  const admin = status === 'creator' || status === 'administrator';
  const scopes: [type: string, chatId: number, userId: number][] =
    chat.type === 'private'
      ? [
          ['chat', chat.id, 0],
          ['all_private_chats', 0, 0],
          ['default', 0, 0],
        ]
      : [
          ['chat_member', chat.id, person.id],
          ...(admin ? ([['chat_administrators', chat.id, 0]] as [string, number, number][]) : []),
          ['chat', chat.id, 0],
          ...(admin ? ([['all_chat_administrators', 0, 0]] as [string, number, number][]) : []),
          ['all_group_chats', 0, 0],
          ['default', 0, 0],
        ];
  const language = userOf(world, person.id).languageCode?.slice(0, 2) ?? '';
  const keys = scopes.flatMap(([type, chatId, userId]) =>
    [language, ''].map((one) => scopeKey(type, one, chatId, userId)),
  );
  const found = keys.find((key) => world.commands.has(key));
  return found === undefined ? [] : (world.commands.get(found) ?? []);
}

/** Who is in a chat now, the bot included. */
export function membersOf(world: World, place: Place): readonly Person[] {
  const chat = chatAt(world, place);
  const ids = chat.type === 'private' ? [chat.id, world.bot.id] : presentIds(chat);
  return ids.map((id) => ({ id, name: nameOf(world, id) }));
}

export interface PhoneChat {
  readonly id: number;
  readonly title: string;
  readonly type: ChatRecord['type'];
  readonly members: readonly Person[];
  readonly topics: readonly { readonly id: number; readonly name: string; readonly closed: boolean }[];
}

/** Chats that people see in their lists: a migrated group only where it lives now. */
export function chatsOf(world: World): PhoneChat[] {
  return [...world.chats.values()]
    .filter((chat) =>
      chat.type === 'private' ? userOf(world, chat.id).started : chat.migratedTo === undefined,
    )
    .map((chat) => ({
      id: chat.id,
      title: chat.title ?? nameOf(world, chat.id),
      type: chat.type,
      members: membersOf(world, chat.id),
      topics: [...chat.topics.values()].map(({ id, name, closed }) => ({ id, name, closed })),
    }));
}
