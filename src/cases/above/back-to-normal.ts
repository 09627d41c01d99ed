import type { ButtonCall } from '../../command.ts';
import { firstDate } from '../../domain/calendar/time.ts';
import type { BranchId, Month } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { cardKinds, touchOpen } from '../cards/touch.ts';
import { digestsOf } from '../digest/digest-subject.ts';
import { changeSetting } from '../settings/change-setting.ts';

/** [恢复正常] under a branch that is 线下, before its review is due: from the month on that is looked at. */
export function backToNormal(call: ButtonCall): Outcome {
  const { tx, text, payload, card } = call;
  const [id, month] = payload.split('.');
  const branch = tx.org.branch(Number(id) as BranchId);
  if (branch?.condition !== 'offline' || month === undefined)
    return { answer: { text: text.common.staleButton } };
  changeSetting(call, { branch }, 'condition', null);
  tx.org.putCondition(branch.id, 'normal', firstDate(month as Month));
  touchOpen(tx, cardKinds.digest, digestsOf(branch.townshipId));
  if (card) tx.cards.touch(card.id);
  return { answer: { text: text.oversight.normalAgain(branch.name) } };
}
