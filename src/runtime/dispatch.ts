import type { BareScope, Call, Command, CommandCall } from '../command.ts';
import { holdsOffice } from '../domain/authority/actor.ts';
import { authorize } from '../domain/authority/authorize.ts';
import type { Actor } from '../domain/authority/actor.ts';
import { branchNames, chooseNamed } from '../domain/grammar/branch-choice.ts';
import { nothing } from '../domain/outcome.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { BranchId } from '../domain/ids.ts';
import type { IncomingText } from '../ports/messenger.ts';
import { branchesFor } from './branches.ts';
import { noRightWords } from './no-right.ts';
import { findCommand } from './words.ts';
import type { Spoken } from './words.ts';

/** A call before its branch is known. */
export type BareCall = Omit<Call, 'branchIds'>;

export interface TextDispatch {
  readonly commands: readonly Command[];
  readonly botUsername: string;
}

const branchButtons = 6;
/** After a word that is also a command's: 党日我来不了, 党费交了; or nothing: 党费. */
const ofOneself =
  /^$|^(?:我|俺)|^(?:都|也|已经?)?[交缴](?:过|齐|完)?了|^(?:请假|請假|来不了|來不了|去不了|参加不了)$/;
const courtesies = /^(收到|好的?|好嘞|知道了|谢谢|ok|👌|👍)[!！。.~～\s]*$/i;

/** Answers a text that speaks to the bot. Words that ask for nothing (收到, 好的) change nothing and get no answer. */
export function dispatchText(dispatch: TextDispatch, call: BareCall, message: IncomingText): Outcome {
  const { text } = call;
  const inGroup = message.chat.kind === 'group';
  if (message.sender.kind === 'bot') return nothing;
  if (courtesies.test(message.text.trim())) return nothing;
  const spoken = spokenWords(dispatch, call, message);
  if (!spoken || !mayUse(spoken.command, call) || isOwnWord(spoken, call)) {
    // 到会了 and 撤销 are a member's own words; 党员 张三 外出 is a command that is not his to give.
    const own = !spoken || ofOneself.test(spoken.words) ? dispatch.commands : [spoken.command];
    const natural = naturalWords(own, call, message);
    if (natural) return natural;
  }
  if (!spoken) {
    const unread = almostSpoken(dispatch, call, message);
    if (unread)
      return runCommand(
        unread,
        message.text.trim(),
        { ...call, uncommanded: true },
        { messageId: message.messageId, repliesTo: undefined },
      );
    return inGroup || message.sender.kind !== 'person'
      ? nothing
      : { reply: { text: text.common.unknownText } };
  }
  if (message.sender.kind === 'anonymous') return { reply: { text: text.common.anonymous, inGroup: true } };
  if (message.secondHand) return { reply: { text: text.common.secondHand } };
  const { command, words } = spoken;
  const example = command.args.example[text.locale];
  if (command.where === 'private' && inGroup) return { reply: { text: text.common.privateOnly(example) } };
  if (command.where === 'group' && !inGroup) return { reply: { text: text.common.groupOnly(example) } };
  const repliesTo =
    message.repliesTo?.toThisBot === false && message.repliesTo.sender.kind === 'person'
      ? { userId: message.repliesTo.sender.userId, name: message.repliesTo.sender.name }
      : undefined;
  const bare = { ...call, uncommanded: spoken.uncommanded === true };
  return runCommand(command, words, bare, { messageId: message.messageId, repliesTo });
}

/** Runs a command whose words and surroundings are known: right, branch, grammar, run. */
export function runCommand(
  command: Command,
  words: string,
  call: BareCall,
  message: Pick<CommandCall<unknown>, 'messageId' | 'repliesTo'>,
  chosen?: BranchId,
): Outcome {
  const located = locate(command, words, call, chosen);
  if ('outcome' in located) return located.outcome;
  const full: Call = { ...call, branchIds: located.branchIds };
  const args = command.args.parse(located.words, full);
  if (!args.ok) {
    const example = call.text.common.example(command.args.example[call.text.locale]);
    return { reply: { text: `${args.reason}\n${example}` } };
  }
  return command.run({ ...full, ...message, args: args.value });
}

type Located =
  { readonly branchIds: readonly BranchId[]; readonly words: string } | { readonly outcome: Outcome };

