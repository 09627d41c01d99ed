import { accept, refuse, type Decision } from '../decision.ts';
import type { DuesLine, DuesProblem, DuesReading } from './dues-reading.ts';
import { flush } from './dues-progress.ts';
import type { Line, Progress } from './dues-progress.ts';
import type { RosterEntry } from './names.ts';

/** What the whole says once every word is taken in, or the first thing that is wrong with it. */
export function finishLines(progress: Progress, reason: string | null): Decision<DuesReading, DuesProblem> {
  const { except, exceptSaid, baseMoney } = progress;
  const bare = progress.pending;
  if (progress.base === 'all' && !progress.paid && bare.length > 0 && !progress.lead)
    progress.problems.push({ kind: 'allAndNames', people: bare.map(({ person }) => person) });
  flush(progress);
  const { lines, lead, unnamed } = progress;
  // 除了没来的都交了: all who came.
  const everybody = progress.base ?? (progress.complete && lines.length === 0 ? 'all' : undefined);
  const base = everybody === 'all' && unnamed?.absent ? 'present' : everybody;
  const [problem] = progress.problems;
  if (problem) return refuse(problem);
  if (progress.payer !== undefined) return refuse({ kind: 'broughtBy', person: undefined });
  if (base !== undefined && unnamed && !unnamed.absent)
    return refuse(
      exceptSaid !== 'notPaid' ? { kind: 'whoMissing', said: unnamed.said } : { kind: 'notPaid', people: [] },
    );
  if (base === undefined && exceptSaid === 'except') return refuse({ kind: 'othersMissing', people: except });
  if (base === undefined && lines.length === 0 && exceptSaid)
    return refuse({ kind: 'notPaid', people: except });
  if (base === undefined && lines.length === 0)
    return refuse(lead ? { kind: 'payerUnsaid', said: lead.said } : { kind: 'nothing' });
  const paid = onceEach(lines, except);
  if (!paid.ok) return paid;
  const wrong = base === undefined ? wrongTotal(progress.totalFen, paid.value) : undefined;
  if (wrong) return refuse(wrong);
  if (base === undefined) return accept({ kind: 'lines', lines: paid.value, reason });
  const money = baseMoney?.money ?? { kind: 'open' };
  const others = except.filter((one, at) => except.findIndex(({ id }) => id === one.id) === at);
  return accept({ kind: base, except: others, money, lines: paid.value, reason });
}

/** One line a person; said twice in the same way it is said once, but for an amount, which may be the sum of both. */
function onceEach(
  lines: readonly Line[],
  except: readonly RosterEntry[],
): Decision<readonly DuesLine[], DuesProblem> {
  const paid: DuesLine[] = [];
  for (const { person, money, paidBy, payer } of lines) {
    const line: DuesLine = { person, money: money?.money ?? { kind: 'open' }, paidBy, payer };
    const before = paid.find((one) => one.person.id === person.id);
    const same = before && line.money.kind !== 'amount' && JSON.stringify(before) === JSON.stringify(line);
    if ((before && !same) || except.some(({ id }) => id === person.id))
      return refuse({ kind: 'saidTwice', person });
    if (!before) paid.push(line);
  }
  return accept(paid);
}

/** Where all was said in yuan and a sum beside it, both must agree. */
function wrongTotal(saidFen: number | undefined, lines: readonly DuesLine[]): DuesProblem | undefined {
  if (saidFen === undefined) return undefined;
  const amounts = lines.flatMap(({ money }) => (money.kind === 'amount' ? [money.fen] : []));
  const sumFen = amounts.reduce((sum, fen) => sum + fen, 0);
  return amounts.length < lines.length || sumFen === saidFen
    ? undefined
    : { kind: 'totalDiffers', saidFen, sumFen };
}
