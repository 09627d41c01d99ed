import type { Call } from '../../command.ts';
import type { HelpKind } from '../../domain/digest/help.ts';
import type { Guard } from '../../domain/delivery/guards.ts';
import type { BranchId, Month } from '../../domain/ids.ts';
import type { CardButton, Message } from '../../domain/outcome.ts';
import { officerPrompt, perMonthButClosing } from '../plan/budget.ts';
import { duesOfficer, promptedOfficer } from '../roster/officers.ts';

/**
 * A word from the township to the officer of a branch, with the tap that settles it; `undefined` when nobody can be written to, or
 * has had the month's four already (design rule 4). Looked at again when it leaves: what was settled meanwhile is not asked.
 */
export function askOfficer(
  call: Pick<Call, 'tx' | 'now' | 'today' | 'text' | 'rules'>,
  branchId: BranchId,
  month: Month,
  help: HelpKind,
): Message | undefined {
  const { tx, today, text } = call;
  const branch = tx.org.branch(branchId);
  const officer = help === 'dues' ? duesOfficer(tx, branchId, today) : promptedOfficer(tx, branchId, today);
  if (!branch || !officer) return undefined;
  const { guards = [], ...prompt } = officerPrompt(call, officer, branchId);
  if (tx.outbox.budgetUsed(officer.chatId, prompt.budgetMonth ?? month) >= perMonthButClosing)
    return undefined;
  const button = settlingButton(call, branchId, month, help);
  return {
    ...prompt,
    key: ['help', branchId, month, help].join(':'),
    guards: [...guards, ...stillOpen(branchId, month, help)],
    content: {
      text: text.digestHelp.word(branch.name, help, month),
      ...(button ? { buttons: [[button]] } : {}),
    },
  };
}

function stillOpen(branchId: BranchId, month: Month, help: HelpKind): readonly Guard[] {
  if (help !== 'undated' && help !== 'unrecorded' && help !== 'silent') return [];
  return [{ kind: 'unheard', branchId, month, undated: help === 'undated' }];
}

function settlingButton(
  { tx, text }: Pick<Call, 'tx' | 'text'>,
  branchId: BranchId,
  month: Month,
  help: HelpKind,
): CardButton | undefined {
  const words = text.digestHelp;
  const day = tx.partyDays.of(branchId, month);
  if (help === 'undated' || (help === 'silent' && !day))
    return { label: words.buttonPlan, action: 'todo.plan', payload: `${String(branchId)}.${month}` };
  if ((help === 'unrecorded' || help === 'silent') && day)
    return { label: words.buttonRecord, action: 'todo.closing', payload: String(day.id) };
  return undefined;
}
