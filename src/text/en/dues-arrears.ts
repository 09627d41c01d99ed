import { yuan } from '../../domain/dues/payment.ts';
import { enMonth } from '../dates.ts';
import { enMonthSpans } from '../month-spans.ts';
import type { ArrearsFacts, duesArrears as zh } from '../zh-cn/dues-arrears.ts';

const most = 8;
const named = (people: readonly ArrearsFacts[]) =>
  `${people
    .slice(0, most)
    .map(({ name, months }) => `${name} (${enMonthSpans(months)})`)
    .join(', ')}${people.length > most ? ' …' : ''}`;

const line = ({ name, months, openFen, level }: ArrearsFacts) =>
  `${name}: ${enMonthSpans(months)}, ${String(months.length)} months, ${yuan(openFen)} yuan${
    level < months.length ? ` (due for ${String(level)} months)` : ''
  }`;

export const duesArrears: typeof zh = {
  toPerson: (branch, months, openFen) =>
    `In the dues book of ${branch} your dues for ${enMonthSpans(months)} are not paid yet, ${yuan(openFen)} yuan in all.\nIf you have paid, there is nothing to do; you may tell the dues officer, who enters it. If not, pay when it suits you; if it is hard for you, tell the branch.`,
  toPersonNobody: 'The dues spoken of here are paid, or said to be: there is nothing to do.',

  secretary: (branch, people) =>
    [
      `${branch}: dues of some months are not paid yet by ${String(people.length)}:`,
      ...people.map(line),
      'The branch is asked to find out why and to help (请支部核实原因并帮助教育).',
      'They may have paid without being entered, or be in difficulty: ask first. Only you see this.',
    ].join('\n'),
  secretaryNobody: (branch) => `${branch}: the dues spoken of above have been entered.`,
  secretaryNow: (branch) => `${branch}: how those spoken of above stand now:`,
  standing: {
    settled: 'entered',
    claimed: 'says it is paid, waits for confirmation',
    open: 'not entered yet',
    notAsked: 'not asked any more',
  },
  until: (month) => `put off until ${enMonth(month)}`,
  stands: (name, standing) => `${name}: ${standing}`,

  behind: (months) =>
    `The dues book is behind for ${enMonthSpans(months)} (less than half are entered): enter them first, then see who is open.`,
  catchUp:
    'One line is enough: 党费 全部 for all, 党费 全部除张三 for all but one, 党费 到会 for those present. Nobody is reminded before.',

  todo: (people) => `Dues open for 2 months or more, ${String(people.length)}: ${named(people)}`,
  todoLong: (people) =>
    `Of these for 6 months or more, ${String(people.length)}: ${named(people)}. Find out and help. The program does nothing by itself; only the branch meeting and the higher organisation can decide anything, by the rules.`,
  buttonSee: 'Show them',

  list: (branch, count) => `${branch}, dues open for 2 months or more, ${String(count)}:`,
  listNobody: (branch) => `${branch}: nobody’s dues are open for 2 months or more.`,
  line: (person, isLong) => `${line(person)}${isLong ? ', 6 months or more' : ''}`,
  excused: (name, until, reason) =>
    `${name}: put off until ${enMonth(until)}${reason === undefined ? '' : ` (${reason})`}`,
  page: (page, pages) => `Page ${String(page)} of ${String(pages)}`,
  listFoot: 'Ask first: paid and not entered, or in difficulty? Only the branch’s officers see this list.',
  buttonExcuse: (name) => `Put off ${name}`,
  buttonPaid: (name) => `Received ${name}`,
  howToExcuse: (written, until) =>
    `If the branch agrees that ${written} pays later, send the month and a reason, for example:\n党费 ${written} 缓交到${until} 因外出务工\nA rough reason will do; nothing about illness.`,
  howToPay: (written) =>
    `When the money is there, send: 党费 ${written}\nIt is read back before it is written.`,

  excuseNoReason: (written, until) =>
    `A reason is needed to put off ${written}’s dues; a rough one will do, nothing about illness.\nFor example: 党费 ${written} 缓交到${until} 因外出务工`,
  excusePast: (until, written, example) =>
    `${enMonth(until)} is past.\nFor example: 党费 ${written} 缓交到${example} 因外出务工`,
  excuseTooFar: (months, last, written) =>
    `At most ${String(months)} months at once, until ${enMonth(last)}.\nFor example: 党费 ${written} 缓交到${last} 因外出务工`,
  excuseWaived: (name) => `${name} is waived and need not be put off.`,
  excusePaused: (name) => `${name} owes no dues now and need not be put off.`,
  excuseDone: (name, until) =>
    `Written down: ${name}’s dues are put off until ${enMonth(until)}. Until then there is no reminder and they are not in arrears; the amount stays the same, to be paid later.\nOnly the branch’s officers see the reason, in their list; nothing about illness is needed.`,
  excuseAssumed: (months) => `No month was given: ${String(months)} months for now.`,
  excuseEndHow: (written) => `To end it send: 党费 ${written} 不缓交了`,
  excuseEnded: (name) => `${name}’s dues are put off no longer; reminders as usual from this month.`,
  excuseNone: (name) => `${name}’s dues are not put off.`,
  buttonUndo: 'Undo',
  excuseUndone: (name, until) =>
    until === undefined
      ? `Undone: ${name}’s dues are not put off.`
      : `Undone: ${name}’s dues are put off until ${enMonth(until)} as before.`,
  notHere: 'This member is not on the roster any more.',
};
