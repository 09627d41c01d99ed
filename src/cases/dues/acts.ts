import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import type { BranchId, DuesActId } from '../../domain/ids.ts';
import type { CardRequest, Outcome } from '../../domain/outcome.ts';
import type { DuesAct } from '../../ports/store/dues.ts';
import type { Branch } from '../../ports/store/org.ts';
import { cardKinds } from '../cards/touch.ts';
import { reachableAccount } from '../roster/officers.ts';
import { farthestMonth, planLines } from './plan.ts';
import type { DuesPlan, DuesWant, Unplanned } from './plan.ts';

type Opening = Pick<Call, 'tx' | 'text' | 'now' | 'today' | 'actor' | 'chat'>;

/** Where a read-back appears: only ever in a private chat of the officer. */
export function privateChatOf({
  tx,
  actor,
  chat,
}: Pick<Call, 'tx' | 'actor' | 'chat'>): Call['chat']['id'] | undefined {
  return chat.kind === 'private' ? chat.id : reachableAccount(tx, actor.accountId)?.chatId;
}

/**
 * Reads back what an officer said: how many people, which sum, what is out of the ordinary. Nothing is written before he
 * has said that it agrees with the money in his hand. Who has nothing to pay is told apart.
 */
export function openAct(
  call: Opening,
  branch: Branch,
  wants: readonly DuesWant[],
  { reason = null, paidBefore = 0 }: { readonly reason?: string | null; readonly paidBefore?: number } = {},
): Outcome {
  const { tx, text, now, actor } = call;
  const chatId = privateChatOf(call);
  if (chatId === undefined) return { reply: { text: text.dues.privately, inGroup: true } };
  const { lines, unplanned } = planLines({ ...call, branch }, wants, 'ask');
  const aside = unplannedWords({ ...call, branch }, unplanned);
  if (lines.length === 0)
    return { reply: { text: aside.length > 0 ? aside.join('\n') : text.dues.nothingOpen(paidBefore > 0) } };
  const plan: DuesPlan = { wants, left: [], excess: 'ask', reason, again: false, lines, paidBefore };
  const actId = tx.dues.openAct({ branchId: branch.id, plan, at: now, by: actorRef(actor) });
  const card = actCard(branch.id, actId, chatId);
  return {
    cards: [card],
    ...(aside.length > 0 ? { messages: [{ chatId, content: { text: aside.join('\n') } }] } : {}),
  };
}

function actCard(branchId: BranchId, actId: DuesActId, chatId: CardRequest['chatId']): CardRequest {
  return { kind: cardKinds.duesAct, chatId, subject: `${String(branchId)}:${String(actId)}` };
}

/** Whose money needs no taking: who has paid, who is waived, who owes nothing here. */
function unplannedWords(
  { tx, text, branch, today }: Pick<Call, 'tx' | 'text' | 'today'> & { readonly branch: Branch },
  unplanned: readonly Unplanned[],
): readonly string[] {
  const names = (why: Unplanned['why']) =>
    unplanned.flatMap((one) => (one.why === why ? [tx.people.person(one.personId)?.name ?? ''] : []));
  return (['paid', 'waived', 'notOwed', 'notThen'] as const)
    .flatMap((why) => (names(why).length > 0 ? [text.dues.unplanned[why](names(why))] : []))
    .concat(
      names('tooFar').length > 0
        ? [text.dues.unplannedTooFar(names('tooFar'), farthestMonth({ branch, today }))]
        : [],
    );
}

/** `branch:act` of a card's subject. */
export function actOfSubject(tx: Call['tx'], subject: string): DuesAct | undefined {
  return tx.dues.act(Number(subject.split(':')[1]) as DuesActId);
}

export function planOf(act: DuesAct): DuesPlan {
  return act.plan as DuesPlan;
}
