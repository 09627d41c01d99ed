import type { Command } from '../command.ts';
import { normalize, originalSlice } from '../domain/grammar/normalize.ts';
import type { Normalized } from '../domain/grammar/normalize.ts';

/** A command word found at the beginning of a text, and the words after it. */
export interface Spoken {
  readonly command: Command;
  /** As the person wrote them, traditional characters included; width is levelled unless the command wants them as written. */
  readonly words: string;
  /** The command word was not said. */
  readonly uncommanded?: boolean;
}

/**
 * Finds the command that a text begins with: `/attend 31/26/3`, `/attend@bot …`, `到会26`, `／到会 26`, `到會 26`. The
 * longest alias wins; no space is needed before the words. Without a slash a command that takes no words must stand
 * alone or be set off by a blank, comma or colon, so that 我的手机坏了 is not 我的, and 待办 x is 待办 with wrong words.
 */
export function findCommand(
  commands: readonly Command[],
  text: string,
  botUsername: string,
): Spoken | undefined {
  const said = normalize(text);
  const begin = said.text.length - said.text.trimStart().length;
  const slashed = said.text.startsWith('/', begin);
  const start = slashed ? begin + 1 : begin;
  const bare = said.text.slice(start);
  const addressed = /^([^\s@]+)@(\w+)\s*/.exec(bare);
  if (addressed) {
    const [all, word = '', bot = ''] = addressed;
    if (bot !== botUsername.toLowerCase()) return undefined;
    const command = commands.find(
      ({ name, aliases }) => name === word || aliases.some((alias) => normalize(alias).text === word),
    );
    return command && { command, words: wordsFrom(command, said, start + all.length) };
  }
  const latin = slashed ? /^[a-z][a-z0-9_]*/.exec(bare)?.[0] : undefined;
  const named = commands.find(({ name }) => name === latin);
  if (latin !== undefined && named)
    return { command: named, words: wordsFrom(named, said, start + latin.length) };
  return byAlias(commands, said, start, slashed);
}

function byAlias(
  commands: readonly Command[],
  said: Normalized,
  start: number,
  slashed: boolean,
): Spoken | undefined {
  let found: Spoken | undefined;
  let longest = 0;
  for (const command of commands) {
    for (const alias of command.aliases.map((one) => normalize(one).text)) {
      if (alias.length <= longest || !said.text.startsWith(alias, start)) continue;
      const end = start + alias.length;
      const between = /^[\s,:]*/.exec(said.text.slice(end))?.[0].length ?? 0;
      const keeps =
        end + between < said.text.length && command.keepsAlias?.test(said.text.slice(start)) === true;
      const words = wordsFrom(command, said, keeps ? start : end + between);
      if (!slashed && between === 0 && isAnotherText(command, words)) continue;
      found = { command, words };
      longest = alias.length;
    }
  }
  return found;
}

/** Glued to the name of a command that takes none, words mean something else, unless they are its own: 开始83863730. */
function isAnotherText({ args, bare }: Command, words: string): boolean {
  return args.standsAlone === true && words !== '' && bare?.(words) !== true;
}

function wordsFrom({ args }: Command, said: Normalized, from: number): string {
  const words = originalSlice(said, from, said.text.length);
  return args.asWritten === true ? words : words.normalize('NFKC').trim();
}