function locate(command: Command, words: string, call: BareCall, chosen: BranchId | undefined): Located {
  const { actor, tx, text } = call;
  if (command.branch === undefined)
    return mayUse(command, call) ? { branchIds: [], words } : { outcome: refusal(command, call) };
  if (!mayUse(command, call)) return { outcome: refusal(command, call) };
  const candidates = branchesFor(tx, actor, command.who, call.chat);
  if (command.branch === 'all') return { branchIds: candidates.map(({ id }) => id), words };
  const named = candidates
    .filter(({ id }) => chosen === undefined || id === chosen)
    .map((branch) => ({
      value: branch,
      names: branchNames(branch.name, tx.org.village(branch.villageId)?.name ?? branch.name),
    }));
  const choice = chooseNamed(named, words);
  if (choice.kind === 'one') return { branchIds: [choice.value.id], words: choice.words };
  if (choice.kind === 'none') return { outcome: { reply: { text: text.common.unknownBranch } } };
  if (choice.kind === 'unknown')
    return {
      outcome: { reply: { text: text.common.noSuchBranch(choice.said, candidates[0]?.name ?? '') } },
    };
  if (choice.values.length > branchButtons) {
    const example = `${choice.values[0]?.name ?? ''} ${command.args.example[text.locale]}`;
    return { outcome: { reply: { text: text.common.nameBranch(example) } } };
  }
  const refused = command.args.refuses?.(words, call);
  if (refused !== undefined) {
    const example = text.common.example(command.args.example[text.locale]);
    return { outcome: { reply: { text: `${refused}\n${example}` } } };
  }
  const draft = tx.drafts.put({
    kind: 'branch',
    accountId: actor.accountId,
    data: { command: command.name, words, uncommanded: call.uncommanded },
    expiresAt: (call.now + 3_600_000) as typeof call.now,
  });
  const buttons = choice.values.map(({ id, name }) => [
    { label: name, action: branchButton, payload: `${String(draft)}.${String(id)}` },
  ]);
  return { outcome: { reply: { text: text.common.whichBranch, buttons } } };
}

/** The button under 这次是哪一个: belongs to dispatch itself. */
export const branchButton = 'dispatch.branch';
/** A button that runs a command without words, as /help offers them. */
export const runButton = 'dispatch.run';

function refusal(command: Command, call: BareCall): Outcome {
  const { text, actor, tx, now } = call;
  tx.audit.append({
    at: now,
    actor: actorOf(actor),
    action: 'refused',
    subject: `command:${command.name}`,
    detail: { chat: call.chat.id },
  });
  return { reply: { text: noRightWords(text, command.who, actor) } };
}

function actorOf(actor: Actor): string {
  return `account:${String(actor.accountId)}`;
}

/** Has the actor the right to this command here, for whatever branch? */
function mayUse({ branch, who }: Command, { actor, tx, chat }: BareCall): boolean {
  if (branch === undefined) return authorize(actor, who, 'none');
  return branchesFor(tx, actor, who, chat).length > 0 || (who === 'todo' && actor.admin !== undefined);
}

/** What people say without thinking of commands: 来了, 晚点到, 在外地. The first command that reads it answers. */
function naturalWords(
  commands: readonly Command[],
  call: BareCall,
  message: IncomingText,
): Outcome | undefined {
  if (message.sender.kind !== 'person') return undefined;
  for (const { replies } of commands) {
    if (!replies || !authorize(call.actor, replies.who, 'none')) continue;
    const run = replies.read(message.text);
    if (!run) continue;
    if (!message.secondHand) return run({ ...call, branchIds: [], messageId: message.messageId });
    return message.chat.kind === 'group' ? nothing : { reply: { text: call.text.common.secondHand } };
  }
  return undefined;
}

function isOwnWord({ command, words }: Spoken, { actor }: BareCall): boolean {
  return command.ownWhenBare === true && words === '' && actor.person !== undefined && !holdsOffice(actor);
}

function spokenWords(dispatch: TextDispatch, call: BareCall, message: IncomingText): Spoken | undefined {
  const named = findCommand(dispatch.commands, message.text, dispatch.botUsername);
  if (named && (named.command.givesWay !== true || /^[/／]/.test(message.text.trimStart()))) return named;
  const isUnheard = named?.command.unheardFromOthers === true && !mayUse(named.command, call);
  return bareWords(dispatch, call, message) ?? (isUnheard ? undefined : named);
}

function bareWords(dispatch: TextDispatch, call: BareCall, message: IncomingText): Spoken | undefined {
  if (message.chat.kind !== 'private') return undefined;
  const words = message.text.normalize('NFKC').trim();
  const command = dispatch.commands.find((one) => {
    const scope = one.bare && scopeOf(one, call);
    return scope !== undefined && one.bare?.(words, scope) === true;
  });
  return command && { command, words, uncommanded: true };
}

/** The branches that words without a command word may be about; `undefined` when the actor has none. */
function scopeOf({ branch, who }: Command, call: BareCall): BareScope | undefined {
  const { tx, today, actor, chat } = call;
  const branches = branch === undefined ? [] : branchesFor(tx, actor, who, chat);
  if (branch !== undefined && branches.length === 0) return undefined;
  // Somebody with many branches names one, and then the command.
  const branchIds = branches.length > branchButtons ? [] : branches.map(({ id }) => id);
  return { tx, today, actor, branchIds };
}

/** The command that an officer's words without a command word are about, though they cannot be read. */
function almostSpoken(dispatch: TextDispatch, call: BareCall, message: IncomingText): Command | undefined {
  const { chat, secondHand, sender, text } = message;
  if (chat.kind !== 'private' || secondHand || sender.kind !== 'person') return undefined;
  return dispatch.commands.find((command) => {
    if (!command.about || !mayUse(command, call)) return false;
    const scope = scopeOf(command, call);
    return scope !== undefined && command.about(text, scope);
  });
}
