import type { Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { after, hourMs } from '../../domain/calendar/time.ts';
import { standingLines } from '../../domain/dues/standing.ts';
import type { BranchId, DuesActId, DuesPaymentId, Instant, PersonId } from '../../domain/ids.ts';
import type { CardButton, CardContent, Message } from '../../domain/outcome.ts';
import type { DuesPayment } from '../../ports/store/dues.ts';
import { cardKinds, touchAbout } from '../cards/touch.ts';
import { keptReason } from './kept-reason.ts';
import { namesIn } from './names-in.ts';
import { voidMessages } from './receipts.ts';
import { touchDues } from './touch-dues.ts';
import { sumOf } from './write-act.ts';

type Reversing = Pick<Call, 'tx' | 'text' | 'now' | 'today' | 'actor'>;

/** What 撤销 would take back of the dues of a branch. */
export interface DuesToReverse {
  /** The newest line of a person, or all that stands of what an officer confirmed last. */
  readonly lines: readonly DuesPayment[];
  /** When dues of that person were reversed last, where nothing was recorded of him since. */
  readonly reversedAt: Instant | null;
}

/** Only what was confirmed within a year is taken back without a name. */
const latelyMs = 366 * 24 * hourMs;
/** So long a reversal by words alone needs no second look. */
const freshMs = 48 * hourMs;

/** Newest first. */
function standing(lines: readonly DuesPayment[]): readonly DuesPayment[] {
  return [...standingLines(lines)].reverse();
}

export function duesToReverse(
  { tx, now, actor }: Pick<Reversing, 'tx' | 'now' | 'actor'>,
  branchId: BranchId,
  personId: PersonId | undefined,
): DuesToReverse {
  if (personId !== undefined) {
    const own = tx.dues.paymentsOf([personId]).filter((line) => line.branchId === branchId);
    const newest = own.at(-1);
    const reversedAt = newest && newest.reversesSeq !== null ? newest.at : null;
    return { lines: standing(own).slice(0, 1), reversedAt };
  }
  const by = actorRef(actor);
  const lines = standing(tx.dues.takenBy(branchId, after(now, -latelyMs)));
  const newest = lines.find((line) => line.by === by) ?? lines[0];
  return { lines: newest ? lines.filter(({ actId }) => actId === newest.actId) : [], reversedAt: null };
}

const reversalReasons = ['person', 'amount', 'notReceived', 'twice'] as const;

/**
 * Asks for the reason in one tap. With a reason in words the newest line of one person is taken back at once, unless it is
 * older, or the words are likely to be the same said twice: then it is shown first.
 */
export function sayReverse(
  call: Reversing,
  branchId: BranchId,
  { lines, reversedAt }: DuesToReverse,
  reason: string | null,
): { readonly reply: CardContent; readonly messages?: readonly Message[] } {
  const { tx, text, today, now } = call;
  const [line] = lines;
  if (!line)
    return { reply: { text: reversedAt === null ? text.dues.nothingToReverse : text.dues.reversedAlready } };
  const plain = lines.length === 1 && reversedAt === null && now - line.at <= freshMs;
  if (plain && reason !== null) return reverseNow(call, branchId, lines, reason);
  const names = namesIn(tx, branchId, today);
  const what =
    lines.length === 1
      ? text.dues.reversalOne({ ...line, name: names(line.personId) })
      : text.dues.reversalMany(lines.length, sumOf(lines), names(line.personId));
  const said = reversedAt === null ? what : `${text.dues.reversedBefore}\n${what}`;
  const token = lines.length === 1 ? `p${String(line.seq)}` : `a${String(line.actId)}`;
  const buttons = reversalReasons.map((why): readonly CardButton[] => [
    {
      label: text.dues.buttonReverse(text.dues.reversalReason[why]),
      action: 'dues.undo',
      payload: `${String(branchId)}.${token}.${why}`,
    },
  ]);
  return { reply: { text: said, buttons } };
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
  const one = token.startsWith('p') ? tx.dues.payment(id as DuesPaymentId) : undefined;
  const known = one
    ? standing(tx.dues.paymentsOf([one.personId])).filter(({ seq }) => seq === one.seq)
    : standing(tx.dues.paymentsOfAct(id as DuesActId));
  const lines = known.filter((line) => line.branchId === branchId);
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
    const reasonHash = tx.attendance.keepText(keptReason(text, reason), { personId: line.personId });
    return tx.dues.reverse(line, { at: now, by, reasonHash }) ?? [];
  });
  tx.audit.append({
    at: now,
    actor: by,
    action: 'dues.reversed',
    subject: `branch:${String(branchId)}`,
    detail: {
      lines: reversed.length,
      fen: sumOf(reversed),
      first: lines.at(-1)?.seq ?? 0,
      reason: reversed[0]?.reasonHash ?? null,
    },
  });
  touchDues(tx, branchId, today, {
    personIds: reversed.map(({ personId }) => personId),
    months: reversed.flatMap(({ shares }) => shares.map(({ month }) => month)),
  });
  for (const actId of new Set(lines.map((line) => line.actId)))
    touchAbout(tx, cardKinds.duesAct, `${String(branchId)}:${String(actId)}`);
  const names = namesIn(tx, branchId, today);
  const [line] = lines;
  const said =
    line && lines.length === 1
      ? text.dues.reversedOne({ ...line, name: names(line.personId) }, reason)
      : text.dues.reversed(
          reversed.map(({ personId }) => names(personId)),
          -sumOf(reversed),
          reason,
        );
  return { reply: { text: said }, messages: voidMessages(call, reversed) };
}
