import type { Rate } from '../../domain/attendance/rates.ts';
import type { PersonAttendance } from '../../domain/attendance/state.ts';
import type { MakeUpProblem } from '../../domain/grammar/make-up-grammar.ts';
import { distinctName } from '../../domain/grammar/names.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import { zhDay, zhMonth } from '../dates.ts';
import { grammar } from './grammar.ts';
import { rateWords } from './record-page.ts';
import { record } from './record.ts';

const list = (names: readonly string[]) => names.join('、');

const missed = (state: PersonAttendance) =>
  state === 'leaveAgreed'
    ? '您请了假'
    : state === 'absent'
      ? '您没到会'
      : '还没有您到会的记录，来了的请告诉书记';

/** 补学: make-up study. */
export const makeUp = {
  problem: (problem: MakeUpProblem): string => {
    switch (problem.kind) {
      case 'names':
        return problem.problems.map(grammar.attendProblem).join('\n');
      case 'reason':
        return record.sentence(problem.problem);
      case 'otherState':
        return `这里只记补学，${problem.people.map(distinctName).join('、')}的到会情况请用“到会”来记。`;
    }
  },
  noDay: (month: Month | undefined) =>
    month === undefined
      ? '还没有开过的主题党日，不用补学。'
      : `${zhMonth(month)}没有开过主题党日，不用补学。`,
  nobody: (date: LocalDate) => `${zhDay(date)}主题党日没有要补学的人。`,
  list: (date: LocalDate, names: readonly string[], until: LocalDate) =>
    `${zhDay(date)}主题党日还没补学的${names.length}人：${list(names)}\n${zhDay(until)}前补了都算。补了的发，例如：补学 ${names[0] ?? '张三'}`,
  listClosed: (date: LocalDate, names: readonly string[]) =>
    `${zhDay(date)}主题党日没补学的${names.length}人：${list(names)}\n补学已经截止，要补记请写名字和原因，例如：补学 ${names[0] ?? '张三'} 因住院`,
  buttonAll: '都补了',
  changed: '名单有变化，请看新的一条。',
  over: '补学已经截止，要补记请写名字和原因，例如：补学 张三 因住院',
  closed: (until: LocalDate, name: string) =>
    `补学到${zhDay(until)}截止了，要补记请写原因，例如：补学 ${name} 因住院`,
  marked: (date: LocalDate, names: readonly string[], studied: Rate) =>
    `记上了：${zhDay(date)}主题党日补学${names.length}人：${list(names)}。参学率${rateWords(studied)}。`,
  came: (names: readonly string[]) => `${list(names)}那天到会了，不用补学。`,
  notExpected: (names: readonly string[]) => `${list(names)}不在应到里，不用补学。`,
  already: (names: readonly string[]) => `${list(names)}已经记过补学了。`,
  howToUndo: (name: string) => `记错了发：撤销 ${name}`,
  undone: (names: readonly string[], date: LocalDate) =>
    `撤销好了：${list(names)}${zhDay(date)}主题党日的补学。`,
  /** Behind the own state in 我的. */
  own: (state: string) => `${state}，已补学`,

  reminder: (branch: string, date: LocalDate, state: PersonAttendance, until: LocalDate) =>
    `${branch}${zhDay(date)}主题党日，${missed(state)}。没来的${zhDay(until)}前补学就行，补好了告诉书记或党小组长。已经补了的不用管。`,
  todo: (date: LocalDate, names: readonly string[], until: LocalDate) =>
    `${zhDay(date)}主题党日还没补学的${names.length}人（到${zhDay(until)}）：${list(names)}`,
};
