import { accept, refuse, type Decision } from '../decision.ts';
import type { LocalDate } from '../ids.ts';
import type { AttendProblem } from './attend-reading.ts';
import { matchName, type RosterEntry } from './names.ts';
import { normalize, originalSlice } from './normalize.ts';
import { parseNumeral } from './numerals.ts';
import { readDecision } from './record-decision.ts';
import { readFlags } from './record-flags.ts';
import type { DecisionReading, RecordProblem, RecordReading, RecordVerb } from './record-reading.ts';
import { readRecordText } from './record-text.ts';

const most = { agenda: 12, decisions: 20 } as const;
const show = /^[\s?]*(?:看看?|查看?|显示|页|抄写)?[\s?]*$/;
const verbs: readonly (readonly [RecordVerb, RegExp])[] = [
  ['decide', /^(?:议定事项|议定|决定|决议|定了)/],
  ['outcomes', /^(?:上月议定事项)?落实(?:情况)?/],
  ['agenda', /^(?:议程|会议议程)/],
  ['drop', /^(?:删除|删掉|删去|删|去掉)/],
  ['host', /^(?:主持人?|记录人|记录员|人)(?![一-龥]*[、,]?(?:小结|讲话))/],
];
const itemNumber = new RegExp(
  String.raw`^(?:第\s*)?(\d{1,2}|[一二三四五六七八九十]{1,3})\s*(项|条|个|件|[\s.:,、)]|(?<=\d))\s*`,
);

/** 议定 1 删除: a decision is to go, and none is taken. */
const dropAfter =
  /^第?\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[项条件个]?\s*(?:删除|删掉|删去|删了|删|去掉|取消)[\s.]*$/;

/** What the words are read against: the day of the meeting and who is on the branch's roster. */
export interface RecordContext {
  readonly from: LocalDate;
  readonly roster: readonly RosterEntry[];
}

/** Reads what follows 记录: 议定 修水渠 张三 12月底前, 落实 1 已修好, 议程 …, 图像 3张, 主持 李四; nothing asks to show the page. */
export function parseRecord(
  words: string,
  { from, roster }: RecordContext,
): Decision<RecordReading, RecordProblem> {
  const source = normalize(words);
  const start = source.text.length - source.text.trimStart().length;
  const said = source.text.slice(start);
  if (show.test(said)) return accept({ kind: 'show' });
  const flags = readFlags(said);
  if (flags) return accept({ kind: 'flags', ...flags });
  for (const [verb, pattern] of verbs) {
    const word = pattern.exec(said)?.[0];
    if (word === undefined) continue;
    const begin = start + word.length;
    const between = /^[\s:,]*/.exec(source.text.slice(begin))?.[0].length ?? 0;
    const rest = originalSlice(source, begin + between, source.text.length);
    if (rest === '') return refuse({ kind: 'empty', verb });
    if (verb === 'agenda') return readAgendaToo(rest, from, roster);
    const dropped = verb === 'decide' ? dropAfter.exec(normalize(rest).text)?.[1] : undefined;
    if (dropped !== undefined) return refuse({ kind: 'dropMeant', number: parseNumeral(dropped) ?? 1 });
    if (verb === 'decide') return readDecisions(rest, from, roster);
    if (verb === 'outcomes') return readOutcomes(rest);
    if (verb === 'drop') return readDrop(rest);
    return readHost(rest, word.startsWith('主持') ? 'chair' : 'recorder', roster);
  }
  return refuse({ kind: 'unknown', said: words });
}

