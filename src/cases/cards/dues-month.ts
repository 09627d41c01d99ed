import { monthOf } from '../../domain/calendar/time.ts';
import type { CardRenderer, CardView } from '../../card.ts';
import { periodEnd } from '../../domain/dues/periods.ts';
import { isOpen } from '../../domain/dues/person-months.ts';
import type { BranchId, Month } from '../../domain/ids.ts';
import type { CardButton } from '../../domain/outcome.ts';
import { branchDues, monthTotals } from '../dues/branch-dues.ts';
import type { BranchDues, MemberDues } from '../dues/branch-dues.ts';
import { claimRows } from '../dues/claims.ts';
import { namesIn } from '../dues/names-in.ts';
import { owing, owingAtTheTable } from '../dues/who-owes.ts';

const mostNames = 20;

/** Where the dues of a month stand, for officers (subject: `branch:month:message`): figures, who is open, what a tap records. */
export const duesMonthCard: CardRenderer = (view) => {
  const { tx, card, text, today } = view;
  const { branchId, month } = ofSubject(card.subject);
  const branch = tx.org.branch(branchId);
  if (!branch) return { text: text.common.staleButton };
  if (card.state === 'closed') return { text: text.todo.movedBelow };
  const dues = branchDues(tx, branchId, today, month);
  const claims = claimRows({ ...view, branch });
  const totals = monthTotals(dues, month);
  const lines = [
    text.dues.monthHead(branch.name, month),
    text.dues.monthTotals(totals),
    ...(totals.beyond > 0 ? [text.duesBeyond.ofMonth(totals.beyond, totals.beyondFen)] : []),
    ...claims.lines,
    ...openLines(view, dues, month),
    text.dues.howToRecord,
  ];
  return {
    text: lines.join('\n'),
    buttons: [
      ...(month === monthOf(today) ? tableRows(view, dues) : []),
      ...claims.rows,
      bookRow(view, branchId, month),
    ],
  };
};

function ofSubject(subject: string): { readonly branchId: BranchId; readonly month: Month } {
  const [branch = '', month = ''] = subject.split(':');
  return { branchId: Number(branch) as BranchId, month: month as Month };
}

export function branchOfMonth(_: CardView['tx'], subject: string): BranchId {
  return ofSubject(subject).branchId;
}

/** Who has not paid the month, then who owes earlier ones. Private: only officers of the branch read this card. */
function openLines({ tx, text, today }: CardView, dues: BranchDues, month: Month): readonly string[] {
  const names = namesIn(tx, dues.branchId, today);
  const excuses = tx.dues.excuses(dues.members.map(({ person }) => person.id));
  const nameOf = ({ person }: MemberDues) => {
    const until = excuses.get(person.id)?.until;
    const putOff = until !== undefined && until >= dues.now ? text.dues.putOff(until) : '';
    return `${names(person.id)}${putOff}`;
  };
  // Months of the quarter in hand are not earlier ones yet.
  const isEarlier = (one: Month) => periodEnd(one, dues.mode) < month;
  const openIn = (which: (one: Month) => boolean) => (member: MemberDues) =>
    member.months.some(
      (one) =>
        one.branchId === dues.branchId && which(one.month) && isOpen(one.state) && one.state !== 'claimed',
    );
  const missing = dues.members.filter(openIn((one) => one === month));
  const earlier = owing(dues).filter(openIn(isEarlier));
  return [
    ...(missing.length > 0
      ? [text.dues.missing(missing.slice(0, mostNames).map(nameOf), missing.length)]
      : []),
    ...(earlier.length > 0
      ? [
          text.dues.earlier(
            earlier.slice(0, mostNames).map((member) => ({
              name: nameOf(member),
              months: member.months.flatMap((one) =>
                isEarlier(one.month) && isOpen(one.state) ? [one.month] : [],
              ),
            })),
            earlier.length,
            month,
          ),
        ]
      : []),
  ];
}

/** [今天到会的都交了] [全部交了]: what they would record is read back first. */
function tableRows({ tx, text, today }: CardView, dues: BranchDues): (readonly CardButton[])[] {
  const present = owingAtTheTable(tx, dues.branchId, today, dues).length;
  const all = owing(dues).length;
  const payload = String(dues.branchId);
  const row = [
    ...(present > 0 ? [{ label: text.dues.buttonPresent(present), action: 'dues.present', payload }] : []),
    ...(all > 0 && all !== present ? [{ label: text.dues.buttonAll(all), action: 'dues.all', payload }] : []),
  ];
  return row.length > 0 ? [row] : [];
}

function bookRow({ text }: CardView, branchId: BranchId, month: Month): readonly CardButton[] {
  const button = (label: string, which: string): CardButton => ({
    label,
    action: 'dues.book',
    payload: `${String(branchId)}.${which}.${month}`,
  });
  return [
    button(text.dues.buttonMonthBook, 'month'),
    button(text.dues.buttonQuarterBook, 'quarter'),
    { label: text.dues.buttonHow, action: 'dues.how', payload: String(branchId) },
  ];
}
