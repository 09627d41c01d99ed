import type { MembersView } from '../src/cases/cards/members.ts';
import { cardKinds } from '../src/cases/cards/touch.ts';
import { membersCardOf } from '../src/cases/people/say-change.ts';
import { defineCommand, noWords } from '../src/command.ts';
import type { ButtonCall } from '../src/command.ts';
import type { BranchId, PersonId } from '../src/domain/ids.ts';
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

export default defineCommand({
  description: {
    'zh-CN': '本支部的党员名单：谁在外，谁的账号对上了',
    en: 'The branch’s roster: who is away, whose account is matched',
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
      run: (call) => look(call, (view, page) => ({ ...view, page })),
    },
    open: {
      who: 'branch.run',
      branchOf,
      run: (call) => look(call, (view, id) => ({ ...view, personId: id === 0 ? null : (id as PersonId) })),
    },
  },
  run: ({ chat, branchIds, messageId }) => ({
    cards: [membersCardOf(chat.id, branchIds[0] as BranchId, messageId, { page: 0, personId: null })],
  }),
});
