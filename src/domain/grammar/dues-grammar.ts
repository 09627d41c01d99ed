import { accept, refuse, type Decision } from '../decision.ts';
import type { LocalDate } from '../ids.ts';
import { withoutFillers } from './attend-speech.ts';
import { readBook } from './dues-books.ts';
import { readChange, readExcuse } from './dues-change.ts';
import type { ChangeContext } from './dues-change.ts';
import { readLines } from './dues-lines.ts';
import { moneyOf } from './dues-money.ts';
import type { DuesProblem, DuesReading, PaidReading } from './dues-reading.ts';
import { cutReason, inNames, withoutDuesSlips } from './dues-speech.ts';
import { aboutOf, saysWage, wageIn } from './dues-wage.ts';
import { whoIs, wrongWords } from './dues-who.ts';
import { duesTokens } from './dues-words.ts';
import type { DuesToken } from './dues-words.ts';
import { indexSpoken } from './names.ts';
import type { RosterEntry } from './names.ts';
import { nameKey, normalize, originalSlice, type Normalized } from './normalize.ts';
import { parseUndo } from './undo-grammar.ts';

type Read = Decision<DuesReading, DuesProblem>;

interface DuesContext extends ChangeContext {
  readonly chosen: ReadonlyMap<string, RosterEntry>;
}

/**
 * Reads an officer's words after 党费: who paid what, what is to be shown, an amount, an excuse, a book. All or nothing: one
 * place that is not understood refuses the whole. `chosen`: whom a name in these words means, after the officer chose among
 * namesakes or accepted a homophone. Slips of voice input are put right only where the words cannot be read as they stand.
 */
export function parseDues(
  words: string,
  roster: readonly RosterEntry[],
  today: LocalDate,
  chosen: ReadonlyMap<string, RosterEntry> = new Map(),
): Read {
  const index = new Map(indexSpoken(roster));
  for (const [name, person] of chosen) index.set(nameKey(name), [person]);
  const source = normalize(words);
  const context = { roster, index, today, chosen };
  const asSaid = readSaid(source, context);
  if (asSaid.ok) return asSaid;
  const text = withoutDuesSlips(source.text, inNames(duesTokens(source, index)));
  const meant = text === source.text ? asSaid : readSaid({ ...source, text }, context);
  if (meant.ok || asSaid.reason.kind === 'wage' || !saysWage(words)) return meant.ok ? meant : asSaid;
  return refuse({ kind: 'wage', about: aboutOf(duesTokens(source, index)), said: null });
}

/** Reads a member's words after 已交: 3个月, 到12月, 三季度, 9月, or nothing. */
export function parsePaid(words: string, today: LocalDate): Decision<PaidReading, DuesProblem> {
  const said = normalize(words);
  const tokens = duesTokens(said, new Map()).filter(({ kind }) => !silent.has(kind) && kind !== 'paid');
  const [money, more] = tokens.filter(({ kind }) => moneyKinds.has(kind));
  const strange = tokens.find(({ kind }) => !moneyKinds.has(kind) && kind !== 'every');
  if (strange)
    return refuse(
      strange.kind === 'question' ? { kind: 'question' } : { kind: 'unclear', said: strange.said },
    );
  if (more && money) return refuse({ kind: 'twoMoneys', said: [money.said, more.said] });
  if (!money) return accept({ months: undefined, until: undefined });
  const read = moneyOf(money, today);
  if (!read.ok) return read;
  switch (read.value.kind) {
    case 'months':
      return accept({ months: read.value.count, until: undefined });
    case 'span':
      return accept({ months: undefined, until: read.value.to });
    case 'amount':
    case 'open':
      return refuse({ kind: 'claimedAmount', said: money.said });
  }
}

const silent: ReadonlySet<DuesToken['kind']> = new Set(['gap', 'filler', 'join']);
const moneyKinds: ReadonlySet<DuesToken['kind']> = new Set(['amount', 'bare', 'months', 'span', 'until']);

function readSaid(source: Normalized, context: Omit<DuesContext, 'source' | 'reason'>): Read {
  const whole = duesTokens(source, context.index);
  const text = withoutFillers(source.text, (from, to) =>
    whole.some((one) => !quiet.has(one.kind) && one.from < to && from < one.to),
  );
  const cut = cutReason({ ...source, text }, inNames(whole));
  if (!cut.ok) return cut;
  const { said, reason } = cut.value;
  const tokens = duesTokens(said, context.index);
  const wage = reason === null ? undefined : wageIn(reason, aboutOf(tokens), said, said.text.length);
  return wage ? refuse(wage) : readTokens(tokens, { ...context, source: said, reason });
}
/** What is only said around the words may stand in these; elsewhere it is part of something. */
const quiet: ReadonlySet<DuesToken['kind']> = new Set(['gap', 'filler', 'join', 'unknown', 'show']);

