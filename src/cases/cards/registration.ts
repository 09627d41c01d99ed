import type { CardRenderer, CardView } from '../../card.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { CardButton, CardContent } from '../../domain/outcome.ts';

/** How far the registration of a group has come. */
export interface RegistrationView {
  readonly step: 'branch' | 'move' | 'audience' | 'done' | 'kept';
  /** Between which to choose, then the chosen ones. */
  readonly branchIds: readonly BranchId[];
}

/** Asks an officer in the group which branches it serves and who is in it; ends as the first-contact notice. */
export const registrationCard: CardRenderer = (view) => {
  const { tx, card, text } = view;
  const words = text.binding;
  const { step, branchIds } = card.view as RegistrationView;
  if (card.state === 'closed' && step !== 'done' && step !== 'kept') return { text: words.registrationOver };
  const names = branchNames(tx, branchIds);
  const [first] = branchIds;
  const button = (label: string, name: string, branchId = first): CardButton => ({
    label,
    action: `bind.${name}`,
    payload: String(branchId),
  });
  switch (step) {
    case 'branch': {
      const rows = branchIds.map((id, at) => [button(names[at] ?? '', 'branch', id)]);
      const every = oneVillage(tx, branchIds) ? [[button(words.buttonEvery, 'every')]] : [];
      return { text: words.whichBranch, buttons: [...rows, ...every] };
    }
    case 'move':
      return {
        text: words.moveHere(names),
        buttons: [[button(words.buttonMove, 'move'), button(words.buttonStay, 'stay')]],
      };
    case 'audience':
      return {
        text: words.audience(names),
        buttons: [[button(words.buttonMembers, 'members'), button(words.buttonMixed, 'mixed')]],
      };
    case 'kept':
      return { text: words.stayed };
    case 'done':
      return notice(view);
  }
};

/** Names of branches, in the order given. */
export function branchNames(tx: CardView['tx'], branchIds: readonly BranchId[]): readonly string[] {
  return branchIds.map((id) => tx.org.branch(id)?.name ?? '');
}

/** A group belongs to one village (design §2). */
function oneVillage(tx: CardView['tx'], branchIds: readonly BranchId[]): boolean {
  return new Set(branchIds.map((id) => tx.org.branch(id)?.villageId)).size === 1;
}

/** Follows the group: says which branches it serves now. */
function notice({ tx, card, text, botLinks }: CardView): CardContent {
  const words = text.binding;
  const served = tx.chats.branchesOf(card.chatId);
  if (served.length === 0) return { text: words.registrationOver };
  const mixed = tx.chats.chat(card.chatId)?.audience === 'mixed';
  const county = tx.org.countyName() ?? words.unnamedCounty;
  const buttons = mixed ? { buttons: [[{ label: words.buttonPrivate, url: botLinks.start('hello') }]] } : {};
  return { text: words.groupNotice(county, branchNames(tx, served), mixed), ...buttons };
}
