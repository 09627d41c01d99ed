import { addMonths, monthOf } from '../calendar/time.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { LocalDate, Month } from '../ids.ts';
import type { DuesClass } from '../people/facts.ts';
import { monthAhead, monthNear, monthPatterns, readMonthWithWord, readSpan } from './dues-months.ts';
import { isMoney, moneyOf, monthCount } from './dues-money.ts';
import type { DuesProblem, DuesReading } from './dues-reading.ts';
import { whoIs } from './dues-who.ts';
import type { DuesNames } from './dues-who.ts';
import type { DuesToken } from './dues-words.ts';
import type { RosterEntry } from './names.ts';
import { wageIn } from './dues-wage.ts';
import { normalize, originalSlice, type Normalized } from './normalize.ts';

type Read = Decision<DuesReading, DuesProblem>;

export interface ChangeContext extends DuesNames {
  readonly today: LocalDate;
  readonly source: Normalized;
  readonly reason: string | null;
}

const classes: readonly (readonly [DuesClass, RegExp])[] = [
  ['waived', /免|[不无]/],
  ['relief', /低保|五保|特困|困难/],
  ['retired', /退休/],
  ['wage', /工资/],
  ['migrant', /务工|打工/],
  ['farmer', /农/],
];

/** The one person whom the words are about. */
function theOne(
  tokens: readonly DuesToken[],
  said: string,
  names: DuesNames,
): Decision<RosterEntry, DuesProblem> {
  const people = tokens.filter(({ kind }) => kind === 'people');
  const [first] = people;
  if (!first) return refuse({ kind: 'whoMissing', said });
  const who = whoIs(first, names);
  if (!who.ok) return refuse({ kind: 'names', problems: [who.reason] });
  const other = people.find((one) => {
    const another = whoIs(one, names);
    return another.ok && another.value.id !== who.value.id;
  });
  return other ? refuse({ kind: 'severalPeople', said: other.said }) : who;
}

const silent: ReadonlySet<DuesToken['kind']> = new Set(['gap', 'filler', 'join', 'people', 'paid']);

/** 张三改成1元 从2027年1月, 张三 务工 15元, 张三免交: the approved monthly amount or class of one person. */
export function readChange(tokens: readonly DuesToken[], context: ChangeContext): Read {
  const { today, reason } = context;
  const verb = tokens.find(
    ({ kind }) => kind === 'change' || kind === 'class' || kind === 'standard' || kind === 'fixing',
  );
  const person = theOne(tokens, verb?.said ?? '', context);
  if (!person.ok) return person;
  const parts = tokens.filter(
    ({ kind }) =>
      !silent.has(kind) && kind !== 'change' && kind !== 'standard' && kind !== 'fixing' && kind !== 'each',
  );
  const known = (kind: DuesToken['kind']) => parts.filter((one) => one.kind === kind);
  const [[amount, more], [group, other]] = [known('amount'), known('class')];
  const [since, later] = parts.filter(({ kind }) => kind === 'since' || kind === 'span');
  const kept = [amount, group, since];
  const strange = parts.find((one) => !kept.includes(one) && isMoney(one));
  if (more ?? other ?? later)
    return refuse({ kind: 'twoMoneys', said: saidOf([amount, more, group, other, since, later]) });
  if (strange && strange.kind !== 'bare' && amount)
    return refuse({ kind: 'twoMoneys', said: saidOf([amount, strange]) });
  if (strange?.kind === 'bare') return refuse({ kind: 'unitMissing', said: strange.said });
  const left = parts.find((one) => !kept.includes(one));
  if (left)
    return refuse({
      kind: left.kind === 'question' || left.kind === 'asks' ? 'question' : 'unclear',
      said: left.said,
    });
  const from = since && monthFrom(since, today);
  if (since && from === undefined) return refuse({ kind: 'noSuchMonth', said: since.said });
  const money = amount && moneyOf(amount, today);
  if (money && !money.ok) return money;
  const duesClass = group ? classOf(group.text) : null;
  const fen = money?.value.kind === 'amount' ? money.value.fen : null;
  if (duesClass === 'waived' && fen !== null)
    return refuse({ kind: 'twoMoneys', said: saidOf([group, amount]) });
  if (fen === null && duesClass === null) return refuse({ kind: 'valueMissing', person: person.value });
  return accept({
    kind: 'amount',
    person: person.value,
    fen: duesClass === 'waived' ? 0 : fen,
    duesClass,
    from,
    reason,
  });
}

function saidOf(tokens: readonly (DuesToken | undefined)[]): readonly string[] {
  return tokens.flatMap((token) => (token ? [token.said] : []));
}

