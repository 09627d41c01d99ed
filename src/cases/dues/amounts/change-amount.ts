import type { ButtonCall, CommandCall } from '../../../command.ts';
import { actorRef } from '../../../domain/authority/actor.ts';
import { addMonths, after, firstDate, hourMs, monthOf } from '../../../domain/calendar/time.ts';
import { branchOfPayload } from '../branch-of-payload.ts';
import { amountMeant, isOverFarmers, needsHigherConsent } from '../../../domain/dues/amount-change.ts';
import type { DuesAmount } from '../../../domain/dues/amount-change.ts';
import type { DuesReading } from '../../../domain/grammar/dues-reading.ts';
import type { BranchId, DraftId, Month, PersonId } from '../../../domain/ids.ts';
import type { CardContent, Outcome } from '../../../domain/outcome.ts';
import { stateOn } from '../../../domain/people/facts.ts';
import { changedMember } from '../../people/changed.ts';
import type { ChangedMember } from '../../people/changed.ts';
import type { Acting } from '../../people/acting.ts';
import { lastChange } from '../../people/last-change.ts';
import { writeFacts } from '../../people/write-facts.ts';
import { notFrom, paidAhead } from './holds-from.ts';
import { touchAmounts } from './touch-amounts.ts';

/** 党费 张三 改成1元 从2027年1月 因…; without a month the next one is meant. */
type AmountReading = Extract<DuesReading, { readonly kind: 'amount' }>;

const draftKind = 'duesAmount';

/** What was read back and waits for the tap. */
interface AmountDraft {
  readonly personId: PersonId;
  readonly amount: DuesAmount;
  readonly held: DuesAmount;
  readonly from: Month;
  readonly reason: string;
}

/** Reads back what is to hold, from when and why; nothing is written before the tap. */
export function changeAmount(
  call: CommandCall<unknown>,
  branchId: BranchId,
  reading: AmountReading,
): Outcome {
  const { tx, text, now, today, actor, chat } = call;
  const words = text.duesAmounts;
  if (chat.kind === 'group') return { reply: { text: words.privately } };
  const branch = tx.org.branch(branchId);
  const one = branch && changedMember(call, branch, reading.person.id);
  if (!branch || !one) return { reply: { text: text.common.staleButton } };
  const from = reading.from ?? addMonths(monthOf(today), 1);
  const held = heldFrom(call, one, from);
  const meant = amountMeant(held, reading);
  if (meant.kind === 'problem') return { reply: { text: words.problem(meant.problem, one.written) } };
  const { amount } = meant;
  const said = { name: one.name, written: one.written, held, amount, from };
  const hindered = notFrom(tx, branch, one.member.person.id, from, today);
  if (hindered) return { reply: { text: words.notFrom(said, hindered, reading.reason) } };
  if (isSame(held, amount) && laterAmounts(call, one, from).length === 0)
    return { reply: { text: words.same(said) } };
  if (reading.reason === null) return { reply: { text: words.reasonNeeded(said) } };
  const data: AmountDraft = {
    personId: one.member.person.id,
    amount,
    held,
    from,
    reason: reading.reason,
  };
  const draft = tx.drafts.put({
    kind: draftKind,
    accountId: actor.accountId,
    data,
    expiresAt: after(now, hourMs),
  });
  return { reply: readBack(call, one, data, draft) };
}

function readBack(call: Acting, one: ChangedMember, draft: AmountDraft, id: DraftId): CardContent {
  const { tx, today, text } = call;
  const words = text.duesAmounts;
  const { held, amount, from, reason } = draft;
  const consent = needsHigherConsent(amount, from);
  const later = laterAmounts(call, one, from);
  const ahead = paidAhead(tx, one.branch, draft.personId, from, today);
  const lines = [
    words.readBack({ name: one.name, written: one.written, held, amount, from }, reason),
    ...(later.length > 0 ? [words.replacesLater(later)] : []),
    ...(ahead.length > 0 ? [words.paidAhead(ahead, amount.fen - held.fen)] : []),
    ...(isOverFarmers(amount, from) ? [words.overFarmers(from)] : []),
    ...(consent ? [words.consentNeeded] : []),
  ];
  const payload = `${String(one.branch.id)}.${String(id)}`;
  const yes = consent ? words.buttonAgreed : words.buttonYes;
  return {
    text: lines.join('\n'),
    buttons: [
      [
        { label: yes, action: 'dues.amountYes', payload },
        { label: words.buttonNo, action: 'dues.amountNo', payload },
      ],
    ],
  };
}

