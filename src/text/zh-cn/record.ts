import type { LocalDate, Month } from '../../domain/ids.ts';
import type { RecordProblem, RecordVerb } from '../../domain/grammar/record-reading.ts';
import type { PageDecision, RecordPageFacts } from '../../domain/record/page-facts.ts';
import { zhDay, zhMonth } from '../dates.ts';
import { grammar } from './grammar.ts';
import { decisionLine, recordPage, threeWords } from './record-page.ts';

const examples: Readonly<Record<RecordVerb, string>> = {
  decide: '记录 议定 修水渠 张三 12月底前',
  outcomes: '记录 落实 1 已修好',
  agenda: '记录 议程 集中学习、民主议事',
  drop: '记录 删 2',
  host: '记录 主持 张三',
};

const verbs: Readonly<Record<RecordVerb, string>> = {
  decide: '议定',
  outcomes: '落实',
  agenda: '议程',
  drop: '删',
  host: '主持或记录人',
};

const kinds = {
  agendaLine: '一条议程',
  decision: '一件议定事项',
  responsible: '责任人',
  outcome: '落实情况',
  reason: '原因',
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
      return `记录 删 ${problem.number}`;
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
      return `“${problem.said}”没看懂，记录后面写：议程、议定、落实、删、图像、讨论、主持或记录人。`;
    case 'empty':
      return `“${verbs[problem.verb]}”后面没写内容。`;
    case 'numberMissing':
      return `“${problem.said}”没看出是第几项。`;
    case 'dropMeant':
      return `第${problem.number}项议定事项没有动，去掉它要先写“删”。`;
    case 'outcomeMissing':
      return `第${problem.number}项后面没写落实得怎么样。`;
    case 'tooLong':
      return `${kinds[problem.what]}太长了，最多${problem.most}个字。`;
    case 'tooMany':
      return `${problem.what === 'agenda' ? '议程' : '议定事项'}太多了，一次会最多${problem.most}条。`;
    case 'idNumber':
      return '里面像有身份证号，这里不记身份证号，请去掉再发。';
    case 'unreadable':
      return '里面有看不见的字符，请重新打一遍。';
    case 'noSuchDate':
      return `“${problem.said}”不是一个日子。`;
    case 'name':
      return grammar.attendProblem(problem.problem);
  }
};

const numbered = (items: readonly PageDecision[], first: number, from: Month) =>
  items.map((item, at) => `${first + at}. ${decisionLine(item, from)}`);

/** 记录: the record page and what is written on it. */
export const record = {
  page: recordPage,
  sentence,
  problem: (problem: RecordProblem) => `${sentence(problem)}\n例如：${exampleOf(problem)}`,
  notYet: (month: Month, plan: string) =>
    `${zhMonth(month)}的主题党日还没开，没有记录可看。\n${plan}\n议程可以先写，例如：记录 ${zhMonth(month)} 议程 集中学习`,
  noDay: (month: Month | undefined) =>
    month === undefined
      ? '还没有开过的主题党日，没有记录可看。'
      : `${zhMonth(month)}没有定过主题党日，没有记录可看。`,

  agendaSet: (date: LocalDate, lines: readonly string[]) =>
    `${zhDay(date)}主题党日的议程：\n${lines.map((line, at) => `${at + 1}. ${line}`).join('\n')}\n要改就重新发，例如：${examples.agenda}`,
  agendaDropped: (date: LocalDate) => `${zhDay(date)}主题党日的议程去掉了。`,
  decided: (date: LocalDate, items: readonly PageDecision[], first: number, from: Month) =>
    `记上了，${zhDay(date)}主题党日议定事项：\n${numbered(items, first, from).join('\n')}\n记错了发：记录 删 ${first}`,
  decidedFull: (most: number) => `议定事项已经有${most}件，这一页记不下了。先去掉不用的，例如：记录 删 1`,
  outcomesSet: (month: Month, items: readonly { number: number; item: PageDecision }[]) =>
    `记上了，${zhMonth(month)}议定事项落实：\n${items.map(({ number, item }) => `${number}. ${item.text}：${item.outcome ?? ''}`).join('\n')}`,
  noPrevious: '上次主题党日没有记议定事项，没有要落实的。',
  noSuchItem: (number: number, count: number) => `没有第${number}项，一共${count}项。`,
  noItems: '这次还没有记议定事项。',
  dropped: (items: readonly PageDecision[], left: readonly PageDecision[], from: Month) =>
    [
      `去掉了：${items.map(({ text }) => text).join('；')}。`,
      ...(left.length === 0 ? [] : ['还有：', ...numbered(left, 1, from)]),
    ].join('\n'),
  threeSet: (
    date: LocalDate,
    facts: Pick<RecordPageFacts, 'recorded' | 'pictured' | 'pictures' | 'discussed'>,
  ) => `记上了，${zhDay(date)}主题党日三有：${threeWords(facts)}`,
  hostSet: (date: LocalDate, chair: string | null, recorder: string | null) =>
    `记上了，${zhDay(date)}主题党日：主持${chair ?? '没定'}，记录${recorder ?? '没定'}。`,
  three: (facts: Pick<RecordPageFacts, 'recorded' | 'pictured' | 'pictures' | 'discussed'>) =>
    `三有：${threeWords(facts)}`,

  fileOnItsWay: '这就发给您。',
  fileCaption: '打印后可以贴进工作手册。',
  buttonFile: 'Word文件',
  buttonText: '抄写文字',
  buttonThree: '三有都有',
  buttonAgenda: '用常用议程',
  buttonPage: '记录页',
};
