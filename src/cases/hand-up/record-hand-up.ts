import { standingLines } from '../../domain/dues/standing.ts';
import type { ButtonCall, Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { after, hourMs } from '../../domain/calendar/time.ts';
import type { Quarter } from '../../domain/calendar/time.ts';
import { quarterCash } from '../../domain/dues/hand-up.ts';
import type { HandUpQuestion } from '../../domain/dues/hand-up.ts';
import type { BranchId, DraftId } from '../../domain/ids.ts';
import type { CardContent, Outcome } from '../../domain/outcome.ts';
import type { Tx } from '../../ports/store/store.ts';
import { looksAfter } from '../binding/new-officer.ts';
import { boundAdmins } from '../roster/officers.ts';
import { touchBranchTodos } from '../todo/touch-branch-todos.ts';
import { branchCash, handUpFacts } from './branch-cash.ts';
import { touchHandUps } from './waiting-hand-ups.ts';

/** What an officer wants to write down. In fen. */
interface HandUpSaid {
  readonly branchId: BranchId;
  readonly quarter: Quarter;
  readonly fen: number;
  readonly receipt: string | null;
}

const draftKind = 'handUp';
/** The money is counted and carried to the township on the same day. */
const draftMs = 24 * hourMs;

/** The money as it stands, what is handed up of it and what stays: nothing is written before an officer has said 登记. */
export function askHandUp(call: Call, said: HandUpSaid): CardContent {
  const { tx, text, now, today, actor } = call;
  const question = questionOf(call, said);
  const draft = tx.drafts.put({
    kind: draftKind,
    accountId: actor.accountId,
    data: { ...said, seen: fingerprint(tx, said, question) },
    expiresAt: after(now, draftMs),
  });
  const payload = `${String(said.branchId)}.${String(draft)}`;
  const words = text.handUp;
  return {
    text: words.question(question, today),
    buttons: [
      [
        { label: words.buttonRecord(question), action: 'handup.record', payload },
        { label: words.buttonDrop, action: 'handup.drop', payload },
      ],
    ],
  };
}

/** [登记]. Twice is once; where the money or the hand-ups changed since, everything is shown again instead. */
export function tapRecord(call: ButtonCall): Outcome {
  const { tx, text, now, today, actor, rules } = call;
  const { branchId, draftId } = parsePayload(call);
  const key = `handup:${String(branchId)}:${String(draftId)}`;
  const draft = tx.drafts.live(draftId, now);
  if (draft?.kind !== draftKind || draft.accountId !== actor.accountId) {
    const written = tx.dues.handUps(branchId).some((line) => line.key === key);
    return { answer: { text: written ? text.handUp.recordedBefore : text.common.staleButton } };
  }
  const { seen, ...said } = draft.data as HandUpSaid & { readonly seen: string };
  const question = questionOf(call, said);
  tx.drafts.use(draft.id, now);
  if (fingerprint(tx, said, question) !== seen)
    return { answer: { text: text.handUp.changed }, reply: askHandUp(call, said) };
  const by = actorRef(actor);
  const seq = tx.dues.handUp({
    branchId,
    quarter: said.quarter,
    amountFen: said.fen,
    receipt: said.receipt,
    dueFen: question.cash.dueFen,
    at: now,
    by,
    key,
    reversesSeq: null,
    reasonHash: null,
  });
  if (seq === undefined) return { answer: { text: text.handUp.recordedBefore } };
  tx.audit.append({
    at: now,
    actor: by,
    action: 'dues.handedUp',
    subject: `branch:${String(branchId)}`,
    detail: { line: seq, quarter: said.quarter, fen: said.fen, dueFen: question.cash.dueFen },
  });
  touchBranchTodos(tx, branchId, today);
  touchHandUps(tx, branchId, now);
  const left = quarterCash(branchCash(tx, branchId, rules.zone), said.quarter).cashFen;
  return {
    answer: { text: text.month.done },
    reply: {
      text: text.handUp.recorded(
        { quarter: said.quarter, amountFen: said.fen, receipt: said.receipt, date: today },
        { cashFen: left, townshipSees: isSeen(tx, branchId), today },
      ),
    },
  };
}

/** [不对]: nothing is written. */
export function tapDrop(call: ButtonCall): Outcome {
  const { tx, text, now } = call;
  const draft = tx.drafts.live(parsePayload(call).draftId, now);
  if (draft?.accountId !== call.actor.accountId) return { answer: { text: text.common.staleButton } };
  tx.drafts.use(draft.id, now);
  return { answer: { text: text.month.done }, reply: { text: text.handUp.dropped } };
}

function questionOf({ tx, rules }: Pick<Call, 'tx' | 'rules'>, said: HandUpSaid): HandUpQuestion {
  const cash = branchCash(tx, said.branchId, rules.zone);
  const handUps = standingLines(cash.lines);
  const same = handUps.findLast(
    ({ quarter, amountFen, receipt }) =>
      quarter === said.quarter && amountFen === said.fen && receipt === said.receipt,
  );
  const receipt = handUps.findLast((line) => said.receipt !== null && line.receipt === said.receipt);
  return {
    cash: quarterCash(cash, said.quarter),
    amountFen: said.fen,
    receipt: said.receipt,
    repeats: same && handUpFacts(same, rules.zone),
    sameReceipt: same || !receipt ? undefined : handUpFacts(receipt, rules.zone),
  };
}

/** Changes with everything that the question says. */
function fingerprint(tx: Tx, { branchId }: HandUpSaid, { cash }: HandUpQuestion): string {
  return [cash.dueFen, cash.cashFen, tx.dues.handUps(branchId).length].join(':');
}

function isSeen(tx: Tx, branchId: BranchId): boolean {
  const branch = tx.org.branch(branchId);
  return (
    branch !== undefined && boundAdmins(tx, branch.townshipId).some(({ admin }) => looksAfter(admin, branch))
  );
}

function parsePayload({ payload }: ButtonCall): { readonly branchId: BranchId; readonly draftId: DraftId } {
  const [branchId, draftId] = payload.split('.').map(Number);
  return { branchId: branchId as BranchId, draftId: draftId as DraftId };
}
