import { noteRead } from '../src/cases/above/name-looks.ts';
import type { MembersView } from '../src/cases/cards/members.ts';
import { cardKinds } from '../src/cases/cards/touch.ts';
import { membersCardOf } from '../src/cases/people/say-change.ts';
import { defineCommand, noWords } from '../src/command.ts';
import type { ButtonCall } from '../src/command.ts';
import { actorRef } from '../src/domain/authority/actor.ts';
import type { BranchId, LookId, PersonId } from '../src/domain/ids.ts';
import type { Outcome } from '../src/domain/outcome.ts';

const branchOf = ({ payload }: ButtonCall) => Number(payload.split('.')[0]) as BranchId;

/** Changes what the card shows: another page, a person, or the page that was left for him. */
function look(
  { tx, card, payload, text }: ButtonCall,
  change: (view: MembersView, to: number) => MembersView,
): Outcome {
  if (card?.kind !== cardKinds.members) return { answer: { text: text.common.staleButton } };
  const view = (card.view as MembersView | null) ?? { page: 0, personId: null };
  tx.cards.setView(card.id, change(view, Number(payload.split('.')[1])));
  tx.cards.touch(card.id);
  return {};
}

/** [知道了] under the looks in 待办: the first tap of an officer counts for all. */
function readLooks({ tx, now, today, payload, actor, text }: ButtonCall): Outcome {
  const [branchId, upTo] = payload.split('.').map(Number);
  noteRead({ tx, now, today }, branchId as BranchId, upTo as LookId, actorRef(actor));
  return { answer: { text: text.month.done } };
}

export default defineCommand({
  description: {
    'zh-CN': '本支部的党员名单：谁在外，谁的账号对上了，上面谁看过名字',
    en: 'The branch’s roster: who is away, whose account is matched, who above has seen names',
  },
  aliases: ['名单', '党员名单', '花名册'],
  where: 'private',
  who: 'branch.run',
  branch: 'one',
  args: noWords('名单'),
  buttons: {
    page: {
      who: 'branch.run',
      branchOf,
      run: (call) => look(call, (_, page) => ({ page, personId: null })),
    },
    open: {
      who: 'branch.run',
      branchOf,
      run: (call) => look(call, ({ page }, id) => ({ page, personId: id === 0 ? null : (id as PersonId) })),
    },
    looks: {
      who: 'branch.run',
      branchOf,
      run: (call) => look(call, (_, page) => ({ page, personId: null, looks: true })),
    },
    looksPage: {
      who: 'branch.run',
      branchOf,
      run: (call) => look(call, (view, looksPage) => ({ ...view, looksPage })),
    },
    looksRead: { who: 'branch.run', branchOf, run: readLooks },
  },
  run: ({ chat, branchIds, messageId }) => ({
    cards: [membersCardOf(chat.id, branchIds[0] as BranchId, messageId, { page: 0, personId: null })],
  }),
});
