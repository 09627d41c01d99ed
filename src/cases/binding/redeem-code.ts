import { hourMs } from '../../domain/calendar/time.ts';
import type { DraftId, Instant } from '../../domain/ids.ts';
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
const questionMs = 24 * hourMs;
const draftKind = 'code';

interface Question {
  readonly hash: string;
}

/** Eight digits came: asks 您是…吗？, or says in one sentence why not. */
export function readCode(call: BindingCall, digits: string): Outcome {
  const { tx, now, text, actor, codes } = call;
  const lockedUntil = lockedFor(call);
  if (lockedUntil !== undefined)
    return { reply: { text: text.binding.codeLocked(Math.ceil((lockedUntil - now) / hourMs)) } };
  const hash = codes.hashCode(digits);
  const code = tx.accounts.liveCode(hash, now);
  const whom = code && holder(call, code);
  if (!code || !whom) return wrongCode(call);
  const standing = standingOf(call, code);
  if (standing === 'same') {
    tx.accounts.endCode(code.id, now);
    return welcomeBound(call, text.binding.boundAlready(whom));
  }
  if (standing !== undefined) return { reply: { text: text.binding.otherNumber(standing) } };
  const data: Question = { hash };
  const draft = tx.drafts.put({
    kind: draftKind,
    accountId: actor.accountId,
    data,
    expiresAt: (now + questionMs) as Instant,
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
  const found = asked(call, payload);
  const whom = found && holder(call, found.code);
  if (!found || !whom) return { answer: { text: text.binding.codeGone, alert: true } };
  const { personId, adminId, id } = found.code;
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
    const standing = standingOf(call, found.code);
    const other = standing === undefined || standing === 'same' ? whom : standing;
    return { answer: { text: text.binding.otherNumber(other), alert: true } };
  }
  tx.drafts.use(found.draftId, now);
  tx.accounts.endCode(id, now);
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

/** [不是]: spends one of the code's five tries. */
export function refuseCode(call: BindingCall, payload: string): Outcome {
  const { tx, now, text } = call;
  const found = asked(call, payload);
  if (!found) return { answer: { text: text.binding.codeGone, alert: true } };
  tx.drafts.use(found.draftId, now);
  tx.accounts.spendTry(found.code.id);
  if (found.code.triesLeft > 1) return { reply: { text: text.binding.codeNotYou } };
  tx.accounts.endCode(found.code.id, now);
  return { reply: { text: text.binding.codeVoid } };
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
function holder({ tx, today }: BindingCall, code: BindingCode): Whom | undefined {
  const state = code.personId === null ? undefined : personOn(tx, code.personId, today);
  if (code.personId !== null && !(state && onRoster(state))) return undefined;
  return whomOf(tx, code, today);
}

/** Whether this account already has the code's number, or another of the same sort. */
function standingOf({ tx, today, actor }: BindingCall, code: BindingCode): Whom | 'same' | undefined {
  const relation = code.adminId === null ? 'self' : 'admin';
  const own = tx.accounts.bindings(actor.accountId).find((binding) => binding.relation === relation);
  if (!own) return undefined;
  if (own.personId === code.personId && own.adminId === code.adminId) return 'same';
  return whomOf(tx, own, today) ?? { kind: 'person', branch: '', post: null, name: '' };
}

/** What this account was asked, if the question and the code are still good. */
function asked(
  { tx, now, actor, chat }: BindingCall,
  payload: string,
): { readonly draftId: DraftId; readonly code: BindingCode } | undefined {
  const draft = tx.drafts.live(Number(payload) as DraftId, now);
  if (draft?.kind !== draftKind || draft.accountId !== actor.accountId || chat.kind !== 'private')
    return undefined;
  const code = tx.accounts.liveCode((draft.data as Question).hash, now);
  return code && { draftId: draft.id, code };
}

/** The account that had the number until now is told once. */
function replacedNotice({ tx, text }: BindingCall, bound: Bound, whom: Whom): readonly Message[] {
  const old = bound.replaced === undefined ? undefined : reachableAccount(tx, bound.replaced);
  return old
    ? [{ chatId: old.chatId, content: { text: text.binding.replaced(whom) }, guards: [{ kind: 'quiet' }] }]
    : [];
}
