import { yuan } from '../../domain/dues/payment.ts';
import type { DuesAmount } from '../../domain/dues/amount-change.ts';
import { standardIn } from '../../domain/dues/tiers.ts';
import type { Month } from '../../domain/ids.ts';
import type { DuesClass } from '../../domain/people/facts.ts';
import { duesClassCell } from '../../domain/roster/choice-cells.ts';
import { enMonth } from '../dates.ts';
import type { duesAmounts as zh, SaidChangeOfAmount } from '../zh-cn/dues-amounts.ts';

const classes: Readonly<Record<DuesClass, string>> = {
  farmer: 'farmer',
  migrant: 'migrant worker',
  wage: 'wage',
  retired: 'retired',
  relief: 'relief',
  waived: 'waived',
};

export const money = ({ duesClass, fen }: DuesAmount) =>
  duesClass === 'waived' ? 'nothing' : `¥${yuan(fen)}`;
export const classOf = ({ duesClass }: DuesAmount) => classes[duesClass];
const who = ({ name, held, amount }: SaidChangeOfAmount) =>
  held.duesClass === amount.duesClass
    ? `${name} (${classOf(amount)})`
    : `${name} (${classOf(held)} → ${classOf(amount)})`;
const change = (said: SaidChangeOfAmount) =>
  `${who(said)}: ${money(said.held)} → ${money(said.amount)} a month, from ${enMonth(said.from)}`;
const span = (first: Month, last: Month) =>
  first === last ? enMonth(first) : `${enMonth(first)} to ${enMonth(last)}`;

const anyReason = '收入变了';

const words = ({ written, held, amount }: SaidChangeOfAmount, from: Month, reason: string | null) => {
  const named = held.duesClass === amount.duesClass ? '' : duesClassCell.format(amount.duesClass);
  const fen = amount.duesClass === 'waived' ? '' : `${yuan(amount.fen)}元`;
  const value = [named, fen].filter((part) => part !== '').join(' ');
  const month = `${from.slice(0, 4)}年${String(Number(from.slice(5)))}月`;
  return `/dues ${written} 改成${value} 从${month} 因${(reason ?? anyReason).replace(/^因/, '')}`;
};

export const duesAmounts: typeof zh = {
  privately: 'Amounts are changed in a private chat with me; the group never reads who pays what.',
  problem: (problem, written) => {
    switch (problem) {
      case 'classNeeded':
        return `${written} pays nothing now. To pay again give the class too, for example: /dues ${written} 改成农民 0.50元 因${anyReason}`;
      case 'amountNeeded':
        return `Say how much ${written} pays a month, for example: /dues ${written} 改成农民 0.50元 因${anyReason}`;
      case 'wage':
        return `That looks like a wage. Wages are neither needed nor kept; only the approved monthly dues: /dues ${written} 改成15元 因${anyReason}`;
      case 'waivedWithAmount':
        return `A waiver has no amount, for example: /dues ${written} 改成免缴 因家里困难`;
    }
  },
  notFrom: (said, why, reason) => {
    const again = (from: Month) => `send: ${words(said, from, reason)}`;
    const cannot = `so it cannot change from ${enMonth(said.from)}`;
    switch (why.kind) {
      case 'paid':
        return `${said.name} has paid ${span(why.first, why.last)}, ${cannot}. From ${enMonth(why.earliest)} it can: ${again(why.earliest)}`;
      case 'before':
        return `The roster says that ${said.name} has paid up to ${enMonth(why.last)}, ${cannot}. From ${enMonth(why.earliest)} it can: ${again(why.earliest)}`;
      case 'unknown':
        return `${said.name} is on the roster from ${enMonth(why.earliest)}, ${cannot}. From then it can: ${again(why.earliest)}`;
      case 'far':
        return `${enMonth(said.from)} is too far ahead: one year at most; ${again(why.latest)}`;
    }
  },
  howToChange: (said) =>
    `${said.name} (${classOf(said.held)}) pays ${money(said.held)} a month now. To change it send, for example:\n${words(said, said.from, null)}`,
  same: ({ name, amount, from }) =>
    `${name} (${classOf(amount)}) pays ${money(amount)} a month from ${enMonth(from)} already.`,
  reasonNeeded: (said) =>
    `${change(said)}. A reason is needed too, for example: ${words(said, said.from, null)}`,
  readBack: (said, reason) => `${change(said)}, because: ${reason}`,
  replacesLater: (months) =>
    `What was set from ${months.map(enMonth).join(', ')} is replaced by this as well.`,
  paidAhead: (months, moreFen) => {
    const [first, last] = [months[0], months.at(-1)];
    const paid = first === undefined || last === undefined ? '' : `${span(first, last)}: paid ahead`;
    return moreFen > 0 ? `${paid}; the difference will show as open.` : `${paid}; what was paid stays.`;
  },
  overFarmers: (from) => {
    const { leastFen, mostFen } = standardIn(from).farmer;
    return `For farmers the rules say ¥${yuan(leastFen)} to ¥${yuan(mostFen)} a month: please look again.`;
  },
  consentNeeded:
    'Less than the standard, or nothing, needs the branch’s discussion and the higher committee’s consent (rules, art. 7).',
  buttonYes: 'Write it down',
  buttonAgreed: 'Agreed, write it down',
  buttonNo: 'Leave it',
  buttonUndo: 'Undo',
  dropped: 'Nothing was changed.',
  changedMeanwhile: 'It was changed elsewhere just now; nothing was written. Please send it again.',
  written: (said) => `✓ Written down: ${change(said)}.`,
  undone: (name, amount, from) =>
    `Undone: ${name} (${classOf(amount)}) pays ${money(amount)} a month from ${enMonth(from)} as before.`,
  undoPaid: (name, month) =>
    `${name} has paid ${enMonth(month)} meanwhile, so it cannot be undone. To change it, write it anew from a later month.`,
};
