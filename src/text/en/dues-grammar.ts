import { yuan } from '../../domain/dues/payment.ts';
import { distinctName } from '../../domain/grammar/names.ts';
import type { RosterEntry } from '../../domain/grammar/names.ts';
import { withReason } from '../zh-cn/dues-grammar.ts';
import type { duesGrammar as zh } from '../zh-cn/dues-grammar.ts';
import { grammar } from './grammar.ts';

const list = (people: readonly RosterEntry[]) => people.map(distinctName).join(', ');

const amountWrong = {
  decimals: 'is finer than a fen; at most two decimals',
  zero: 'is nothing: who has not paid is not recorded, and who pays nothing is 免交',
  negative: 'is negative; what was recorded wrongly is taken back with /dues 撤销',
  tooMuch: 'is over 100000 yuan; is there a figure too many',
} as const;

export const duesGrammar: typeof zh = {
  problem: (problem) => {
    switch (problem.kind) {
      case 'names':
        return problem.problems.map(grammar.attendProblem).join('\n');
      case 'unclear':
        return `“${problem.said}” was not understood.`;
      case 'nothing':
        return 'I found neither who paid dues nor what to show.';
      case 'question':
        return 'This looks like a question, and nothing was recorded; /dues alone shows who has paid.';
      case 'saidTwice':
        return `${distinctName(problem.person)} is named twice; please once.`;
      case 'eachMissing':
        return problem.people.length === 0
          ? `“${problem.said}”: each, or together? If each, write 每人${problem.said}; if not, only 全部 or 到会.`
          : `“${problem.said}”: each of ${list(problem.people)}? If each, write 各${problem.said}; if not, one by one.`;
      case 'unitMissing':
        return `“${problem.said}”: money or months? Please add 元, 月 or 个月.`;
      case 'payerUnsaid':
        return `I found only “${problem.said}”, and not who paid it.`;
      case 'twoMoneys':
        return `“${problem.said.join('” and “')}” stand in one place; please write one of them.`;
      case 'notPaid':
        return problem.people.length === 0
          ? 'Who has not paid is not recorded, only who has.'
          : `${list(problem.people)} not having paid needs no record. If all others have, write: /dues 全部除${problem.people.map(distinctName).join('、')}`;
      case 'amountWrong':
        return `“${problem.said}” ${amountWrong[problem.why]}.`;
      case 'noSuchMonth':
        return `“${problem.said}” is no such month.`;
      case 'monthsWrong':
        return `“${problem.said}” is wrong: 1 to ${problem.most} months at once.`;
      case 'broughtBy':
        return problem.person === undefined
          ? 'It is not said for whom it was paid, or who brought it.'
          : `Behind ${distinctName(problem.person)} it is not said who paid for whom. If a relative did, write ${distinctName(problem.person)}家属代交.`;
      case 'severalPeople':
        return `One person at a time; please send “${problem.said}” in a message of its own.`;
      case 'whoMissing':
        return `“${problem.said}”: of whom? Please add the name.`;
      case 'allAndNames':
        return `“全部” already has ${list(problem.people)} in it. Who has not paid is written 全部除${problem.people.map(distinctName).join('、')}`;
      case 'othersMissing':
        return `Except ${list(problem.people)}: did all who came pay, or everybody? Please add 到会 or 全部.`;
      case 'valueMissing':
        return `What the dues of ${distinctName(problem.person)} are to be is missing.`;
      case 'reasonMissing':
        return 'The reason is empty.';
      case 'wage':
        return `That looks like a wage. Wages are neither needed nor kept; write the reason without a sum: /dues ${problem.said ?? withReason[problem.about].words} 因${withReason[problem.about].reason}`;
      case 'totalDiffers':
        return `The sum is given as ${yuan(problem.saidFen)} yuan, but the lines add up to ${yuan(problem.sumFen)}.`;
      case 'claimedAmount':
        return `“${problem.said}”: no amount here, only how many months, or up to which month.`;
    }
  },
};
