import type { ButtonCall } from '../../../command.ts';
import type { PersonId } from '../../../domain/ids.ts';
import type { Outcome } from '../../../domain/outcome.ts';
import { changedMember } from '../../people/changed.ts';
import { lastChange } from '../../people/last-change.ts';
import { undoMs } from '../../people/set-back.ts';
import { branchOfPayload } from '../branch-of-payload.ts';
import { takeBackAmount } from './take-back-amount.ts';

/** [撤销] under a change: only what the button was made for, and for as long as changes of members can be taken back. */
export function undoAmount(call: ButtonCall): Outcome {
  const { tx, text, now, payload } = call;
  const [, personId, token] = payload.split('.');
  const branch = tx.org.branch(branchOfPayload(call));
  const one = branch && changedMember(call, branch, Number(personId) as PersonId);
  const last = one && lastChange(tx, one.member.person.id);
  if (!one || last?.kind !== 'facts' || last.token !== token || now - last.at > undoMs)
    return { answer: { text: text.common.staleButton } };
  const said = takeBackAmount(call, one, last);
  return said.done ? { reply: { text: said.text } } : { answer: { text: said.text, alert: true } };
}
