import { accept, refuse, type Decision } from '../decision.ts';
import type { AttendProblem, AttendRefusal, RestReading, TotalsReading } from './attend-reading.ts';
import { parseNumeral } from './numerals.ts';
import {
  bareNumber,
  everybody,
  filler,
  labels,
  labelThenNumber,
  missedForWhy,
  numberThenLabel,
  numberThenOwnLabel,
  ofWhole,
  theRest,
  trailingReason,
} from './totals-words.ts';
import type { Field } from './totals-words.ts';

export interface Item {
  /** `undefined` for a bare number. */
  readonly field: Field | undefined;
  readonly value: number;
  /** Place in the text. */
  readonly from: number;
  readonly to: number;
}

/**
 * Reads a record by numbers from normalised text: labels before the numbers (应到31 实到26 请假3), after them
 * (26人到 3人请假), or none (31/26/3). `undefined` when the text has no such numbers at all.
 */
export function readTotals(said: string): Decision<TotalsReading | RestReading, AttendRefusal> | undefined {
  const text = withLeave(said);
  const whole = everybody.exec(text.replace(/\s/g, ''));
  if (whole && /[齐全都]/.test(text)) {
    const count = parseNumeral(whole[1] ?? '');
    if (count !== undefined) return accept({ kind: 'totals', expected: count, present: count, leave: 0 });
  }
  const [, some, all] = ofWhole.exec(text) ?? [];
  const [present, expected] = [parseNumeral(some ?? ''), parseNumeral(all ?? '')];
  if (present !== undefined && expected !== undefined && present < expected)
    return accept({ kind: 'totals', expected, present });
  const others = theRest.exec(text);
  const rest = others && restSaid(others.groups ?? {});
  const numbers = rest ? blanked(text, others.index, others.index + others[0].length) : text;
  const scanned = scanTotals(numbers);
  if (scanned.items.length === 0) return undefined;
  return decide(scanned.items, scanned.rest, rest);
}

function restSaid(groups: Readonly<Record<string, string | undefined>>): RestReading['rest'] {
  if (groups['leave'] !== undefined) return 'leave';
  return groups['absent'] === undefined ? 'present' : 'absent';
}

export interface Scan {
  readonly items: readonly Item[];
  readonly rest: string;
}

/** The numbers of a text with their labels, before or after or both, whichever leaves less unread. */
export function scanTotals(text: string): Scan {
  const reasonless = withLeave(text).replace(trailingReason, (all) => ' '.repeat(all.length));
  const orders = [[labelThenNumber], [numberThenLabel], [labelThenNumber, numberThenOwnLabel]];
  const readings = orders.map((order) => scan(reasonless, order));
  const [best] = readings.sort((a, b) => a.rest.length - b.rest.length || bareCount(a) - bareCount(b));
  return best ?? { items: [], rest: text };
}

/** 没来的3个都在外打工 says 请假3. Everything keeps its place. */
function withLeave(text: string): string {
  return missedForWhy.reduce(
    (said, pattern) =>
      said.replace(pattern, (all: string, ...found: unknown[]) => {
        const { missed = '', between = '' } = found.at(-1) as Record<string, string | undefined>;
        return `${'请假'.padEnd(missed.length)}${between}`.padEnd(all.length);
      }),
    text,
  );
}

function scan(text: string, labelled: readonly RegExp[]): Scan {
  const items: Item[] = [];
  let rest = '';
  let unread: number | undefined;
  for (let from = 0; from < text.length;) {
    const left = text.slice(from);
    const match = firstMatch(
      left,
      isInName(text, from, unread) ? labelled : [...labelled, filler, bareNumber],
    );
    const width = match?.[0].length ?? 1;
    const item = match && itemOf(match, from);
    if (item) items.push(item);
    if (!match) rest += left.charAt(0);
    unread = match ? undefined : from;
    from += width;
  }
  return { items, rest };
}

/** 陈七: a numeral after a letter that nobody reads is a part of a name. */
function isInName(text: string, from: number, unread: number | undefined): boolean {
  return unread === from - 1 && /^\p{Script=Han}[^\x00-\x7f]/u.test(text.slice(unread));
}

function firstMatch(text: string, patterns: readonly RegExp[]): RegExpExecArray | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return null;
}

