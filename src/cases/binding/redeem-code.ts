import { hourMs } from '../../domain/calendar/time.ts';
import type { AccountId, DraftId, Instant } from '../../domain/ids.ts';
import { onRoster } from '../../domain/people/facts.ts';
import type { Whom } from '../../domain/people/whom.ts';
import type { CardButton, Message, Outcome } from '../../domain/outcome.ts';
import type { BindingCode } from '../../ports/store/accounts.ts';
import { reachableAccount } from '../roster/officers.ts';
import { personOn } from '../roster/roster-on.ts';
import { bindAdminToAccount, bindPersonToAccount } from './bind-account.ts';
import type { Bound } from './bind-account.ts';
import type { BindingCall } from './binding-call.ts';
import { groupLinkButton } from './group-link.ts';
import { newOfficerCards } from './new-officer.ts';
import { recentOfficersCard } from './recent-officers.ts';
import { officerBranches, whomOf } from './whom.ts';

const wrongPerDay = 5;
const lockMs = 24 * hourMs;
const draftKind = 'code';
const refusedKind = 'code-refused';
const usedKind = 'code-used';
/** A slip may lie about for years; its owner is told that all is well whenever it is scanned again. */
const usedMs = 10 * 365 * 24 * hourMs;

interface Question {
  readonly hash: string;
}

/** Whose number a code binds to. */
type Holder = Pick<BindingCode, 'personId' | 'adminId'>;

/** Eight digits came: asks 您是…吗？, or says in one sentence why not. */
export function readCode(call: BindingCall, digits: string): Outcome {
  const { tx, now, text, actor, codes } = call;
  const lockedUntil = lockedFor(call);
  if (lockedUntil !== undefined)
    return { reply: { text: text.binding.codeLocked(Math.ceil((lockedUntil - now) / hourMs)) } };
  const hash = codes.hashCode(digits);
  const code = tx.accounts.liveCode(hash, now);
  const whom = code && holder(call, code);
  const own = code ? undefined : usedBefore(call, hash);
  if (own) return welcomeBound(call, text.binding.boundAlready(own));
  if (!code || !whom) return wrongCode(call);
  const standing = standingOf(call, code);
  if (standing === 'same') {
    useUp(call, hash, code);
    return welcomeBound(call, text.binding.boundAlready(whom));
  }
  if (standing !== undefined) return { reply: { text: text.binding.otherNumber(standing) } };
  const data: Question = { hash };
  const draft = tx.drafts.put({
    kind: draftKind,
    accountId: actor.accountId,
    data,
    expiresAt: code.expiresAt,
  });
  const button = (label: string, name: string): CardButton => ({
    label,
    action: `start.${name}`,
    payload: String(draft),
  });
  const buttons = [[button(text.binding.buttonYes, 'yes'), button(text.binding.buttonNo, 'no')]];
  return { reply: { text: text.binding.isItYou(whom), buttons } };
}

/** [是我]: binds, ends the old account's binding, uses the code up, tells the township. */
export function confirmCode(call: BindingCall, payload: string): Outcome {
  const { tx, now, today, text, actor } = call;
  const question = asked(call, payload);
  const code = question && tx.accounts.liveCode(question.hash, now);
  const own = question && !code ? usedBefore(call, question.hash) : undefined;
  if (own) return { answer: { text: text.binding.boundAlready(own) } };
  const whom = code && holder(call, code);
  if (!code || !whom) return { answer: { text: text.binding.codeGone, alert: true } };
  const { personId, adminId } = code;
  const request = {
    accountId: actor.accountId,
    by: `account:${String(actor.accountId)}`,
    now,
    replace: true,
  };
  const bound =
    adminId === null
      ? personId === null
        ? undefined
        : bindPersonToAccount(tx, { ...request, personId, today })
      : bindAdminToAccount(tx, { ...request, adminId });
  if (!bound?.ok) {
    const standing = standingOf(call, code);
    const other = standing === undefined || standing === 'same' ? whom : standing;
    return { answer: { text: text.binding.otherNumber(other), alert: true } };
  }
  useUp(call, question.hash, code);
  tx.accounts.setCodeFailures(actor.accountId, 0, null);
  const admin = adminId === null ? undefined : tx.org.admin(adminId);
  const recent = admin && recentOfficersCard(call, admin);
  const cards = personId !== null ? newOfficerCards(call, personId) : recent ? [recent] : [];
  return {
    ...welcomeBound(call, text.binding.bound(whom)),
    messages: replacedNotice(call, bound.value, whom),
    cards,
  };
}

