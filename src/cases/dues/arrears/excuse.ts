import type { ButtonCall, Call } from '../../../command.ts';
import { actorRef } from '../../../domain/authority/actor.ts';
import { addMonths, after, hourMs, monthOf } from '../../../domain/calendar/time.ts';
import { monthBefore } from '../../../domain/dues/periods.ts';
import type { DuesReading } from '../../../domain/grammar/dues-reading.ts';
import type { BranchId, DraftId, Month } from '../../../domain/ids.ts';
import type { CardContent, Outcome } from '../../../domain/outcome.ts';
import type { DuesExcuse } from '../../../ports/store/dues.ts';
import { nameToWrite } from '../../people/person-view.ts';
import { displayName } from '../../roster/display-name.ts';
import { rosterOn } from '../../roster/roster-on.ts';
import type { RosterMember } from '../../roster/roster-on.ts';
import { touchArrears } from './touch-arrears.ts';

/** For how many months dues are put off when none is said, and at most at once. */
export const excuseMonths = { usual: 6, most: 12 };

const undoMs = 48 * hourMs;
/** An `until` that ends an excuse as if there had never been one. */
const never = '0001-01' as Month;

type Saying = Pick<Call, 'tx' | 'now' | 'today' | 'text' | 'actor'>;

/** 党费 张三 缓交到2027年2月 因住院; 党费 张三 不缓交了. */
type ExcuseReading = Extract<DuesReading, { readonly kind: 'excuse' }>;

/**
 * The branch agrees that somebody pays later (缓交), or no longer: that silences arrears until the end of the month. What is
 * due stays due. The reason is kept apart, and shown in the branch's own list alone.
 */
export function sayExcuse(call: Saying, branchId: BranchId, reading: ExcuseReading): Outcome {
  const { tx, today, text } = call;
  const roster = rosterOn(tx, branchId, today);
  const member = roster.find(({ person }) => person.id === reading.person.id);
  if (!member) return { reply: { text: text.duesArrears.notHere } };
  const one: Excusing = {
    branchId,
    member,
    name: displayName(member, roster),
    written: nameToWrite(tx, member, roster),
  };
  return { reply: reading.ends ? endExcuse(call, one) : putOff(call, one, reading) };
}

interface Excusing {
  readonly branchId: BranchId;
  readonly member: RosterMember;
  /** As it is shown, and as it can be written back to the bot. */
  readonly name: string;
  readonly written: string;
}

function putOff(call: Saying, one: Excusing, { until: said, reason }: ExcuseReading): CardContent {
  const { tx, now, today, text, actor } = call;
  const { branchId, member, name, written } = one;
  const words = text.duesArrears;
  const month = monthOf(today);
  const usual = addMonths(month, excuseMonths.usual);
  const last = addMonths(month, excuseMonths.most);
  const until = said ?? usual;
  if (member.state.status === 'suspended') return { text: words.excusePaused(name) };
  if (member.state.duesClass === 'waived') return { text: words.excuseWaived(name) };
  if (until < month) return { text: words.excusePast(until, written, usual) };
  if (until > last) return { text: words.excuseTooFar(excuseMonths.most, last, written) };
  if (reason === null || reason.trim() === '') return { text: words.excuseNoReason(written, until) };
  const personId = member.person.id;
  const reasonHash = tx.attendance.keepText(reason, { personId });
  const buttons = write(call, one, {
    personId,
    branchId,
    until,
    reasonHash,
    at: now,
    by: actorRef(actor),
  });
  const lines = [
    words.excuseDone(name, until),
    ...(said === undefined ? [words.excuseAssumed(excuseMonths.usual)] : []),
    words.excuseEndHow(written),
  ];
  return { text: lines.join('\n'), buttons };
}

function endExcuse(call: Saying, one: Excusing): CardContent {
  const { tx, now, today, text, actor } = call;
  const month = monthOf(today);
  const standing = tx.dues.excuses([one.member.person.id]).get(one.member.person.id);
  if (standing === undefined || standing.until < month)
    return { text: text.duesArrears.excuseNone(one.name) };
  const ended = {
    ...standing,
    branchId: one.branchId,
    until: monthBefore(month),
    at: now,
    by: actorRef(actor),
  };
  return { text: text.duesArrears.excuseEnded(one.name), buttons: write(call, one, ended) };
}

/** What stood before the change that [撤销] takes back, and which change that is. */
interface Undoing {
  readonly before: DuesExcuse | null;
  readonly after: DuesExcuse;
}

function write(
  call: Saying,
  { branchId }: Excusing,
  excuse: DuesExcuse,
): NonNullable<CardContent['buttons']> {
  const { tx, now, today, text, actor } = call;
  const before = tx.dues.excuses([excuse.personId]).get(excuse.personId) ?? null;
  tx.dues.putExcuse(excuse);
  audit(call, 'dues.excuse', excuse);
  touchArrears(tx, branchId, today);
  const data: Undoing = { before, after: excuse };
  const expiresAt = after(now, undoMs);
  const draft = tx.drafts.put({ kind: 'duesExcuse', accountId: actor.accountId, data, expiresAt });
  const payload = `${String(branchId)}.${String(draft)}`;
  return [[{ label: text.duesArrears.buttonUndo, action: 'dues.excuseUndo', payload }]];
}

/** [撤销] under the answer: what stood before stands again, unless something was said about the person since. */
export function undoExcuse(call: ButtonCall): Outcome {
  const { tx, payload, now, today, text, actor, branchIds } = call;
  const draft = tx.drafts.live(Number(payload.split('.')[1]) as DraftId, now);
  const [branchId] = branchIds;
  if (draft?.kind !== 'duesExcuse' || draft.accountId !== actor.accountId || branchId === undefined)
    return { answer: { text: text.common.staleButton } };
  const { before, after: written } = draft.data as Undoing;
  const { personId } = written;
  const standing = tx.dues.excuses([personId]).get(personId);
  const roster = rosterOn(tx, branchId, today);
  const member = roster.find(({ person }) => person.id === personId);
  if (!member || standing?.at !== written.at || standing.until !== written.until)
    return { answer: { text: text.common.staleButton } };
  tx.drafts.use(draft.id, now);
  const restored = { ...(before ?? { ...written, until: never }), at: now, by: actorRef(actor) };
  tx.dues.putExcuse(restored);
  audit(call, 'dues.excuseUndo', restored);
  touchArrears(tx, branchId, today);
  const until = before !== null && before.until >= monthOf(today) ? before.until : undefined;
  return { reply: { text: text.duesArrears.excuseUndone(displayName(member, roster), until) } };
}

function audit({ tx }: Pick<Saying, 'tx'>, action: string, excuse: DuesExcuse): void {
  tx.audit.append({
    at: excuse.at,
    actor: excuse.by,
    action,
    subject: `person:${String(excuse.personId)}`,
    detail: { until: excuse.until, reason: excuse.reasonHash },
  });
}
