import type { RecordProblem, RecordVerb } from '../../domain/grammar/record-reading.ts';
import type { Month } from '../../domain/ids.ts';
import type { PageDecision } from '../../domain/record/page-facts.ts';
import { enDay, enMonth } from '../dates.ts';
import type { record as zh } from '../zh-cn/record.ts';
import { grammar } from './grammar.ts';
import { decisionLine, recordPage, threeWords } from './record-page.ts';

const examples: Readonly<Record<RecordVerb, string>> = {
  decide: '/record 议定 修水渠 张三 12月底前',
  outcomes: '/record 落实 1 已修好',
  agenda: '/record 议程 集中学习、民主议事',
  drop: '/record 删 2',
  host: '/record 主持 张三',
};

const kinds = {
  agendaLine: 'A line of the agenda',
  decision: 'A decision',
  responsible: 'Who is responsible',
  outcome: 'The outcome',
  reason: 'The reason',
} as const;

const exampleOf = (problem: RecordProblem): string => {
  switch (problem.kind) {
    case 'empty':
      return examples[problem.verb];
    case 'numberMissing':
    case 'outcomeMissing':
      return examples.outcomes;
    case 'name':
      return examples.host;
    case 'dropMeant':
      return `/record 删 ${problem.number}`;
    case 'tooLong':
      return problem.what === 'outcome'
        ? examples.outcomes
        : problem.what === 'agendaLine'
          ? examples.agenda
          : examples.decide;
    case 'tooMany':
      return problem.what === 'agenda' ? examples.agenda : examples.decide;
    case 'unknown':
    case 'idNumber':
    case 'unreadable':
    case 'noSuchDate':
      return examples.decide;
  }
};

const sentence = (problem: RecordProblem): string => {
  switch (problem.kind) {
    case 'unknown':
      return `“${problem.said}” is not clear; after 记录 write 议程, 议定, 落实, 删, 图像, 讨论, 主持 or 记录人.`;
    case 'empty':
      return 'Nothing follows that word.';
    case 'numberMissing':
      return `“${problem.said}” does not say which number.`;
    case 'dropMeant':
      return `Decision ${problem.number} stands; to drop it, write 删 first.`;
    case 'outcomeMissing':
      return `Number ${problem.number} is not followed by an outcome.`;
    case 'tooLong':
      return `${kinds[problem.what]} is too long, ${problem.most} characters at most.`;
    case 'tooMany':
      return `That is too much for one page: ${problem.most} at most.`;
    case 'idNumber':
      return 'That looks like an identity-card number; none are kept here. Please leave it out.';
    case 'unreadable':
      return 'There are invisible characters in it; please type it again.';
    case 'noSuchDate':
      return `“${problem.said}” is not a date.`;
    case 'name':
      return grammar.attendProblem(problem.problem);
  }
};

const numbered = (items: readonly PageDecision[], first: number, from: Month) =>
  items.map((item, at) => `${first + at}. ${decisionLine(item, from)}`);

export const record: typeof zh = {
  page: recordPage,
  sentence,
  problem: (problem) => `${sentence(problem)}\nFor example: ${exampleOf(problem)}`,
  notYet: (month, plan) =>
    `The Party day of ${enMonth(month)} is still to come, so there is no record to show.\n${plan}\nThe agenda can be written before, for example: /record ${String(Number(month.slice(5)))}月 议程 集中学习`,
  noDay: (month) =>
    month === undefined
      ? 'There has been no Party day yet, so there is no record to show.'
      : `No Party day was planned for ${enMonth(month)}, so there is no record to show.`,

  agendaSet: (date, lines) =>
    `Agenda of the Party day of ${enDay(date)}:\n${lines.map((line, at) => `${at + 1}. ${line}`).join('\n')}\nTo change it send it again, for example: ${examples.agenda}`,
  agendaDropped: (date) => `The agenda of the Party day of ${enDay(date)} is taken out.`,
  decided: (date, items, first, from) =>
    `Recorded, decisions of the Party day of ${enDay(date)}:\n${numbered(items, first, from).join('\n')}\nIf that is wrong: /record 删 ${first}`,
  decidedFull: (most) =>
    `There are ${most} decisions already. Take some out first, for example: /record 删 1`,
  outcomesSet: (month, items) =>
    `Recorded, decisions of ${enMonth(month)} carried out:\n${items.map(({ number, item }) => `${number}. ${item.text}: ${item.outcome ?? ''}`).join('\n')}`,
  noPrevious: 'The Party day before recorded no decisions.',
  noSuchItem: (number, count) => `There is no number ${number}, only ${count}.`,
  noItems: 'No decisions are recorded for this Party day.',
  dropped: (items, left, from) =>
    [
      `Taken out: ${items.map(({ text }) => text).join('; ')}.`,
      ...(left.length === 0 ? [] : ['Left:', ...numbered(left, 1, from)]),
    ].join('\n'),
  threeSet: (date, facts) => `Recorded, Party day of ${enDay(date)}: ${threeWords(facts)}`,
  hostSet: (date, chair, recorder) =>
    `Recorded, Party day of ${enDay(date)}: chair ${chair ?? 'nobody yet'}, minutes ${recorder ?? 'nobody yet'}.`,
  three: (facts) => `三有: ${threeWords(facts)}`,

  fileOnItsWay: 'It is on its way.',
  fileCaption: 'Print it and glue it into the record book.',
  buttonFile: 'Word file',
  buttonText: 'Text to copy',
  buttonThree: 'All of 三有',
  buttonAgenda: 'Usual agenda',
  buttonPage: 'Record page',
};
