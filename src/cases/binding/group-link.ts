import type { CardButton } from '../../domain/outcome.ts';
import type { BranchId, Instant } from '../../domain/ids.ts';
import type { Draft } from '../../ports/store/drafts.ts';
import type { BindingCall } from './binding-call.ts';

const linkDays = 7;
const kind = 'group-link';

/**
 * [把助手请进支部群] for an officer with a branch that has no group yet: a link with a token of 128 random bits. The token
 * only tells that the bot was asked in on purpose; the right is looked at when it is used.
 */
export function groupLinkButton(
  { tx, now, actor, codes, botLinks, text }: BindingCall,
  officerOf: readonly BranchId[],
): CardButton | undefined {
  if (officerOf.every((branchId) => tx.chats.chatOf(branchId) !== undefined)) return undefined;
  const token = codes.randomToken();
  const expiresAt = (now + linkDays * 86_400_000) as Instant;
  tx.drafts.put({ kind, accountId: actor.accountId, data: {}, expiresAt, token });
  return { label: text.binding.buttonInvite, url: botLinks.startGroup(token) };
}

/** The live draft of a link token. */
export function liveGroupLink({ tx, now }: BindingCall, token: string): Draft | undefined {
  const draft = tx.drafts.byToken(token, now);
  return draft?.kind === kind ? draft : undefined;
}
