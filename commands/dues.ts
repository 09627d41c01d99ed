import { areDuesWords, duesGrammar, nameChosen, runDues } from '../src/cases/dues/run-dues.ts';
import {
  tapAgain,
  tapAgrees,
  tapDisagrees,
  tapDrop,
  tapExcess,
  tapName,
  tapNames,
  tapNotAgain,
  tapReason,
} from '../src/cases/dues/act-taps.ts';
import { dropAmount, writeAmount } from '../src/cases/dues/amounts/change-amount.ts';
import {
  acceptFixing,
  changeSome,
  endChanges,
  openFixing,
  putOffFixing,
  turnFixing,
} from '../src/cases/dues/amounts/fix-amounts.ts';
import { asksStandard, sayStandard } from '../src/cases/dues/amounts/say-standard.ts';
import { undoAmount } from '../src/cases/dues/amounts/undo-amount.ts';
import { undoExcuse } from '../src/cases/dues/arrears/excuse.ts';
import { branchOfPayload } from '../src/cases/dues/branch-of-payload.ts';
import { tapAllClaims, tapClaim, tapNotReceived } from '../src/cases/dues/claims.ts';
import { discreetly } from '../src/cases/dues/discreetly.ts';
import { tapAll, tapBook, tapPresent } from '../src/cases/dues/dues-words.ts';
import { tapOwnDues } from '../src/cases/dues/say-own-dues.ts';
import { tapReverse } from '../src/cases/dues/reverse.ts';
import { soundsLikeMoney } from '../src/domain/grammar/sounds-like-money.ts';
import { defineCommand } from '../src/command.ts';
import type { ButtonCall, ButtonDefinition } from '../src/command.ts';
import type { Outcome } from '../src/domain/outcome.ts';

/** A button of the officers of the branch that its payload begins with. */
const officers = (run: (call: ButtonCall) => Outcome): ButtonDefinition => ({
  who: 'branch.run',
  branchOf: branchOfPayload,
  run: discreetly(run),
});

export default defineCommand({
  description: {
    'zh-CN': '记党费、看党费交到哪了',
    en: 'Records dues, and shows where they stand',
  },
  aliases: ['党费'],
  where: 'both',
  who: 'branch.run',
  branch: 'one',
  args: duesGrammar,
  bare: areDuesWords,
  about: soundsLikeMoney,
  replies: { who: 'self', read: (words) => (asksStandard(words) ? sayStandard : undefined) },
  buttons: {
    agrees: officers(tapAgrees),
    disagrees: officers(tapDisagrees),
    names: officers(tapNames),
    name: officers(tapName),
    drop: officers(tapDrop),
    excess: officers(tapExcess),
    again: officers(tapAgain),
    notAgain: officers(tapNotAgain),
    why: officers(tapReason),
    whom: officers(nameChosen),
    present: officers(tapPresent),
    all: officers(tapAll),
    claimYes: officers(tapClaim),
    claimAll: officers(tapAllClaims),
    claimNo: officers(tapNotReceived),
    undo: officers(tapReverse),
    mine: { who: 'anyone', run: discreetly(tapOwnDues) },
    excuseUndo: officers(undoExcuse),
    how: officers(({ text }) => ({ reply: { text: text.dues.howTo } })),
    book: officers(tapBook),
    fixOpen: officers(openFixing),
    fixAccept: officers(acceptFixing),
    fixChange: officers(changeSome),
    fixTurn: officers(turnFixing),
    fixDone: officers(endChanges),
    fixLater: officers(putOffFixing),
    amountYes: officers(writeAmount),
    amountNo: officers(dropAmount),
    amountUndo: officers(undoAmount),
  },
  run: discreetly(runDues),
});
