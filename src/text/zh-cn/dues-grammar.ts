import { yuan } from '../../domain/dues/payment.ts';
import type { DuesProblem } from '../../domain/grammar/dues-reading.ts';
import { distinctName } from '../../domain/grammar/names.ts';
import type { RosterEntry } from '../../domain/grammar/names.ts';
import { grammar } from './grammar.ts';

const list = (people: readonly RosterEntry[]) => people.map(distinctName).join('、');

const amountWrong = {
  decimals: '分以下不收，最多两位小数',
  zero: '是0元，没交的不用记，不用交的写“免交”',
  negative: '是负数，记错了请用“党费撤销”',
  tooMuch: '超过10万元，请看看是不是多打了数字',
} as const;

/** What can be sent with a reason, in Chinese as it is read. */
export const withReason = {
  amount: { words: '张三 改成15元', reason: '收入变了' },
  excuse: { words: '张三 缓交', reason: '外出务工' },
  payment: { words: '张三 9个月', reason: '外出务工' },
  reverse: { words: '撤销 张三', reason: '记错了' },
} as const;

/** What was understood of words about dues, and what is wrong with them: one sentence; the command adds an example. */
export const duesGrammar = {
  problem: (problem: DuesProblem): string => {
    switch (problem.kind) {
      case 'names':
        return problem.problems.map(grammar.attendProblem).join('\n');
      case 'unclear':
        return `“${problem.said}”没看懂。`;
      case 'nothing':
        return '没看到谁交了党费，也没看到要查什么。';
      case 'question':
        return '这像是在问，没有记。看谁交了没交，只发“党费”两个字。';
      case 'saidTwice':
        return `${distinctName(problem.person)}写了两次，请只写一次。`;
      case 'eachMissing':
        return problem.people.length === 0
          ? `“${problem.said}”是每人这么多，还是一共这么多？每人的请写“每人${problem.said}”，不是的只写“全部”或“到会”。`
          : `“${problem.said}”是${list(problem.people)}每人的吗？每人的请写“各${problem.said}”，不是的一个一个分开写。`;
      case 'unitMissing':
        return `“${problem.said}”是钱还是月份？请写上“元”“月”或“个月”。`;
      case 'payerUnsaid':
        return `只看到“${problem.said}”，没写是谁交的。`;
      case 'twoMoneys':
        return `同一处写了“${problem.said.join('”和“')}”，请只写一样。`;
      case 'notPaid':
        return problem.people.length === 0
          ? '没交的不用记，只记交了的。'
          : `${list(problem.people)}没交，不用记。其他人都交了就写：全部除${list(problem.people)}`;
      case 'amountWrong':
        return `“${problem.said}”${amountWrong[problem.why]}。`;
      case 'noSuchMonth':
        return `“${problem.said}”没有这样的月份。`;
      case 'monthsWrong':
        return `“${problem.said}”不对，一次写1到${problem.most}个月。`;
      case 'broughtBy':
        return problem.person === undefined
          ? '没写是替谁交的，或者是谁代交的。'
          : `${distinctName(problem.person)}后面写了代交，没写是谁代谁交。家属代的写“${distinctName(problem.person)}家属代交”。`;
      case 'severalPeople':
        return `一次只能写一个人，“${problem.said}”请另发一条。`;
      case 'whoMissing':
        return `“${problem.said}”是说谁？请写上名字。`;
      case 'allAndNames':
        return `写了“全部”，又写了${list(problem.people)}。没交的请写：全部除${list(problem.people)}`;
      case 'othersMissing':
        return `除了${list(problem.people)}，是到会的都交了，还是全部都交了？请写上“到会”或者“全部”。`;
      case 'valueMissing':
        return `${distinctName(problem.person)}的党费改成多少，没写。`;
      case 'reasonMissing':
        return '写了“原因”，后面没有内容。';
      case 'wage':
        return `这像是工资。工资不用写给我，我也不存；原因里不写钱数。请这样写：党费 ${problem.said ?? withReason[problem.about].words} 因${withReason[problem.about].reason}`;
      case 'totalDiffers':
        return `合计写了${yuan(problem.saidFen)}元，一个一个加起来是${yuan(problem.sumFen)}元，对不上。`;
      case 'claimedAmount':
        return `“${problem.said}”：这里不写金额，只写交了几个月，或者交到几月。`;
    }
  },
};