/** [不是]: spends one of the code's five tries, however often the same question is answered so. */
export function refuseCode(call: BindingCall, payload: string): Outcome {
  const { tx, now, text } = call;
  const question = asked(call, payload);
  const code = question && tx.accounts.liveCode(question.hash, now);
  if (!code) return { answer: { text: text.binding.codeGone, alert: true } };
  const token = `${refusedKind}.${String(question.draftId)}`;
  if (tx.drafts.byToken(token, now)) return { answer: { text: text.binding.codeNotYou } };
  const { accountId } = call.actor;
  tx.drafts.put({ kind: refusedKind, accountId, data: {}, expiresAt: code.expiresAt, token });
  tx.accounts.spendTry(code.id);
  if (code.triesLeft > 1) return { reply: { text: text.binding.codeNotYou } };
  tx.accounts.endCode(code.id, now);
  return { reply: { text: text.binding.codeVoid } };
}

/** Ends the code and notes for whom this account used it. */
function useUp({ tx, now, actor }: BindingCall, hash: string, { id, personId, adminId }: BindingCode): void {
  tx.accounts.endCode(id, now);
  const token = usedToken(actor.accountId, hash);
  if (tx.drafts.byToken(token, now)) return;
  const data: Holder = { personId, adminId };
  const expiresAt = (now + usedMs) as Instant;
  tx.drafts.put({ kind: usedKind, accountId: actor.accountId, data, expiresAt, token });
}

/** Who this account is, if it used this very code to become so and still is. */
function usedBefore(call: BindingCall, hash: string): Whom | undefined {
  const { tx, now, actor } = call;
  const used = tx.drafts.byToken(usedToken(actor.accountId, hash), now)?.data as Holder | undefined;
  return used && standingOf(call, used) === 'same' ? holder(call, used) : undefined;
}

function usedToken(accountId: AccountId, hash: string): string {
  return `${usedKind}.${String(accountId)}.${hash}`;
}

/** Somebody whom the program knows now, and an officer's next step. */
function welcomeBound(call: BindingCall, words: string): Outcome {
  const { tx, text, actor, today } = call;
  const own = tx.accounts.bindings(actor.accountId).find(({ relation }) => relation === 'self')?.personId;
  const invite = groupLinkButton(
    call,
    own === undefined || own === null ? [] : officerBranches(tx, own, today),
  );
  if (!invite) return { reply: { text: words } };
  return { reply: { text: `${words}\n${text.binding.inviteGroup}`, buttons: [[invite]] } };
}

function wrongCode(call: BindingCall): Outcome {
  const { tx, now, text, actor } = call;
  const { count, since } = tx.accounts.codeFailures(actor.accountId);
  const recent = since !== null && now - since < lockMs;
  const failures = recent ? count + 1 : 1;
  const locked = failures >= wrongPerDay;
  tx.accounts.setCodeFailures(actor.accountId, failures, locked || !recent ? now : since);
  if (!locked) return { reply: { text: text.binding.codeWrong(wrongPerDay - failures) } };
  tx.audit.append({
    at: now,
    actor: `account:${String(actor.accountId)}`,
    action: 'code.locked',
    subject: `account:${String(actor.accountId)}`,
    detail: {},
  });
  return { reply: { text: text.binding.codeLocked(lockMs / hourMs) } };
}

function lockedFor({ tx, now, actor }: BindingCall): Instant | undefined {
  const { count, since } = tx.accounts.codeFailures(actor.accountId);
  if (count < wrongPerDay || since === null || now - since >= lockMs) return undefined;
  return (since + lockMs) as Instant;
}

/** The holder as addressed; `undefined` when the number has left the roster since the code was printed. */
function holder({ tx, today }: BindingCall, code: Holder): Whom | undefined {
  const state = code.personId === null ? undefined : personOn(tx, code.personId, today);
  if (code.personId !== null && !(state && onRoster(state))) return undefined;
  return whomOf(tx, code, today);
}

/** Whether this account already has the code's number, or another of the same sort. */
function standingOf({ tx, today, actor }: BindingCall, code: Holder): Whom | 'same' | undefined {
  const relation = code.adminId === null ? 'self' : 'admin';
  const own = tx.accounts.bindings(actor.accountId).find((binding) => binding.relation === relation);
  if (!own) return undefined;
  if (own.personId === code.personId && own.adminId === code.adminId) return 'same';
  return whomOf(tx, own, today) ?? { kind: 'person', branch: '', post: null, name: '' };
}

/** What this account was asked. The code itself may have ended since. */
function asked(
  { tx, now, actor, chat }: BindingCall,
  payload: string,
): (Question & { readonly draftId: DraftId }) | undefined {
  const draft = tx.drafts.live(Number(payload) as DraftId, now);
  if (draft?.kind !== draftKind || draft.accountId !== actor.accountId || chat.kind !== 'private')
    return undefined;
  return { draftId: draft.id, hash: (draft.data as Question).hash };
}

/** The account that had the number until now is told once. */
function replacedNotice({ tx, text }: BindingCall, bound: Bound, whom: Whom): readonly Message[] {
  const old = bound.replaced === undefined ? undefined : reachableAccount(tx, bound.replaced);
  return old
    ? [{ chatId: old.chatId, content: { text: text.binding.replaced(whom) }, guards: [{ kind: 'quiet' }] }]
    : [];
}
