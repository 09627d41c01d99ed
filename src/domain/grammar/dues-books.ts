import { quarterOf } from '../calendar/time.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { LocalDate } from '../ids.ts';
import { monthPast, readSpan } from './dues-months.ts';
import type { DuesProblem, DuesReading } from './dues-reading.ts';
import type { DuesToken } from './dues-words.ts';

type Which = Extract<DuesReading, { kind: 'book' }>['which'];

/** 月表, 10月月表, 季表 三季度, 年表 2025, 交接表. Without a year the period is the latest that has begun. */
export function readBook(tokens: readonly DuesToken[], today: LocalDate): Decision<DuesReading, DuesProblem> {
  const book = tokens.find(({ kind }) => kind === 'book');
  const [period, another] = tokens.filter(({ kind }) => kind === 'span');
  const strange =
    another ??
    tokens.find((one) => one !== book && one !== period && !['gap', 'filler', 'show'].includes(one.kind));
  if (strange || !book) return refuse({ kind: 'unclear', said: strange?.said ?? '' });
  const which = whichBook(book.text === '表' ? (period?.text ?? '') : book.text);
  if (!period) return accept({ kind: 'book', which, period: undefined });
  const said = periodOf(period.text, which, today);
  return said === undefined
    ? refuse({ kind: 'noSuchMonth', said: period.said })
    : accept({ kind: 'book', which, period: said });
}

function whichBook(text: string): Which {
  if (/[交移]/.test(text) && !/收|上/.test(text)) return 'handOver';
  if (/季/.test(text)) return 'quarter';
  return /月|^收/.test(text) ? 'month' : 'year';
}

function periodOf(text: string, which: Which, today: LocalDate): string | undefined {
  const span = readSpan(text, today);
  if (!span.ok || which === 'handOver') return undefined;
  const { from, to } = span.value;
  const first = monthPast(from, today);
  const count = to.month - from.month + 1;
  switch (which) {
    case 'month':
      return count === 1 ? first : undefined;
    case 'quarter':
      return count === 1 || (count === 3 && from.month % 3 === 1) ? quarterOf(first) : undefined;
    case 'year':
      return count === 12 ? first.slice(0, 4) : undefined;
  }
}
