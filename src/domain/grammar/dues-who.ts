import { accept, refuse, type Decision } from '../decision.ts';
import type { DuesNameProblem, DuesProblem } from './dues-reading.ts';
import type { DuesToken } from './dues-words.ts';
import { isFamilyName } from './family-names.ts';
import { lookUp } from './names.ts';
import type { NameIndex, RosterEntry } from './names.ts';
import { unknownProblems } from './unknown-names.ts';

export interface DuesNames {
  readonly roster: readonly RosterEntry[];
  readonly index: NameIndex;
}

/** Whom a name of the roster means; `choices` where several have it. */
export function whoIs(
  { said, people }: DuesToken,
  { roster, index }: DuesNames,
): Decision<RosterEntry, DuesNameProblem> {
  const [only, ...more] = people;
  if (only !== undefined && more.length === 0) return accept(only);
  const match = lookUp(said, index, roster);
  return match.kind === 'unique'
    ? accept(match.person)
    : refuse({ kind: 'namesakes', said, choices: match.kind === 'namesakes' ? match.people : people });
}

/** What is wrong with the names and with the words that are not known: nothing, or the one thing to say. */
export function wrongWords(tokens: readonly DuesToken[], names: DuesNames): DuesProblem | undefined {
  const known = tokens.some(({ kind }) => kind !== 'unknown' && kind !== 'gap' && kind !== 'filler');
  const problems = tokens.flatMap((token): readonly DuesNameProblem[] => {
    if (token.kind === 'unknown') return asNames(token.said, names, known);
    const who = token.kind === 'people' ? whoIs(token, names) : undefined;
    return who && !who.ok ? [who.reason] : [];
  });
  if (problems.length > 0) return { kind: 'names', problems: problems.slice(0, mostProblems) };
  const strange = tokens.find(({ kind }) => kind === 'unknown');
  if (!strange) return undefined;
  return known ? { kind: 'unclear', said: beginningOf(strange.said) } : { kind: 'nothing' };
}

/** Nobody reads more of them. */
const mostProblems = 20;
const longestShown = 20;
const nameLike = /^\p{Script=Han}{2,4}$/u;

/** Beside words of dues two to four characters may be anybody's name; alone only what begins as names do. */
function asNames(said: string, names: DuesNames, known: boolean): readonly DuesNameProblem[] {
  return unknownProblems(said, names).flatMap((problem): readonly DuesNameProblem[] => {
    if (problem.kind === 'homophone' || problem.kind === 'namesakes') return [problem];
    if (problem.kind !== 'unknownName') return [];
    const dotted = problem.said.includes('·');
    const named = nameLike.test(problem.said) && (known || isFamilyName(problem.said));
    return dotted || named ? [problem] : [];
  });
}

function beginningOf(said: string): string {
  const letters = Array.from(said);
  return letters.length > longestShown ? `${letters.slice(0, longestShown).join('')}…` : said;
}