/** [记下] [已经同意，记下]: writes what was read back, once; anything that came in between asks for new words. */
export function writeAmount(call: ButtonCall): Outcome {
  const { tx, text, now, today, actor } = call;
  const words = text.duesAmounts;
  const found = takeDraft(call);
  const branch = tx.org.branch(branchOfPayload(call));
  const one = found && branch && changedMember(call, branch, found.personId);
  if (!one) return { answer: { text: text.common.staleButton } };
  const { amount, held, from, reason, personId } = found;
  const said = { name: one.name, written: one.written, held, amount, from };
  const hindered = notFrom(tx, one.branch, personId, from, today);
  if (hindered) return { reply: { text: words.notFrom(said, hindered, reason) } };
  if (!isSame(heldFrom(call, one, from), held)) return { reply: { text: words.changedMeanwhile } };
  const by = actorRef(actor);
  const source = { from: firstDate(from), at: now, by, source: 'officer' } as const;
  const values = { duesClass: amount.duesClass, duesFen: amount.fen };
  if (!writeFacts(tx, personId, values, source)) return { reply: { text: words.same(said) } };
  tx.audit.append({
    at: now,
    actor: by,
    action: 'dues.amount',
    subject: `person:${String(personId)}`,
    detail: {
      from,
      class: amount.duesClass,
      fen: amount.fen,
      higherConsent: needsHigherConsent(amount, from),
      reason: tx.attendance.keepText(reason, { personId }),
    },
  });
  touchAmounts(tx, one.branch.id, personId, today);
  const last = lastChange(tx, personId);
  const token = last?.kind === 'facts' ? last.token : '';
  const payload = `${String(one.branch.id)}.${String(personId)}.${token}`;
  return {
    reply: {
      text: words.written(said),
      buttons: [[{ label: words.buttonUndo, action: 'dues.amountUndo', payload }]],
    },
  };
}

/** [算了]. */
export function dropAmount(call: ButtonCall): Outcome {
  const { text } = call;
  return { answer: { text: takeDraft(call) ? text.duesAmounts.dropped : text.common.staleButton } };
}

/** The read-back of this account, used up by the tap. */
function takeDraft({ tx, now, actor, payload }: ButtonCall): AmountDraft | undefined {
  const draft = tx.drafts.live(Number(payload.split('.')[1]) as DraftId, now);
  if (draft?.kind !== draftKind || draft.accountId !== actor.accountId) return undefined;
  tx.drafts.use(draft.id, now);
  return draft.data as AmountDraft;
}

/** What would hold in that month without the change. */
function heldFrom({ tx }: Acting, { member }: ChangedMember, from: Month): DuesAmount {
  const state = stateOn(tx.people.facts([member.person.id]), firstDate(from)) ?? member.state;
  return { duesClass: state.duesClass, fen: state.duesFen };
}

/** Later months for which another amount or class was set before: they get the new one too. */
function laterAmounts({ tx }: Acting, { member }: ChangedMember, from: Month): readonly Month[] {
  const later = tx.people
    .facts([member.person.id])
    .filter(({ field, from: since }) => field.startsWith('dues') && monthOf(since) > from)
    .map(({ from: since }) => monthOf(since));
  return [...new Set(later)].sort();
}

function isSame(a: DuesAmount, b: DuesAmount): boolean {
  return a.duesClass === b.duesClass && a.fen === b.fen;
}
