import type { LocalDate } from '../ids.ts';
import { findAll, wordsLeft, type Phrase } from './phrase.ts';
import { nextDayOfMonth } from './plan-date.ts';
import { learn } from './plan-parsing.ts';
import type { Parsing } from './plan-parsing.ts';
import { isDoubtful, isIntroduced, looksLikePlace, placeIn, plainWords } from './plan-place.ts';
import type { PlanProblem, PlanReading } from './plan-reading.ts';
import { halfOfDay } from './plan-time.ts';

const placeWord = /地[点址]\s*(?:改?在|改?到|是|为)?[\s:]*(?<place>[^\s,\0:][^\n,\0]*)/;
/** 喝酒日 is none of the forms. */
const unknownForm = /^\p{Script=Han}{1,6}(?<!党)日$/u;

/** 推迟一个月, 推迟到一周后: when that would be is not said. */
const span = /^[\d半一二两三四五六七八九十几]+个?(?:半)?(?:天|周|星期|礼拜|月|小时|钟头|年)(?:以?后|之后)?$/;

/** A labelled place, or the words that are left. A bare number in front (`15 9点 …`) is the day. */
export function takePlace(parsing: Parsing, today: LocalDate): void {
  const labelled = labelledPlace(parsing.phrase);
  const [first = '', ...more] = plainWords(wordsLeft(parsing.phrase));
  const isDay = parsing.reading.date === undefined && /^\d{1,2}$/.test(first.normalize('NFKC'));
  if (isDay) {
    const date = nextDayOfMonth(Number(first.normalize('NFKC')), today, parsing.reading.month);
    if (date === undefined) parsing.problems.push({ kind: 'noSuchDate', said: first });
    else learn(parsing, { date });
  }
  const rest = isDay ? more : [first, ...more];
  if (labelled !== undefined) {
    learnPlace(parsing, labelled, true);
    return;
  }
  const problem = rest
    .map((word) => wordProblem(word, parsing.reading.verb))
    .find((one) => one !== undefined);
  if (problem) parsing.problems.push(problem);
  if (parsing.problems.length > 0) return;
  if (needsReason(parsing.reading)) takePlaceOrReason(parsing, rest);
  else learnPlace(parsing, rest, false);
}

/** 上午 without an hour, and a kind of day that there is not: neither may become the place. */
function wordProblem(word: string, verb: PlanReading['verb']): PlanProblem | undefined {
  const half = halfOfDay.exec(word)?.[0] ?? '';
  const after = word.slice(half.length);
  if (half !== '' && (after === '' || looksLikePlace(after))) return { kind: 'hourMissing', said: half };
  if (verb === 'move' && span.test(word)) return { kind: 'moveTargetMissing' };
  return unknownForm.test(word) ? { kind: 'unknownForm', said: word } : undefined;
}

/** 改到18日 下雨: a move to another time has a reason; the rest is that, unless it sounds like a place. */
function takePlaceOrReason(parsing: Parsing, words: readonly string[]): void {
  learnPlace(parsing, words.filter(looksLikePlace), true);
  const reason = plainWords(words.filter((word) => !looksLikePlace(word))).join(' ');
  if (reason !== '') learn(parsing, { reason });
}

function needsReason({ verb, date, time, shift, reason }: PlanReading): boolean {
  const isElsewhen = date !== undefined || time !== undefined || shift !== undefined;
  return verb === 'move' && reason === undefined && isElsewhen;
}

function learnPlace(parsing: Parsing, words: readonly string[], sure: boolean): void {
  const place = placeIn(words);
  if (place === '') return;
  const doubtful = !sure && isDoubtful(place, parsing.phrase.source.original);
  learn(parsing, { place, ...(doubtful && { doubtfulPlaces: [place] }) });
}

function labelledPlace(phrase: Phrase): readonly string[] | undefined {
  return findAll(phrase, placeWord)[0]?.saidIn['place']?.split(/[\s:：]+/);
}

/** A place alone is too little to be sure that the text was about the Party day, unless it was labelled or a move. */
export function requireSomething({ reading, phrase, problems }: Parsing, text: string): void {
  const { verb, date, time, shift, forms, theme, place, together, chair, recorder } = reading;
  const said = [date, time, shift, forms, theme, together, chair, recorder].some(
    (part) => part !== undefined,
  );
  if (said || labelledPlace(phrase) !== undefined || (verb === 'move' && place !== undefined)) return;
  if (place !== undefined && looksLikePlace(place) && isIntroduced(place, phrase.source.original)) return;
  problems.push(verb === 'move' ? { kind: 'moveTargetMissing' } : { kind: 'nothing', rest: text.trim() });
}
