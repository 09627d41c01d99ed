import { partyDayOf } from '../src/cases/cards/party-day-of.ts';
import { recordToday, recordWords } from '../src/cases/attendance/record-words.ts';
import { tapOwn } from '../src/cases/attendance/tap-own.ts';
import { relativeTapped } from '../src/cases/attendance/tap-relative.ts';
import {
  askTickList,
  markOne,
  markOpen,
  openTickList,
  turnTickList,
} from '../src/cases/attendance/tick-list.ts';
import { sayForFamily, sayNamed } from '../src/cases/replies/family-words.ts';
import { sayOwn } from '../src/cases/replies/own-words.ts';
import { rosterEntries } from '../src/cases/roster/entries.ts';
import { rosterOn } from '../src/cases/roster/roster-on.ts';
import { defineCommand } from '../src/command.ts';
import type { ButtonCall, Grammar } from '../src/command.ts';
import { accept, refuse } from '../src/domain/decision.ts';
import { parseAttend } from '../src/domain/grammar/attend-grammar.ts';
import type { AttendReading } from '../src/domain/grammar/attend-reading.ts';
import { readReply } from '../src/domain/grammar/reply-reading.ts';
import type { BranchId, LocalDate } from '../src/domain/ids.ts';

/** `undefined`: nothing was said, so the list of names is wanted. */
const reading: Grammar<AttendReading | undefined> = {
  example: { 'zh-CN': '到会 应到31 实到26 请假3', en: '/attend 31/26/3' },
  parse(words, call) {
    if (words === '') return accept(undefined);
    const [branchId] = call.branchIds;
    const entries =
      branchId === undefined ? [] : rosterEntries(call.tx, branchId, rosterOn(call.tx, branchId, call.today));
    const parsed = parseAttend(words, entries);
    if (parsed.ok) return accept(parsed.value);
    return refuse(
      parsed.reason.problems.map((problem) => call.text.grammar.attendProblem(problem)).join('\n'),
    );
  },
};

const branchOf = ({ tx, payload }: ButtonCall) => partyDayOf(tx, payload)?.branchId;

export default defineCommand({
  description: {
    'zh-CN': '记到会：报总数，或者写名字',
    en: 'Records who came, by totals or by names',
  },
  aliases: ['到会', '实到', '应到'],
  where: 'both',
  who: 'attendance.record',
  branch: 'one',
  args: reading,
  bare: (words) => /^\d+\s*\/\s*\d+/.test(words) || /^(到齐|都到|全到|除)/.test(words),
  replies: {
    who: 'anyone',
    read(words) {
      const said = readReply(words);
      switch (said?.kind) {
        case 'present':
        case 'online':
        case 'late':
        case 'away':
          return (call) => sayOwn(call, said);
        case 'family':
          return (call) => sayForFamily(call, said.whom, said.said, said.withSelf);
        case 'named':
          return (call) => sayNamed(call, said.name, said.said, said.otherwise);
        case 'leave':
        case 'undo':
        case undefined:
          return undefined;
      }
    },
  },
  buttons: {
    today: {
      who: 'attendance.record',
      branchOf: ({ payload }) => Number(payload.split('.')[0]) as BranchId,
      run: recordToday,
    },
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
