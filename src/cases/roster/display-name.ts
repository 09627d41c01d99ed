import type { RosterMember } from './roster-on.ts';

/** The name, or for namesakes in the same branch what tells them apart: 别名, else the last digits of the 编号. */
export function displayName({ person }: RosterMember, among: readonly RosterMember[]): string {
  const namesakes = among.filter((other) => other.person.name === person.name);
  if (namesakes.length < 2) return person.name;
  return person.alias ?? `${person.name}（${person.number.slice(-3)}）`;
}
