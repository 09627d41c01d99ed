import { accept, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import type { LocalDate, Month } from '../ids.ts';
import { findAll, phraseOf, without, wordsLeft } from './phrase.ts';
import type { Found, Phrase } from './phrase.ts';
import { findDate, nextDayOfMonth } from './plan-date.ts';
import { looksLikePlace, placeIn, plainWords } from './plan-place.ts';
import type { PlanProblem, SittingReading } from './plan-reading.ts';
import { findTime } from './plan-time.ts';

const sittingsWord = /分(?:[两二三四五六\d几多]{1,2})?(?:场|批|头|次)(?:开|进行|召开|举行)?(?:的?党日)?/;
const group = /第?[\d一二三四五六七八九十]{1,2}(?:[,和][第\d一二三四五六七八九十]{1,3})*(?:党?小组|组)/;

/** 不分场, 合成一场, 大家一起开. */
const togetherWord =
  /(?:改[成为])?(?:[不别](?:再|用|要)?分(?:开|场|批|头|次)(?:开|进行|召开|举行|了)*|取消分(?:场|批|头|次)(?:了|开)*|(?:合并?|并)(?:[成为到作])?一(?:场|次|起)(?:开|了)*|(?:改[成为]|[只就]开)一[场次](?:开|了)*|(?:大家|全体|全部|都)一起开(?:了)?)/;

/** One sitting in place of several. */
export function findTogether(phrase: Phrase): Found | undefined {
  return findAll(phrase, togetherWord)[0];
}

export function findSittingsWord(phrase: Phrase): Found | undefined {
  return findAll(phrase, sittingsWord)[0];
}

/** Reads `15日19点 第1党小组 村委会；16日19点 第2党小组 文化广场`: one sitting between semicolons or lines. */
export function readSittings(
  phrase: Phrase,
  today: LocalDate,
  month?: Month,
): Decision<readonly SittingReading[], PlanProblem> {
  const read: SittingReading[] = [];
  for (const part of parts(phrase)) {
    if (wordsLeft(part).length === 0) continue;
    const sitting = readSitting(part, { today, month }, read.at(-1));
    if (!sitting.ok) return sitting;
    read.push(sitting.value);
  }
  return read.length < 2 ? refuse({ kind: 'oneSitting' }) : accept(read);
}

function readSitting(
  part: Phrase,
  { today, month }: { readonly today: LocalDate; readonly month: Month | undefined },
  before: SittingReading | undefined,
): Decision<SittingReading, PlanProblem> {
  const said = wordsLeft(part).join(' ');
  const found = findDate(part, today, month);
  if (!found.ok) return found;
  let rest = part;
  for (const one of found.value?.found ?? []) rest = without(rest, one);
  const time = findTime(rest);
  if (!time.ok) return time;
  if (time.value) rest = without(rest, time.value.found);
  const groups = findAll(rest, group);
  for (const one of groups) rest = without(rest, one);
  const words = plainWords(wordsLeft(rest));
  const bare = found.value ? undefined : bareDay(words[0], today, month);
  const left = bare === undefined ? words : words.slice(1);
  const date = found.value?.date ?? bare ?? before?.date;
  if (date === undefined) return refuse({ kind: 'sittingDateMissing', said });
  const { who, place } = whoAndWhere(groups, left);
  return accept({ who, date, time: time.value?.time ?? before?.time, place });
}

function bareDay(
  word: string | undefined,
  today: LocalDate,
  month: Month | undefined,
): LocalDate | undefined {
  const plain = word?.normalize('NFKC') ?? '';
  return /^\d{1,2}$/.test(plain) ? nextDayOfMonth(Number(plain), today, month) : undefined;
}

/** Party groups say whose it is, and the rest is the place; else the first of several words, or one that is no place. */
function whoAndWhere(
  groups: readonly Found[],
  words: readonly string[],
): Pick<SittingReading, 'who' | 'place'> {
  const place = (of: readonly string[]) => placeIn(of) || undefined;
  if (groups.length > 0) return { who: groups.map(({ said }) => said).join('、'), place: place(words) };
  const [first = '', ...more] = words;
  if (more.length > 0 && !looksLikePlace(first)) return { who: first, place: place(more) };
  return looksLikePlace(first) || first === ''
    ? { who: '', place: place(words) }
    : { who: first, place: undefined };
}

/** The phrase cut at semicolons and line ends; each part keeps its place in the source. */
function parts({ source, left }: Phrase): readonly Phrase[] {
  const cuts = source.origins
    .map((origin, at) => (/[;；\n]/.test(source.original[origin] ?? '') ? at : -1))
    .filter((at) => at >= 0);
  const blank = (length: number) => '\0'.repeat(Math.max(0, length));
  return [-1, ...cuts].map((cut, index) => {
    const from = cut + 1;
    const to = cuts[index] ?? left.length;
    return { ...phraseOf(source), left: blank(from) + left.slice(from, to) + blank(left.length - to) };
  });
}
