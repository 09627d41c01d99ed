import type { Message } from 'telegraf/types';
import type { BotIdentity } from '../../ports/messenger.ts';

const command = /^\/[^\s@/]+(?:@(?<bot>[A-Za-z0-9_]+))?/u;

/**
 * Whether a text speaks to this bot. A command that names a bot speaks to that bot alone, also in a reply to another one.
 */
export function isAddressed(message: Message.TextMessage, me: BotIdentity, repliesToMe: boolean): boolean {
  if (message.chat.type === 'private') return true;
  const start = command.exec(message.text);
  if (start !== null) {
    const bot = start.groups?.['bot'];
    return bot === undefined || bot.toLowerCase() === me.username.toLowerCase();
  }
  return repliesToMe || mentions(message, me);
}

function mentions(message: Message.TextMessage, me: BotIdentity): boolean {
  const byName = new RegExp(`(?<![A-Za-z0-9_@])@${me.username}(?![A-Za-z0-9_])`, 'iu');
  if (byName.test(message.text)) return true;
  return (message.entities ?? []).some(
    (entity) => entity.type === 'text_mention' && String(entity.user.id) === me.id,
  );
}
