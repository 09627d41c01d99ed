import { branchOfPayload } from '../src/cases/dues/branch-of-payload.ts';
import { tapTownshipBook } from '../src/cases/dues/books/ask-township-book.ts';
import { answerHandUp, noteReversal } from '../src/cases/hand-up/answer-hand-up.ts';
import { handUpGrammar, handUpWords, tapOpen } from '../src/cases/hand-up/hand-up-words.ts';
import { tapOpening, tapOpeningReversed } from '../src/cases/hand-up/opening-cash.ts';
import { tapDrop, tapRecord } from '../src/cases/hand-up/record-hand-up.ts';
import { tapReverse, tapReversed } from '../src/cases/hand-up/reverse-hand-up.ts';
import { turnPage } from '../src/cases/people/people-lists.ts';
import { defineCommand } from '../src/command.ts';
import type { ButtonDefinition } from '../src/command.ts';

const branchOf = branchOfPayload;
const officer = (run: ButtonDefinition['run']): ButtonDefinition => ({ who: 'branch.run', branchOf, run });

export default defineCommand({
  description: {
    'zh-CN': '上缴党费：手里有多少，交了多少，乡镇收据号',
    en: 'Dues handed up to the township: cash in hand, amounts, township receipts',
  },
  aliases: ['上缴', '上交'],
  where: 'private',
  who: 'branch.run',
  branch: 'one',
  args: handUpGrammar,
  buttons: {
    open: officer(tapOpen),
    record: officer(tapRecord),
    drop: officer(tapDrop),
    opening: officer(tapOpening),
    reverseOpening: officer(tapOpeningReversed),
    askReverse: officer(tapReverse),
    reverse: officer(tapReversed),
    received: { who: 'township.decide', branchOf, run: (call) => answerHandUp(call, 'received') },
    notReceived: { who: 'township.decide', branchOf, run: (call) => answerHandUp(call, 'notReceived') },
    withdrawn: { who: 'township.decide', branchOf, run: (call) => answerHandUp(call, 'withdrawn') },
    noted: { who: 'township.decide', branchOf, run: noteReversal },
    book: { who: 'township.run', run: tapTownshipBook },
    page: { who: 'township.read', run: (call) => turnPage(call, Number(call.payload)) },
  },
  run: handUpWords,
});
