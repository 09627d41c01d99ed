import { approvalsAsked } from '../src/cases/binding/approvals-cards.ts';
import { recentOfficersCard } from '../src/cases/binding/recent-officers.ts';
import type { TodoView } from '../src/cases/cards/todo.ts';
import { partyDayOf } from '../src/cases/cards/party-day-of.ts';
import { hasOversight } from '../src/cases/cards/oversight.ts';
import { cardKinds, touchTodos } from '../src/cases/cards/touch.ts';
import { turnDayList } from '../src/cases/cards/turn-day-list.ts';
import { howToExcuse, howToPay } from '../src/cases/dues/arrears/how-to.ts';
import { feedbackAsked } from '../src/cases/feedback/answer-feedback.ts';
import { handUpsAsked } from '../src/cases/hand-up/answer-hand-up.ts';
import { changesAsked } from '../src/cases/people/people-lists.ts';
import { settleUncertain } from '../src/cases/todo/settle-uncertain.ts';
import { defineCommand, noWords } from '../src/command.ts';
import type { ButtonCall, ButtonDefinition, CommandCall } from '../src/command.ts';
import { actorRef } from '../src/domain/authority/actor.ts';
import type { ActorAdmin } from '../src/domain/authority/actor.ts';
import type { BranchId, OutboxId } from '../src/domain/ids.ts';
import type { CardRequest, Outcome } from '../src/domain/outcome.ts';

const branchOf = ({ payload }: ButtonCall) => Number(payload.split('.')[0]) as BranchId;

function uncertain(seen: boolean): ButtonDefinition {
  return {
    who: 'branch.run',
    branchOf,
    run({ tx, payload, now, today, text, chat, actor, branchIds }) {
      const id = Number(payload.split('.')[1]) as OutboxId;
      const settled = settleUncertain(tx, branchIds[0] as BranchId, id, {
        seen,
        now,
        today,
        by: actorRef(actor),
      });
      touchTodos(tx, [chat.id]);
      if (!settled) return { answer: { text: text.common.staleButton } };
      return { answer: { text: seen ? text.todo.seen : text.todo.resent } };
    },
  };
}

function oversight(call: CommandCall<undefined>, admin: ActorAdmin): CardRequest | undefined {
  if (!hasOversight(call, admin)) return undefined;
  const { chat, messageId } = call;
  const own = `${String(chat.id)}:`;
  return { kind: cardKinds.oversight, chatId: chat.id, subject: `${own}${messageId}`, supersedes: own };
}

/** What waits for an admin, a list of each kind. */
function adminLists(call: CommandCall<undefined>, admin: ActorAdmin): readonly CardRequest[] {
  return [
    oversight(call, admin),
    feedbackAsked(call),
    changesAsked(call, admin),
    handUpsAsked(call, admin),
    recentOfficersCard(call, admin),
  ].filter((list) => list !== undefined);
}

export default defineCommand({
  description: { 'zh-CN': '看等着您办的事', en: 'Shows what waits for you' },
  aliases: ['待办'],
  where: 'private',
  who: 'todo',
  args: noWords('待办'),
  buttons: {
    seen: uncertain(true),
    resend: uncertain(false),
    plan: {
      who: 'branch.run',
      branchOf,
      run({ payload, chat, messageId }): Outcome {
        const [branchId = '', month = ''] = payload.split('.');
        const subject = `${branchId}:${month}`;
        return {
          cards: [
            {
              kind: cardKinds.plan,
              chatId: chat.id,
              subject: `${subject}:${messageId}`,
              supersedes: subject,
            },
          ],
        };
      },
    },
    claims: {
      who: 'branch.run',
      branchOf,
      run(call): Outcome {
        const [, withoutGroup] = call.payload.split('.');
        const group = withoutGroup === undefined ? call.tx.chats.chatOf(branchOf(call)) : undefined;
        return { cards: [approvalsAsked(call, call.chat.id, group ?? null)] };
      },
    },
    arrears: { who: 'branch.run', branchOf, run: turnDayList(cardKinds.duesArrears) },
    arrearsExcuse: { who: 'branch.run', branchOf, run: howToExcuse },
    arrearsPaid: { who: 'branch.run', branchOf, run: howToPay },
    closing: {
      who: 'branch.run',
      branchOf: ({ tx, payload }) => partyDayOf(tx, payload)?.branchId,
      run({ payload, chat, messageId }): Outcome {
        return {
          cards: [
            {
              kind: cardKinds.closing,
              chatId: chat.id,
              subject: `${payload}:${messageId}`,
              supersedes: payload,
            },
          ],
        };
      },
    },
  },
  run(call): Outcome {
    const { actor, chat, messageId, text } = call;
    const branchIds = actor.person?.officerOf ?? [];
    const admin = actor.admin ? adminLists(call, actor.admin) : [];
    const view: TodoView = { branchIds };
    const own = {
      kind: cardKinds.todo,
      chatId: chat.id,
      subject: `${String(chat.id)}:${messageId}`,
      supersedes: `${String(chat.id)}:`,
      view,
    };
    if (branchIds.length > 0) return { cards: [own, ...admin] };
    return admin.length > 0 ? { cards: admin } : { reply: { text: text.todo.empty } };
  },
});
