import type { AttendProblem } from '../../domain/grammar/attend-reading.ts';
import { distinctName } from '../../domain/grammar/names.ts';
import type { RosterEntry } from '../../domain/grammar/names.ts';
import type { PlanProblem } from '../../domain/grammar/plan-reading.ts';
import { zhDate } from '../dates.ts';

const list = (people: readonly RosterEntry[]) => people.map(distinctName).join('、');

const states = { present: '实到', online: '线上', leave: '请假', absent: '缺席' } as const;

/** What was understood of an officer's words, and what is wrong with them: one sentence a problem. */
export const grammar = {
  attendProblem: (problem: AttendProblem): string => {
    switch (problem.kind) {
      case 'unknownName':
        return `名册里没有“${problem.said}”。${problem.came ? '不是本支部党员的，按列席报人数：到会 列席1人' : ''}`;
      case 'namesakes':
        return `叫${problem.said}的有${problem.choices.length}位，请写明是哪一位：${list(problem.choices)}。`;
      case 'homophone':
        return `名册里没有“${problem.said}”，是不是${distinctName(problem.suggestion)}？`;
      case 'saidTwice':
        return `${distinctName(problem.person)}写了两种情况。`;
      case 'stateMissing':
        return `${list(problem.people)}：没写是到了、请假还是缺席。`;
      case 'othersMissing':
        return `除了${list(problem.people)}，其他人没写到没到，请加上“都到”。`;
      case 'contradiction':
        return `${problem.whole}${problem.wholeCount}，可是分开加起来有${problem.partsCount}，对不上。`;
      case 'presentMissing':
        return '没写实到多少人。';
      case 'numberUnclear':
        return `“${problem.said}”不清楚是哪个数。`;
      case 'rough':
        return `“${problem.said}”不是准数，请写清楚是多少人，或者写名字。`;
      case 'countsDiffer':
        return `${states[problem.state]}写了${problem.count}人，名字有${problem.people.length}个（${problem.people.map(({ name }) => name).join('、')}），哪个对？请改好再发一次。`;
      case 'numbersAndNames':
        return '人数和名字请分两次写。';
      case 'unclear':
        return `“${problem.rest}”没看懂。`;
      case 'nothing':
        return '没看到人数，也没看到名册里有的名字。';
    }
  },
  planProblem: (problem: PlanProblem): string => {
    switch (problem.kind) {
      case 'noSuchDate':
        return `“${problem.said}”不是一个日子。`;
      case 'noSuchTime':
        return `“${problem.said}”不是一个钟点。`;
      case 'halfOfDayMissing':
        return `“${problem.said}”是上午还是下午？`;
      case 'hourMissing':
        return `${problem.said}几点？例如：党日 15日 上午9点`;
      case 'unknownForm':
        return `没有“${problem.said}”，形式写学习日、议事日或者奉献日。`;
      case 'skipMonthMissing':
        return '这个月不开就写上月份和原因：党日 本月不开 因农忙';
      case 'weekdayMismatch':
        return `${zhDate(problem.date)}，和您写的“${problem.said}”对不上。`;
      case 'severalDates':
        return `写了几个日子（${problem.said.join('、')}），要哪一个？要分场开就写：党日 分场 15日9点 第1党小组；16日9点 第2党小组`;
      case 'severalTimes':
        return `写了几个钟点（${problem.said.join('、')}），要哪一个？`;
      case 'lunarDate':
        return `“${problem.said}”是农历，请写公历的日子。`;
      case 'reasonMissing':
        return '不开的话要写原因：党日 本月不开 因农忙';
      case 'oneSitting':
        return '分场只看到一场，每场之间请用“；”隔开：党日 分场 15日19点 第1党小组 村委会；16日19点 第2党小组 文化广场。只开一场就写：党日 不分场';
      case 'sittingDateMissing':
        return `“${problem.said}”没写哪一天。`;
      case 'moveTargetMissing':
        return '没写改到哪天、几点或者哪里。';
      case 'tooLong':
        return `${{ place: '地点', theme: '主题', reason: '原因' }[problem.what]}太长了，最多${problem.most}个字。`;
      case 'nothing':
        return `“${problem.rest}”里没看到日子。`;
    }
  },
};
