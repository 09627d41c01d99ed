import type { Command } from '../command.ts';

/** A command word found at the beginning of a text, and the words after it. */
export interface Spoken {
  readonly command: Command;
  readonly words: string;
}

/**
 * Finds the command that a text begins with: `/attend 31/26/3`, `/attend@bot …`, `到会26`, `／到会 26`. The longest
 * alias wins; no space is needed before the words. Without a slash a command that takes no words must stand alone, so
 * that 我的手机坏了 is not 我的.
 */
export function findCommand(
  commands: readonly Command[],
  text: string,
  botUsername: string,
): Spoken | undefined {
  const plain = text.normalize('NFKC').trim();
  const slashed = plain.startsWith('/');
  const bare = slashed ? plain.slice(1) : plain;
  const addressed = bare.match(/^([^\s@]+)@(\w+)\s*([\s\S]*)$/);
  if (addressed) {
    const [, word, bot, words] = addressed;
    if (bot?.toLowerCase() !== botUsername.toLowerCase()) return undefined;
    const command = commands.find(
      ({ name, aliases }) => name === word?.toLowerCase() || aliases.includes(word ?? ''),
    );
    return command && { command, words: words?.trim() ?? '' };
  }
  if (slashed) {
    const latin = bare.match(/^([a-z][a-z0-9_]*)\s*([\s\S]*)$/i);
    const command = latin && commands.find(({ name }) => name === latin[1]?.toLowerCase());
    if (latin && command) return { command, words: latin[2]?.trim() ?? '' };
  }
  let found: Spoken | undefined;
  let longest = 0;
  for (const command of commands) {
    for (const alias of command.aliases) {
      if (alias.length <= longest || !bare.startsWith(alias)) continue;
      const words = bare
        .slice(alias.length)
        .replace(/^[\s,，:：]+/, '')
        .trim();
      if (!slashed && words !== '' && command.args.standsAlone === true) continue;
      found = { command, words };
      longest = alias.length;
    }
  }
  return found;
}
