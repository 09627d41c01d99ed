import { accept, refuse, type Decision } from '../decision.ts';
import type { LocalDate } from '../ids.ts';
import { formLabels, partyDayForms, type PartyDayForm } from '../party-day/party-day.ts';
import { normalize } from './normalize.ts';
import { before, findAll, phraseOf, remainders, without, type Found, type Phrase } from './phrase.ts';
import { findDate, nextDayOfMonth } from './plan-date.ts';
import type { PlanProblem, PlanReading, PlanRefusal } from './plan-reading.ts';
import { findTime } from './plan-time.ts';

/** Longest place, theme and reason, in characters. */
const most = { place: 64, theme: 200, reason: 200 } as const;

const show = /^[\s?]*(?:看看?|查看?|显示)?[\s?]*$/;
const cancelWord = /取消(?:了|掉)?|不开了|不搞了|停办/;
const moveWord =
  /(?:推迟|提前|延期|延后|顺延|改期|改|移|挪|调)(?:整)?(?:到|至|为|在|成)|改期|推迟|延期|提前(?!准备|通知)/;
const themeWord = /主题(?!党日)\s*(?:是|为|:)?\s*(?<text>[^\n]+?)(?=\s+(?:原因|地点|时间|形式)[\s:是]|\n|$)/;
const reasonWord = /(?:原因|理由)\s*(?:是|为|:)?\s*(?<text>[^\n]+)|因为?(?!特网)\s*(?<because>[^\n]+)/;
const placeWord = /地[点址]\s*(?:改?在|改?到|是|为|:)?\s*(?<text>[^\s,\0:][^\n,\0]*)/;
const lunar = /农历|阴历|初[一二三四五六七八九十]/;
const filler =
  /[\s,.:()\-/]+|(?:主题)?党日(?:活动)?|时间|日期|形式|地[点址]|主题|本月|这次|本次|我们|支部|安排|计划|定(?=[在于到])|召?开(?=$|[\s\0])|举行|集合|[在于的和是为到请由从]/;
const formWord = new RegExp(Object.values(formLabels).join('|'));

/** What follows the officer's words is taken out of the phrase part by part; the words that remain are the place. */
interface Parsing {
  phrase: Phrase;
  reading: PlanReading;
  readonly problems: PlanProblem[];
}

/** Reads `15日 9点 村委会 学习日 主题 …`, `改到18日 因下雨`, `取消 因防汛`; empty text asks to show the plan. */
export function parsePlan(text: string, today: LocalDate): Decision<PlanReading, PlanRefusal> {
  const source = normalize(text);
  if (show.test(source.text)) return accept({ verb: 'show' });
  const parsing: Parsing = { phrase: phraseOf(source), reading: { verb: 'plan' }, problems: [] };
  takeTheme(parsing);
  takeVerb(parsing);
  if (parsing.reading.verb !== 'cancel') {
    takeLunar(parsing);
    takeDate(parsing, today);
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
  if (found === undefined) return;
  learn(parsing, { theme: saidIn(found, found.groups['text']) });
  parsing.phrase = without(parsing.phrase, found);
}

/** The verb, the reason (before it, 因下雨改到18日, or at the end), and what a move is from (15日改到18日). */
function takeVerb(parsing: Parsing): void {
  const [cancel] = findAll(parsing.phrase, cancelWord);
  const [move] = findAll(parsing.phrase, moveWord);
  const found = cancel ?? move;
  if (found === undefined) return;
  learn(parsing, { verb: cancel ? 'cancel' : 'move' });
  takeReason(parsing, found);
  parsing.phrase = without(parsing.phrase, cancel ? found : { from: 0, to: found.to });
  if (cancel && parsing.reading.reason === undefined) {
    const reason = remainders(
      parsing.phrase,
      /[\s,.:]+|(?:本月|这次|本次|今天的?|\d+[日号]的?)|(?:主题)?党日(?:活动)?/,
    ).join(' ');
    if (reason !== '') learn(parsing, { reason });
  }
}

function takeReason(parsing: Parsing, verb: Found): void {
  const early = findAll(before(parsing.phrase, verb.from), reasonWord)[0];
  const reason = early ?? findAll(parsing.phrase, reasonWord)[0];
  const text = reason?.groups['text'] ?? reason?.groups['because'];
  if (reason === undefined || text === undefined) return;
  learn(parsing, { reason: saidIn(reason, text).replace(/^[,，、\s]+|[,，、。.\s]+$/g, '') });
  parsing.phrase = without(parsing.phrase, reason);
}

function takeLunar(parsing: Parsing): void {
  const [found] = findAll(parsing.phrase, lunar);
  if (found) parsing.problems.push({ kind: 'lunarDate', said: found.said });
}

function takeDate(parsing: Parsing, today: LocalDate): void {
  const result = findDate(parsing.phrase, today);
  if (!result.ok) parsing.problems.push(result.reason);
  else if (result.value) {
    learn(parsing, { date: result.value.date });
    for (const found of result.value.found) parsing.phrase = without(parsing.phrase, found);
  }
}

function takeTime(parsing: Parsing): void {
  const result = findTime(parsing.phrase);
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

/** A labelled place, or the words that are left. A bare number in front (`15 9点 …`) is the day. */
function takePlace(parsing: Parsing, today: LocalDate): void {
  const [labelled] = findAll(parsing.phrase, placeWord);
  if (labelled) {
    learn(parsing, { place: saidIn(labelled, labelled.groups['text']) });
    return;
  }
  const [first = '', ...more] = remainders(parsing.phrase, filler);
  const day = parsing.reading.date === undefined && /^\d{1,2}$/.test(first) ? Number(first) : undefined;
  if (day !== undefined) {
    const date = nextDayOfMonth(day, today);
    if (date === undefined) parsing.problems.push({ kind: 'noSuchDate', said: first });
    else learn(parsing, { date });
  }
  const place = (day === undefined ? [first, ...more] : more).filter((piece) => piece !== '').join(' ');
  if (place !== '') learn(parsing, { place });
}

/** A place alone is too little to be sure that the text was about the Party day, unless it was labelled or a move. */
function requireSomething({ reading, phrase, problems }: Parsing, text: string): void {
  const { verb, date, time, forms, theme, place } = reading;
  if (verb === 'move') {
    if (date === undefined && time === undefined && place === undefined)
      problems.push({ kind: 'moveTargetMissing' });
    return;
  }
  const labelled = place !== undefined && findAll(phrase, placeWord).length > 0;
  if (date === undefined && time === undefined && forms === undefined && theme === undefined && !labelled) {
    problems.push({ kind: 'nothing', rest: text.trim() });
  }
}

function tooLong(reading: PlanReading): readonly PlanProblem[] {
  return (['place', 'theme', 'reason'] as const)
    .filter((what) => Array.from(reading[what] ?? '').length > most[what])
    .map((what) => ({ kind: 'tooLong', what, most: most[what] }));
}

function learn(parsing: Parsing, more: Partial<PlanReading>): void {
  parsing.reading = { ...parsing.reading, ...more };
}

/** The end of what was said: the text group of a word that is followed by free text to the end of the match. */
function saidIn({ said, text }: Found, group = ''): string {
  const tail = Array.from(text.slice(text.length - group.length));
  return Array.from(said).slice(-tail.length).join('').trim();
}
