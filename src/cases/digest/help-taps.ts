import type { ButtonCall } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { firstDate } from '../../domain/calendar/time.ts';
import type { HelpKind } from '../../domain/digest/help.ts';
import type { BranchMonth } from '../../domain/digest/month-facts.ts';
import type { BranchId, ChatId, Month } from '../../domain/ids.ts';
import type { Message, Outcome } from '../../domain/outcome.ts';
import { formatCondition } from '../../domain/settings/condition.ts';
import type { Branch } from '../../ports/store/org.ts';
import { inviteOfficers } from '../binding/invite-officers.ts';
import { cardKinds, touchOpen } from '../cards/touch.ts';
import { changeCondition } from '../plan/condition.ts';
import { nextReview } from '../plan/condition-reviews.ts';
import { changeSetting } from '../settings/change-setting.ts';
import { digestsOf, readDigestSubject } from './digest-subject.ts';
import type { DigestSubject } from './digest-subject.ts';
import { shownOf } from './digest-view.ts';
import type { DigestView } from './digest-view.ts';
import { askOfficer } from './ask-officer.ts';
import { readDigest } from './read-digest.ts';
import type { DigestRead } from './read-digest.ts';

/** The digest on which the tapped button stands, as the tapper may see it; `undefined` when he may not, or no longer. */
function tappedDigest(call: ButtonCall): { about: DigestSubject; read: DigestRead } | undefined {
  const { card, actor } = call;
  if (card?.kind !== cardKinds.digest || !actor.admin) return undefined;
  const about = readDigestSubject(card.subject);
  if (actor.admin.townshipId !== about.townshipId) return undefined;
  const shown = shownOf(card);
  const read = readDigest(call, about, {
    villageIds: actor.admin.villageIds,
    expanded: shown.show !== 'digest' || shown.expanded,
  });
  return read && { about, read };
}

/** Turns the card to another view. */
export function show(view: (payload: string) => DigestView) {
  return ({ tx, card, payload, text }: ButtonCall): Outcome => {
    if (card?.kind !== cardKinds.digest) return { answer: { text: text.common.staleButton } };
    tx.cards.setView(card.id, view(payload));
    tx.cards.touch(card.id);
    return {};
  };
}

/** [提醒N位书记…]: a word from the township to the officers of a line, or of one branch; once a month for the same thing. */
export function remind(call: ButtonCall): Outcome {
  const { tx, now, text, actor } = call;
  const tapped = tappedLine(call);
  if (!tapped) return { answer: { text: text.common.staleButton } };
  const { about, help, meant } = tapped;
  const open = meant.filter(({ mark }) => mark === undefined);
  const by = actorRef(actor);
  const words = text.digestHelp;
  const messages: Message[] = [];
  const besides = (chatId: ChatId) => messages.filter((one) => one.chatId === chatId).length;
  let enough = 0;
  for (const { branchId } of open) {
    const message = askOfficer(call, branchId, about.month, help, besides);
    if (message === 'enough') enough += 1;
    if (typeof message === 'string') continue;
    messages.push(message);
    tx.digests.mark({ branchId, help, month: about.month, mark: 'reminded' }, now, by);
    note(call, branchId, 'digest.reminded', { help, month: about.month });
  }
  redraw(call, about);
  if (meant.length > 0 && open.length === 0) return { answer: { text: words.remindedAlready } };
  if (messages.length === 0)
    return { answer: { text: enough > 0 ? words.enoughThisMonth : words.nobodyToRemind, alert: true } };
  return { answer: { text: words.reminded(messages.length, enough), alert: enough > 0 }, messages };
}

