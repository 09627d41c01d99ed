import { accept, refuse, type Decision } from '../decision.ts';
import type { PersonId } from '../ids.ts';
import type { AttendProblem, AttendReading, AttendRefusal, SaidState } from './attend-reading.ts';
import type { AttendToken } from './attend-words.ts';
import { isFamilyName } from './family-names.ts';
import { saysWhy } from './leave-reason.ts';
import { lookUp, type NameIndex, type RosterEntry } from './names.ts';
import { isNoName, unknownProblems } from './unknown-names.ts';

export interface NamesContext {
  readonly roster: readonly RosterEntry[];
  readonly index: NameIndex;
  /** What names without any state word mean: after `/attend` that they came. */
  readonly bareNames: 'present' | 'refused';
  /** What the officer answered about the names that stand last and without a state. */
  readonly pendingState?: SaidState | undefined;
}

/** What has been understood so far, going from left to right. */
interface Progress {
  readonly said: Map<PersonId, { readonly person: RosterEntry; readonly state: SaidState | 'unsaid' }>;
  readonly problems: AttendProblem[];
  /** Named, and no state word yet. */
  pending: RosterEntry[];
  /** Somebody was named who is not known, and no state word yet. */
  unknownPending: boolean;
  /** Of somebody pending a reason was said for which people do not come. */
  reasonSaid: boolean;
  /** The state word that came before the names (请假: 张三、李四). */
  leading: SaidState | undefined;
  /** The last state that was said of somebody: 李四也是. */
  last: SaidState | undefined;
  /** A leading state word that no name has followed yet. */
  unused: string | undefined;
  inExcept: boolean;
  every: boolean;
  others: boolean;
  only: boolean;
  all: boolean;
  stateSaid: boolean;
}

/** Reads 张三 李四 到, 请假：张三, 除张三请假，都到 and the like from the tokens of the message. */
export function readNames(
  tokens: readonly AttendToken[],
  context: NamesContext,
): Decision<AttendReading, AttendRefusal> {
  const progress: Progress = {
    said: new Map(),
    problems: [],
    pending: [],
    unknownPending: false,
    reasonSaid: false,
    leading: undefined,
    last: undefined,
    unused: undefined,
    inExcept: false,
    every: false,
    others: false,
    only: false,
    all: false,
    stateSaid: false,
  };
  for (const token of tokens) take(token, progress, context);
  finish(progress, context);
  const reading = readingOf(progress);
  const [first, ...more] = progress.problems;
  if (first !== undefined) return refuse({ problems: [first, ...more], understood: reading });
  return reading === undefined
    ? refuse({ problems: [{ kind: 'nothing' }], understood: undefined })
    : accept(reading);
}

function take(token: AttendToken, progress: Progress, context: NamesContext): void {
  switch (token.kind) {
    case 'people':
      takePeople(token.said, token.people, progress, context);
      return;
    case 'unknown':
      // 请假的有大勇送孙子: why somebody who was named does not come, and no name.
      if (progress.said.size + progress.pending.length > 0 && isReason(token.said)) {
        progress.reasonSaid ||= progress.pending.length > 0;
        return;
      }
      progress.unused = undefined;
      progress.unknownPending = progress.leading === undefined;
      if (progress.problems.length < mostProblems) {
        progress.problems.push(...unknownProblems(token.said, context));
      }
      return;
    case 'state':
      takeState(token.state, token.said, progress);
      return;
    case 'allPresent':
      progress.every = true;
      takeState('present', token.said, progress);
      return;
    case 'same':
      if (progress.last) takeState(progress.last, token.said, progress);
      else progress.problems.push({ kind: 'unclear', rest: token.said });
      return;
    case 'end':
      progress.leading = undefined;
      return;
    case 'except':
      progress.inExcept = true;
      progress.leading = undefined;
      return;
    case 'lacking':
      progress.inExcept = true;
      progress.all = true;
      progress.leading = undefined;
      return;
    case 'others':
      progress.others = true;
      progress.leading = undefined;
      return;
    case 'every':
      progress.every = true;
      progress.leading = undefined;
      return;
    case 'only':
      progress.only = true;
      return;
    case 'reason':
      progress.reasonSaid ||= progress.pending.length > 0;
      return;
  }
}

