import { distinctName } from '../../domain/grammar/names.ts';
import type { RosterEntry } from '../../domain/grammar/names.ts';
import { enDate } from '../dates.ts';
import type { grammar as zh } from '../zh-cn/grammar.ts';

const list = (people: readonly RosterEntry[]) => people.map(distinctName).join(', ');

const states = { present: 'Present', online: 'Online', leave: 'On leave', absent: 'Absent' } as const;

export const grammar: typeof zh = {
  attendProblem: (problem) => {
    switch (problem.kind) {
      case 'unknownName':
        return `The roster has no “${problem.said}”.${problem.came ? ' Guests are counted by number: /attend 列席1人' : ''}`;
      case 'namesakes':
        return `${problem.choices.length} people are called ${problem.said}; please write which one: ${list(problem.choices)}.`;
      case 'homophone':
        return `The roster has no “${problem.said}”; did you mean ${distinctName(problem.suggestion)}?`;
      case 'saidTwice':
        return `${distinctName(problem.person)} is named with two different states.`;
      case 'stateMissing':
        return `${list(problem.people)}: present (到), on leave (请假) or absent (缺席)?`;
      case 'othersMissing':
        return `Except ${list(problem.people)}: please add that the others came (都到).`;
      case 'contradiction':
        return `${problem.whole} is ${problem.wholeCount}, but the parts add up to ${problem.partsCount}.`;
      case 'presentMissing':
        return 'The number present (实到) is missing.';
      case 'numberUnclear':
        return `“${problem.said}”: not clear which figure it is.`;
      case 'rough':
        return `“${problem.said}” is no exact number; please write how many, or the names.`;
      case 'countsDiffer':
        return `${states[problem.state]}: the number is ${problem.count}, the names are ${problem.people.length} (${problem.people.map(({ name }) => name).join(', ')}). Which is right? Please send it again.`;
      case 'numbersAndNames':
        return 'Please write figures and names in two messages.';
      case 'unclear':
        return `“${problem.rest}” was not understood.`;
      case 'nothing':
        return 'I found neither figures nor a name that is in the roster.';
    }
  },
  planProblem: (problem) => {
    switch (problem.kind) {
      case 'noSuchDate':
        return `“${problem.said}” is not a date.`;
      case 'noSuchTime':
        return `“${problem.said}” is not a time.`;
      case 'halfOfDayMissing':
        return `“${problem.said}”: morning (上午) or afternoon (下午)?`;
      case 'hourMissing':
        return `At what hour (${problem.said})? For example: /partyday 15日 上午9点`;
      case 'unknownForm':
        return `There is no “${problem.said}”; the forms are 学习日, 议事日 and 奉献日.`;
      case 'skipMonthMissing':
        return 'To skip the month, name it, and the reason: /partyday 本月不开 因农忙';
      case 'weekdayMismatch':
        return `${enDate(problem.date)} does not match “${problem.said}”.`;
      case 'severalDates':
        return `Several dates (${problem.said.join(', ')}): which one? For several sittings: /partyday 分场 15日9点 第1党小组；16日9点 第2党小组`;
      case 'severalTimes':
        return `Several times (${problem.said.join(', ')}): which one?`;
      case 'lunarDate':
        return `“${problem.said}” is a lunar date; please write the common one.`;
      case 'reasonMissing':
        return 'A month without a Party day needs a reason: /partyday 本月不开 因农忙';
      case 'oneSitting':
        return 'Only one sitting was found; part them by “；”: /partyday 分场 15日19点 第1党小组 村委会；16日19点 第2党小组 文化广场. For one sitting only: /partyday 不分场';
      case 'sittingDateMissing':
        return `“${problem.said}” has no date.`;
      case 'moveTargetMissing':
        return 'The new date, time or place is missing.';
      case 'tooLong':
        return `The ${problem.what} is too long: at most ${problem.most} characters.`;
      case 'nothing':
        return `I found no date in “${problem.rest}”.`;
    }
  },
};
