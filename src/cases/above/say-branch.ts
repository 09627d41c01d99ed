import type { ButtonCall, Call, CommandCall } from '../../command.ts';
import { searchNamed } from '../../domain/grammar/branch-search.ts';
import type { BranchWords } from '../../domain/grammar/branch-words.ts';
import type { BranchId, Month } from '../../domain/ids.ts';
import type { CardButton, CardRequest, Outcome } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import type { BranchCountsView } from '../cards/branch-counts.ts';
import { cardKinds } from '../cards/touch.ts';
import { digestMonth } from '../digest/digest-due.ts';
import { askForNames, reasonButton } from './look-at-names.ts';
import { monthsShown } from './months-shown.ts';
import { overviewCardOf } from './say-overview.ts';
import { namedBranch, overseenBranches } from './overseen.ts';

/** More than these to choose from are named again, more exactly. */
const mostChoices = 8;

/** 支部 石桥: its counts, or which one is meant; with 名单 and a reason the names of its month. */
export function sayBranch(call: CommandCall<BranchWords>): Outcome {
  const { tx, text, args, actor, now, messageId } = call;
  const { admin } = actor;
  if (!admin) return { reply: { text: text.common.noRightAdmin } };
  const outside = outsideMonths(call, args.month);
  if (outside !== undefined) return { reply: { text: outside } };
  if (admin.townshipId === null) return sayTownship(call);
  const branches = overseenBranches(tx, admin);
  const month = args.month ?? digestMonth(call, now, admin.townshipId);
  if (args.name === '') return { cards: [cardOf(call, messageId, { page: 0, branchId: null, month })] };
  const found = searchNamed(
    branches.map((branch) => namedBranch(tx, branch)),
    args.name,
  );
  switch (found.kind) {
    case 'one':
      return args.names
        ? askForNames(call, found.value, month, args.reason)
        : { cards: [cardOf(call, messageId, { page: 0, branchId: found.value.id, month })] };
    case 'several':
    case 'alike':
      return choose(call, found.values, found.kind, month);
    case 'none':
      return { reply: { text: unknown(call, found.near.length > 0 ? found.near : branches.slice(0, 1)) } };
  }
}

/** One sentence why nothing is told of that month. */
function outsideMonths(
  { tx, text, today, args }: CommandCall<BranchWords>,
  said: Month | undefined,
): string | undefined {
  const { first, last } = monthsShown(tx, today);
  if (said === undefined || (said >= first && said <= last)) return undefined;
  return said > last ? text.above.notYet(said, args.name, last) : text.above.before(said, args.name, first);
}

/** The county sees no single branch: the totals of the township that is named, or all of them to choose from. */
function sayTownship(call: CommandCall<BranchWords>): Outcome {
  const { tx, text, args, now, messageId } = call;
  const month = args.month ?? digestMonth(call, now, undefined);
  const townships = tx.org.townships();
  const found = searchNamed(
    townships.map(({ id, name }) => ({ value: id, names: [name, name.replace(/(?:镇|乡|街道)$/, '')] })),
    args.name,
  );
  if (args.name !== '' && found.kind === 'one')
    return { cards: [overviewCardOf(call, messageId, { month, townshipId: found.value })] };
  const cells = townships.map(({ id, name }): CardButton => ({
    label: name,
    action: 'overview.township',
    payload: `${String(id)}.${month}`,
  }));
  const rows: CardButton[][] = [];
  for (let at = 0; at < cells.length; at += 2) rows.push(cells.slice(at, at + 2));
  return { reply: { text: text.above.countyTotals(townships[0]?.name ?? ''), buttons: rows } };
}

function choose(
  call: CommandCall<BranchWords>,
  branches: readonly Branch[],
  kind: 'several' | 'alike',
  month: Month,
): Outcome {
  const { text, args } = call;
  const shown = branches.slice(0, mostChoices);
  const button = args.names ? reasonButton(call, { month, reason: args.reason }) : openButton(month);
  const question = kind === 'several' ? text.above.whichOfThem(args.name) : text.above.didYouMean(args.name);
  return { reply: { text: question, buttons: shown.map((branch) => [button(branch.name, branch)]) } };
}

function openButton(month: Month): (label: string, branch: Branch) => CardButton {
  return (label, { id }) => ({ label, action: 'branch.open', payload: `${String(id)}.${month}` });
}

/** A branch of another township, or of villages that are not linked: said, and the attempt written down. */
function unknown({ tx, text, args, actor, now }: CommandCall<BranchWords>, near: readonly Branch[]): string {
  const elsewhere = searchNamed(
    tx.org.branches().map((branch) => namedBranch(tx, branch)),
    args.name,
  );
  const others =
    elsewhere.kind === 'one' ? [elsewhere.value] : elsewhere.kind === 'several' ? elsewhere.values : [];
  for (const { id } of others.slice(0, 1))
    tx.audit.append({
      at: now,
      actor: `account:${String(actor.accountId)}`,
      action: 'refused',
      subject: `branch:${String(id)}`,
      detail: { command: 'branch' },
    });
  const names = near.map(({ name }) => name);
  return others.length > 0
    ? text.above.notYours(args.name, names)
    : text.above.noSuchBranch(args.name, names);
}

/** A branch was tapped, or another month of it: in place where it stands on the card. */
export function openBranch(call: ButtonCall): Outcome {
  const [branchId, month = ''] = call.payload.split('.');
  return look(call, (view) => ({ ...view, branchId: Number(branchId) as BranchId, month: month as Month }));
}

/** Another page of the branches, or back to them. */
export function turnBranches(call: ButtonCall): Outcome {
  return look(call, (view) => ({ ...view, branchId: null, page: Number(call.payload) }));
}

function look(call: ButtonCall, change: (view: BranchCountsView) => BranchCountsView): Outcome {
  const { tx, card, now, actor, tapId } = call;
  if (card?.kind === cardKinds.branchCounts) {
    tx.cards.setView(card.id, change(card.view as BranchCountsView));
    tx.cards.touch(card.id);
    return {};
  }
  const month = digestMonth(call, now, actor.admin?.townshipId ?? undefined);
  return { cards: [cardOf(call, `tap.${tapId}`, change({ page: 0, branchId: null, month }))] };
}

function cardOf({ chat }: Call, asked: string, view: BranchCountsView): CardRequest {
  return { kind: cardKinds.branchCounts, chatId: chat.id, subject: `${String(chat.id)}:${asked}`, view };
}