/** [转发N个支部的邀请]: a message for each officer of a line, or of one branch, to be forwarded by the admin. */
export function invite(call: ButtonCall): Outcome {
  const { tx, now, text, actor } = call;
  const tapped = tappedLine(call);
  if (!tapped) return { answer: { text: text.common.staleButton } };
  const { about, meant } = tapped;
  const ids = meant.map(({ branchId }) => branchId);
  const { reply, messages = [], invited } = inviteOfficers(call, ids);
  if (messages.length > 0) {
    const by = actorRef(actor);
    for (const branchId of invited)
      tx.digests.mark({ branchId, help: 'noOfficer', month: about.month, mark: 'invited' }, now, by);
    redraw(call, about);
  }
  return { answer: { text: reply?.text ?? '', alert: messages.length === 0 }, messages };
}

/** The line, or the one branch of it, that a button is about. */
function tappedLine(call: ButtonCall) {
  const tapped = tappedDigest(call);
  if (!tapped) return undefined;
  const [help, only] = call.payload.split('.') as [HelpKind, string?];
  const named = tapped.read.help.lines.find((line) => line.help === help)?.branches ?? [];
  const meant = named.filter(({ branchId }) => only === undefined || branchId === Number(only));
  return { about: tapped.about, help, meant };
}

/** [标记已联系] and its undoing. */
export function contacted(isContacted: boolean) {
  return (call: ButtonCall): Outcome => {
    const { tx, now, text, actor } = call;
    const tapped = tappedDigest(call);
    const branch = tapped && seen(call, tapped.read);
    if (!branch) return { answer: { text: text.common.staleButton } };
    const { about, read } = tapped;
    const { branchId, label } = branch;
    const { month } = about;
    if (isContacted)
      for (const { help } of read.items.filter((item) => item.branchId === branchId))
        tx.digests.mark({ branchId, help, month, mark: 'contacted' }, now, actorRef(actor));
    else tx.digests.unmark({ branchId, month, mark: 'contacted' });
    note(call, branchId, isContacted ? 'digest.contacted' : 'digest.notContacted', { month });
    redraw(call, about);
    const words = text.digestHelp;
    return { answer: { text: isContacted ? words.contacted(label) : words.notContacted(label) } };
  };
}

/** [标记线下], with a day on which to look again, and its undoing. */
export function offline(isOffline: boolean) {
  return (call: ButtonCall): Outcome => {
    const { tx, text, today } = call;
    const tapped = tappedDigest(call);
    const branch = tapped && seen(call, tapped.read);
    const row = branch && tx.org.branch(branch.branchId);
    if (!row || (branch.condition === 'offline') === isOffline)
      return { answer: { text: text.common.staleButton } };
    const reviewDate = nextReview({ ...row, condition: 'offline' }, today);
    const value = isOffline ? formatCondition({ condition: 'offline', reviewDate }) : null;
    changeSetting(call, { branch: row }, 'condition', value);
    // Whoever marks it looks at that month: it counts so from there on.
    changeCondition(tx, row, isOffline ? 'offline' : 'normal', firstDate(tapped.about.month));
    const words = text.digestHelp;
    return {
      answer: { text: isOffline ? words.offline(branch.label, reviewDate) : words.normal(branch.label) },
    };
  };
}

/** The branch of a button's payload, where the tapper's digest has it. */
function seen({ payload }: ButtonCall, { facts }: DigestRead): BranchMonth | undefined {
  return facts.branches.find(({ branchId }) => branchId === Number(payload));
}

export const branchOf = ({ payload }: Pick<ButtonCall, 'payload'>) => Number(payload) as BranchId;

/** Everybody's digest of that township shows it. */
function redraw({ tx }: ButtonCall, { townshipId }: DigestSubject): void {
  touchOpen(tx, cardKinds.digest, digestsOf(townshipId));
}

function note(
  { tx, now, actor }: ButtonCall,
  branchId: BranchId,
  action: string,
  detail: { readonly help?: HelpKind; readonly month: Month },
): void {
  const branch: Branch | undefined = tx.org.branch(branchId);
  tx.audit.append({
    at: now,
    actor: actorRef(actor),
    action,
    subject: `branch:${branch?.code ?? ''}`,
    detail,
  });
}
