import { monthOf } from '../calendar/time.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { LocalDate } from '../ids.ts';
import { formLabels, partyDayForms, type PartyDayForm } from '../party-day/party-day.ts';
import { normalize } from './normalize.ts';
import { before, findAll, phraseOf, without, wordsLeft, type Found } from './phrase.ts';
import { findDate, withoutDates } from './plan-date.ts';
import type { FoundDate } from './plan-date.ts';
import { findMonth } from './plan-month.ts';
import { learn } from './plan-parsing.ts';
import type { Parsing } from './plan-parsing.ts';
import { isDoubtful, plainWords } from './plan-place.ts';
import type { PlanProblem, PlanReading, PlanRefusal } from './plan-reading.ts';
import { findSittingsWord, findTogether, readSittings } from './plan-sittings.ts';
import { findShift } from './plan-shift.ts';
import { findSkip } from './plan-skip.ts';
import { findTime } from './plan-time.ts';
import { requireSomething, takePlace } from './plan-where.ts';

/** Longest place, theme and reason, in characters. */
const most = { place: 64, theme: 200, reason: 200 } as const;

const show = /^[\s?]*(?:看看?|查看?|显示)?[\s?]*$/;
const cancelWord = /(?<![不没别])取消(?:了|掉)?|不开了|不搞了|停办/;
/** Without a month it is not clear whether the month is skipped or its day called off. */
const bareSkip = /^[\s\0]*(?:就|都|先)?不(?:开|搞|办|举行)(?:[\s,.\0]|因|$)/;
/** With 到 and the like what comes before is the old plan (15日改到18日); without it, it is the new one (18日，改期). */
const moveWord =
  /(?:推迟|延期|延后|顺延|改期|调整|改|移|挪|调)(?:到|至|为|在|成)|提前(?:到(?!场)|至)|改期|推迟|延期/;
const nextField = String.raw`(?=\s+(?:主题|原因|理由|地点|时间|形式)[\s:是]|[\n\0]|$)`;
const themeWord = new RegExp(
  String.raw`主题(?!党日)\s*(?:是|为|:)?\s*(?<theme>[^\s\0][^\n\0]*?)\s*${nextField}`,
);
const reasonWord = new RegExp(
  String.raw`(?:(?:原因|理由)\s*(?:是|为|:)?|因为?(?!特网))[\s:,]*(?<reason>[^\s\0][^\n\0]*?)[\s,.]*${nextField}`,
);
const plainReason = /(?<![^\s,])(?:因为?(?!特网)|(?:原因|理由)\s*(?:是|为|:)?)\s*(?<reason>[^\n]+)/;
const hostName = String.raw`\s*(?:是|为|:)?\s*(?<name>[^\s\0,.:]{2,16})`;
const chairWord = new RegExp(`主持(?:人)?${hostName}`);
const recorderWord = new RegExp(`记录(?:人|员)?${hostName}`);
const lunarAlways = /农历|阴历/;
const lunarDay = /初[一二三四五六七八九十]/;
const formWord = new RegExp(Object.values(formLabels).join('|'));

/** Reads `15日 9点 村委会 学习日 主题 …`, `改到18日 因下雨`, `取消 因防汛`; empty text asks to show the plan. */
export function parsePlan(text: string, today: LocalDate): Decision<PlanReading, PlanRefusal> {
  const source = normalize(text);
  if (show.test(source.text)) return accept({ verb: 'show' });
  const parsing: Parsing = { phrase: phraseOf(source), reading: { verb: 'plan' }, problems: [] };
  takeTheme(parsing);
  takeHosts(parsing);
  takeTogether(parsing);
  takeSkip(parsing, today);
  if (parsing.reading.verb === 'plan') takeMonth(parsing, today);
  if (asksToShow(parsing)) return accept({ ...parsing.reading, verb: 'show' });
  const sittings = findSittingsWord(parsing.phrase);
  if (parsing.reading.verb === 'plan' && !sittings) takeVerb(parsing, today);
  if (parsing.reading.verb === 'skip') {
    takeSkipReason(parsing);
  } else if (sittings) {
    takeSittings(parsing, sittings, today);
  } else if (parsing.reading.verb === 'cancel') {
    takeCancelled(parsing, today);
  } else {
    takeDate(parsing, today);
    takeLunar(parsing);
    takeTime(parsing);
    takeForms(parsing);
    takePlace(parsing, today);
    if (parsing.problems.length === 0) requireSomething(parsing, text);
  }
  const [first, ...more] = [...parsing.problems, ...tooLong(parsing.reading)];
  if (first !== undefined) return refuse({ problems: [first, ...more], understood: parsing.reading });
  return accept(parsing.reading);
}

