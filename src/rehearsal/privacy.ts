import { isMember } from './world.ts';
import type { ChatRecord, MessageRecord, World } from './world.ts';

/**
 * Whether the bot gets this message (https://core.telegram.org/bots/features#privacy-mode). In a group with privacy mode
 * on: service messages, replies to the bot, messages sent via it, `/cmd@bot`, and a bare `/cmd` when the bot spoke last
 * among bots or is the only one. A reply to another bot belongs to that bot whatever it says. A command is Latin
 * letters only, so `/请假` is none.
 */
export function isVisibleToBot(world: World, chat: ChatRecord, message: MessageRecord): boolean {
  if (chat.type === 'private') return message.fromId === chat.id;
  if (!isMember(chat, world.bot.id)) return false;
  if (message.content.kind === 'service') return true;
  if (world.users.get(message.fromId)?.isBot === true && !message.anonymous) return false;
  if (!world.privacyMode || chat.members.get(world.bot.id) === 'administrator') return true;

  const replied = message.replyTo === undefined ? undefined : chat.messages.get(message.replyTo);
  if (replied !== undefined) {
    if (replied.fromId === world.bot.id) return true;
    if (world.users.get(replied.fromId)?.isBot === true) return false;
  }
  if (message.viaBotId === world.bot.id) return true;
  const text = message.content.kind === 'text' ? message.content.text : '';
  const command = /^\/[A-Za-z0-9_]{1,64}(?:@(?<bot>[A-Za-z0-9_]+))?(?![A-Za-z0-9_@])/.exec(text);
  if (command === null) return false;
  const addressee = command.groups?.['bot'];
  if (addressee !== undefined) return addressee.toLowerCase() === world.bot.username?.toLowerCase();
  return chat.lastBotToSpeak === world.bot.id || isOnlyBot(world, chat);
}

function isOnlyBot(world: World, chat: ChatRecord): boolean {
  return [...chat.members.keys()].every(
    (id) => id === world.bot.id || world.users.get(id)?.isBot !== true || !isMember(chat, id),
  );
}
