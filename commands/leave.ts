import { agreeLeaves } from '../src/cases/attendance/agree-leaves.ts';
import { askLeave } from '../src/cases/attendance/ask-leave.ts';
import { comingDay } from '../src/cases/attendance/day-in-hand.ts';
import { closingDay } from '../src/cases/cards/closing.ts';
import { touchTodos } from '../src/cases/cards/touch.ts';
import { defineCommand } from '../src/command.ts';
import { actorRef } from '../src/domain/authority/actor.ts';
import { accept } from '../src/domain/decision.ts';
import type { LocalDate, Month } from '../src/domain/ids.ts';

export default defineCommand({
  description: { 'zh-CN': '这次主题党日请假', en: 'Asks leave for the coming Party day' },
  aliases: ['请假'],
  where: 'both',
  who: 'self',
  args: {
    example: { 'zh-CN': '请假', en: '/leave' },
    // A reason may follow; it is for the secretary's ear and is not kept (design rule 11).
    parse: () => accept(undefined),
  },
  buttons: {
    ask: { who: 'anyone', run: (call) => askLeave(call, call.payload as LocalDate | Month, null) },
    agreeAll: {
      who: 'branch.run',
      branchOf: ({ tx, payload }) => closingDay(tx, payload)?.branchId,
      run({ tx, text, now, actor, chat, payload }) {
        const day = closingDay(tx, payload);
        if (day?.state !== 'planned') return { answer: { text: text.month.notPlanned } };
        const agreed = agreeLeaves(tx, day, actorRef(actor), now);
        touchTodos(tx, [chat.id]);
        return { answer: { text: text.attend.leavesAgreed(agreed) } };
      },
    },
  },
  run(call) {
    const { tx, text, actor, today, chat } = call;
    const branch = actor.person && tx.org.branch(actor.person.branchId);
    const day = branch && comingDay(tx, branch, today);
    if (!day) return { reply: { text: text.attend.leaveNoDay } };
    const { answer } = askLeave(call, day.date, null);
    if (answer?.alert === true) return { reply: { text: answer.text } };
    return chat.kind === 'group'
      ? { acknowledge: true }
      : { reply: { text: text.attend.leaveNoted(day.date) } };
  },
});