function pieces(rest: string, separator: RegExp): readonly string[] {
  return rest
    .split(separator)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

const decisionsToo = /(?:^|[\s;；,，。、]+)(?:议定事项|议定)(?:[\s:：]+|$)/;

/** The agenda, and the decisions that are said after it. */
function readAgendaToo(
  rest: string,
  from: LocalDate,
  roster: readonly RosterEntry[],
): Decision<RecordReading, RecordProblem> {
  const cut = decisionsToo.exec(rest);
  if (!cut) return readAgenda(rest);
  const agenda = readAgenda(rest.slice(0, cut.index));
  if (!agenda.ok || agenda.value.kind !== 'agenda') return agenda;
  const decided = readDecisions(rest.slice(cut.index + cut[0].length), from, roster);
  if (!decided.ok || decided.value.kind !== 'decide') return decided;
  const { lines } = agenda.value;
  return accept({ kind: 'agendaAndDecisions', lines, decisions: decided.value.decisions });
}

function readAgenda(rest: string): Decision<RecordReading, RecordProblem> {
  if (/^(?:用|按)?常用(?:的)?(?:议程)?$/.test(rest)) return accept({ kind: 'usualAgenda' });
  const numbered = rest.replace(/(^|[\s;；,，、。])\d{1,2}\s*[.．、)）]\s*(?!\d)/g, '$1\n');
  const lines: string[] = [];
  for (const piece of pieces(numbered, /[\n;；、,，。]+/)) {
    const line = readRecordText(piece, 'agendaLine');
    if (!line.ok) return line;
    lines.push(line.value);
  }
  if (lines.length === 0) return refuse({ kind: 'empty', verb: 'agenda' });
  if (lines.length > most.agenda) return refuse({ kind: 'tooMany', what: 'agenda', most: most.agenda });
  return accept({ kind: 'agenda', lines });
}

function readDecisions(
  rest: string,
  from: LocalDate,
  roster: readonly RosterEntry[],
): Decision<RecordReading, RecordProblem> {
  const decisions: DecisionReading[] = [];
  for (const piece of pieces(rest, /[\n;；。]+/)) {
    const decision = readDecision(piece, from, roster);
    if (!decision.ok) return decision;
    decisions.push(decision.value);
  }
  if (decisions.length === 0) return refuse({ kind: 'empty', verb: 'decide' });
  if (decisions.length > most.decisions)
    return refuse({ kind: 'tooMany', what: 'decisions', most: most.decisions });
  return accept({ kind: 'decide', decisions });
}

function readOutcomes(rest: string): Decision<RecordReading, RecordProblem> {
  const outcomes: { number: number; outcome: string }[] = [];
  for (const piece of pieces(rest, /[\n;；。]+/)) {
    const match = itemNumber.exec(piece.normalize('NFKC'));
    const number = match ? parseNumeral(match[1] ?? '') : undefined;
    if (!match || number === undefined) return refuse({ kind: 'numberMissing', said: piece });
    const text = piece
      .normalize('NFKC')
      .slice(match[0].length)
      .replace(/^[\s.:,、]+/, '');
    if (text === '') return refuse({ kind: 'outcomeMissing', number });
    const outcome = readRecordText(text, 'outcome');
    if (!outcome.ok) return outcome;
    outcomes.push({ number, outcome: outcome.value });
  }
  return outcomes.length === 0
    ? refuse({ kind: 'empty', verb: 'outcomes' })
    : accept({ kind: 'outcomes', outcomes });
}

function readDrop(rest: string): Decision<RecordReading, RecordProblem> {
  const said = normalize(rest).text.replace(/\s+/g, ' ').trim();
  if (/^议程$/.test(said)) return accept({ kind: 'dropAgenda' });
  const numbers = said
    .replace(/^(?:议定事项|议定|决定)/, '')
    .split(/[,\s和]+/)
    .filter((word) => word !== '')
    .map((word) => parseNumeral(/^第?(.+?)[项条个件]?$/.exec(word)?.[1] ?? ''));
  const known = numbers.filter((number) => number !== undefined);
  if (known.length === 0 || known.length < numbers.length)
    return refuse({ kind: 'numberMissing', said: rest });
  return accept({ kind: 'drop', numbers: [...new Set(known)] });
}

function readHost(
  rest: string,
  role: 'chair' | 'recorder',
  roster: readonly RosterEntry[],
): Decision<RecordReading, RecordProblem> {
  const said = rest.replace(/^(?:是|为|由)\s*/, '');
  const match = matchName(said, roster);
  if (match.kind === 'unique') return accept({ kind: 'host', role, person: match.person });
  const problem: AttendProblem =
    match.kind === 'none'
      ? { kind: 'unknownName', said }
      : match.kind === 'namesakes'
        ? { kind: 'namesakes', said, choices: match.people }
        : { kind: 'homophone', said, suggestion: match.person };
  return refuse({ kind: 'name', problem });
}
