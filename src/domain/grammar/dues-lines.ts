import type { Decision } from '../decision.ts';
import type { LocalDate } from '../ids.ts';
import { finishLines } from './dues-lines-end.ts';
import { moneyOf } from './dues-money.ts';
import { addTo, flush, following, give, nothingYet, toExcept } from './dues-progress.ts';
import type { Progress, SaidMoney } from './dues-progress.ts';
import type { DuesProblem, DuesReading } from './dues-reading.ts';
import { whoIs } from './dues-who.ts';
import type { DuesNames } from './dues-who.ts';
import type { DuesToken } from './dues-words.ts';

export interface LinesContext extends DuesNames {
  readonly today: LocalDate;
}

/** Reads who paid what: 张三10元 李四3个月, 到会除赵六, 全部三季度, 李四代张三交. Names are known to be good. */
export function readLines(
  tokens: readonly DuesToken[],
  context: LinesContext,
  reason: string | null,
): Decision<DuesReading, DuesProblem> {
  const progress = nothingYet(tokens);
  tokens.forEach((token, at) => {
    const take = takes[token.kind];
    if (take) take(progress, token, at, context);
    else progress.problems.push({ kind: 'unclear', said: token.said });
    if (token.kind !== 'gap') progress.lastGap = '';
  });
  return finishLines(progress, reason);
}

type Take = (progress: Progress, token: DuesToken, at: number, context: LinesContext) => void;

const nothing: Take = () => undefined;

const isExcepted: Take = (progress, token) => {
  flush(progress);
  if (token.kind === 'lacking') progress.base ??= 'all';
  progress.inExcept = true;
  progress.exceptSaid = 'except';
};

/** What each word does; any other is not understood here. */
const takes: Readonly<Partial<Record<DuesToken['kind'], Take>>> = {
  amount: takeMoney,
  bare: takeMoney,
  months: takeMoney,
  span: takeMoney,
  until: takeMoney,
  people: takePerson,
  notPaid: takeNotPaid,
  class: takeNotPaid,
  present: takeEverybody,
  every: takeEverybody,
  others: takeEverybody,
  except: isExcepted,
  lacking: isExcepted,
  relative: takeRelative,
  behalf: takeBehalf,
  join: nothing,
  filler: nothing,
  gap(progress, { text }) {
    progress.lastGap += text;
    if (text.includes('(')) progress.bracket = true;
    if (text.includes(')')) progress.bracket = false;
  },
  paid(progress) {
    progress.paid = progress.pending.length > 0 && !progress.inExcept;
  },
  outside(progress) {
    if (!progress.inExcept) toExcept(progress, 'except');
    progress.inExcept = false;
  },
  each(progress) {
    progress.each = true;
  },
  only(progress) {
    progress.only = true;
  },
  total(progress) {
    progress.totalNext = true;
  },
  via(progress, { said }, at) {
    if (following(progress, at) === 'people') progress.via = true;
    else progress.problems.push({ kind: 'unclear', said });
  },
  question(progress) {
    progress.problems.push({ kind: 'question' });
  },
};

function takePerson(progress: Progress, token: DuesToken, at: number, context: LinesContext): void {
  const who = whoIs(token, context);
  if (!who.ok) return;
  const person = who.value;
  const before = progress.pending.at(-1) ?? progress.lines.at(-1);
  const next = following(progress, at);
  if (before && (progress.via || (progress.bracket && next === 'behalf'))) {
    before.paidBy = before.person.id === person.id ? 'self' : 'member';
    before.payer = before.paidBy === 'self' ? null : person;
    progress.via = true;
    return;
  }
  if (progress.inExcept) {
    progress.except.push(person);
    return;
  }
  if (progress.paid) flush(progress);
  if (progress.pending.length > 0 && /^\s+$/.test(progress.lastGap)) progress.spaced = true;
  const { payer } = progress;
  const member = payer !== undefined && payer !== 'relative' && payer.id !== person.id ? payer : null;
  const paidBy = payer === 'relative' ? 'relative' : member ? 'member' : 'self';
  progress.pending.push({ person, paidBy, payer: member });
  progress.fresh = false;
}

