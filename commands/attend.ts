import { partyDayOf } from '../src/cases/cards/party-day-of.ts';
import { isAboutAttend, readAttendWords, soundsLikeAttend } from '../src/cases/attendance/attend-words.ts';
import { personChosen, problemsOf, recordOnDay, recordWords } from '../src/cases/attendance/record-words.ts';
import type { SpokenAttend } from '../src/cases/attendance/record-words.ts';
import { countByNames, settleTotals } from '../src/cases/attendance/settle-totals.ts';
import { tapOwn } from '../src/cases/attendance/tap-own.ts';
import { relativeTapped } from '../src/cases/attendance/tap-relative.ts';
import {
  askTickList,
  markOne,
  markOpen,
  openTickList,
  turnTickList,
} from '../src/cases/attendance/tick-list.ts';
import { sayForFamily, sayForOthers, sayNamed } from '../src/cases/replies/family-words.ts';
import { areFigures, sayFigures } from '../src/cases/replies/figures.ts';
import { sayOwn } from '../src/cases/replies/own-words.ts';
import { defineCommand } from '../src/command.ts';
import type { ButtonCall, Grammar } from '../src/command.ts';
import { accept, refuse } from '../src/domain/decision.ts';
import { isRepairable } from '../src/domain/grammar/attend-grammar.ts';
import { readReply } from '../src/domain/grammar/reply-reading.ts';
import type { BranchId, LocalDate } from '../src/domain/ids.ts';

/** `undefined`: nothing was said, so the list of names is wanted. */
const reading: Grammar<SpokenAttend | undefined> = {
  example: { 'zh-CN': '到会 应到31 实到26 请假3', en: '/attend 31/26/3' },
  parse(words, call) {
    if (words === '') return accept(undefined);
    const said = { words, chosen: [], commanded: call.uncommanded !== true };
    const read = readAttendWords(call, call.branchIds[0] as BranchId, said);
    if (read.ok || read.reason.problems.every(isRepairable)) return accept({ said, read });
    return refuse(problemsOf(call, read.reason));
  },
};

const branchOf = ({ tx, payload }: ButtonCall) => partyDayOf(tx, payload)?.branchId;

export default defineCommand({
  description: {
    'zh-CN': '记到会：报总数，或者写名字',
    en: 'Records who came, by totals or by names',
  },
  aliases: ['到会', '实到', '应到'],
  keepsAlias: /^(?:[应实]到(?=[\s=有是为]*[\d一二两三四五六七八九十百廿卅])|(?:[应实]到|到会)(?=\s*:))/,
  where: 'both',
  who: 'attendance.record',
  branch: 'one',
  args: reading,
  bare: (words, call) => call !== undefined && soundsLikeAttend(call, words),
  about: isAboutAttend,
  replies: {
    who: 'anyone',
    read(words) {
      const said = readReply(words);
      switch (said?.kind) {
        case 'present':
        case 'online':
        case 'late':
        case 'away':
        case 'undecided':
          return (call) => sayOwn(call, said);
        case 'family':
          return (call) => sayForFamily(call, said.whom, said.said, said.withSelf);
        case 'named':
          return (call) => sayNamed(call, said.name, said.said, said.otherwise);
        case 'others':
          return sayForOthers;
        case 'leave':
        case 'undo':
        case 'notOnLeave':
          return undefined;
        case undefined:
          return areFigures(words) ? (call) => sayFigures(call, words) : undefined;
      }
    },
  },
  buttons: {
    today: {
      who: 'attendance.record',
      branchOf: ({ payload }) => Number(payload.split('.')[0]) as BranchId,
      run: recordOnDay,
    },
    whom: {
      who: 'attendance.record',
      branchOf: ({ payload }) => Number(payload.split('.')[0]) as BranchId,
      run: personChosen,
    },
    asSaid: { who: 'attendance.record', branchOf, run: (call) => settleTotals(call, 'said') },
    asRoster: { who: 'attendance.record', branchOf, run: (call) => settleTotals(call, 'roster') },
    byNames: { who: 'attendance.record', branchOf, run: countByNames },
    in: { who: 'anyone', run: (call) => tapOwn(call, call.payload as LocalDate, 'present') },
    online: { who: 'anyone', run: (call) => tapOwn(call, call.payload as LocalDate, 'online') },
    relative: { who: 'anyone', run: relativeTapped },
    allCame: { who: 'branch.run', branchOf, run: (call) => markOpen(call, 'present') },
    noneCame: { who: 'branch.run', branchOf, run: (call) => markOpen(call, 'absent') },
    mark: { who: 'attendance.record', branchOf, run: markOne },
    tick: { who: 'attendance.record', branchOf, run: openTickList },
    turn: { who: 'attendance.record', branchOf, run: turnTickList },
  },
  run: (call) => (call.args ? recordWords(call, call.args) : askTickList(call)),
});
