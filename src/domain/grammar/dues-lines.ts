import type { Decision } from '../decision.ts';
import type { LocalDate } from '../ids.ts';
import { takeBehalf, takeRelative } from './dues-brought.ts';
import { finishLines } from './dues-lines-end.ts';
import { isMoney, moneyOf } from './dues-money.ts';
import {
  addTo,
  behindNames,
  flush,
  following,
  give,
  nothingYet,
  preceding,
  toExcept,
} from './dues-progress.ts';
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
    if (token.kind !== 'gap') progress.lastGap = progress.lastGapSaid = '';
  });
  return finishLines(progress, reason);
}

type Take = (progress: Progress, token: DuesToken, at: number, context: LinesContext) => void;

const nothing: Take = () => undefined;

const isAsked: Take = (progress) => {
  progress.problems.push({ kind: 'question' });
};

const isExcepted: Take = (progress, token) => {
  flush(progress);
  if (token.kind === 'lacking') progress.base ??= 'all';
  progress.inExcept = true;
  progress.exceptSaid = token.kind === 'lacking' ? 'lacking' : 'except';
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
  gap(progress, { text, said }) {
    progress.lastGap += text;
    progress.lastGapSaid += said;
    if (text.includes('(')) progress.bracket = true;
    if (text.includes(')')) progress.bracket = false;
  },
  paid(progress, { text }) {
    if (progress.exceptSaid === undefined || progress.exceptSaid === 'except')
      progress.complete ||= progress.pending.length + progress.lines.length === 0 && /[齐清]/.test(text);
    progress.paid = progress.pending.length > 0 && !progress.inExcept;
  },
  outside(progress) {
    if (!progress.inExcept) toExcept(progress, 'except');
    progress.inExcept = false;
  },
  each(progress) {
    if (progress.base !== undefined) progress.inExcept = false;
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
  question: isAsked,
  asks: isAsked,
  show: isAsked,
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
    progress.unnamed = undefined;
    return;
  }
  if (progress.paid) flush(progress);
  if (progress.pending.length > 0 && /^\s+$/.test(progress.lastGap)) progress.spaced = true;
  // 李四代赵六10元、钱七5元
  if (progress.fresh && progress.lastGapSaid === '、') progress.payer ??= progress.lastPayer;
  const { payer } = progress;
  const member = payer !== undefined && payer !== 'relative' && payer.id !== person.id ? payer : null;
  const paidBy = payer === 'relative' ? 'relative' : member ? 'member' : 'self';
  progress.pending.push({ person, paidBy, payer: member });
  progress.fresh = false;
}

function takeMoney(progress: Progress, token: DuesToken, at: number, context: LinesContext): void {
  const { pending, lines } = progress;
  const read = moneyOf(token, context.today);
  if (!read.ok) {
    progress.problems.push(read.reason);
    progress.pending = [];
    return;
  }
  if (pending.length === 0 && isOwed(progress, at)) return;
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

/** 张三欠3个月, 还差张三10元: not paid, so that it is of no use, or not to be told from what the others paid. */
function isOwed(progress: Progress, at: number): boolean {
  const { inExcept, exceptSaid, base, lastGap, tokens } = progress;
  if (tokens[at - 1]?.kind === 'notPaid') return true;
  if (!inExcept || (base !== undefined && exceptSaid === 'except' && lastGap !== '')) return false;
  progress.problems.push({ kind: 'unclear', said: tokens[at]?.said ?? '' });
  return true;
}

/** 张三、李四3个月 is said of both; 张三李四10元 may be the sum. */
function isForAll({ money }: SaidMoney, { each, paid, spaced }: Progress): boolean {
  return each || (money.kind !== 'amount' && (paid || !spaced));
}

function takeNotPaid(progress: Progress, { text, said }: DuesToken, at: number): void {
  const unnamed = { said, absent: /[来到]|请假/.test(text) && !/[交缴带]/.test(text) };
  const before = progress.tokens[at - 1];
  if (progress.inExcept) {
    if (before && isMoney(before)) progress.problems.push({ kind: 'unclear', said: `${before.said}${said}` });
    if (progress.except.length === 0) progress.unnamed ??= unnamed;
    return;
  }
  const { fresh, lines, pending } = progress;
  // 请假的张三也交了: away, and paid all the same.
  if (unnamed.absent && pending.length === 0 && following(progress, at) === 'people') {
    if (behindNames(progress, at) === 'paid') return;
  } else if (pending.length === 0 && ['every', 'paid'].includes(following(progress, at) ?? '')) {
    // 没来的都交了: they have paid, and nobody knows who they are.
    progress.problems.push({ kind: 'whoMissing', said });
    return;
  }
  if (fresh && pending.length === 0 && following(progress, at) !== 'people') {
    // 张三3个月没交 is what he owes.
    progress.problems.push({ kind: 'notPaid', people: lines.slice(-1).map(({ person }) => person) });
    return;
  }
  if (preceding(progress, at) === 'others' && progress.base === undefined && lines.length > 0) return;
  progress.exceptSaid ??= 'notPaid';
  if (pending.length === 0) {
    progress.inExcept = true;
    progress.unnamed = unnamed;
    if (/^[都全]/.test(text)) progress.problems.push({ kind: 'notPaid', people: [] });
    return;
  }
  if (progress.only) progress.base ??= 'all';
  toExcept(progress, 'notPaid');
}

function takeEverybody(progress: Progress, token: DuesToken, at: number): void {
  const { kind, text } = token;
  // 张三交了，其他没交: of the others there is nothing to record.
  if (kind === 'others' && following(progress, at) === 'notPaid' && progress.base === undefined) {
    flush(progress);
    return;
  }
  const wrong = notEverybody(progress, token, at);
  if (wrong) {
    progress.problems.push(wrong);
    return;
  }
  const weak = kind === 'every' && /^(?:都|全|均|全都)$/.test(text);
  if (progress.inExcept) {
    progress.inExcept = false;
  } else if (kind === 'every' && progress.pending.length > 0 && !progress.paid) {
    progress.each = true;
    return;
  } else if (weak && progress.lines.length > 0 && following(progress, at) === 'paid') {
    return;
  }
  flush(progress);
  progress.base = kind === 'present' ? 'present' : (progress.base ?? 'all');
  if (progress.lead && progress.lines.length === 0) {
    if (progress.lead.money.kind === 'amount' && !progress.each)
      progress.problems.push({ kind: 'eachMissing', people: [], said: progress.lead.said });
    progress.baseMoney = progress.lead;
    progress.lead = undefined;
  }
  progress.fresh = false;
}

/** 张三到会, 张三欠的都交了, 26人都交了: words of everybody that are said of some. */
function notEverybody(
  progress: Progress,
  { kind, text, said }: DuesToken,
  at: number,
): DuesProblem | undefined {
  const { inExcept, paid, pending, tokens, lastGap, base } = progress;
  const before = tokens[at - 1];
  if (inExcept || base !== undefined || kind === 'others') return undefined;
  if (pending.length > 0 && !paid) {
    if (kind === 'present') return { kind: 'unclear', said };
    const people = pending.map(({ person }) => person);
    return /大家|所有|人人|一个/.test(text) ? { kind: 'allAndNames', people } : undefined;
  }
  if (lastGap === '' && preceding(progress, at) === 'notPaid') return { kind: 'unclear', said };
  const count = before?.kind === 'filler' && /[人位名]$/.test(before.text) && progress.lines.length === 0;
  return count && kind === 'every' ? { kind: 'unclear', said: before.said } : undefined;
}
