import type { ButtonCall, Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { after, hourMs } from '../../domain/calendar/time.ts';
import type { BranchId, DraftId, Month } from '../../domain/ids.ts';
import type { CardButton, Outcome } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import { keptReason } from '../dues/kept-reason.ts';
import { monthNames } from './month-names.ts';
import { noteLook } from './name-looks.ts';
import { reasonFault, reasonLimits } from './reason-limits.ts';

const draftKind = 'names';

/** Reasons that are a tap: the others are words. */
const readyReasons = ['roster', 'help', 'books'] as const;
type ReadyReason = (typeof readyReasons)[number];

interface Asked {
  readonly month: Month;
  /** Said before it was clear which branch is meant. */
  readonly reason: string;
}

/** Names are asked for: shows them if there is a reason, else asks for one. */
export function askForNames(call: Call, branch: Branch, month: Month, reason: string): Outcome {
  const { text } = call;
  if (reason === '') return askReason(call, branch, month);
  const fault = reasonFault(reason);
  if (fault === 'tooShort') return { reply: { text: text.above.reasonTooShort(branch.name) } };
  if (fault === 'tooLong') return { reply: { text: text.above.reasonTooLong(reasonLimits.most) } };
  return showNames(call, branch, month, reason);
}

/** [看名单]: names need a reason, and who gives it knows beforehand who will read it. */
export function tapNames(call: ButtonCall): Outcome {
  const [branchId, month] = call.payload.split('.');
  const branch = call.tx.org.branch(Number(branchId) as BranchId);
  if (!branch || month === undefined) return { answer: { text: call.text.common.staleButton } };
  return askReason(call, branch, month as Month);
}

function askReason(call: Call, branch: Branch, month: Month): Outcome {
  const { text, today } = call;
  const button = reasonButton(call, { month, reason: '' });
  const rows = readyReasons.map((code) => [button(text.above.readyReasons[code], branch, code)]);
  return { reply: { text: text.above.askReason(branch.name, month, today), buttons: rows } };
}

/** A button that shows the names of one of several branches that were meant, for the reason that was said. */
export function reasonButton(
  { tx, now, actor }: Call,
  asked: Asked,
): (label: string, branch: Branch, code?: ReadyReason) => CardButton {
  const expiresAt = after(now, hourMs);
  const draft = tx.drafts.put({ kind: draftKind, accountId: actor.accountId, data: asked, expiresAt });
  return (label, { id }, code) => ({
    label,
    action: 'branch.why',
    payload: [String(id), String(draft), ...(code === undefined ? [] : [code])].join('.'),
  });
}

/** One of the reasons, or one of the branches, was tapped. The names are shown once for each time that they were asked for. */
export function tapReason(call: ButtonCall): Outcome {
  const { tx, now, text, actor, payload } = call;
  const [branchId, draftId, code] = payload.split('.');
  const branch = tx.org.branch(Number(branchId) as BranchId);
  const draft = tx.drafts.live(Number(draftId) as DraftId, now);
  if (!branch || draft?.kind !== draftKind || draft.accountId !== actor.accountId)
    return { answer: { text: text.common.staleButton } };
  tx.drafts.use(draft.id, now);
  const { month, reason } = draft.data as Asked;
  const ready = readyReasons.find((one) => one === code);
  return askForNames(call, branch, month, ready === undefined ? reason : text.above.readyReasons[ready]);
}

function showNames(call: Call, branch: Branch, month: Month, said: string): Outcome {
  const { tx, text, today, actor, chat } = call;
  const reason = keptReason(text, said);
  const by = actorRef({ ...actor, person: undefined });
  noteLook(call, { branchId: branch.id, month, by, reason });
  const [first = '', ...others] = text.above.names(
    branch.name,
    month,
    { ...monthNames(tx, branch, month, call), today },
    reason,
  );
  return {
    reply: { text: first },
    messages: others.map((part) => ({ chatId: chat.id, content: { text: part } })),
  };
}
