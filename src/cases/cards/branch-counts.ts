import type { CardRenderer, CardView } from '../../card.ts';
import type { BranchId, Month } from '../../domain/ids.ts';
import type { CardButton, CardContent } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import { branchCounts } from '../above/branch-counts.ts';
import { monthsBeside } from '../above/months-shown.ts';
import { overseenBranches } from '../above/overseen.ts';
import { adminOfChat } from '../people/touch-member-changes.ts';
import { pageButtons, pageOf } from './paging.ts';

/** What the admin is looking at: a page of the branches, or the month of one. */
export interface BranchCountsView {
  readonly page: number;
  readonly branchId: BranchId | null;
  readonly month: Month;
}

const perPage = 12;

/** 支部: one branch's counts for its township's admin, or the branches to choose from. Whoever has lost the right sees nothing. */
export const branchCountsCard: CardRenderer = (view) => {
  const { tx, card, text } = view;
  const admin = adminOfChat(tx, card.chatId);
  const branches = admin ? overseenBranches(tx, admin) : [];
  if (branches.length === 0) return { text: text.above.noBranches };
  const shown = card.view as BranchCountsView;
  const branch = branches.find(({ id }) => id === shown.branchId);
  return branch ? oneBranch(view, branch, shown) : choice(view, branches, shown);
};

function oneBranch({ tx, text, today }: CardView, branch: Branch, { month }: BranchCountsView): CardContent {
  const words = text.above;
  const payload = (of: Month) => `${String(branch.id)}.${of}`;
  const go = (label: string, of: Month): CardButton => ({
    label,
    action: 'branch.open',
    payload: payload(of),
  });
  const turn = monthsBeside(tx, month, today).map((of) => go(words.buttonMonth(of), of));
  return {
    text: words.branch(branchCounts(tx, branch, month, today)),
    buttons: [
      [{ label: words.buttonNames, action: 'branch.names', payload: payload(month) }],
      ...(turn.length > 0 ? [turn] : []),
      ...(branch.condition === 'offline'
        ? [[{ label: text.oversight.buttonNormal, action: 'branch.normal', payload: payload(month) }]]
        : []),
      [{ label: words.buttonOthers, action: 'branch.page', payload: '0' }],
    ],
  };
}

function choice(
  { text }: CardView,
  branches: readonly Branch[],
  { page, month }: BranchCountsView,
): CardContent {
  const shown = pageOf(branches, page, perPage);
  const cells = shown.items.map(({ id, name }): CardButton => ({
    label: name.replace(/党支部$/, ''),
    action: 'branch.open',
    payload: `${String(id)}.${month}`,
  }));
  const rows: CardButton[][] = [];
  for (let at = 0; at < cells.length; at += 2) rows.push(cells.slice(at, at + 2));
  const turn = pageButtons(shown, text, 'branch.page', String);
  if (turn.length > 0) rows.push(turn);
  return {
    text: text.above.whichBranch(branches[0]?.name ?? '', shown.page + 1, shown.pages),
    buttons: rows,
  };
}
