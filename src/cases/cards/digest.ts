import type { CardRenderer, CardView } from '../../card.ts';
import type { HelpedBranch, HelpKind } from '../../domain/digest/help.ts';
import type { BranchMonth } from '../../domain/digest/month-facts.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { CardButton, CardContent } from '../../domain/outcome.ts';
import type { Catalog } from '../../text/catalog.ts';
import { townshipBookButton } from '../dues/books/ask-township-book.ts';
import { adminOfChat } from '../people/touch-member-changes.ts';
import { digestFileButtons } from '../digest/ask-digest-file.ts';
import { readDigestSubject } from '../digest/digest-subject.ts';
import { shownOf } from '../digest/digest-view.ts';
import { readDigest } from '../digest/read-digest.ts';
import type { DigestRead } from '../digest/read-digest.ts';
import { townshipHelp } from '../digest/township-help.ts';
import { pageButtons, pageOf } from './paging.ts';

const perPage = 12;

/** The township's digest to an admin (subject: `township:month:issue`), with the taps that help. */
export const digestCard: CardRenderer = (view) => {
  const { tx, card, text } = view;
  const about = readDigestSubject(card.subject);
  const admin = adminOfChat(tx, card.chatId);
  if (admin?.townshipId !== about.townshipId) return { text: text.common.noRightAdmin };
  const shown = shownOf(card);
  const read = readDigest(view, about, {
    villageIds: admin.villageIds,
    post: admin.post,
    expanded: shown.show === 'digest' && shown.expanded,
  });
  if (!read) return { text: text.common.noRightAdmin };
  if (card.state !== 'closed' && shown.show === 'villages') return villages(view, read, shown.page);
  if (card.state !== 'closed' && shown.show === 'branch') return branch(view, read, shown.branchId);
  const content = { text: text.digest.township(read.facts, read.help, read.totalsOnly).card };
  if (card.state === 'closed') return content;
  const isExpanded = shown.show === 'digest' && shown.expanded;
  const rows = [
    ...helpRows(read, text),
    [...moreButtons(read, isExpanded, text), ...townshipBookButton(view, admin)],
    digestFileButtons(text, admin, about.month),
  ].filter((row) => row.length > 0);
  return rows.length > 0 ? { ...content, buttons: rows } : content;
};

/** One tap for a whole line: whoever can be helped by it and was not yet. */
function helpRows({ facts, help }: DigestRead, text: Catalog): CardButton[][] {
  const reachable = new Set(facts.branches.filter(({ officer }) => officer).map(({ branchId }) => branchId));
  return help.lines.flatMap(({ help: kind, branches }) => {
    const open = branches.filter(({ branchId, mark }) => mark === undefined && canBeHelped(kind, branchId));
    return open.length === 0 ? [] : [[helpButton(kind, open, text)]];
  });
  /** Who cannot be written to is invited. */
  function canBeHelped(kind: HelpKind, branchId: BranchId): boolean {
    return kind === 'noOfficer' || reachable.has(branchId);
  }
}

function helpButton(
  help: HelpKind,
  branches: readonly HelpedBranch[],
  { digestHelp: words }: Catalog,
  only?: BranchId,
): CardButton {
  const payload = only === undefined ? help : `${help}.${String(only)}`;
  return help === 'noOfficer'
    ? { label: words.buttonInvite(branches.length), action: 'digest.invite', payload }
    : { label: words.buttonRemind(help, branches.length), action: 'digest.remind', payload };
}

function moreButtons(
  { items, help }: DigestRead,
  isExpanded: boolean,
  { digestHelp: words }: Catalog,
): CardButton[] {
  const button = (label: string, action: string, rest: string): CardButton => ({
    label,
    action,
    payload: rest,
  });
  return [
    ...(items.length > 0 ? [button(words.buttonOneByOne, 'digest.villages', '0')] : []),
    ...(help.asBefore.length > 0 ? [button(words.buttonExpand, 'digest.expand', '')] : []),
    ...(isExpanded ? [button(words.buttonFold, 'digest.back', '')] : []),
  ];
}

/** Whoever needs something, folded or not: a button each, two to a row. */
function villages(view: CardView, read: DigestRead, page: number): CardContent {
  const { text } = view;
  const words = text.digestHelp;
  const wanting = new Set(read.items.map(({ branchId }) => branchId));
  const all = read.facts.branches.filter(({ branchId }) => wanting.has(branchId));
  const turned = pageOf(all, page, perPage);
  const buttons = turned.items.map(({ branchId, label }): CardButton => ({
    label,
    action: 'digest.branch',
    payload: String(branchId),
  }));
  const pairs = Array.from({ length: Math.ceil(buttons.length / 2) }, (_, n) =>
    buttons.slice(n * 2, n * 2 + 2),
  );
  const turn = pageButtons(turned, text, 'digest.villages', String);
  return {
    text: all.length > 0 ? words.oneByOne : words.oneByOneNothing,
    buttons: [...pairs, ...(turn.length > 0 ? [turn] : []), [back(text)]],
  };
}

function branch(view: CardView, read: DigestRead, branchId: BranchId): CardContent {
  const { tx, text } = view;
  const words = text.digestHelp;
  const own = read.facts.branches.find((one) => one.branchId === branchId);
  const row = tx.org.branch(branchId);
  if (!own || !row) return { text: words.oneByOneNothing, buttons: [[back(text)]] };
  const items = read.items.filter((item) => item.branchId === branchId);
  const { lines } = townshipHelp(tx, read.facts, items, { expanded: true });
  const told = lines.map(({ help, branches }) => text.digestHelp.line(help, branches, read.facts.over));
  const review = row.condition === 'offline' ? row.reviewDate : null;
  const standing = review === null ? words.branchNothing : words.branchOffline(review);
  return {
    text: [text.digest.branchLine(read.facts.month, own), ...(told.length > 0 ? told : [standing])].join(
      '\n',
    ),
    buttons: [
      ...lines.flatMap(({ help, branches }) =>
        (own.officer || help === 'noOfficer') && branches.some(({ mark }) => mark === undefined)
          ? [[helpButton(help, branches, text, branchId)]]
          : [],
      ),
      standingRow(own, lines, text),
      [
        {
          label: words.buttonBranch,
          action: 'branch.open',
          payload: `${String(branchId)}.${read.facts.month}`,
        },
      ],
      [{ label: words.buttonOneByOne, action: 'digest.villages', payload: '0' }, back(text)],
    ].filter((buttons) => buttons.length > 0),
  };
}

function standingRow(
  { branchId, condition }: BranchMonth,
  lines: readonly { readonly branches: readonly HelpedBranch[] }[],
  { digestHelp: words }: Catalog,
): CardButton[] {
  const button = (label: string, action: string): CardButton => ({
    label,
    action,
    payload: String(branchId),
  });
  if (condition === 'offline') return [button(words.buttonNormal, 'digest.normal')];
  if (lines.length === 0) return [];
  const isContacted = lines.every(({ branches }) => branches.every(({ mark }) => mark === 'contacted'));
  return [
    isContacted
      ? button(words.buttonNotContacted, 'digest.notContacted')
      : button(words.buttonContacted, 'digest.contacted'),
    button(words.buttonOffline, 'digest.offline'),
  ];
}

function back({ digestHelp: words }: Catalog): CardButton {
  return { label: words.buttonBack, action: 'digest.back', payload: '' };
}
