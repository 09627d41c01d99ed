import { askLeave } from '../src/cases/attendance/ask-leave.ts';
import { agreeAllLeaves, agreeLeave, deferLeave } from '../src/cases/attendance/answer-leave.ts';
import { leaveWords, sayLeave } from '../src/cases/attendance/leave-words.ts';
import { withdrawLeave } from '../src/cases/attendance/withdraw-leave.ts';
import { sayForOthers } from '../src/cases/replies/family-words.ts';
import { namesAnother } from '../src/cases/replies/names-another.ts';
import { sayOwn } from '../src/cases/replies/own-words.ts';
import { partyDayOf } from '../src/cases/cards/party-day-of.ts';
import { cardKinds } from '../src/cases/cards/touch.ts';
import { turnDayList } from '../src/cases/cards/turn-day-list.ts';
import { defineCommand } from '../src/command.ts';
import type { ButtonCall } from '../src/command.ts';
import type { LeaveReason } from '../src/domain/attendance/state.ts';
import { accept } from '../src/domain/decision.ts';
import { readReply } from '../src/domain/grammar/reply-reading.ts';
import type { LocalDate, Month } from '../src/domain/ids.ts';
import type { Outcome } from '../src/domain/outcome.ts';

const branchOf = ({ tx, payload }: ButtonCall) => partyDayOf(tx, payload)?.branchId;

function because(call: ButtonCall): Outcome {
  const [date, reason] = call.payload.split('.');
  return askLeave(call, date as LocalDate, reason as LeaveReason);
}

export default defineCommand({
  description: { 'zh-CN': '这次主题党日请假', en: 'Asks leave for the coming Party day' },
  aliases: ['请假'],
  givesWay: true,
  where: 'both',
  who: 'self',
  args: {
    example: { 'zh-CN': '请假 农忙', en: '/leave farming' },
    // Matched to one of four codes and not kept (design rule 11).
    parse: (words, call) => accept(leaveWords(words, call)),
  },
  replies: {
    who: 'anyone',
    read(words) {
      const said = readReply(words);
      if (said?.kind !== 'leave') return undefined;
      return (call) => (namesAnother(call, words) ? sayForOthers(call) : sayOwn(call, said));
    },
  },
  buttons: {
    ask: { who: 'anyone', run: (call) => askLeave(call, call.payload as LocalDate | Month, null) },
    because: { who: 'self', run: because },
    withdraw: { who: 'self', run: (call) => withdrawLeave(call, call.payload as LocalDate) },
    agreeAll: { who: 'branch.run', branchOf, run: agreeAllLeaves },
    agree: { who: 'branch.run', branchOf, run: agreeLeave },
    defer: { who: 'branch.run', branchOf, run: deferLeave },
    list: { who: 'branch.run', branchOf, run: turnDayList(cardKinds.leaves) },
  },
  run: sayLeave,
});
