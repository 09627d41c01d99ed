import type { Call } from '../../command.ts';
import type { Decision } from '../../domain/decision.ts';
import { parseDues } from '../../domain/grammar/dues-grammar.ts';
import type { DuesNameProblem, DuesProblem, DuesReading } from '../../domain/grammar/dues-reading.ts';
import type { RosterEntry } from '../../domain/grammar/names.ts';
import type { BranchId, PersonId } from '../../domain/ids.ts';
import { rosterEntries } from '../roster/entries.ts';
import { rosterOn } from '../roster/roster-on.ts';

/** What an officer wrote, and whom the names in it mean after he was asked. */
export interface DuesWords {
  readonly words: string;
  readonly chosen: readonly (readonly [said: string, id: PersonId])[];
}

export interface SpokenDues {
  readonly said: DuesWords;
  readonly read: Decision<DuesReading, readonly AskableName[]>;
}

export type AskableName = Extract<DuesNameProblem, { kind: 'namesakes' | 'homophone' }>;

export function readDues(
  { tx, today }: Pick<Call, 'tx' | 'today'>,
  branchId: BranchId,
  { words, chosen }: DuesWords,
): Decision<DuesReading, DuesProblem> {
  const entries = rosterEntries(tx, branchId, rosterOn(tx, branchId, today));
  const meant = chosen.flatMap(([said, id]) => {
    const entry = entries.find((one) => one.id === id);
    return entry ? [[said, entry] as const] : [];
  });
  const read = parseDues(words, entries, today, new Map(meant));
  if (read.ok || read.reason.kind !== 'names') return read;
  // Whoever has left cannot pay any more, but what he paid can be taken back.
  const withFormer = parseDues(
    words,
    [...entries, ...formerPayers(tx, branchId, entries)],
    today,
    new Map(meant),
  );
  return withFormer.ok && withFormer.value.kind === 'reverse' ? withFormer : read;
}

function formerPayers(
  tx: Call['tx'],
  branchId: BranchId,
  entries: readonly RosterEntry[],
): readonly RosterEntry[] {
  const here = new Set(entries.map(({ id }) => id));
  const gone = tx.people.everIn(branchId).filter((id) => !here.has(id));
  const payers = new Set(tx.dues.paymentsOf(gone).map(({ personId }) => personId));
  return tx.people
    .persons([...payers])
    .map(({ id, name, alias }) => ({ id, name, ...(alias === null ? {} : { alias }) }));
}

/** Names that a tap of the officer settles, where nothing else is wrong with the words. */
export function namesToAsk(problem: DuesProblem): readonly AskableName[] | undefined {
  if (problem.kind !== 'names') return undefined;
  const askable = problem.problems.flatMap((one) => (one.kind === 'unknownName' ? [] : [one]));
  return askable.length === problem.problems.length ? askable : undefined;
}
