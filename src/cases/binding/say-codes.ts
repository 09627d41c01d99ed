import type { ButtonCall, CommandCall } from '../../command.ts';
import { after, hourMs } from '../../domain/calendar/time.ts';
import { searchNamed } from '../../domain/grammar/branch-search.ts';
import type { BranchId, DraftId, PersonId } from '../../domain/ids.ts';
import type { Post } from '../../domain/people/facts.ts';
import type { CardButton, Message, Outcome } from '../../domain/outcome.ts';
import { namedBranch } from '../above/overseen.ts';
import { reachable } from '../roster/officers.ts';
import { invitations, inviteOfficers, officersToInvite, perTap } from './invite-officers.ts';
import type { Inviting } from './invite-officers.ts';
import type { OfficerHolder } from './issue-codes.ts';

const draftKind = 'codes';

const secretaryPosts: readonly Post[] = ['secretary', 'generalSecretary'];

/** Whom a button makes codes for. `connected` are asked again only when everybody was wanted. */
interface Wanted {
  readonly personIds: readonly PersonId[];
  readonly branchIds: readonly BranchId[];
  readonly connectedToo: boolean;
}

/**
 * 邀请码: says whom there are codes to make for, and that a new one voids the old. Nothing is made before a tap, unless
 * branches were named in which nobody holds a code.
 */
export function sayCodes(call: CommandCall<string>): Outcome {
  const { tx, text, now, args } = call;
  const branchIds = args === '' ? call.branchIds : branchesCalled(call, args);
  const [own] = call.branchIds.flatMap((id) => tx.org.branch(id) ?? []);
  if (!own) return { reply: { text: text.above.noBranches } };
  if (branchIds.length === 0) return { reply: { text: text.codes.noSuchBranch(args, own.name) } };
  const all = officersToInvite(call, branchIds);
  if (all.length === 0) return { reply: { text: text.codes.noOfficers } };
  const missing = all.filter(isMissing(call));
  const secretaries = missing.filter(({ holder }) => secretaryPosts.includes(holder.post));
  const withCode = all.filter(({ holder }) => tx.accounts.liveCodeOf(holder.personId, now) !== undefined);
  // Asked for by name, and nobody's code would be void: there is nothing to ask.
  if (args !== '' && withCode.length === 0 && missing.length > 0) return inviteOfficers(call, branchIds);
  const button = (label: string, holders: readonly OfficerHolder[], connectedToo: boolean): CardButton[][] =>
    holders.length === 0
      ? []
      : [[sendButton(call, label, { personIds: ids(holders), branchIds, connectedToo })]];
  const words = text.codes;
  const counts = { all: all.length, missing: missing.length, withCode: withCode.length, perTap };
  return {
    reply: {
      text: words.ask(counts),
      buttons: [
        ...(secretaries.length < missing.length
          ? button(words.buttonSecretaries(secretaries.length), secretaries, false)
          : []),
        ...button(words.buttonMissing(missing.length), missing, false),
        ...(missing.length < all.length ? button(words.buttonAll(all.length), all, true) : []),
      ],
    },
  };
}

/** Makes the codes and the messages, once a button: a second tap would void what the first has made. */
export function sendCodes(call: ButtonCall): Outcome {
  const { tx, now, text, actor, chat, payload } = call;
  const draft = tx.drafts.live(Number(payload.split('.')[1]) as DraftId, now);
  if (draft?.kind !== draftKind || draft.accountId !== actor.accountId)
    return { answer: { text: text.common.staleButton } };
  tx.drafts.use(draft.id, now);
  const { personIds, branchIds, connectedToo } = draft.data as Wanted;
  const due = officersToInvite(call, branchIds).filter(
    (one) => personIds.includes(one.holder.personId) && (connectedToo || isMissing(call)(one)),
  );
  if (due.length === 0) return { reply: { text: text.codes.allConnected(personIds.length) } };
  const [batch, rest] = [due.slice(0, perTap), due.slice(perTap)];
  const more = (): readonly Message[] => {
    const label = text.codes.buttonMore(Math.min(rest.length, perTap));
    const next = sendButton(call, label, { personIds: ids(rest), branchIds, connectedToo });
    return [{ chatId: chat.id, content: { text: text.codes.more(rest.length), buttons: [[next]] } }];
  };
  return {
    reply: { text: text.codes.coming(batch.length, 0) },
    messages: [...invitations(call, batch), ...(rest.length > 0 ? more() : [])],
  };
}

const ids = (holders: readonly OfficerHolder[]) => holders.map(({ holder }) => holder.personId);

const isMissing =
  ({ tx }: Pick<Inviting, 'tx'>) =>
  ({ holder }: OfficerHolder) =>
    !reachable(tx, holder.personId);

function sendButton({ tx, now, actor }: Inviting, label: string, data: Wanted): CardButton {
  const expiresAt = after(now, hourMs);
  const draft = tx.drafts.put({ kind: draftKind, accountId: actor.accountId, data, expiresAt });
  return { label, action: 'codes.send', payload: `${String(data.branchIds[0])}.${String(draft)}` };
}

function branchesCalled({ tx, branchIds }: CommandCall<string>, said: string): readonly BranchId[] {
  const candidates = branchIds.flatMap((id) => tx.org.branch(id) ?? []).map((one) => namedBranch(tx, one));
  const found = searchNamed(candidates, said);
  if (found.kind === 'one') return [found.value.id];
  return found.kind === 'several' ? found.values.map(({ id }) => id) : [];
}