function classOf(text: string): DuesClass | null {
  return classes.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

function monthFrom({ kind, text }: DuesToken, today: LocalDate): Month | undefined {
  if (kind === 'since') {
    const said = readMonthWithWord(text, today);
    return said && monthNear(said, today);
  }
  const span = readSpan(text, today);
  const one = span.ok && span.value.from.month === span.value.to.month ? span.value.from : undefined;
  return one && monthNear(one, today);
}

/** 张三缓交到2027年2月 因住院, 张三有原因 在外打工, 张三不缓交了. Other words behind the verb are the reason. */
export function readExcuse(tokens: readonly DuesToken[], context: ChangeContext): Read {
  const { today, source } = context;
  const verbAt = tokens.findIndex(({ kind }) => kind === 'excuse' || kind === 'endExcuse');
  const verb = tokens[verbAt];
  const firstName = tokens.findIndex(({ kind }) => kind === 'people');
  const behind = Math.max(verbAt, firstName) + 1;
  const person = theOne(tokens.slice(0, behind), verb?.said ?? '', context);
  if (!person.ok) return person;
  const untilAt = tokens.findIndex(({ kind }) => kind === 'until' || kind === 'months');
  const until = tokens[untilAt];
  const isOwn = (at: number) => at === verbAt || at === untilAt;
  const isPlain = ({ kind }: DuesToken) => silent.has(kind) || kind === 'change';
  const strange = tokens.slice(0, behind).find((one, at) => !isOwn(at) && !isPlain(one));
  if (strange)
    return refuse({ kind: strange.kind === 'question' ? 'question' : 'unclear', said: strange.said });
  const whyAt = tokens.findIndex(
    (one, at) => at >= behind && !isOwn(at) && (!isPlain(one) || one.kind === 'people'),
  );
  const why = tokens[whyAt];
  if (why?.kind === 'question' || tokens.at(-1)?.kind === 'question') return refuse({ kind: 'question' });
  const another = tokens.find(({ kind }, at) => at >= behind && kind === 'people');
  if (another) return refuse({ kind: 'severalPeople', said: another.said });
  if (why && isMoney(why)) return refuse({ kind: 'unclear', said: why.said });
  const end = until && why && until.from > why.from ? until.from : source.text.length;
  const told = why ? originalSlice(source, wordsBefore(tokens, whyAt, behind), end) : '';
  const reason = told.replace(/^[了的]+|[\s,，、;；。:：]+$/gu, '');
  const wage = wageIn(reason, 'excuse', source, tokens[behind - 1]?.to ?? 0);
  if (wage) return refuse(wage);
  const last = until && endOf(until, today);
  if (until && last === undefined) return refuse({ kind: 'noSuchMonth', said: until.said });
  const ends = verb?.kind === 'endExcuse';
  const ending = until || ends ? undefined : endInReason(context.reason ?? '', today);
  if (ending && ending.until === undefined) return refuse({ kind: 'noSuchMonth', said: ending.said });
  if (ending?.reason === '') return refuse({ kind: 'reasonMissing' });
  return accept({
    kind: 'excuse',
    person: person.value,
    until: ending?.until ?? last,
    reason: ending?.reason ?? context.reason ?? (reason === '' ? null : reason),
    ends,
  });
}

const untilAtEnd = new RegExp(String.raw`[\s,.(]*(${monthPatterns.until})[\s.)]*$`);

/** 因住院到2月: a month at the end of the reason is the end; the rest is the reason, unless it would be half a span. */
function endInReason(
  reason: string,
  today: LocalDate,
): { readonly until: Month | undefined; readonly said: string; readonly reason: string } | undefined {
  const source = normalize(reason);
  const found = untilAtEnd.exec(source.text);
  if (!found) return undefined;
  const [, said = ''] = found;
  const month = readMonthWithWord(said, today);
  const front = originalSlice(source, 0, found.index);
  return {
    until: month && monthAhead(month, today),
    said,
    reason: /[\d年月日号]$/.test(front) ? reason : front,
  };
}

/** Where the words begin that run on into a reason: 在外打工, of which 打工 alone says something. */
function wordsBefore(tokens: readonly DuesToken[], at: number, least: number): number {
  let first = at;
  while (first > least && tokens[first - 1]?.kind === 'filler') first -= 1;
  return tokens[first]?.from ?? 0;
}

function endOf({ kind, text }: DuesToken, today: LocalDate): Month | undefined {
  if (kind === 'months') {
    const count = monthCount(text);
    return count === undefined ? undefined : addMonths(monthOf(today), count);
  }
  const said = readMonthWithWord(text, today);
  return said && monthAhead(said, today);
}