function takeMoney(progress: Progress, token: DuesToken, _at: number, context: LinesContext): void {
  const { pending, lines } = progress;
  const read = moneyOf(token, context.today);
  if (!read.ok) {
    progress.problems.push(read.reason);
    progress.pending = [];
    return;
  }
  const money: SaidMoney = { money: read.value, said: token.said };
  if (progress.totalNext && read.value.kind === 'amount') {
    progress.totalFen = read.value.fen;
    progress.totalNext = false;
    flush(progress);
  } else if (pending.length > 0) {
    if (pending.length > 1 && !isForAll(money, progress))
      progress.problems.push({
        kind: 'eachMissing',
        people: pending.map(({ person }) => person),
        said: token.said,
      });
    give(money, progress);
  } else if (progress.fresh && lines.length > 0) {
    const [last] = lines.slice(-1);
    const group = lines.filter((line) => line.money === last?.money);
    const both = addTo(last?.money, money, progress);
    for (const line of group) line.money = both;
  } else if (progress.base !== undefined) {
    if (read.value.kind === 'amount' && !progress.each)
      progress.problems.push({ kind: 'eachMissing', people: [], said: token.said });
    progress.baseMoney = addTo(progress.baseMoney, money, progress);
    progress.inExcept = false;
  } else {
    progress.lead = addTo(progress.lead, money, progress);
  }
  progress.each = false;
}

/** 张三、李四3个月 is said of both; 张三李四10元 may be the sum. */
function isForAll({ money }: SaidMoney, { each, paid, spaced }: Progress): boolean {
  return each || (money.kind !== 'amount' && (paid || !spaced));
}

function takeNotPaid(progress: Progress, { text }: DuesToken, at: number): void {
  if (progress.inExcept) return;
  const { fresh, lines, pending } = progress;
  if (fresh && pending.length === 0 && following(progress, at) !== 'people') {
    // 张三3个月没交 is what he owes.
    progress.problems.push({ kind: 'notPaid', people: lines.slice(-1).map(({ person }) => person) });
    return;
  }
  progress.exceptSaid ??= 'notPaid';
  if (pending.length === 0) {
    progress.inExcept = true;
    if (/^[都全]/.test(text)) progress.problems.push({ kind: 'notPaid', people: [] });
    return;
  }
  if (progress.only) progress.base ??= 'all';
  toExcept(progress, 'notPaid');
}

function takeEverybody(progress: Progress, { kind, text }: DuesToken, at: number): void {
  const weak = kind === 'every' && /^(?:都|全|均|全都)$/.test(text);
  if (progress.inExcept) {
    progress.inExcept = false;
  } else if (weak && progress.pending.length > 0) {
    progress.each = true;
    return;
  } else if (weak && progress.lines.length > 0 && following(progress, at) === 'paid') {
    return;
  }
  flush(progress);
  progress.base = kind === 'present' ? 'present' : (progress.base ?? 'all');
  if (progress.lead && progress.lines.length === 0) {
    progress.baseMoney = progress.lead;
    progress.lead = undefined;
  }
  progress.fresh = false;
}

function takeRelative(progress: Progress): void {
  const { pending, lines, each } = progress;
  const meant = pending.length > 0 ? (each ? pending : pending.slice(-1)) : lines.slice(-1);
  if (meant.length === 0) progress.payer = 'relative';
  for (const one of meant) {
    one.paidBy = 'relative';
    one.payer = null;
  }
  if (each) progress.each = false;
}

function takeBehalf(progress: Progress, _token: DuesToken, at: number): void {
  if (progress.via) {
    progress.via = false;
    return;
  }
  const payer = progress.pending.at(-1)?.person ?? progress.lines.at(-1)?.person;
  if (following(progress, at) !== 'people' || payer === undefined) {
    progress.problems.push({ kind: 'broughtBy', person: payer });
    return;
  }
  progress.pending = progress.pending.slice(0, -1);
  flush(progress);
  progress.payer = payer;
}