function itemOf(match: RegExpExecArray, from: number): Item | undefined {
  const field = labels.map(([name]) => name).find((name) => match.groups?.[name] !== undefined);
  const digits = match.slice(1).find((group: string | undefined) => parseNumeral(group ?? '') !== undefined);
  const value = parseNumeral(digits ?? '');
  return value === undefined ? undefined : { field, value, from, to: from + match[0].length };
}

export function blanked(text: string, from: number, to: number): string {
  return text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
}

function bareCount({ items }: Scan): number {
  return items.filter(({ field }) => field === undefined).length;
}

/** What was said of the figures, without asking whether 实到 is among them. */
export function countsOf(items: readonly Item[]): {
  readonly counts: ReadonlyMap<Field, number>;
  readonly problems: readonly AttendProblem[];
} {
  const counts = new Map<Field, number>();
  const problems: AttendProblem[] = [];
  for (const { field, value } of withFields(items)) {
    if (field === undefined || counts.has(field))
      problems.push({ kind: 'numberUnclear', said: String(value) });
    else counts.set(field, value);
  }
  const onSite = counts.get('onSite');
  counts.delete('onSite');
  if (onSite !== undefined && !counts.has('present'))
    counts.set('present', onSite + (counts.get('online') ?? 0));
  return { counts, problems: [...problems, ...contradictions(counts)] };
}

function decide(
  items: readonly Item[],
  unread: string,
  rest: RestReading['rest'] | null,
): Decision<TotalsReading | RestReading, AttendRefusal> {
  const { counts, problems: found } = countsOf(items);
  const problems = [...(unread === '' ? [] : [{ kind: 'unclear', rest: unread } as const]), ...found];
  const said = Object.fromEntries(counts) as Partial<Record<Exclude<Field, 'onSite'>, number>>;
  if (rest !== null && counts.has(rest))
    problems.push({ kind: 'numberUnclear', said: String(counts.get(rest)) });
  if (said.present === undefined && rest !== 'present') problems.push({ kind: 'presentMissing' });
  const [first, ...more] = problems;
  if (first !== undefined)
    return refuse({ problems: [first, ...more], understood: { kind: 'totals', ...said } });
  if (rest === null) return accept({ kind: 'totals', ...said, present: said.present ?? 0 });
  const reading: RestReading = { kind: 'rest', rest, said };
  return accept(said.expected === undefined ? reading : restOf(reading, said.expected));
}

/** The totals line that is meant, when so many were expected. */
export function restOf({ rest, said, guests }: RestReading, expected: number): TotalsReading {
  const { present = 0, leave = 0, absent = 0 } = said;
  const others = Math.max(0, (said.expected ?? expected) - present - leave - absent);
  return { kind: 'totals', present, ...said, [rest]: others, ...(guests === undefined ? {} : { guests }) };
}

/**
 * Bare numbers are 应到, 实到, 请假 in this order; a single one is 实到, or 应到 beside a labelled 实到. After a labelled
 * 应到 (应到31/26/3) they are 实到 and 请假.
 */
export function withFields<One extends Item>(items: readonly One[]): readonly One[] {
  const bare = items.filter(({ field }) => field === undefined);
  const said = new Set(items.map(({ field }) => field));
  const afterExpected = items[0]?.field === 'expected' && said.size === 2 && said.has(undefined);
  const order: readonly Field[] = afterExpected ? ['present', 'leave'] : ['expected', 'present', 'leave'];
  const single = said.has('present') ? 'expected' : 'present';
  return items.map((item) => {
    if (item.field !== undefined) return item;
    const field = bare.length === 1 ? single : order[bare.indexOf(item)];
    return { ...item, field: said.has('present') && bare.length > 1 ? undefined : field };
  });
}

function contradictions(counts: ReadonlyMap<Field, number>): readonly AttendProblem[] {
  const of = (field: Field): number => counts.get(field) ?? 0;
  const found: AttendProblem[] = [];
  const parts = of('present') + of('leave') + of('absent');
  if (counts.has('expected') && parts > of('expected')) {
    found.push({ kind: 'contradiction', whole: '应到', wholeCount: of('expected'), partsCount: parts });
  }
  if (counts.has('present') && of('online') > of('present')) {
    found.push({ kind: 'contradiction', whole: '实到', wholeCount: of('present'), partsCount: of('online') });
  }
  return found;
}
