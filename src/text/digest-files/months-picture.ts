import type { CountsPanel, CountsPicture, Fill } from '../../domain/counts-picture.ts';
import type { TownshipMonths } from '../../domain/digest/township-months.ts';
import type { DigestWords } from './digest-words.ts';

type Part = readonly [name: string, fill: Fill, counts: readonly number[]];

/** The months as bars: how the branches' days stood, and below who came. 线下 and 转场 stay out of both, and are told in the foot. */
export function monthsPicture(facts: TownshipMonths, words: DigestWords): CountsPicture {
  const { township, linkedOnly, months } = facts;
  const [first, last] = [months[0], months.at(-1)];
  const normal = months.map((each) => each.normal);
  const { stands, people } = words;
  const labels = months.map(({ month }) => words.month(month));
  return {
    title: words.pictureTitle(township, linkedOnly),
    under: first && last ? words.span(first.month, last.month) : '',
    panels: [
      panel(
        words.branchesHeading,
        labels,
        [
          [stands.held, 'full', normal.map(({ days }) => days.held)],
          [stands.unrecorded, 'striped', normal.map(({ days }) => days.unrecorded)],
          [stands.undated, 'dotted', normal.map(({ days }) => days.undated)],
          [stands.off, 'pale', normal.map(({ days }) => days.cancelled + days.skipped)],
          [stands.planned, 'empty', normal.map(({ days }) => days.planned)],
        ],
        normal.map(({ branches }) => words.inAll(branches)),
      ),
      panel(
        words.peopleHeading,
        labels,
        [
          [people.present, 'full', normal.map(({ tally }) => tally.present)],
          [people.leave, 'pale', normal.map(({ tally }) => tally.leave)],
          [people.rest, 'empty', normal.map(({ tally }) => tally.absent + tally.unrecorded)],
        ],
        normal.map(({ days, tally }) => (days.held > 0 ? words.expected(tally.expected) : words.nothingHeld)),
      ),
    ],
    foot: [
      ...(last && last.apart.branches > 0 ? [words.apart(last.month, last.apart)] : []),
      ...words.sentences,
    ],
  };
}

/** Parts that no bar has are not in the legend either; the first one says what the bars are. */
function panel(
  heading: string,
  labels: readonly string[],
  parts: readonly Part[],
  ends: readonly string[],
): CountsPanel {
  const shown = parts.filter(([, , counts], at) => at === 0 || counts.some((count) => count > 0));
  return {
    heading,
    legend: shown.map(([name, fill]) => ({ name, fill })),
    rows: labels.map((label, at) => ({
      label,
      counts: shown.map(([, , counts]) => counts[at] ?? 0),
      end: ends[at] ?? '',
    })),
  };
}
