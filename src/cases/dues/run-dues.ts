import type { BareScope, ButtonCall, CommandCall, Grammar } from '../../command.ts';
import { accept, refuse } from '../../domain/decision.ts';
import type { DuesReading } from '../../domain/grammar/dues-reading.ts';
import { saysWage } from '../../domain/grammar/dues-wage.ts';
import { soundsLikeMoney } from '../../domain/grammar/sounds-like-money.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import { privateChatOf } from './acts.ts';
import { changeAmount } from './amounts/change-amount.ts';
import { sayFixing } from './amounts/fix-amounts.ts';
import { sayStandard } from './amounts/say-standard.ts';
import { sayExcuse } from './arrears/excuse.ts';
import { askName, duesWithChoice } from './ask-name.ts';
import { askDuesBook } from './books/ask-dues-book.ts';
import { sayNotReceived } from './claims.ts';
import { recordMany, recordNamed, reverseWords, showDues } from './dues-words.ts';
import { keptReason } from './kept-reason.ts';
import { namesToAsk, readDues } from './read-dues.ts';
import type { DuesWords, SpokenDues } from './read-dues.ts';

/** `undefined`: said in a group by somebody who has no private chat with the bot, where nothing about dues may be answered. */
export const duesGrammar: Grammar<SpokenDues | undefined> = {
  example: { 'zh-CN': '党费到会除张三', en: '/dues 到会除张三' },
  asWritten: true,
  refuses: (words, { text }) =>
    saysWage(words) ? text.duesGrammar.problem({ kind: 'wage', about: 'amount', said: null }) : undefined,
  parse(words, call) {
    if (privateChatOf(call) === undefined) return accept(undefined);
    return spoken(call, call.branchIds[0] as BranchId, { words, chosen: [] });
  },
};

function spoken(
  call: Pick<CommandCall<unknown>, 'tx' | 'today' | 'text'>,
  branchId: BranchId,
  said: DuesWords,
) {
  const read = readDues(call, branchId, said);
  if (read.ok) return accept({ said, read });
  const names = namesToAsk(read.reason);
  return names ? accept({ said, read: refuse(names) }) : refuse(call.text.duesGrammar.problem(read.reason));
}

/** 张三10元, 李四交了3个月, in an officer's own chat without the command word: every word of it is about dues. */
export function areDuesWords(words: string, call?: BareScope): boolean {
  const [branchId, more] = call?.branchIds ?? [];
  if (call === undefined || branchId === undefined || more !== undefined || !soundsLikeMoney(words))
    return false;
  const read = readDues(call, branchId, { words, chosen: [] });
  return read.ok && read.value.kind === 'lines';
}

/** 党费 …: what an officer says about dues, each with its read-back where something is to be written. */
export function runDues(call: CommandCall<SpokenDues | undefined>): Outcome {
  const { tx, text, branchIds, args } = call;
  const branch = tx.org.branch(branchIds[0] as BranchId);
  if (!branch) return { reply: { text: text.common.staleButton } };
  if (!args) return { reply: { text: text.dues.privately, inGroup: true } };
  return answer(call, branch, args);
}

function answer(call: CommandCall<unknown>, branch: Branch, { said, read }: SpokenDues): Outcome {
  if (read.ok) return doAsRead(call, branch, withKeptReason(call, read.value));
  const [first] = read.reason;
  return first ? askName(call, branch, said, first) : { reply: { text: call.text.common.staleButton } };
}

/** [大王军], [是张三], [不是]: completes the words that were said. */
export function nameChosen(call: ButtonCall): Outcome {
  const branch = call.tx.org.branch(Number(call.payload.split('.')[0]) as BranchId);
  if (!branch) return { answer: { text: call.text.common.staleButton } };
  const said = duesWithChoice(call);
  if (!said.ok) return said.reason;
  const again = spoken(call, branch.id, said.value);
  const asCommand = { ...call, args: undefined, repliesTo: undefined };
  return again.ok ? answer(asCommand, branch, again.value) : { reply: { text: again.reason } };
}

function withKeptReason({ text }: CommandCall<unknown>, reading: DuesReading): DuesReading {
  if (!('reason' in reading) || reading.reason === null) return reading;
  return { ...reading, reason: keptReason(text, reading.reason) };
}

function doAsRead(call: CommandCall<unknown>, branch: Branch, reading: DuesReading): Outcome {
  switch (reading.kind) {
    case 'show':
      return showDues(call, branch.id, reading.month);
    case 'lines':
      return recordNamed(call, branch, reading);
    case 'present':
    case 'all':
      return recordMany(call, branch, reading);
    case 'notReceived':
      return sayNotReceived(call, reading.people);
    case 'reverse':
      return reverseWords(call, branch, reading);
    case 'fixing':
      return sayFixing(call, branch.id);
    case 'book':
      return askDuesBook(call, branch.id, reading);
    case 'excuse':
      return sayExcuse(call, branch.id, reading);
    case 'standard':
      return sayStandard(call);
    case 'amount':
      return changeAmount(call, branch.id, reading);
  }
}
