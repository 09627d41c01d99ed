import type { PersonAttendance } from '../../domain/attendance/state.ts';
import { distinctName } from '../../domain/grammar/names.ts';
import { enDay, enMonth } from '../dates.ts';
import type { makeUp as zh } from '../zh-cn/make-up.ts';
import { grammar } from './grammar.ts';
import { rateWords } from './record-page.ts';
import { record } from './record.ts';

const list = (names: readonly string[]) => names.join(', ');

const missed = (state: PersonAttendance) =>
  state === 'leaveAgreed'
    ? 'you were on leave'
    : state === 'absent'
      ? 'you were absent'
      : 'there is no record that you came; if you did, tell the secretary';

export const makeUp: typeof zh = {
  problem: (problem) => {
    switch (problem.kind) {
      case 'names':
        return problem.problems.map(grammar.attendProblem).join('\n');
      case 'reason':
        return record.sentence(problem.problem);
      case 'otherState':
        return `Only make-up study is marked here; for ${problem.people.map(distinctName).join(', ')} use /attend.`;
    }
  },
  noDay: (month) =>
    month === undefined
      ? 'There has been no Party day yet, so there is nothing to make up.'
      : `There was no Party day in ${enMonth(month)}, so there is nothing to make up.`,
  nobody: (date) => `Nobody has study to make up from the Party day of ${enDay(date)}.`,
  list: (date, names, until) =>
    `Party day of ${enDay(date)}, ${names.length} have not made up: ${list(names)}\nUntil ${enDay(until)} it counts. To mark send, for example: /makeup ${names[0] ?? '张三'}`,
  listClosed: (date, names) =>
    `Party day of ${enDay(date)}, ${names.length} did not make up: ${list(names)}\nThe window is over; to enter somebody late give a reason, for example: /makeup ${names[0] ?? '张三'} 因住院`,
  buttonAll: 'All made up',
  changed: 'The list has changed, please see the new one.',
  over: 'The window is over; to enter somebody late give a reason, for example: /makeup 张三 因住院',
  closed: (until, name) =>
    `Make-up study ended on ${enDay(until)}; to enter it late give a reason, for example: /makeup ${name} 因住院`,
  marked: (date, names, studied) =>
    `Recorded: Party day of ${enDay(date)}, ${names.length} made up: ${list(names)}. Study rate ${rateWords(studied)}.`,
  came: (names) => `${list(names)} came that day and need not make up.`,
  notExpected: (names) => `${list(names)} were not expected and need not make up.`,
  already: (names) => `${list(names)} are marked already.`,
  howToUndo: (name) => `If that is wrong: /undo ${name}`,
  undone: (names, date) => `Undone: make-up study of ${list(names)} for the Party day of ${enDay(date)}.`,
  own: (state) => `${state}, made up`,

  reminder: (branch, date, state, until) =>
    `${branch}, Party day of ${enDay(date)}: ${missed(state)}. Who did not come makes up the study until ${enDay(until)} and tells the secretary or the leader of the Party group. If you have done so, never mind.`,
  todo: (date, names, until) =>
    `Party day of ${enDay(date)}, ${names.length} have not made up (until ${enDay(until)}): ${list(names)}`,
};
