import type { RawBranch, RawFact, RawLedger } from './raw-ledger.ts';

/** A person's month counted from the rows alone. Amounts in fen. */
export interface CountedMonth {
  readonly person: number;
  readonly month: string;
  readonly branch: RawBranch;
  readonly dueFen: number;
  readonly paidFen: number;
  readonly state: string;
  /** The first day on which it stood as paid in full, for good; `undefined` while it does not. */
  readonly paidOn: string | undefined;
}

const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const named = (value: number) =>
  `${String(Math.trunc(value / 12))}-${String((value % 12) + 1).padStart(2, '0')}`;
const quarterEnd = (value: number) => value - (value % 3) + 2;

type State = Readonly<Record<string, unknown>>;

/** What holds at the end of a day: later facts over earlier ones. */
function holds(facts: readonly RawFact[], day: string): State {
  return Object.fromEntries(
    facts.filter(({ from }) => from <= day).map(({ field, value }) => [field, value]),
  );
}

const isMember = ({ branch, status }: State) =>
  branch !== undefined && status !== 'transferred' && status !== 'left';

/** What the month obliges to, by the first day of it on which the person is on a roster. */
function owes(facts: readonly RawFact[], month: string): { branch: unknown; fen: number; kind: string } {
  const days = [`${month}-01`, ...facts.map(({ from }) => from).filter((from) => from.startsWith(month))];
  const state = days.map((day) => holds(facts, day)).find(isMember) ?? holds(facts, `${month}-01`);
  const { branch } = state;
  const dies = holds(facts, `${month}-31`)['status'] === 'left';
  if (!isMember(state) || state['status'] === 'suspended' || dies) return { branch, fen: 0, kind: 'notDue' };
  const fen = Number(state['duesFen'] ?? 0);
  if (state['duesClass'] === 'waived' || fen === 0) return { branch, fen: 0, kind: 'waived' };
  return { branch, fen, kind: 'owed' };
}

/** Every person's months from January 2026 to the last one that concerns anybody, as they stand in the month `now`. */
export function recount({ branches, facts, payments }: RawLedger, now: string): readonly CountedMonth[] {
  const byId = new Map(branches.map((branch) => [branch.id, branch]));
  const paid = new Map<number, { month: string; fen: number; day: string }[]>();
  for (const { person, shares, day } of payments) {
    const own = paid.get(person) ?? [];
    paid.set(person, own);
    own.push(...shares.map((share) => ({ ...share, day })));
  }
  return [...facts].flatMap(([person, own]) => {
    const shares = paid.get(person) ?? [];
    const home = byId.get(Number(holds(own, `${now}-31`)['branch']));
    const here = home?.quarterly === true ? quarterEnd(number(now)) : number(now);
    const last = Math.max(here, ...shares.map(({ month }) => number(month)));
    const months: CountedMonth[] = [];
    const first = own.find(({ field }) => field === 'branch')?.from.slice(0, 7) ?? now;
    for (let at = number(first); at <= last; at++) {
      const month = named(at);
      const { branch: id, fen, kind } = owes(own, month);
      const branch = byId.get(Number(id));
      if (!branch) continue;
      const lines = shares.filter((share) => share.month === month);
      const paidFen = lines.reduce((sum, share) => sum + share.fen, 0);
      const settled = paidFen > 0 && paidFen >= fen;
      const state = settled
        ? at > (branch.quarterly ? quarterEnd(number(now)) : number(now))
          ? 'prepaid'
          : 'confirmed'
        : kind !== 'owed'
          ? kind
          : (branch.quarterly ? quarterEnd(at) : at) < number(now)
            ? 'arrears'
            : 'due';
      months.push({ person, month, branch, dueFen: fen, paidFen, state, paidOn: settledOn(lines, fen) });
    }
    return months;
  });
}

function settledOn(
  lines: readonly { readonly fen: number; readonly day: string }[],
  dueFen: number,
): string | undefined {
  let sum = 0;
  let since: string | undefined;
  for (const { fen, day } of lines) {
    sum += fen;
    since = sum > 0 && sum >= dueFen ? (since ?? day) : undefined;
  }
  return since;
}

/** How people paid, in the figures of handbook §9.2. */
export interface Behaviour {
  /** Of those who owe the month, the share that had paid when the Party day was over. */
  readonly onTheDay: ReadonlyMap<string, number>;
  readonly byMonthEnd: ReadonlyMap<string, number>;
  /** People by the length of their arrears that run to the end of the year, in months. */
  readonly arrears: ReadonlyMap<number, number>;
  readonly members: number;
}

export function behaviour(months: readonly CountedMonth[]): Behaviour {
  const owed = months.filter(({ dueFen, month }) => dueFen > 0 && month <= '2026-12');
  const share = (until: (one: CountedMonth) => string) => {
    const by = new Map<string, { all: number; paid: number }>();
    for (const one of owed) {
      const count = by.get(one.month) ?? { all: 0, paid: 0 };
      by.set(one.month, count);
      count.all += 1;
      if (one.paidOn !== undefined && one.paidOn <= until(one)) count.paid += 1;
    }
    return new Map([...by].sort().map(([month, { all, paid }]) => [month, paid / all]));
  };
  const byPerson = new Map<number, CountedMonth[]>();
  for (const one of owed) byPerson.set(one.person, [...(byPerson.get(one.person) ?? []), one]);
  const arrears = new Map<number, number>();
  for (const own of byPerson.values()) {
    const open = own.findLastIndex(({ paidOn }) => paidOn !== undefined);
    const length = own.at(-1)?.month === '2026-12' ? own.length - 1 - open : 0;
    if (length > 0) arrears.set(length, (arrears.get(length) ?? 0) + 1);
  }
  return {
    onTheDay: share(({ month, branch }) => `${month}-${String(branch.day).padStart(2, '0')}`),
    byMonthEnd: share(({ month }) => `${month}-31`),
    arrears,
    members: byPerson.size,
  };
}
