import type { ButtonCall, CommandCall } from '../../command.ts';
import { monthOf, quarterOf } from '../../domain/calendar/time.ts';
import type { DuesLine, DuesMoney, DuesReading } from '../../domain/grammar/dues-reading.ts';
import type { BranchId, Month, PersonId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { onRoster } from '../../domain/people/facts.ts';
import type { Branch } from '../../ports/store/org.ts';
import { cardKinds } from '../cards/touch.ts';
import { openAct, privateChatOf } from './acts.ts';
import { askDuesBook } from './books/ask-dues-book.ts';
import { branchDues } from './branch-dues.ts';
import type { DuesWant } from './plan.ts';
import { duesToReverse, sayReverse } from './reverse.ts';
import { atTheTable, owing, owingAtTheTable } from './who-owes.ts';

type Reading<Kind extends DuesReading['kind']> = Extract<DuesReading, { kind: Kind }>;

/** Where the dues of a month stand, drawn again as they change; of this month unless another is named. */
export function showDues(call: CommandCall<unknown>, branchId: BranchId, month: Month | undefined): Outcome {
  const chatId = privateChatOf(call);
  if (chatId === undefined) return { reply: { text: call.text.dues.privately, inGroup: true } };
  const base = `${String(branchId)}:`;
  const subject = `${base}${month ?? monthOf(call.today)}:${call.messageId}`;
  return { cards: [{ kind: cardKinds.duesMonth, chatId, subject, supersedes: base }] };
}

/** 党费 张三、李四; 王五3个月; 李四代张三交. */
export function recordNamed(call: CommandCall<unknown>, branch: Branch, reading: Reading<'lines'>): Outcome {
  return open(call, branch, reading.lines.map(wantOf), reading.reason);
}

/** 党费到会除赵六: those who came on site by name and owe; 党费全部: all who owe. Lines of their own go before. */
export function recordMany(
  call: CommandCall<unknown>,
  branch: Branch,
  { kind, except, money, lines, reason }: Reading<'present' | 'all'>,
): Outcome {
  const { tx, text, today } = call;
  const table = kind === 'present' ? atTheTable(tx, branch.id, today) : undefined;
  if (kind === 'present' && !table) return { reply: { text: text.dues.nobodyAtTheTable } };
  const named = lines.map(wantOf);
  const apart = new Set([...except.map(({ id }) => id), ...named.map(({ personId }) => personId)]);
  const many = whoPays(call, branch, money)
    .filter((id) => (table === undefined || table.present.has(id)) && !apart.has(id))
    .map((personId): DuesWant => ({ personId, money, paidBy: 'self', payerId: null }));
  const counted = new Set([...many, ...named].map(({ personId }) => personId));
  const others = [...(table?.present ?? [])].filter((id) => !counted.has(id) && !apart.has(id));
  return open(call, branch, [...many, ...named], reason, others.length);
}

/** Of a plain 全部 whoever owes; with months or an amount everybody who is not waived. */
function whoPays({ tx, today }: CommandCall<unknown>, branch: Branch, money: DuesMoney): readonly PersonId[] {
  const dues = branchDues(tx, branch.id, today);
  const people =
    money.kind === 'open'
      ? owing(dues)
      : dues.members.filter(
          ({ state }) =>
            state?.branch === branch.id &&
            onRoster(state) &&
            state.status !== 'suspended' &&
            state.duesClass !== 'waived',
        );
  return people.map(({ person }) => person.id);
}

function wantOf({ person, money, paidBy, payer }: DuesLine): DuesWant {
  return { personId: person.id, money, paidBy, payerId: payer?.id ?? null };
}

function open(
  call: CommandCall<unknown>,
  branch: Branch,
  wants: readonly DuesWant[],
  reason: string | null,
  paidBefore = 0,
): Outcome {
  return openAct(call, branch, wants, { reason, paidBefore });
}

/** [今天到会的都交了]: as if it had been written. */
export function tapPresent(call: ButtonCall): Outcome {
  return onMany(call, (branch) => owingAtTheTable(call.tx, branch.id, call.today));
}

/** [全部交了]. */
export function tapAll(call: ButtonCall): Outcome {
  return onMany(call, (branch) => owing(branchDues(call.tx, branch.id, call.today)));
}

function onMany(
  call: ButtonCall,
  people: (branch: Branch) => readonly { readonly person: { readonly id: PersonId } }[],
): Outcome {
  const branch = call.tx.org.branch(Number(call.payload.split('.')[0]) as BranchId);
  if (!branch) return { answer: { text: call.text.common.staleButton } };
  const wants = people(branch).map(({ person }): DuesWant => ({
    personId: person.id,
    money: { kind: 'open' },
    paidBy: 'self',
    payerId: null,
  }));
  if (wants.length === 0) return { answer: { text: call.text.dues.nothingOpen(false) } };
  return { answer: { text: '' }, ...openAct(call, branch, wants) };
}

/** [月表] [季表] [交接表]. */
export function tapBook(call: ButtonCall): Outcome {
  const [branch = '', which = '', month = ''] = call.payload.split('.');
  const branchId = Number(branch) as BranchId;
  const asked =
    which === 'handOver'
      ? { which: 'handOver' as const, period: undefined }
      : which === 'quarter'
        ? { which: 'quarter' as const, period: quarterOf(month as Month) }
        : { which: 'month' as const, period: month };
  return { answer: { text: call.text.dues.bookOnItsWay }, ...askDuesBook(call, branchId, asked) };
}

/** 党费 撤销 张三 记错人了. */
export function reverseWords(
  call: CommandCall<unknown>,
  branch: Branch,
  { person, reason }: Reading<'reverse'>,
): Outcome {
  return sayReverse(call, branch.id, duesToReverse(call, branch.id, person?.id), reason);
}
