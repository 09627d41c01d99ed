import type { ButtonCall, Call } from '../../command.ts';
import { hourMs } from '../../domain/calendar/time.ts';
import { accept, refuse } from '../../domain/decision.ts';
import type { Decision } from '../../domain/decision.ts';
import { isRepairable } from '../../domain/grammar/attend-grammar.ts';
import type { RepairableProblem } from '../../domain/grammar/attend-grammar.ts';
import type { AttendRefusal, SaidState } from '../../domain/grammar/attend-reading.ts';
import { distinctName } from '../../domain/grammar/names.ts';
import type { RosterEntry } from '../../domain/grammar/names.ts';
import type { DraftId, PersonId } from '../../domain/ids.ts';
import type { CardButton, Outcome } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import { displayName } from '../roster/display-name.ts';
import { rosterOn } from '../roster/roster-on.ts';
import type { AttendWords } from './attend-words.ts';

interface Asked extends AttendWords {
  /** The name that the tap decides. */
  readonly asked: string;
}

/** What may be said of whoever was only named. */
const states = ['present', 'leave', 'absent'] as const;
/** Nobody of the choices. */
export const nobody = 0;

/** Words in which only whom they mean is open: one question, each person a button; the next follows its answer. */
export function askWhom(
  call: Call,
  branch: Branch,
  { words, chosen, commanded }: AttendWords,
  { problems }: AttendRefusal,
): Outcome {
  const { tx, text, actor, now } = call;
  const open = problems.filter(isRepairable);
  const problem = open.find(({ kind }) => kind !== 'stateMissing') ?? open[0];
  if (!problem) throw new Error('attend: nothing to ask');
  const asked = problem.kind === 'stateMissing' ? '' : problem.said;
  const data: Asked = { words, chosen, commanded, asked };
  const expiresAt = (now + hourMs) as typeof now;
  const draft = tx.drafts.put({ kind: 'attendWhom', accountId: actor.accountId, data, expiresAt });
  const button = (label: string, id: number | SaidState): CardButton => ({
    label,
    action: 'attend.whom',
    payload: [branch.id, draft, id].join('.'),
  });
  if (problem.kind === 'stateMissing') {
    const row = states.map((state) => button(text.recording.buttonState[state], state));
    const names = fromRoster(call, branch, problem.people);
    return { reply: { text: text.recording.whichState(names), buttons: [row] } };
  }
  return whichPerson(call, branch, problem, button);
}

/** 是张三吗, or which of several: each person a button, 0 for nobody of them. */
export function whichPerson(
  call: Call,
  branch: Branch,
  problem: Extract<RepairableProblem, { kind: 'homophone' | 'namesakes' }>,
  button: (label: string, id: number) => CardButton,
): Outcome {
  const { text } = call;
  if (problem.kind === 'homophone') {
    const { said, suggestion } = problem;
    const { name } = suggestion;
    const row = [
      button(text.recording.buttonIs(name), suggestion.id),
      button(text.recording.buttonNot, nobody),
    ];
    return { reply: { text: text.recording.isIt(said, name), buttons: [row] } };
  }
  const { said, choices } = problem;
  const labels = labelsOf(call, branch, choices);
  const rows = choices.map(({ id }, at) => [button(labels[at] ?? said, id)]);
  return { reply: { text: text.recording.whichOne(said, choices.length), buttons: rows } };
}

/** 别名 or Party group, and where two still look the same what the roster tells them apart by. */
function labelsOf(call: Call, branch: Branch, choices: readonly RosterEntry[]): readonly string[] {
  const names = choices.map(distinctName);
  return new Set(names).size === names.length ? names : fromRoster(call, branch, choices);
}

/** The bare name of whoever has no namesake. */
function fromRoster({ tx, today }: Call, branch: Branch, choices: readonly RosterEntry[]): readonly string[] {
  const roster = rosterOn(tx, branch.id, today);
  return choices.map(({ id, name }) => {
    const member = roster.find(({ person }) => person.id === id);
    return member ? displayName(member, roster) : name;
  });
}

/** The first tap decides; the words are whole again, or the answer is the refusal. */
export function wordsWithChoice(call: ButtonCall): Decision<AttendWords, Outcome> {
  const { tx, text, payload, now, actor } = call;
  const [, draftId, choice] = payload.split('.');
  const draft = tx.drafts.live(Number(draftId) as DraftId, now);
  if (draft?.kind !== 'attendWhom' || draft.accountId !== actor.accountId)
    return refuse({ answer: { text: text.common.staleButton } });
  tx.drafts.use(draft.id, now);
  const { words, chosen, commanded, asked } = draft.data as Asked;
  const pendingState = states.find((state) => state === choice);
  if (pendingState) return accept({ words, chosen, commanded, pendingState });
  const chosenId = Number(choice);
  if (chosenId === nobody) return refuse({ reply: { text: text.recording.notThatOne(asked) } });
  return accept({ words, chosen: [...chosen, [asked, chosenId as PersonId]], commanded });
}
