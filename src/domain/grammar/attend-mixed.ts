import { accept, refuse, type Decision } from '../decision.ts';
import { readNames } from './attend-names.ts';
import type { NamesContext } from './attend-names.ts';
import type {
  AttendProblem,
  AttendReading,
  AttendRefusal,
  NamesReading,
  SaidState,
} from './attend-reading.ts';
import { blanked, countsOf, scanTotals, withFields } from './attend-totals.ts';
import type { Item } from './attend-totals.ts';
import { attendTokens } from './attend-words.ts';
import type { AttendToken } from './attend-words.ts';
import type { NameIndex } from './names.ts';
import type { Normalized } from './normalize.ts';

/** Stands for every character of a name where numbers are looked for. */
const nameMark = '\u0001';

/** Names may hold numerals (张三): they are masked before numbers are looked for. */
export function withoutNames(text: string, tokens: readonly AttendToken[]): string {
  let masked = text;
  for (const token of tokens) {
    if (token.kind !== 'people') continue;
    masked = masked.slice(0, token.from) + nameMark.repeat(token.to - token.from) + masked.slice(token.to);
  }
  return masked;
}

/**
 * Reads numbers with the names that belong to them: 应到31 实到28 请假3：张三、李四、王五. A number beside names is about
 * them, and says no more than they do; where the two differ, the officer is asked. `undefined`: no number has names.
 */
export function readMixed(
  said: Normalized,
  tokens: readonly AttendToken[],
  context: NamesContext & { readonly index: NameIndex },
): Decision<AttendReading, AttendRefusal> | undefined {
  const masked = withoutNames(said.text, tokens);
  const items = withFields(scanTotals(masked).items);
  if (items.length === 0) return undefined;
  let text = said.text;
  for (const { from, to } of items) text = blanked(text, from, to);
  const left = attendTokens({ ...said, text }, context.index);
  const named = items.flatMap((_, at) => stateBeside(said.text, items, at, left));
  const all = [...left, ...named].sort((a, b) => a.from - b.from);
  const names = readNames(all, { ...context, bareNames: 'refused' });
  if (!names.ok) return names;
  return together(items, names.value);
}

function stateOf({ field }: Item): SaidState | undefined {
  switch (field) {
    case 'present':
    case 'online':
    case 'leave':
    case 'absent':
      return field;
    case 'onSite':
      return 'present';
    case 'expected':
    case undefined:
      return undefined;
  }
}

/** The state of a number for the names on one side of it, unless they are said to be something else there. */
function stateBeside(
  text: string,
  items: readonly Item[],
  at: number,
  tokens: readonly AttendToken[],
): readonly AttendToken[] {
  const [last, item, next] = [items[at - 1], items[at], items[at + 1]];
  const state = item && stateOf(item);
  if (!state) return [];
  const { from, to, value } = item;
  const token: AttendToken = { kind: 'state', state, said: text.slice(from, to), from, to };
  const after = namesRun(between(tokens, to, next?.from ?? Infinity));
  const nth = after.people[value - 1];
  if (nth && after.state && after.people.length > value && /^\s*[:(]/.test(text.slice(to)))
    return [token, { kind: 'end', said: '', from: nth.to, to: nth.to }];
  const [more] = after.people;
  if (more && !after.state && (after.people.length === value || after.people.length !== next?.value))
    return [token];
  const before = namesRun(between(tokens, last?.to ?? 0, from));
  const own = before.people.length === value && value !== last?.value;
  return before.people.length > 0 && !before.state && (at === 0 || own) ? [token] : [];
}

function between(tokens: readonly AttendToken[], from: number, to: number): readonly AttendToken[] {
  return tokens.filter((token) => token.from >= from && token.to <= to);
}

/** The names that come first, and whether a state follows that is theirs. */
function namesRun(tokens: readonly AttendToken[]): {
  readonly people: readonly AttendToken[];
  readonly state: boolean;
} {
  const end = tokens.findIndex(({ kind }) => ends.has(kind));
  const run = end === -1 ? tokens : tokens.slice(0, end);
  const people = run.filter(({ kind }) => kind === 'people');
  return { people, state: ['state', 'allPresent', 'same'].includes(tokens[end]?.kind ?? '') };
}

const ends: ReadonlySet<AttendToken['kind']> = new Set([
  'state',
  'allPresent',
  'same',
  'others',
  'every',
  'except',
  'lacking',
]);

function together(items: readonly Item[], names: AttendReading): Decision<AttendReading, AttendRefusal> {
  if (names.kind !== 'names' && names.kind !== 'allExcept')
    return refuse({ problems: [{ kind: 'numbersAndNames' }], understood: names });
  const { counts, problems: found } = countsOf(items);
  const problems: AttendProblem[] = [...found];
  const figures: { -readonly [Key in 'expected' | SaidState]?: number | undefined } = {};
  for (const [field, value] of counts) if (field !== 'onSite') figures[field] = value;
  const missing = (['online', 'leave', 'absent'] as const).flatMap((state) => {
    const people = names[state];
    const value = figures[state];
    if (people.length > 0 && value !== undefined && value !== people.length)
      problems.push({ kind: 'countsDiffer', state, count: value, people });
    figures[state] ??= people.length > 0 ? people.length : undefined;
    return state === 'online' ? [] : people;
  });
  if (names.kind === 'names') checkPresent(names, figures.present, problems);
  else {
    const except = missing.length + names.unsaid.length;
    const present = figures.expected === undefined ? undefined : figures.expected - except;
    if (present !== undefined && figures.present !== undefined && figures.present !== present)
      problems.push({
        kind: 'contradiction',
        whole: '应到',
        wholeCount: figures.expected ?? 0,
        partsCount: figures.present + except,
      });
    figures.present ??= present;
  }
  const onlyNames = figures.expected === undefined && !counts.has('present');
  if (figures.present === undefined && !onlyNames) problems.push({ kind: 'presentMissing' });
  const [first, ...more] = problems;
  if (first) return refuse({ problems: [first, ...more], understood: names });
  if (onlyNames) return accept(names);
  return accept({ kind: 'totals', ...defined(figures), present: figures.present ?? 0, named: names });
}

/** 实到3：张三、李四、王五. Of many who came only those online are named often. */
function checkPresent(
  { present, online }: NamesReading,
  said: number | undefined,
  problems: AttendProblem[],
): void {
  const came = present.length + online.length;
  if (present.length > 0 && said !== undefined && said !== came)
    problems.push({ kind: 'countsDiffer', state: 'present', count: said, people: present });
}

function defined<Figures extends object>(figures: Figures): { [Key in keyof Figures]?: number } {
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Figures]?: number;
  };
}