function takeTheme(parsing: Parsing): void {
  const [found] = findAll(parsing.phrase, themeWord);
  const theme = found?.saidIn['theme'];
  if (found === undefined || theme === undefined) return;
  learn(parsing, { theme });
  parsing.phrase = without(parsing.phrase, found);
}

/** 主持 张三 记录 李四; whose names they are the roster says. */
function takeHosts(parsing: Parsing): void {
  for (const [role, pattern] of [
    ['chair', chairWord],
    ['recorder', recorderWord],
  ] as const) {
    const [found] = findAll(parsing.phrase, pattern);
    const name = found?.saidIn['name'];
    if (found === undefined || name === undefined) continue;
    learn(parsing, { [role]: name });
    parsing.phrase = without(parsing.phrase, found);
  }
}

function takeTogether(parsing: Parsing): void {
  const found = findTogether(parsing.phrase);
  if (!found) return;
  learn(parsing, { together: true });
  parsing.phrase = without(parsing.phrase, found);
}

function takeSkip(parsing: Parsing, today: LocalDate): void {
  const skip = findSkip(parsing.phrase, today);
  if (!skip) return;
  learn(parsing, { verb: 'skip', month: skip.month });
  parsing.phrase = without(parsing.phrase, skip.found);
}

/** 12月 主题 冬训: whose month it is, said before the rest. */
function takeMonth(parsing: Parsing, today: LocalDate): void {
  const named = findMonth(parsing.phrase, today);
  if (!named) return;
  learn(parsing, { month: named.month });
  parsing.phrase = without(parsing.phrase, named.found);
}

/** 12月, 下个月的党日, 看看12月: nothing is said about the month but its name. */
function asksToShow({ reading, phrase }: Parsing): boolean {
  const { verb, month, ...more } = reading;
  if (verb !== 'plan' || month === undefined || Object.keys(more).length > 0) return false;
  return plainWords(wordsLeft(phrase)).every((word) => show.test(normalize(word).text));
}

/** 因农忙, or whatever else was said. */
function takeSkipReason(parsing: Parsing): void {
  const said = findAll(parsing.phrase, reasonWord)[0]?.saidIn['reason'];
  const reason = said ?? plainWords(wordsLeft(parsing.phrase)).join(' ');
  if (reason === '') parsing.problems.push({ kind: 'reasonMissing' });
  else learn(parsing, { reason });
}

function takeSittings(parsing: Parsing, word: Found, today: LocalDate): void {
  takePlainReason(parsing);
  takeForms(parsing);
  const sittings = readSittings(without(parsing.phrase, word), today, parsing.reading.month);
  if (!sittings.ok) {
    parsing.problems.push(sittings.reason);
    return;
  }
  const places = sittings.value.flatMap(({ place }) => place ?? []);
  const doubtfulPlaces = places.filter((place) => isDoubtful(place, parsing.phrase.source.original));
  learn(parsing, { sittings: sittings.value, ...(doubtfulPlaces.length > 0 && { doubtfulPlaces }) });
}

function takeVerb(parsing: Parsing, today: LocalDate): void {
  const [cancel] = findAll(parsing.phrase, cancelWord);
  if (!cancel && takeShift(parsing, today)) return;
  const [move] = findAll(parsing.phrase, moveWord);
  const found = cancel ?? move;
  if (found === undefined) {
    if (findAll(parsing.phrase, bareSkip).length > 0) parsing.problems.push({ kind: 'skipMonthMissing' });
    takePlainReason(parsing);
    return;
  }
  learn(parsing, { verb: cancel ? 'cancel' : 'move' });
  takeReason(parsing, found);
  const replaces = !cancel && /[到至为在成]$/.test(found.text);
  if (replaces) {
    const old = findDate(before(parsing.phrase, found.from), today, parsing.reading.month);
    if (old.ok && old.value) learnPlanned(parsing, old.value);
  }
  parsing.phrase = without(parsing.phrase, { from: replaces ? 0 : found.from, to: found.to });
}

