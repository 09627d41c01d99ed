import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { hourMs, localOf } from '../../domain/calendar/time.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { Message, Outcome } from '../../domain/outcome.ts';
import { reachable } from '../roster/officers.ts';
import { codeTries, codeLifeMs, issueTo, officersOf } from './issue-codes.ts';
import type { OfficerHolder } from './issue-codes.ts';
import { looksAfter } from './new-officer.ts';
import { whomOf } from './whom.ts';

/** At one message a second these come within half a minute; the rest waits for another tap. */
export const perTap = 20;
/** A code so young has hardly been forwarded yet: the same tap again does not void it. */
const youngMs = hourMs;

export type Inviting = Pick<
  Call,
  'tx' | 'now' | 'today' | 'text' | 'rules' | 'actor' | 'chat' | 'codes' | 'botLinks'
>;

export interface Invited extends Outcome {
  /** The branches of which an officer gets an invitation now. */
  readonly invited: readonly BranchId[];
}

/**
 * One message to forward for each officer of these branches whom the bot cannot write to: the link, the eight digits, and
 * how to use them. Only of branches that the asking admin looks after. A new code voids the holder's old one, except one
 * that was made within the hour: then nothing is made, so that a double tap does no harm, and neither a printed slip nor the
 * invitation of a colleague is voided. Those beyond {@link perTap} come when it is asked again.
 */
export function inviteOfficers(call: Inviting, branchIds: readonly BranchId[]): Invited {
  const { tx, text } = call;
  const holders = officersToInvite(call, branchIds);
  if (holders.length === 0) return { reply: { text: text.codes.noOfficers }, invited: [] };
  const missing = holders.filter(({ holder }) => !reachable(tx, holder.personId));
  if (missing.length === 0) return { reply: { text: text.codes.allConnected(holders.length) }, invited: [] };
  const due = missing.filter((one) => !hasYoungCode(call, one));
  if (due.length === 0) return { reply: { text: text.codes.madeLately }, invited: [] };
  const batch = due.slice(0, perTap);
  return {
    reply: { text: text.codes.coming(batch.length, due.length - batch.length) },
    messages: invitations(call, batch),
    invited: branchIds.filter((id) => officersToInvite(call, [id]).some((one) => isAmong(batch, one))),
  };
}

/** The officers of these branches by the roster, as far as the asking admin looks after them. */
export function officersToInvite(
  { tx, today, actor }: Pick<Inviting, 'tx' | 'today' | 'actor'>,
  branchIds: readonly BranchId[],
): readonly OfficerHolder[] {
  const { admin } = actor;
  const branches = branchIds.flatMap((id) => tx.org.branch(id) ?? []);
  return admin
    ? officersOf(
        tx,
        branches.filter((branch) => looksAfter(admin, branch)),
        today,
      )
    : [];
}

/** A message for each of them, to be forwarded as it is. Their older codes are void from now on. */
export function invitations(call: Inviting, holders: readonly OfficerHolder[]): readonly Message[] {
  const { tx, text, today, rules, actor, chat, botLinks } = call;
  const by = { ...call, actor: actorRef({ ...actor, person: undefined }) };
  const township = actor.admin?.townshipId ?? undefined;
  const from = township === undefined ? '' : (tx.org.township(township)?.name ?? '');
  return issueTo(tx, holders, by).flatMap(({ code, expiresAt, holder }): readonly Message[] => {
    const whom = holder.kind === 'officer' ? whomOf(tx, { ...holder, adminId: null }, today) : undefined;
    if (!whom) return [];
    const words = text.codes.invitation({
      whom,
      link: botLinks.start(code),
      digits: `${code.slice(0, 4)} ${code.slice(4)}`,
      until: localOf(expiresAt, rules.zone).date,
      tries: codeTries,
      from,
    });
    return [{ chatId: chat.id, content: { text: words } }];
  });
}

function isAmong(some: readonly OfficerHolder[], { holder }: OfficerHolder): boolean {
  return some.some((one) => one.holder.personId === holder.personId);
}

function hasYoungCode({ tx, now }: Inviting, { holder }: OfficerHolder): boolean {
  const code = tx.accounts.liveCodeOf(holder.personId, now);
  return code !== undefined && now - (code.expiresAt - codeLifeMs) < youngMs;
}
