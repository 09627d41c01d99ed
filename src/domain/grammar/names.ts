import type { PersonId } from '../ids.ts';
import { isFamilyName } from './family-names.ts';
import { nameKey } from './normalize.ts';
import { soundsAlike } from './sound.ts';

/** A person as the grammar sees the roster of one branch. */
export interface RosterEntry {
  readonly id: PersonId;
  readonly name: string;
  /** 别名: 大王军. */
  readonly alias?: string;
  /** Party group: 第2党小组. */
  readonly groupName?: string;
}

export type NameMatch =
  | { readonly kind: 'unique'; readonly person: RosterEntry }
  /** Several people of that name: ask which one, by alias or Party group. */
  | { readonly kind: 'namesakes'; readonly people: readonly RosterEntry[] }
  /** No such name, but exactly one roster name that sounds the same: ask back. */
  | { readonly kind: 'homophone'; readonly person: RosterEntry }
  | { readonly kind: 'none' };

/** Every way to write somebody of the roster, by name key. */
export type NameIndex = ReadonlyMap<string, readonly RosterEntry[]>;

/** Finds a person by name, alias, given name, or name with Party group; identity is never guessed from a name that two people have. */
export function matchName(query: string, roster: readonly RosterEntry[]): NameMatch {
  return lookUp(query, indexSpoken(roster), roster);
}

/** {@link matchName} with an index made before. */
export function lookUp(query: string, index: NameIndex, roster: readonly RosterEntry[]): NameMatch {
  const key = nameKey(query);
  const people = index.get(key) ?? [];
  const written = people.filter(({ name, alias }) => name === query || alias === query);
  const [first, ...more] = written.length > 0 ? written : people;
  if (first !== undefined) {
    return more.length === 0
      ? { kind: 'unique', person: first }
      : { kind: 'namesakes', people: [first, ...more] };
  }
  const [alike, ...others] = soundingLike(key, roster);
  return alike !== undefined && others.length === 0 ? { kind: 'homophone', person: alike } : { kind: 'none' };
}

/** By what is written in full: what an account may be matched with. */
export function indexNames(roster: readonly RosterEntry[]): NameIndex {
  return indexBy(roster, waysToWrite);
}

/** As officers speak of their own members: 桂兰 is 张桂兰, and of two 桂兰 it is asked which. */
export function indexSpoken(roster: readonly RosterEntry[]): NameIndex {
  return indexBy(roster, (entry) => [...waysToWrite(entry), ...givenName(entry)]);
}

function indexBy(roster: readonly RosterEntry[], ways: (entry: RosterEntry) => readonly string[]): NameIndex {
  const index = new Map<string, RosterEntry[]>();
  for (const entry of roster) {
    for (const key of new Set(ways(entry).map(nameKey))) {
      if (key !== '') index.set(key, [...(index.get(key) ?? []), entry]);
    }
  }
  return index;
}

/** How to show somebody among namesakes: 大王军, or 王军(第2党小组), or the bare name. The grammar reads it back. */
export function distinctName({ name, alias, groupName }: RosterEntry): string {
  if (alias !== undefined) return alias;
  return groupName === undefined ? name : `${name}(${groupName})`;
}

function waysToWrite({ name, alias, groupName }: RosterEntry): readonly string[] {
  const grouped = groupName === undefined ? [] : [`${name}(${groupName})`, `${groupName}${name}`];
  return alias === undefined ? [name, ...grouped] : [name, alias, ...grouped];
}

const surnamed = new RegExp(`^(?:欧阳|司马|上官|诸葛|\\p{Script=Han})(\\p{Script=Han}{2})$`, 'u');

/** Two characters behind a family name; one alone would be found in every other word. */
function givenName({ name }: RosterEntry): readonly string[] {
  const given = isFamilyName(name) ? surnamed.exec(name)?.[1] : undefined;
  return given === undefined ? [] : [given];
}

/** Longer than any name is no name: what a person pasted is not compared with the whole roster. */
const longestName = 16;

function soundingLike(key: string, roster: readonly RosterEntry[]): readonly RosterEntry[] {
  if (key.length < 2 || key.length > longestName) return [];
  return roster.filter(({ name, alias }) =>
    [name, alias].some((own) => own !== undefined && soundsAlike(nameKey(own), key)),
  );
}