/** 推迟一周: from where it stands, and a date in front is where that is. */
function takeShift(parsing: Parsing, today: LocalDate): boolean {
  const shifted = findShift(parsing.phrase);
  if (!shifted) return false;
  const { shift, found } = shifted;
  learn(parsing, { verb: 'move', shift });
  takeReason(parsing, found);
  const old = findDate(before(parsing.phrase, found.from), today, parsing.reading.month);
  parsing.phrase = without(parsing.phrase, found);
  if (!old.ok || !old.value) return true;
  learnPlanned(parsing, old.value);
  for (const one of old.value.found) parsing.phrase = without(parsing.phrase, one);
  return true;
}

/** What is left of a cancellation, apart from the day, is its reason. */
function takeCancelled(parsing: Parsing, today: LocalDate): void {
  const date = findDate(parsing.phrase, today, parsing.reading.month);
  if (!date.ok) parsing.problems.push(date.reason);
  else if (date.value) {
    learnPlanned(parsing, date.value);
    for (const found of date.value.found) parsing.phrase = without(parsing.phrase, found);
  }
  if (parsing.reading.reason !== undefined) return;
  const reason = plainWords(wordsLeft(parsing.phrase)).join(' ');
  if (reason !== '') learn(parsing, { reason });
}

/** The date that stood until now: its month where that was said, and its day to compare. */
function learnPlanned(parsing: Parsing, { date, bare }: FoundDate): void {
  if (!bare) learn(parsing, { month: monthOf(date) });
  learn(parsing, { planned: Number(date.slice(8)) });
}

/** `16日 因下雨`: a reason without a verb must not become the place. */
function takePlainReason(parsing: Parsing): void {
  const [found] = findAll(parsing.phrase, plainReason);
  const reason = found?.saidIn['reason'];
  if (found === undefined || reason === undefined) return;
  learn(parsing, { reason });
  parsing.phrase = without(parsing.phrase, found);
}

/** Before the verb (因下雨改到18日) or after it. */
function takeReason(parsing: Parsing, verb: Found): void {
  const [early] = findAll(before(parsing.phrase, verb.from), reasonWord);
  const [late] = findAll(parsing.phrase, reasonWord);
  const found = early ?? late;
  const reason = found?.saidIn['reason'];
  if (found === undefined || reason === undefined) return;
  learn(parsing, { reason });
  parsing.phrase = without(parsing.phrase, found);
}

function takeLunar(parsing: Parsing): void {
  const pattern = parsing.reading.date === undefined ? lunarDay : lunarAlways;
  const found = findAll(parsing.phrase, lunarAlways)[0] ?? findAll(parsing.phrase, pattern)[0];
  if (found) parsing.problems.push({ kind: 'lunarDate', said: found.said });
}

function takeDate(parsing: Parsing, today: LocalDate): void {
  const result = findDate(parsing.phrase, today, parsing.reading.month);
  if (!result.ok) {
    parsing.problems.push(result.reason);
    parsing.phrase = withoutDates(parsing.phrase);
  } else if (result.value) {
    learn(parsing, { date: result.value.date });
    for (const found of result.value.found) parsing.phrase = without(parsing.phrase, found);
  }
}

function takeTime(parsing: Parsing): void {
  const result = findTime(parsing.phrase);
  // 15日9点、16日9点: the days are asked about, and the hours go with them.
  const hasAskedDays = parsing.problems.some(({ kind }) => kind === 'severalDates');
  if (!result.ok && hasAskedDays && result.reason.kind === 'severalTimes') return;
  if (!result.ok) parsing.problems.push(result.reason);
  else if (result.value) {
    learn(parsing, { time: result.value.time });
    parsing.phrase = without(parsing.phrase, result.value.found);
  }
}

function takeForms(parsing: Parsing): void {
  const all = findAll(parsing.phrase, formWord);
  const forms = partyDayForms.filter((form: PartyDayForm) =>
    all.some(({ text }) => text === formLabels[form]),
  );
  if (forms.length > 0) learn(parsing, { forms });
  for (const found of all) parsing.phrase = without(parsing.phrase, found);
}

function tooLong(reading: PlanReading): readonly PlanProblem[] {
  return (['place', 'theme', 'reason'] as const)
    .filter((what) => Array.from(reading[what] ?? '').length > most[what])
    .map((what) => ({ kind: 'tooLong', what, most: most[what] }));
}