function readTokens(tokens: readonly DuesToken[], context: DuesContext): Read {
  const has = (...kinds: readonly DuesToken['kind'][]) => tokens.some(({ kind }) => kinds.includes(kind));
  if (has('reverse')) return readReversal(tokens, context);
  if (has('excuse', 'endExcuse')) return wrongNames(tokens, context, 'excuse') ?? readExcuse(tokens, context);
  const wrong = wrongWords(tokens, context);
  if (wrong) return refuse(wrong);
  if (has('notReceived')) return readNotReceived(tokens, context);
  if (has('book')) return readBook(tokens, context.today);
  if (has('standard', 'fixing') && !has('people'))
    return alone(tokens, has('fixing') ? 'fixing' : 'standard');
  if (
    has('change', 'standard', 'fixing') ||
    (has('class') && !has('present', 'every', 'others', 'except', 'lacking'))
  )
    return readChange(tokens, context);
  return readShow(tokens, context) ?? readLines(tokens, context, context.reason);
}

/** Of an excuse only what stands before the verb must be known; the rest may be its reason. */
function wrongNames(tokens: readonly DuesToken[], context: DuesContext, kind: 'excuse'): Read | undefined {
  const verb = tokens.findIndex((one) => one.kind === kind || one.kind === 'endExcuse');
  const named = tokens.some((one) => one.kind === 'people');
  const front = named ? tokens.slice(0, verb + 1) : tokens;
  const wrong = wrongWords(front, context);
  return wrong && refuse(wrong);
}

/** 标准, 核定. */
function alone(tokens: readonly DuesToken[], kind: 'standard' | 'fixing'): Read {
  const more = tokens.find(
    (one) =>
      !silent.has(one.kind) && !['standard', 'fixing', 'show', 'asks', 'question', 'span'].includes(one.kind),
  );
  return more
    ? refuse({ kind: 'whoMissing', said: tokens.map(({ said }) => said).join('') })
    : accept({ kind });
}

/** Nothing, a month, 看看, 谁没交, 都交齐了吗. */
function readShow(tokens: readonly DuesToken[], { today, reason, source }: DuesContext): Read | undefined {
  const said = tokens.filter(({ kind }) => !silent.has(kind));
  const asks = said.some(({ kind }) => kind === 'asks' || kind === 'show' || kind === 'question');
  const months = said.filter(({ kind }) => kind === 'span');
  const other = said.find(
    ({ kind }) => kind !== 'span' && kind !== 'show' && !(asks && mayBeAsked.has(kind)),
  );
  if (other || months.length > 1 || reason !== null) return undefined;
  if (said.length === 0 && /[\p{L}\p{N}]/u.test(source.original)) return refuse({ kind: 'nothing' });
  const [month] = months;
  if (!month) return accept({ kind: 'show', month: undefined });
  const span = moneyOf(month, today);
  if (!span.ok) return span;
  if (span.value.kind !== 'span' || span.value.from !== span.value.to) return undefined;
  return accept({ kind: 'show', month: span.value.to });
}
const mayBeAsked: ReadonlySet<DuesToken['kind']> = new Set([
  'asks',
  'question',
  'paid',
  'notPaid',
  'every',
  'present',
  'total',
  'others',
]);

function readNotReceived(tokens: readonly DuesToken[], context: DuesContext): Read {
  const said = tokens.find(({ kind }) => kind === 'notReceived')?.said ?? '';
  const strange = tokens.find(
    ({ kind }) => !silent.has(kind) && !['people', 'notReceived', 'paid', 'every'].includes(kind),
  );
  if (strange)
    return refuse(
      strange.kind === 'question' ? { kind: 'question' } : { kind: 'unclear', said: strange.said },
    );
  const people = tokens.flatMap((token) => {
    const who = token.kind === 'people' ? whoIs(token, context) : undefined;
    return who?.ok ? [who.value] : [];
  });
  const once = people.filter(({ id }, at) => people.findIndex((one) => one.id === id) === at);
  return once.length === 0
    ? refuse({ kind: 'whoMissing', said })
    : accept({ kind: 'notReceived', people: once });
}

/** 张三的10元: what is taken back. */
const entry = /^(?:的|[\d.]+(?:元|块)|党费|钱|那笔|这笔|那条|这条|记录|收款|[\s,，、])+/u;

/** 撤销 张三 记错人了, 张三撤销 因记错, 撤销: as after 撤销 of its own. */
function readReversal(tokens: readonly DuesToken[], { source, roster, reason, chosen }: DuesContext): Read {
  const at = tokens.findIndex(({ kind }) => kind === 'reverse');
  const verb = tokens[at];
  const said = tokens.filter((one) => one !== verb && !silent.has(one.kind));
  const [name, next] = said;
  const before = originalSlice(source, 0, verb?.from ?? 0).replace(/^把|的$/gu, '');
  const behind = originalSlice(source, verb?.to ?? 0, source.text.length);
  const isName = name?.kind === 'people';
  if (isName && next?.kind === 'people') return refuse({ kind: 'severalPeople', said: next.said });
  const words = `${before} ${behind}`.replace(/^[\s,，、.。:：]+|[\s,，、.。:：]+$/gu, '');
  const about = isName ? `${name.said} ${words.replace(name.said, '').trim().replace(entry, '')}` : words;
  const wage = wageIn(about, 'reverse', source, isName ? name.to : 0);
  if (wage) return refuse(wage);
  const read = parseUndo(about, roster, [], chosen);
  if (read.ok)
    return accept({
      kind: 'reverse',
      person: read.value.person ?? null,
      reason: reason ?? read.value.reason,
    });
  return refuse(
    read.reason.kind === 'severalPeople' ? read.reason : { kind: 'names', problems: [read.reason] },
  );
}
