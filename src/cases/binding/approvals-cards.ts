import { localOf } from '../../domain/calendar/time.ts';
import type { QuietRules } from '../../domain/calendar/quiet-hours.ts';
import type { BranchId, ChatId, Instant, LocalDate } from '../../domain/ids.ts';
import type { CardRequest } from '../../domain/outcome.ts';
import type { Card } from '../../ports/store/cards.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds } from '../cards/touch.ts';
import { officerPrompt } from '../plan/budget.ts';
import { promptedOfficer } from '../roster/officers.ts';
import type { BoundOfficer } from '../roster/officers.ts';
import { approvalBranches, approvalsList } from './approvals-list.ts';
import { approvalsPrefix } from './refresh-approvals.ts';
import { officerBranches } from './whom.ts';

/** What making a list needs to know: part of every call. */
export interface ListMoment {
  readonly tx: Tx;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly rules: QuietRules;
}

/**
 * The list of unknown accounts to the one officer of each branch who gets unasked prompts: made, or drawn again where it
 * stands. One list an officer, group and day.
 */
export function approvalsCards(
  moment: ListMoment,
  groupId: ChatId | null,
  branchIds: readonly BranchId[],
): readonly CardRequest[] {
  const { tx } = moment;
  const asked = new Set<ChatId>();
  return branchIds.flatMap((branchId) => {
    const officer = promptedOfficer(tx, branchId, moment.today);
    if (!officer || asked.has(officer.chatId)) return [];
    asked.add(officer.chatId);
    if (nothingFor(moment, officer, groupId)) return [];
    const prompt = officerPrompt(moment, officer, branchId);
    return [{ ...approvalsCardFor(moment, officer, groupId), ...prompt }];
  });
}

/** Every account that waits is clearly of a branch that this officer does not answer for. */
function nothingFor({ tx, today }: ListMoment, officer: BoundOfficer, groupId: ChatId | null): boolean {
  const mine = approvalBranches(tx, groupId, officerBranches(tx, officer.personId, today));
  return approvalsList(tx, groupId, mine, today).claims.length === 0;
}

/** The list for an officer who asks for it: a new message at the end of the chat, and the older one points to it. */
export function approvalsAsked({ now }: ListMoment, chatId: ChatId, groupId: ChatId | null): CardRequest {
  const prefix = approvalsPrefix(groupId);
  return { kind: cardKinds.approvals, chatId, subject: `${prefix}${String(now)}`, supersedes: prefix };
}

/** Open again where it stands, if today's newest stands already: a list that fills is one message, and older ones point to it. */
function approvalsCardFor(
  { tx, now, today, rules }: ListMoment,
  officer: Pick<BoundOfficer, 'chatId'>,
  groupId: ChatId | null,
): CardRequest {
  const { chatId } = officer;
  const cards = tx.cards
    .withSubject(cardKinds.approvals, approvalsPrefix(groupId))
    .filter((card) => card.chatId === chatId && isAlive(tx, card));
  const standing =
    cards.find(({ state }) => state === 'open') ??
    cards.findLast(({ createdAt }) => localOf(createdAt, rules.zone).date === today);
  if (standing) {
    tx.cards.setState(standing.id, 'open');
    return { kind: cardKinds.approvals, chatId, subject: standing.subject };
  }
  return { kind: cardKinds.approvals, chatId, subject: `${approvalsPrefix(groupId)}${String(now)}` };
}

/** Its message stands in the chat, or is still on its way there. */
function isAlive(tx: Tx, card: Card): boolean {
  if (card.messageId !== null) return true;
  const state = tx.outbox.byKey(`card:${String(card.id)}`)?.state;
  return state === 'pending' || state === 'sending' || state === 'uncertain';
}
