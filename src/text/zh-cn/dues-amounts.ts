import { yuan } from '../../domain/dues/payment.ts';
import type { AmountProblem, DuesAmount } from '../../domain/dues/amount-change.ts';
import type { NotFrom } from '../../domain/dues/not-from.ts';
import { standardIn } from '../../domain/dues/tiers.ts';
import type { Month } from '../../domain/ids.ts';
import { duesClassCell } from '../../domain/roster/choice-cells.ts';
import { zhYearMonth } from '../dates.ts';
import { zhMonthSpans } from '../month-spans.ts';

/** A change of somebody's amount, as it was read. */
export interface SaidChangeOfAmount {
  readonly name: string;
  /** The name as it can be written back to the bot. */
  readonly written: string;
  readonly held: DuesAmount;
  readonly amount: DuesAmount;
  readonly from: Month;
}

export const money = ({ duesClass, fen }: DuesAmount) =>
  duesClass === 'waived' ? '不用交' : `${yuan(fen)}元`;
/** As it is said; the roster’s own word for the last one is 免缴. */
export const classOf = ({ duesClass }: DuesAmount) =>
  duesClass === 'waived' ? '免交' : duesClassCell.format(duesClass);
const who = ({ name, held, amount }: SaidChangeOfAmount) =>
  held.duesClass === amount.duesClass
    ? `${name}（${classOf(amount)}）`
    : `${name}（${classOf(held)} → ${classOf(amount)}）`;
const change = (said: SaidChangeOfAmount) =>
  `${who(said)}每月${money(said.held)} → ${money(said.amount)}，${zhYearMonth(said.from)}起`;

const span = (first: Month, last: Month) =>
  first === last ? zhYearMonth(first) : `${zhYearMonth(first)}到${zhMonthSpans([last], first)}`;

const anyReason = '收入变了';

/** What can be sent as it stands. */
const words = ({ written, held, amount }: SaidChangeOfAmount, from: Month, reason: string | null) => {
  const named = held.duesClass === amount.duesClass ? '' : classOf(amount);
  const fen = amount.duesClass === 'waived' ? '' : `${yuan(amount.fen)}元`;
  const value = [named, fen].filter((part) => part !== '').join(' ');
  return `党费 ${written} 改成${value} 从${zhYearMonth(from)} 因${(reason ?? anyReason).replace(/^因/, '')}`;
};

/** Changing one person's dues: amount, class, from when, why. */
export const duesAmounts = {
  privately: '改党费要私聊我来办，群里不写谁交多少。',
  problem: (problem: AmountProblem, written: string): string => {
    switch (problem) {
      case 'classNeeded':
        return `${written}现在免交。以后要交，把类别也写上，例如：党费 ${written} 改成农民 0.50元 因${anyReason}`;
      case 'amountNeeded':
        return `${written}每月交多少，也请写上，例如：党费 ${written} 改成农民 0.50元 因${anyReason}`;
      case 'wage':
        return `这像是工资。工资不用写给我，我也不存；只写支部核定的每月党费，例如：党费 ${written} 改成15元 因${anyReason}`;
      case 'waivedWithAmount':
        return `免交就不写钱数，例如：党费 ${written} 改成免交 因家里困难`;
    }
  },
  notFrom: (said: SaidChangeOfAmount, why: NotFrom, reason: string | null): string => {
    const again = (from: Month) => `请发：${words(said, from, reason)}`;
    switch (why.kind) {
      case 'paid':
        return `${said.name}${span(why.first, why.last)}的党费已经收过了，不能从${zhYearMonth(said.from)}改。最早从${zhYearMonth(why.earliest)}起，${again(why.earliest)}`;
      case 'before':
        return `${said.name}的党费，名册上写着缴到了${zhYearMonth(why.last)}，不能从${zhYearMonth(said.from)}改。最早从${zhYearMonth(why.earliest)}起，${again(why.earliest)}`;
      case 'unknown':
        return `${said.name}在名册上是从${zhYearMonth(why.earliest)}开始的，不能从${zhYearMonth(said.from)}改。最早从${zhYearMonth(why.earliest)}起，${again(why.earliest)}`;
      case 'far':
        return `${zhYearMonth(said.from)}太远了，最多提前一年定。${again(why.latest)}`;
    }
  },
  /** Behind a name in the list of the yearly round. */
  howToChange: (said: SaidChangeOfAmount) =>
    `${said.name}（${classOf(said.held)}）现在${said.held.duesClass === 'waived' ? '' : '每月'}${money(said.held)}。要改请发，例如：\n${words(said, said.from, null)}`,
  same: ({ name, amount, from }: SaidChangeOfAmount) =>
    `${name}（${classOf(amount)}）${zhYearMonth(from)}起已经是每月${money(amount)}，不用改。`,
  reasonNeeded: (said: SaidChangeOfAmount) =>
    `${change(said)}，还要写上原因，例如：${words(said, said.from, null)}`,
  readBack: (said: SaidChangeOfAmount, reason: string) => `${change(said)}，原因：${reason}`,
  replacesLater: (months: readonly Month[]) =>
    `原来定好${months.map(zhYearMonth).join('、')}起的，也一起改成这样。`,
  /** Months paid at the old amount; `moreFen` is what a month comes to now above that. */
  paidAhead: (months: readonly Month[], moreFen: number) => {
    const [first, last] = [months[0], months.at(-1)];
    const paid = first === undefined || last === undefined ? '' : `${span(first, last)}已经预交了`;
    return moreFen > 0 ? `${paid}，差的会显示没交齐。` : `${paid}，已经交的不变。`;
  },
  overFarmers: (from: Month) => {
    const { leastFen, mostFen } = standardIn(from).farmer;
    return `规定里农民每月是${yuan(leastFen)}元到${yuan(mostFen)}元，请再看看。`;
  },
  consentNeeded: '少交或者免交，要支部研究、上级党委同意（规定第7条）。',
  buttonYes: '记下',
  buttonAgreed: '已经同意，记下',
  buttonNo: '算了',
  buttonUndo: '撤销',
  dropped: '好的，没有改。',
  changedMeanwhile: '刚才别处已经改过了，这次没有记。请再发一遍。',
  written: (said: SaidChangeOfAmount) => `✓ 记好了：${change(said)}。`,
  undone: (name: string, amount: DuesAmount, from: Month) =>
    `撤销好了：${name}（${classOf(amount)}）${zhYearMonth(from)}起还是每月${money(amount)}。`,
  undoPaid: (name: string, month: Month) =>
    `${name}${zhYearMonth(month)}的党费已经收过了，不能撤销。要改请从以后的月份重新写。`,
};
