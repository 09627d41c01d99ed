import { addMonths, monthOf } from '../calendar/time.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { LocalDate, Month } from '../ids.ts';
import { monthPaid, readMonthWithWord, readSpan, spanPaid } from './dues-months.ts';
import type { DuesMoney, DuesProblem } from './dues-reading.ts';
import type { DuesToken } from './dues-words.ts';
import { readMoney } from './money-words.ts';
import { parseNumeral } from './numerals.ts';

/** More months at once than anybody pays. */
const mostMonths = 60;

/** How far back 到12月 begins: further than anybody is behind. */
const farthestBackMonths = 120;

/** More than a branch ever holds in cash is a slip: 100 000 yuan. */
const mostFen = 10_000_000;

type AmountProblem = Extract<DuesProblem, { kind: 'amountWrong' }>['why'];

function readAmount(text: string): Decision<number, AmountProblem> {
  const fen = readMoney(text);
  if (!fen.ok) return fen;
  if (fen.value === 0) return refuse('zero');
  return fen.value > mostFen ? refuse('tooMuch') : fen;
}

/** What a token of money or months says was paid. */
export function moneyOf(token: DuesToken, today: LocalDate): Decision<DuesMoney, DuesProblem> {
  const { kind, text, said } = token;
  if (kind === 'amount') {
    const fen = readAmount(text);
    return fen.ok
      ? accept({ kind: 'amount', fen: fen.value })
      : refuse({ kind: 'amountWrong', said, why: fen.reason });
  }
  if (kind === 'months') {
    const count = monthCount(text);
    return count === undefined
      ? refuse({ kind: 'monthsWrong', said, most: mostMonths })
      : accept({ kind: 'months', count });
  }
  if (kind === 'span') {
    const span = readSpan(text, today);
    return span.ok
      ? accept({ kind: 'span', ...spanPaid(span.value, today) })
      : refuse({ kind: 'noSuchMonth', said });
  }
  if (kind === 'until') {
    const to = monthUntil(text, today);
    const from = addMonths(monthOf(today), -farthestBackMonths);
    return to === undefined ? refuse({ kind: 'noSuchMonth', said }) : accept({ kind: 'span', from, to });
  }
  return refuse(
    text.startsWith('-') ? { kind: 'amountWrong', said, why: 'negative' } : { kind: 'unitMissing', said },
  );
}

function monthUntil(text: string, today: LocalDate): Month | undefined {
  const month = readMonthWithWord(text, today);
  return month && monthPaid(month, today);
}

/** 3个月, 两月, 半年, 一年半, 全年, 两个季度; `undefined` for none and for more than anybody pays at once. */
export function monthCount(text: string): number | undefined {
  const plain = text.replace(/\s/g, '').replace(/^大(?=半)|度$/g, '');
  if (plain === '半年' || plain === '整半年') return 6;
  const found = /^(.*?)(?:个?整?(季|年)(半)?|个?月份?|months?)$/.exec(plain);
  if (!found) return undefined;
  const [, said = '', unit, half] = found;
  const count = /^(?:全|整|一整)$/.test(said) ? 1 : ({ 俩: 2, 仨: 3 }[said] ?? parseNumeral(said));
  if (count === undefined) return undefined;
  const months = count * (unit === '年' ? 12 : unit === '季' ? 3 : 1) + (half === undefined ? 0 : 6);
  return months < 1 || months > mostMonths ? undefined : months;
}

/** Two spans that follow each other as one: 7月、8月. */
export function joined(one: DuesMoney, next: DuesMoney): DuesMoney | undefined {
  if (one.kind !== 'span' || next.kind !== 'span') return undefined;
  return addMonths(one.to, 1) === next.from ? { kind: 'span', from: one.from, to: next.to } : undefined;
}

/** Whether a token says money or months. */
export function isMoney({ kind }: DuesToken): boolean {
  return kind === 'amount' || kind === 'bare' || kind === 'months' || kind === 'span' || kind === 'until';
}
