import type { CardRenderer, CardView } from '../../card.ts';
import { localOf } from '../../domain/calendar/time.ts';
import type { ChatId, ClaimId } from '../../domain/ids.ts';
import type { CardButton, CardContent } from '../../domain/outcome.ts';
import { approvalBranches, approvalsList, exactMatches, fingerprint } from '../binding/approvals-list.ts';
import type { ApprovalsList, Candidate, ListedClaim } from '../binding/approvals-list.ts';
import { relativesIn } from '../binding/bind-relative.ts';
import type { Relative } from '../binding/bind-relative.ts';
import { officerBranches } from '../binding/whom.ts';
import { pageOf, pageButtons } from './paging.ts';
import { relativesPart, shortened } from './relatives.ts';

/** What the officer is looking at: the list, or the names for one account. */
export interface ApprovalsView {
  readonly page: number;
  /** Whether accounts whose name matches have a button too. */
  readonly each: boolean;
  readonly claimId: ClaimId | null;
}

export const firstView: ApprovalsView = { page: 0, each: false, claimId: null };

const perPage = 8;
/** Exact matches shown, and approved, at once: what fits into a message however long the names. */
const exactShown = 40;

/** The group whose unknown accounts a list shows; `null`: claims without a group. */
export function approvalsGroup(subject: string): ChatId | null {
  const id = Number(subject.split(':')[0]);
  return id === 0 ? null : (id as ChatId);
}

/** The officer's list of unknown accounts: name by name, or the roster to choose from. */
export const approvalsCard: CardRenderer = (view) => {
  const { tx, card, text, today } = view;
  const groupId = approvalsGroup(card.subject);
  const account = tx.accounts.byPrivateChat(card.chatId);
  const own =
    account && tx.accounts.bindings(account.id).find(({ relation }) => relation === 'self')?.personId;
  const officerOf = own === undefined || own === null ? [] : officerBranches(tx, own, today);
  const branchIds = approvalBranches(tx, groupId, officerOf);
  if (branchIds.length === 0) return { text: text.binding.listNotOfficer };
  const list = approvalsList(tx, groupId, branchIds, today);
  const showing = (card.view as ApprovalsView | null) ?? firstView;
  if (card.state === 'closed' && list.claims.length > 0) return { text: text.todo.movedBelow };
  const picked = list.claims.find(({ claim }) => claim.id === showing.claimId);
  if (picked) return pickNames(view, list, picked, showing.page);
  const relatives = relativesIn(tx, branchIds, today);
  if (list.claims.length === 0) return withRelatives(view, { text: text.binding.listDone }, relatives);
  return withRelatives(view, overview(view, groupId, list, showing), relatives);
};

/** Below the list: who answers for relatives, each with [解除]. */
function withRelatives(
  { text }: CardView,
  { text: words, buttons = [] }: CardContent,
  relatives: readonly Relative[],
): CardContent {
  const { lines, rows } = relativesPart(text, relatives);
  const all = [...buttons, ...rows];
  return { text: [words, ...lines].join('\n'), ...(all.length > 0 ? { buttons: all } : {}) };
}

