import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import type { BranchId, DuesActId, DuesPaymentId, PersonId } from '../../domain/ids.ts';
import type { CardButton, CardContent, Message } from '../../domain/outcome.ts';
import type { DuesPayment } from '../../ports/store/dues.ts';
import type { Tx } from '../../ports/store/store.ts';
import { cardKinds, touchAbout } from '../cards/touch.ts';
import { namesIn } from './names-in.ts';
import { voidMessages } from './receipts.ts';
import { touchDues } from './touch-dues.ts';
import { sumOf } from './write-act.ts';

type Reversing = Pick<Call, 'tx' | 'text' | 'now' | 'today' | 'actor'>;

/** Lines of the branch that were not reversed, newest first. */
function standingLines(tx: Tx, branchId: BranchId): readonly DuesPayment[] {
  const lines = tx.dues.takenBy(branchId);
  const reversed = new Set(lines.flatMap(({ reversesSeq }) => reversesSeq ?? []));
  return lines.filter(({ seq, reversesSeq }) => reversesSeq === null && !reversed.has(seq)).reverse();
}

/** What would be taken back: the newest line of this person, or all that this officer confirmed last. */
export function lastDues(
  tx: Tx,
  branchId: BranchId,
  by: string,
  personId: PersonId | undefined,
): readonly DuesPayment[] {
  const lines = standingLines(tx, branchId);
  if (personId !== undefined) return lines.filter((line) => line.personId === personId).slice(0, 1);
  const newest = lines.find((line) => line.by === by) ?? lines[0];
  return newest ? lines.filter(({ actId }) => actId === newest.actId) : [];
}

export const reversalReasons = ['person', 'amount', 'notReceived', 'twice'] as const;

/** Asks for the reason in one tap; with one person and a reason in words it is done at once. */
export function sayReverse(
  call: Reversing,
  branchId: BranchId,
  lines: readonly DuesPayment[],
  reason: string | null,
): { readonly reply: CardContent; readonly messages?: readonly Message[] } {
  const { tx, text, today } = call;
  const [line] = lines;
  if (!line) return { reply: { text: text.dues.nothingToReverse } };
  if (lines.length === 1 && reason !== null) return reverseNow(call, branchId, lines, reason);
  const names = namesIn(tx, branchId, today);
  const what =
    lines.length === 1
      ? text.dues.reversalOne({ ...line, name: names(line.personId) })
      : text.dues.reversalMany(lines.length, sumOf(lines), names(line.personId));
  const token = lines.length === 1 ? `p${String(line.seq)}` : `a${String(line.actId)}`;
  const buttons = reversalReasons.map((why): readonly CardButton[] => [
    {
      label: text.dues.buttonReverse(text.dues.reversalReason[why]),
      action: 'dues.undo',
      payload: `${String(branchId)}.${token}.${why}`,
    },
  ]);
  return { reply: { text: what, buttons } };
}

/** [撤销：记错人了]: once; what was reversed before stays so. */
export function tapReverse(call: Reversing & { readonly payload: string }): {
  readonly reply?: CardContent;
  readonly answer?: { readonly text: string };
  readonly messages?: readonly Message[];
} {
  const { tx, text, payload } = call;
  const [branch = '', token = '', code = ''] = payload.split('.');
  const branchId = Number(branch) as BranchId;
  const id = Number(token.slice(1));
  const lines = standingLines(tx, branchId).filter((line) =>
    token.startsWith('p') ? line.seq === (id as DuesPaymentId) : line.actId === (id as DuesActId),
  );
  const why = reversalReasons.find((one) => one === code) ?? 'amount';
  if (lines.length === 0) return { answer: { text: text.dues.reversedAlready } };
  return {
    answer: { text: text.month.done },
    ...reverseNow(call, branchId, lines, text.dues.reversalReason[why]),
  };
}

/** Appends the lines that take these back; nothing is ever edited. Whoever has the receipt is told. */
function reverseNow(
  call: Reversing,
  branchId: BranchId,
  lines: readonly DuesPayment[],
  reason: string,
): { readonly reply: CardContent; readonly messages: readonly Message[] } {
  const { tx, text, now, today, actor } = call;
  const by = actorRef(actor);
  const reversed = lines.flatMap((line) => {
    const reasonHash = tx.attendance.keepText(reason, { personId: line.personId });
    return tx.dues.reverse(line, { at: now, by, reasonHash }) ?? [];
  });
  tx.audit.append({
    at: now,
    actor: by,
    action: 'dues.reversed',
    subject: `branch:${String(branchId)}`,
    detail: { lines: reversed.length, fen: sumOf(reversed) },
  });
  touchDues(tx, branchId, today, {
    personIds: reversed.map(({ personId }) => personId),
    months: reversed.flatMap(({ shares }) => shares.map(({ month }) => month)),
  });
  for (const actId of new Set(lines.map((line) => line.actId)))
    touchAbout(tx, cardKinds.duesAct, `${String(branchId)}:${String(actId)}`);
  const names = namesIn(tx, branchId, today);
  const said = text.dues.reversed(
    reversed.map(({ personId }) => names(personId)),
    -sumOf(reversed),
    reason,
  );
  return { reply: { text: said }, messages: voidMessages(call, reversed) };
}
