import type { ButtonCall } from '../../command.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { changeSetting } from '../settings/change-setting.ts';

/** [恢复正常] under a branch that is 线下, before its review is due: from this month on, whichever is looked at. */
export function backToNormal(call: ButtonCall): Outcome {
  const { tx, text, payload, card } = call;
  const branch = tx.org.branch(Number(payload.split('.')[0]) as BranchId);
  if (branch?.condition !== 'offline') return { answer: { text: text.common.staleButton } };
  changeSetting(call, { branch }, 'condition', null);
  if (card) tx.cards.touch(card.id);
  return { answer: { text: text.oversight.normalAgain(branch.name) } };
}