function overview(
  { text }: CardView,
  groupId: ChatId | null,
  { claims }: ApprovalsList,
  { page, each }: ApprovalsView,
): CardContent {
  const words = text.binding;
  const exact = exactMatches(claims);
  const shown = exact.slice(0, exactShown);
  const rest = claims.filter(({ suggestion }) => suggestion === undefined);
  const lines = [words.list(claims.length)];
  if (shown.length > 0) lines.push(words.listExact(exact.length), ...shown.map((one) => pair(text, one)));
  if (exact.length > shown.length) lines.push(words.listMore(exact.length - shown.length));
  if (rest.length > 0) lines.push(words.listRest(rest.length));
  const rows: CardButton[][] = [];
  const last = shown.at(-1);
  if (last) {
    const payload = `${String(groupId ?? 0)}.${String(last.claim.id)}.${fingerprint(shown)}`;
    rows.push([{ label: words.buttonAll(shown.length), action: 'bind.all', payload }]);
  }
  const choices = pageOf(each ? [...rest, ...exact] : rest, page, perPage);
  for (const one of choices.items) {
    const pick = one.claim.relation === 'family' ? text.family.buttonPick : words.buttonPick;
    const label = one.suggestion ? pair(text, one) : pick(nameOf(text, one));
    rows.push([{ label, action: 'bind.pick', payload: `${String(one.claim.id)}.0` }]);
  }
  const turn = pageButtons(choices, text, 'bind.list', (to) => `${String(to)}.${each ? 'e' : ''}`);
  if (turn.length > 0) rows.push(turn);
  if (exact.length > 0)
    rows.push([
      {
        label: each ? words.buttonNotEach : words.buttonEach,
        action: 'bind.list',
        payload: each ? '0.' : '0.e',
      },
    ]);
  return { text: lines.join('\n'), buttons: rows };
}

function pickNames(
  { tx, text, rules }: CardView,
  { offered: unbound, everybody }: ApprovalsList,
  one: ListedClaim,
  page: number,
): CardContent {
  const words = text.binding;
  const { claim, suggestion } = one;
  const forRelative = claim.relation === 'family';
  const offered = forRelative ? everybody : unbound;
  const held = tx.accounts
    .heldTaps(claim.accountId)
    .filter(({ forPersonId }) => forPersonId === (forRelative ? claim.personId : null));
  const taps = held.map(({ at, kind }) => {
    const { date, time } = localOf(at, rules.zone);
    return words.whoTapped(date, time, words.heldTime[kind]);
  });
  const asked = forRelative ? text.family.who : words.who;
  const suggested = forRelative ? text.family.buttonSuggested : words.buttonSuggested;
  const lines = [asked(nameOf(text, one)), ...taps.slice(-3)];
  if (offered.length === 0) lines.push(words.whoNobody);
  const id = String(claim.id);
  const choose = (candidate: Candidate, label: string): CardButton => ({
    label,
    action: 'bind.choose',
    payload: `${id}.${String(candidate.personId)}`,
  });
  const names = pageOf(likelyFirst(offered, claim.saidName ?? one.account), page, perPage);
  const cells = names.items.map((candidate) => choose(candidate, candidate.label));
  const rows: CardButton[][] = suggestion ? [[choose(suggestion, suggested(suggestion.label))]] : [];
  for (let at = 0; at < cells.length; at += 2) rows.push(cells.slice(at, at + 2));
  const turn = pageButtons(names, text, 'bind.pick', (to) => `${id}.${String(to)}`);
  if (turn.length > 0) rows.push(turn);
  rows.push([
    {
      label: forRelative ? text.family.buttonDecline : words.buttonStranger,
      action: 'bind.decline',
      payload: id,
    },
    { label: words.buttonBack, action: 'bind.list', payload: '0.' },
  ]);
  return { text: lines.join('\n'), buttons: rows };
}

/** Names that share characters with the display name come first: 桂花 finds 李桂花. */
function likelyFirst(offered: readonly Candidate[], account: string): readonly Candidate[] {
  const shared = ({ name }: Candidate) =>
    Array.from(name).filter((character) => account.includes(character)).length;
  return [...offered].sort((a, b) => shared(b) - shared(a));
}

function pair(text: CardView['text'], one: ListedClaim): string {
  const words = one.claim.relation === 'family' ? text.family.listPair : text.binding.listPair;
  return words(nameOf(text, one), one.suggestion?.label ?? '');
}

function nameOf(text: CardView['text'], { claim, account }: ListedClaim): string {
  const shown = account.trim() === '' ? text.binding.noName(claim.accountId) : shortened(account);
  if (claim.saidName === null) return shown;
  const said = claim.relation === 'family' ? text.family.saidToBeOf : text.binding.saidToBe;
  return said(shown, claim.saidName);
}