function takePeople(
  said: string,
  people: readonly RosterEntry[],
  progress: Progress,
  context: NamesContext,
): void {
  progress.unused = undefined;
  const match = people.length === 1 ? undefined : lookUp(said, context.index, context.roster);
  const person = match?.kind === 'unique' ? match.person : people[0];
  if (person === undefined) return;
  if (match?.kind === 'namesakes') {
    progress.problems.push({ kind: 'namesakes', said, choices: match.people });
    progress.unknownPending = progress.leading === undefined;
  } else if (progress.leading !== undefined) {
    assign([person], progress.leading, progress);
  } else {
    progress.pending.push(person);
  }
}

function takeState(state: SaidState, word: string, progress: Progress): void {
  const { pending, inExcept, every, others } = progress;
  const named = pending.length > 0 || progress.unknownPending;
  const everybody = others || inExcept || (every && !named);
  progress.stateSaid = true;
  progress.last = state;
  if (state === 'present' && everybody) {
    if (inExcept) {
      assign(pending, 'unsaid', progress);
      progress.pending = [];
    }
    progress.all = true;
    progress.inExcept = false;
    progress.leading = undefined;
  } else if (named) {
    if (progress.unknownPending) markCame(state, progress.problems);
    const strange = progress.reasonSaid && (state === 'present' || state === 'online');
    if (strange) progress.problems.push({ kind: 'stateMissing', people: pending });
    else assign(pending, state, progress);
    progress.pending = [];
  } else {
    if (progress.unused !== undefined) progress.problems.push({ kind: 'unclear', rest: progress.unused });
    progress.leading = state;
    progress.unused = word;
  }
  progress.reasonSaid = false;
  progress.every = false;
  progress.others = false;
  progress.unknownPending = false;
}

/** 刘大柱也来了: somebody whom the roster does not have may be a guest. */
function markCame(state: SaidState, problems: AttendProblem[]): void {
  const at = problems.length - 1;
  const last = problems[at];
  if (last?.kind === 'unknownName' && isFamilyName(last.said) && (state === 'present' || state === 'online'))
    problems[at] = { ...last, came: true };
}

function assign(people: readonly RosterEntry[], state: SaidState | 'unsaid', progress: Progress): void {
  for (const person of people) {
    const before = progress.said.get(person.id)?.state ?? state;
    if (before !== state) progress.problems.push({ kind: 'saidTwice', person });
    progress.said.set(person.id, { person, state });
  }
}

function finish(progress: Progress, { bareNames, pendingState }: NamesContext): void {
  const { pending, problems } = progress;
  if (pending.length > 0) {
    if (progress.inExcept && progress.all) assign(pending, 'unsaid', progress);
    else if (pendingState !== undefined && !progress.inExcept) assign(pending, pendingState, progress);
    else if (!progress.stateSaid && !progress.inExcept && !progress.reasonSaid && bareNames === 'present') {
      assign(pending, 'present', progress);
    } else if (!progress.inExcept) problems.push({ kind: 'stateMissing', people: pending, last: true });
  }
  if (progress.inExcept && !progress.all) {
    const named = [...progress.said.values()].map(({ person }) => person);
    problems.push({ kind: 'othersMissing', people: [...named, ...pending] });
  }
  if (progress.unused !== undefined && progress.said.size > 0) {
    problems.push({ kind: 'unclear', rest: progress.unused });
  }
  const missing = [...progress.said.values()].some(({ state }) => state === 'leave' || state === 'absent');
  if (progress.only && missing) progress.all = true;
}

function readingOf({ said, all }: Progress): AttendReading | undefined {
  const of = (wanted: SaidState | 'unsaid'): readonly RosterEntry[] =>
    [...said.values()].filter(({ state }) => state === wanted).map(({ person }) => person);
  const [online, leave, absent, unsaid] = [of('online'), of('leave'), of('absent'), of('unsaid')];
  if (!all) {
    return said.size === 0 ? undefined : { kind: 'names', present: of('present'), online, leave, absent };
  }
  const named = online.length + leave.length + absent.length + unsaid.length;
  return named === 0 ? { kind: 'all' } : { kind: 'allExcept', online, leave, absent, unsaid };
}

/** Longer than a name, and says why somebody stays away. */
function isReason(said: string): boolean {
  return said.length >= 3 && saysWhy(said) && !isFamilyName(said) && !isNoName(said);
}

/** Nobody reads more of them. */
const mostProblems = 20;
