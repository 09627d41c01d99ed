import type { CommandCall, Grammar } from '../../command.ts';
import { accept, refuse } from '../../domain/decision.ts';
import { parseDues } from '../../domain/grammar/dues-grammar.ts';
import type { DuesReading } from '../../domain/grammar/dues-reading.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { rosterEntries } from '../roster/entries.ts';
import { rosterOn } from '../roster/roster-on.ts';
import { changeAmount } from './amounts/change-amount.ts';
import { sayFixing } from './amounts/fix-amounts.ts';
import { sayStandard } from './amounts/say-standard.ts';
import { sayExcuse } from './arrears/excuse.ts';
import { askDuesBook } from './books/ask-dues-book.ts';
import { privateChatOf } from './acts.ts';
import { notReceivedWords, recordMany, recordNamed, reverseWords, showDues } from './dues-words.ts';

/** `undefined`: said in a group by somebody who has no private chat with the bot, where nothing about dues may be answered. */
export const duesGrammar: Grammar<DuesReading | undefined> = {
  example: { 'zh-CN': '党费到会除张三', en: '/dues 到会除张三' },
  asWritten: true,
  parse(words, call) {
    if (privateChatOf(call) === undefined) return accept(undefined);
    const { tx, branchIds, today, text } = call;
    const branchId = branchIds[0] as BranchId;
    const entries = rosterEntries(tx, branchId, rosterOn(tx, branchId, today));
    const reading = parseDues(words, entries, today);
    return reading.ok ? accept(reading.value) : refuse(text.duesGrammar.problem(reading.reason));
  },
};

/** 党费 …: what an officer says about dues, each with its read-back where something is to be written. */
export function runDues(call: CommandCall<DuesReading | undefined>): Outcome {
  const { tx, text, branchIds, args: reading } = call;
  const branch = tx.org.branch(branchIds[0] as BranchId);
  if (!branch) return { reply: { text: text.common.staleButton } };
  if (!reading) return { reply: { text: text.dues.privately, inGroup: true } };
  switch (reading.kind) {
    case 'show':
      return showDues(call, branch.id, reading.month);
    case 'lines':
      return recordNamed(call, branch, reading);
    case 'present':
    case 'all':
      return recordMany(call, branch, reading);
    case 'notReceived':
      return notReceivedWords(call, reading.people);
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
