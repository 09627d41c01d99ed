import type { PersonAttendance } from '../../domain/attendance/state.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { Catalog } from '../../text/catalog.ts';
import type { DayTally } from '../attendance/day-tally.ts';
import { displayName } from '../roster/display-name.ts';

/** Branch, date and the counts, whose parts add up to 应到; whose figures they are, where figures were reported. */
export function closingHead(text: Catalog, branch: string, date: LocalDate, counted: DayTally): string {
  const { tally, asked, deferred, reported } = counted;
  const head = text.month.closing(branch, date, tally, reported ? 0 : asked + deferred);
  return reported ? `${head}${text.month.closingTotals(reported)}` : head;
}

/** 乡镇代录: who was recorded by the township, by name. */
export function onBehalfNames({ roster, onBehalf }: DayTally): readonly string[] {
  return roster.flatMap((member) => (onBehalf.has(member.person.id) ? [displayName(member, roster)] : []));
}

/** What reported figures say, who of them is known by name, and how many are not: nobody is invented. */
export function figureLines(
  text: Catalog,
  { tally, roster, states }: DayTally,
  mostNames: number,
): readonly string[] {
  const line = (count: number, of: readonly PersonAttendance[]): readonly string[] => {
    const names = roster.flatMap((member) => {
      const state = states.get(member.person.id);
      const isThere = state !== undefined && of.includes(state);
      return isThere && (member.expected || of.includes('present')) ? [displayName(member, roster)] : [];
    });
    const [state] = of;
    if (!state || (count === 0 && names.length === 0)) return [];
    const shown = names.slice(0, mostNames);
    return [text.closing.figures(state, count, shown, names.length - shown.length)];
  };
  return [
    ...line(tally.present, ['present', 'online']),
    ...line(tally.leave, ['leaveAgreed']),
    ...line(tally.absent, ['absent']),
    ...(tally.unrecorded > 0 ? [text.closing.remainder(tally.unrecorded)] : []),
  ];
}
