import type { Action } from './domain/authority/authorize.ts';
import type { Actor } from './domain/authority/actor.ts';
import type { Decision } from './domain/decision.ts';
import type { BranchId, Instant, LocalDate } from './domain/ids.ts';
import type { Outcome, Situation } from './domain/outcome.ts';
import type { Card } from './ports/store/cards.ts';
import type { Chat } from './ports/store/chats.ts';
import type { Tx } from './ports/store/store.ts';
import type { Catalog } from './text/catalog.ts';

/** Text of a command itself, by language. */
export type ByLanguage = Readonly<Record<'zh-CN' | 'en', string>>;

/** What every command and button is given. Everything a run may know; there is no other way in. */
export interface Call extends Situation {
  readonly tx: Tx;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly text: Catalog;
  readonly actor: Actor;
  readonly chat: Chat;
  /** Every command there is, for /help. */
  readonly commands: readonly Command[];
  /** The branches this is about: one for `branch: 'one'`, all the actor may touch here for `'all'`, else none. */
  readonly branchIds: readonly BranchId[];
  /** The words came without the command word. */
  readonly uncommanded?: boolean;
}

export interface CommandCall<Args> extends Call {
  readonly args: Args;
  readonly messageId: string;
  /** The message this one answers: who wrote it, if a person. */
  readonly repliesTo: { readonly userId: string; readonly name: string } | undefined;
}

export interface ReplyCall extends Call {
  readonly messageId: string;
}

/** Natural words without a command: a reply to one of the bot's messages in the group, or a plain private text. */
export interface Replies {
  /** Whose words are taken. What an unknown account says is the command's to hold or to answer. */
  readonly who: Action;
  /** What these words ask this command for; `undefined` when they are about something else. */
  read(words: string): ((call: ReplyCall) => Outcome) | undefined;
}

export interface ButtonCall extends Call {
  /** What the button was given when it was made; signed, so it comes back unchanged. */
  readonly payload: string;
  readonly tapId: string;
  readonly messageId: string;
  /** The card that the button stands on, when it stands on one. */
  readonly card: Card | undefined;
}

/** How the words after a command are read. */
export interface Grammar<Args> {
  /** One working example a language, shown by /help and in every error sentence. */
  readonly example: ByLanguage;
  /** Reads the words, or says in one sentence what was understood and what is wrong (the example is added). */
  parse(words: string, call: Call): Decision<Args, string>;
  /** The command stands alone: words after its 中文 name mean that the text was about something else. */
  readonly standsAlone?: boolean;
  /** Words that may not be kept, not even until the branch is known: the sentence that refuses them (the example is added). */
  refuses?(words: string, call: Pick<Call, 'text'>): string | undefined;
  /** The words are for nobody else's eyes: not even a dead letter keeps them. */
  readonly confidential?: boolean;
  /** The words hold free text that people will read: they reach `parse` as written, in full width too. */
  readonly asWritten?: boolean;
}

export interface ButtonDefinition {
  /** Who may tap. The actor is the one who tapped, whatever the card's addressee. */
  readonly who: Action;
  /** For branch actions: which branch the payload speaks of, so that the right is checked before `run`. */
  branchOf?(call: ButtonCall): BranchId | undefined;
  run(call: ButtonCall): Outcome;
}

/** Where words without a command word were said: the branches in which the actor has the right. */
export type BareScope = Pick<Call, 'tx' | 'today' | 'actor' | 'branchIds'>;

export interface CommandDefinition<Args> {
  readonly description: ByLanguage;
  /** 中文 names, with or without `/`. */
  readonly aliases: readonly string[];
  readonly where: 'private' | 'group' | 'both';
  readonly who: Action;
  /**
   * Which branch it is about. `one`: the only one the actor has a right in here, or the one named before the other
   * words, else the actor is asked. `all`: every branch the actor has a right in here. Absent: not about a branch.
   */
  readonly branch?: 'one' | 'all';
  readonly args: Grammar<Args>;
  /** 中文 names that are also the first of the words: 应到31 says what 31 is. Matched at the start of normalised text. */
  readonly keepsAlias?: RegExp;
  /** Its 中文 name may begin a sentence that another command reads without a command word: that one goes first. */
  readonly givesWay?: boolean;
  /** Its 中文 name begins everyday sentences: without `/` it is not spoken to this command by whoever may not use it. */
  readonly unheardFromOthers?: true;
  /** Accepts words without the command word, in a private chat of somebody with the right (design §4). */
  readonly bare?: (words: string, call?: BareScope) => boolean;
  /** Standing alone, a member who holds no office means himself by it, whatever rights he has elsewhere: 撤销. */
  readonly ownWhenBare?: true;
  /** Whether words that nothing could read are about this: then its grammar says what is wrong with them. */
  readonly about?: (words: string, call: BareScope) => boolean;
  /** Also answers to natural words: 来了, 晚点到, 家里有事来不了. Words of a command that the actor may use come first. */
  readonly replies?: Replies;
  readonly buttons?: Readonly<Record<string, ButtonDefinition>>;
  run(call: CommandCall<Args>): Outcome;
}

/** A command under its file name, as dispatch, /help, setMyCommands and the README see it. */
export interface Command extends CommandDefinition<unknown> {
  readonly name: string;
}

/** Declares the slash command whose name is the file's name. The identity function: it only adds types. */
export function defineCommand<Args>(definition: CommandDefinition<Args>): CommandDefinition<Args> {
  return definition;
}

/** For commands that take no words. */
export function noWords(example: string): Grammar<undefined> {
  return {
    example: { 'zh-CN': example, en: example },
    standsAlone: true,
    parse: (words, call) =>
      words === ''
        ? { ok: true, value: undefined }
        : { ok: false, reason: call.text.common.noWordsNeeded(words) },
  };
}
