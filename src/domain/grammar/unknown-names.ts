import type { AttendProblem } from './attend-reading.ts';
import { lookUp } from './names.ts';
import type { NameIndex, RosterEntry } from './names.ts';

interface NameContext {
  readonly roster: readonly RosterEntry[];
  readonly index: NameIndex;
}

/** Two names run together are looked into; what is longer is shown by its beginning. */
const longestRun = 20;

/** Words of a meeting that are nobody's name. */
const noName = /列席|旁听|积极分子|发展对象|明天|后天|昨天|不要|不算|不对|上次|上回|大家|改成|[我你他她替]/;

/** Whether the words are of those that stand in no name: 列席, 昨天, 大家. */
export function isNoName(said: string): boolean {
  return noName.test(said);
}

/** What is wrong with words that are neither a name of the roster nor known otherwise: perhaps a homophone, or two run together. */
export function unknownProblems(said: string, context: NameContext): readonly AttendProblem[] {
  const letters = Array.from(said.replace(/[^\p{L}\p{N}]|[吗呢]/gu, ''));
  if (letters.length < 2 || isNoName(said)) return [{ kind: 'unclear', rest: said }];
  if (letters.every((letter) => /\p{N}/u.test(letter))) return [{ kind: 'numberUnclear', said }];
  if (letters.length > longestRun)
    return [{ kind: 'unclear', rest: `${letters.slice(0, longestRun).join('')}…` }];
  const whole = homophone(said, context);
  if (whole !== undefined) return [whole];
  for (let cut = 2; cut <= letters.length - 2; cut += 1) {
    const halves = [letters.slice(0, cut), letters.slice(cut)].map((half) =>
      homophone(half.join(''), context),
    );
    const found = halves.filter((half) => half !== undefined);
    if (found.length === 2) return found;
  }
  return [{ kind: 'unknownName', said }];
}

function homophone(said: string, { index, roster }: NameContext): AttendProblem | undefined {
  const match = lookUp(said, index, roster);
  return match.kind === 'homophone' ? { kind: 'homophone', said, suggestion: match.person } : undefined;
}
