import type { ButtonCall, Call } from '../../command.ts';
import { hourMs } from '../../domain/calendar/time.ts';
import { accept, refuse } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import type { DraftId, PersonId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import { nobody, whichPerson } from '../attendance/ask-whom.ts';
import type { AskableName, DuesWords } from './read-dues.ts';

const draftKind = 'duesName';

interface Asked extends DuesWords {
  readonly asked: string;
}

/** Words in which only a name is open: each person it can mean is a button. */
export function askName(call: Call, branch: Branch, said: DuesWords, problem: AskableName): Outcome {
  const { tx, actor, now } = call;
  const data: Asked = { ...said, asked: problem.said };
  const expiresAt = (now + hourMs) as typeof now;
  const draft = tx.drafts.put({ kind: draftKind, accountId: actor.accountId, data, expiresAt });
  return whichPerson(call, branch, problem, (label, id) => ({
    label,
    action: 'dues.whom',
    payload: [branch.id, draft, id].join('.'),
  }));
}

/** The first tap decides; the words are whole again, or the answer is the refusal. */
export function duesWithChoice(call: ButtonCall): Decision<DuesWords, Outcome> {
  const { tx, text, payload, now, actor } = call;
  const [, draftId, choice] = payload.split('.').map(Number);
  const draft = tx.drafts.live(draftId as DraftId, now);
  if (draft?.kind !== draftKind || draft.accountId !== actor.accountId)
    return refuse({ answer: { text: text.common.staleButton } });
  tx.drafts.use(draft.id, now);
  const { words, chosen, asked } = draft.data as Asked;
  if (choice === nobody) return refuse({ reply: { text: text.recording.notThatOne(asked) } });
  return accept({ words, chosen: [...chosen, [asked, choice as PersonId]] });
}
