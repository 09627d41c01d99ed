import { isApart, monthTotals, sumTotals } from '../../domain/digest/month-facts.ts';
import type { BranchMonth, MonthDay, MonthTotals, TownshipMonth } from '../../domain/digest/month-facts.ts';
import { enDay, enMonth } from '../dates.ts';
import { splitLines } from '../split-lines.ts';
import { digestSentence } from '../zh-cn/digest.ts';
import type { digest as zh } from '../zh-cn/digest.ts';
import { month as monthTexts } from './month.ts';

const ending = ['For information and help only, never for ranking or assessment.', digestSentence];

const dayWords: Readonly<Record<MonthDay['kind'], string>> = {
  held: 'held',
  planned: 'still to come',
  unrecorded: 'no record',
  cancelled: 'cancelled',
  skipped: 'not held this month',
  undated: 'no date',
};
const conditionWords = { normal: '', offline: 'offline', pasture: 'on pasture' } as const;

const dayState = (day: MonthDay): string => {
  switch (day.kind) {
    case 'held':
      return `${enDay(day.date)}, ${day.tally.expected}/${day.tally.present}/${day.tally.leave}`;
    case 'undated':
    case 'skipped':
      return dayWords[day.kind];
    case 'planned':
    case 'unrecorded':
    case 'cancelled':
      return `${enDay(day.date)}, ${dayWords[day.kind]}`;
  }
};

const helpLines = ({ branches, over }: TownshipMonth): readonly string[] => {
  const normal = branches.filter((branch) => !isApart(branch));
  const line = (words: string, needs: (branch: BranchMonth) => boolean) => {
    const labels = normal.filter(needs).map(({ label }) => label);
    return labels.length === 0 ? [] : [`${words}: ${labels.join(', ')}`];
  };
  return [
    ...line('Day past, no record yet', ({ day }) => day.kind === 'unrecorded'),
    ...line(
      over ? 'No date in this month' : 'No date yet',
      ({ day, chat, officer }) => day.kind === 'undated' && (officer || chat !== 'none'),
    ),
    ...line('Secretary not connected yet', ({ officer }) => !officer),
    ...line('No group yet', ({ officer, chat }) => officer && chat === 'none'),
    ...line('Assistant no longer in the group', ({ chat }) => chat === 'left'),
  ];
};

const totalsWords = ({ branches, days }: MonthTotals): string =>
  [
    `${branches} ${branches === 1 ? 'branch' : 'branches'}`,
    `${dayWords.held} ${days.held}`,
    ...(['planned', 'unrecorded', 'cancelled', 'skipped', 'undated'] as const).flatMap((kind) =>
      days[kind] > 0 ? [`${dayWords[kind]} ${days[kind]}`] : [],
    ),
  ].join(', ');

const totalsLines = (words: string, totals: MonthTotals): readonly string[] => [
  `${words}: ${totalsWords(totals)}`,
  ...(totals.days.held > 0 ? [monthTexts.counts(totals.tally, 0)] : []),
];

const branchLines = (branches: readonly BranchMonth[]): readonly string[] =>
  branches.map(({ label, condition, day }) => {
    const mark = condition === 'normal' ? '' : ` (${conditionWords[condition]})`;
    return `${label}${mark}: ${dayState(day)}`;
  });

export const digest: typeof zh = {
  township: (facts) => {
    const { month, branches, linkedOnly } = facts;
    const title = `${facts.township}, Party days of ${enMonth(month)}${linkedOnly ? ' (your linked villages)' : ''}`;
    if (branches.length === 0)
      return splitLines([title, 'No branches yet: the county imports the rosters first.', ...ending]);
    const normal = branches.filter((branch) => !isApart(branch));
    const apart = branches.filter(isApart);
    const help = helpLines(facts);
    const legend = branches.some(({ day }) => day.kind === 'held') ? ' (expected/present/leave)' : '';
    return splitLines([
      title,
      ...(help.length > 0 ? help : ['No branch needs help at the moment.']),
      ...(normal.length > 0 ? totalsLines('Total', monthTotals(normal.map(({ day }) => day))) : []),
      ...(normal.length > 0 ? [`Branches${legend}:`, ...branchLines(normal)] : []),
      ...(apart.length > 0
        ? [
            ...totalsLines('Offline and on pasture, counted apart', monthTotals(apart.map(({ day }) => day))),
            ...branchLines(apart),
          ]
        : []),
      ...ending,
    ]);
  },
  county: ({ county, month, townships }) => {
    const title = `${county}, Party days of ${enMonth(month)}`;
    if (townships.length === 0)
      return splitLines([title, 'No branches yet: import the rosters first.', ...ending]);
    const apart = sumTotals(townships.map((township) => township.apart));
    return splitLines([
      title,
      ...totalsLines('County', sumTotals(townships.map(({ normal }) => normal))),
      ...(apart.branches > 0 ? totalsLines('Offline and on pasture, counted apart', apart) : []),
      ...townships.flatMap(({ name, normal }) => totalsLines(name, normal)),
      ...ending,
    ]);
  },
};
