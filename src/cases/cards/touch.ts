import { strayKind } from '../../domain/delivery/copies.ts';
import { monthOf } from '../../domain/calendar/time.ts';
import type { BranchId, ChatId, LocalDate, Month, PersonId } from '../../domain/ids.ts';
import type { PartyDay } from '../../ports/store/party-days.ts';
import type { Tx } from '../../ports/store/store.ts';

/** Card kinds. The subject tells what a card of that kind shows. */
export const cardKinds = {
  /** Group. Subject: the month. One notice for every branch of the chat, whatever their dates. */
  notice: 'notice',
  /** Group. Subject: the month. What was moved or cancelled after the notice. */
  changes: 'changes',
  /** Group. Subject: the date. One card for all branches of the chat with a Party day on it. */
  checkIn: 'check-in',
  /** Private, where villagers are in the group. Subject: Party day id. */
  ownCheckIn: 'own-check-in',
  /** Private. Subject: Party day id, with the message that asked for it. The own leave, and why. */
  ownLeave: 'own-leave',
  /** Private. Subject: Party day id, person, and the date on which it was sent. */
  reminder: 'reminder',
  /** Officer. Subject: Party day id, with the message it was asked from. Leave to be agreed to, one by one. */
  leaves: 'leaves',
  /** Officer. Subject: Party day id, with the message it was asked from. Whom only the telephone reaches. */
  phoneList: 'phone-list',
  /** Officer. Subject: Party day id, with the message of an officer who asked to see it again. */
  closing: 'closing',
  /** Officer or 党小组长. Subject: Party day id, with the tap or message that asked for it. */
  ticks: 'ticks',
  /** Officer. Subject: `branch:month`. */
  plan: 'plan',
  /** Officer. Subject: `chat:instant`, the group whose unknown accounts it lists (0: none) and when it was opened. */
  approvals: 'approvals',
  /** Officer or admin. Subject: `chat:message` that asked for it. */
  todo: 'todo',
  /** Group. Subject: the message that asked for it. Which branches the group serves, then the first-contact notice. */
  registration: 'registration',
  /** Township admin. Subject: `township:date`, or `township:date:instant` when asked for. */
  newOfficers: 'new-officers',
  /** Township admin. Subject: `township:date`, or `township:date:instant` when asked for. 转正, 转出, 去世 to agree to. */
  memberChanges: 'member-changes',
  /** Township admin. Subject: `township:date`, or `township:date:instant` when asked for. 上缴 to be acknowledged. */
  handUps: 'hand-ups',
  /** Admin. Subject: `chat:message` that asked for it. Branches to be reviewed, years without holidays. */
  oversight: 'oversight',
  /** Contact person or officer. Subject: `branch:quarter:person`, the person being whose list it is. */
  awayContacts: 'away-contacts',
  /** Group. Subject: the month. What of its dues is settled: a line a branch, counts only. */
  dues: 'dues',
  /** Private. Subject: `month:person`. The own dues, where the group has no card. */
  ownDues: 'own-dues',
  /** Officer. Subject: `branch:message` that asked for it. The roster, or one person of it. */
  members: 'members',
  /** Officer. Subject: `branch:year`, with the message that asked for it. The yearly round of dues amounts. */
  duesFixing: 'dues-fixing',
  /** Officer. Subject: `branch:message` that asked for it. Whose dues are open for two months or more. */
  duesArrears: 'dues-arrears',
  /** Secretary. Subject: `branch:instant`. Of whom is to be asked why the dues are open for three months, or five. */
  duesArrearsWord: 'dues-arrears-word',
  /** Private. Subject: `person:instant`. The own dues that are in arrears since not long ago. */
  ownArrears: 'own-arrears',
  /** Officer. Subject: `branch:act`. Dues as read back before they are written, and what was written. */
  duesAct: 'dues-act',
  /** Officer. Subject: `branch:month:message` that asked for it. Where the month's dues stand. */
  duesMonth: 'dues-month',
  /** Officer. Subject: `branch:month`. A month that is over: what was done, what is open, the next date. */
  secretaryMonth: 'secretary-month',
  /** Township admin. Subject: `township:month:issue`, or `township:month:now:message` when asked for. */
  digest: 'digest',
  /** Township admin. Subject: `chat:message` that asked for it. One branch's counts of a month, or the branches to choose from. */
  branchCounts: 'branch-counts',
  /** Admin. Subject: `chat:message` that asked for it. The totals of a month. */
  overview: 'overview',
  /** County admin. Subject: `chat:message` that asked for it. 意见 that waits for an answer. */
  feedback: 'feedback',
  /** Any chat. Subject: the message. A second copy of a card, which stands further down. */
  stray: strayKind,
} as const;

const officerKinds = [cardKinds.closing, cardKinds.ticks, cardKinds.leaves, cardKinds.phoneList];
const ownKinds = [cardKinds.ownCheckIn, cardKinds.ownLeave, cardKinds.reminder];

/** Everything that shows this Party day is rendered again; of the private cards only those of `personId`, where one is given. */
export function touchDay(tx: Tx, day: PartyDay, personId?: PersonId | null): void {
  const chatId = tx.chats.chatOf(day.branchId);
  const checkIn = chatId === undefined ? undefined : tx.cards.find(cardKinds.checkIn, chatId, day.date);
  if (checkIn && checkIn.state !== 'closed') tx.cards.touch(checkIn.id);
  for (const kind of officerKinds) touchAbout(tx, kind, String(day.id));
  const own = personId === undefined ? undefined : privateChats(tx, personId);
  for (const kind of own?.size === 0 ? [] : ownKinds) touchAbout(tx, kind, String(day.id), own);
}

/** Cards of the kind about that subject, whatever follows it, such as the message that asked. */
export function touchAbout(tx: Tx, kind: string, subject: string, chats?: ReadonlySet<ChatId>): void {
  for (const card of tx.cards.withSubject(kind, subject)) {
    const about = card.subject === subject || card.subject.startsWith(`${subject}:`);
    if (about && card.state !== 'closed' && (!chats || chats.has(card.chatId))) tx.cards.touch(card.id);
  }
}

function privateChats(tx: Tx, personId: PersonId | null): ReadonlySet<ChatId> {
  const bindings = personId === null ? [] : tx.accounts.bindingsOfPerson(personId);
  return new Set(bindings.flatMap(({ accountId }) => tx.accounts.account(accountId)?.privateChatId ?? []));
}

/**
 * Everything that shows the plan of the branch: its officers' plan cards, the notice that the group has seen, and what it
 * was told later. `today`, where somebody corrects the plan: what a group has read of a month gone by stays as it was.
 */
export function touchPlans(tx: Tx, branchId: BranchId, month: Month, today?: LocalDate): void {
  touchOpen(tx, cardKinds.plan, `${String(branchId)}:`);
  if (today !== undefined && month < monthOf(today)) return;
  const chatId = tx.chats.chatOf(branchId);
  if (chatId === undefined) return;
  for (const kind of [cardKinds.notice, cardKinds.changes]) {
    const card = tx.cards.find(kind, chatId, month);
    if (card) tx.cards.touch(card.id);
  }
}

/** The open 待办 lists of these private chats. */
export function touchTodos(tx: Tx, chatIds: readonly ChatId[]): void {
  for (const chatId of chatIds) touchOpen(tx, cardKinds.todo, `${String(chatId)}:`);
}

/** The cards of a kind that are still in use and whose subject begins so. */
export function touchOpen(tx: Tx, kind: string, prefix: string): void {
  for (const card of tx.cards.withSubject(kind, prefix)) if (card.state === 'open') tx.cards.touch(card.id);
}
