import { isApart, monthTotals, sumTotals } from '../../domain/digest/month-facts.ts';
import type { BranchMonth, MonthDay, MonthTotals, TownshipMonth } from '../../domain/digest/month-facts.ts';
import type { TownshipHelp } from '../../domain/digest/help.ts';
import { enDay, enMonth } from '../dates.ts';
import { splitLines } from '../split-lines.ts';
import { heaps } from '../two-abreast.ts';
import { digestSentence, mostLines, mostTogether } from '../zh-cn/digest.ts';
import type { digest as zh } from '../zh-cn/digest.ts';
import { digestHelp } from './digest-help.ts';
import { month as monthTexts } from './month.ts';

/** Ends whatever is told of branches above them (design rule 10). */
export const ending = ['For information and help only, never for ranking or assessment.', digestSentence];

export const dayWords: Readonly<Record<MonthDay['kind'], string>> = {
  held: 'held',
  planned: 'still to come',
  unrecorded: 'no record',
  cancelled: 'cancelled',
  skipped: 'not held this month',
  undated: 'no date',
};
export const conditionWords = { normal: '', offline: 'offline', pasture: 'on pasture' } as const;

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

export const totalsWords = ({ branches, days }: MonthTotals): string =>
  [
    `${branches} ${branches === 1 ? 'branch' : 'branches'}`,
    `${dayWords.held} ${days.held}`,
    ...(['planned', 'unrecorded', 'cancelled', 'skipped', 'undated'] as const).flatMap((kind) =>
      days[kind] > 0 ? [`${dayWords[kind]} ${days[kind]}`] : [],
    ),
  ].join(', ');

export const totalsLines = (words: string, totals: MonthTotals): readonly string[] => [
  `${words}: ${totalsWords(totals)}`,
  ...(totals.days.held > 0 ? [monthTexts.counts(totals.tally, 0)] : []),
];

const branchLines = (branches: readonly BranchMonth[]): readonly string[] =>
  branches.map(({ label, condition, day }) => {
    const mark = condition === 'normal' ? '' : ` (${conditionWords[condition]})`;
    return `${label}${mark}: ${dayState(day)}`;
  });

const helpLines = ({ over }: TownshipMonth, { lines, asBefore }: TownshipHelp): readonly string[] => [
  ...lines.map(({ help, branches }) => digestHelp.line(help, branches, over)),
  ...(lines.length > 0 ? [] : [asBefore.length > 0 ? digestHelp.nothingNew : digestHelp.nothing]),
  ...(asBefore.length > 0 ? [digestHelp.asBefore(asBefore.length)] : []),
];

const legendOf = (branches: readonly BranchMonth[]) =>
  branches.some(({ day }) => day.kind === 'held') ? ' (expected/present/leave)' : '';

const apartTotals = (apart: readonly BranchMonth[]) =>
  totalsLines('Offline and on pasture, counted apart', monthTotals(apart.map(({ day }) => day)));

const branchRows = ({ branches }: TownshipMonth): readonly string[] => {
  const normal = branches.filter((branch) => !isApart(branch));
  const apart = branches.filter(isApart);
  return [
    ...branchLines(normal),
    ...(apart.length > 0 ? [...apartTotals(apart), ...branchLines(apart)] : []),
  ];
};

export const digest: typeof zh = {
  township: (facts, help, totalsOnly) => {
    const { month, branches, linkedOnly } = facts;
    const title = `${facts.township}, Party days of ${enMonth(month)}${linkedOnly ? ' (your linked villages)' : ''}`;
    if (branches.length === 0)
      return {
        card: [title, 'No branches yet: the county imports the rosters first.', ...ending].join('\n'),
        branches: [],
      };
    const normal = branches.filter((branch) => !isApart(branch));
    const apart = branches.filter(isApart);
    const rows = branchRows(facts);
    const legend = legendOf(branches);
    const isTogether = branches.length <= mostTogether;
    return {
      card: [
        title,
        ...helpLines(facts, help),
        ...(normal.length > 0 ? totalsLines('Total', monthTotals(normal.map(({ day }) => day))) : []),
        ...(isTogether && !totalsOnly ? [...(normal.length > 0 ? [`Branches${legend}:`] : []), ...rows] : []),
        ...(isTogether || totalsOnly ? [] : ['The branches follow below.']),
        ...(apart.length > 0 && totalsOnly ? apartTotals(apart) : []),
        ...ending,
      ].join('\n'),
      branches:
        isTogether || totalsOnly
          ? []
          : heaps(rows, mostLines).flatMap((lines, at, { length }) => {
              const part = `${facts.township}, ${enMonth(month)}, branches ${String(at + 1)}/${String(length)}${legend}:`;
              return splitLines([part, ...lines, ...ending]);
            }),
    };
  },
  branchLine: (_month, branch) => branchLines([branch]).join(''),
  county: ({ county, month, townships, calendar, feedback, auditHead }) => {
    const title = `${county}, Party days of ${enMonth(month)}`;
    if (townships.length === 0)
      return splitLines([title, 'No branches yet: import the rosters first.', ...ending]);
    const apart = sumTotals(townships.map((township) => township.apart));
    return splitLines([
      title,
      ...totalsLines('County', sumTotals(townships.map(({ normal }) => normal))),
      ...(apart.branches > 0 ? totalsLines('Offline and on pasture, counted apart', apart) : []),
      ...townships.flatMap(({ name, normal }) => totalsLines(name, normal)),
      `Public holidays: ${[
        ...calendar.known.map((year) => `${String(year)} loaded`),
        ...calendar.missing.map((year) => `${String(year)} missing, please import`),
      ].join(', ')}`,
      `Feedback: ${feedback.received} received, ${feedback.answered} answered${feedback.open > 0 ? `, ${feedback.open} waiting (send /feedback)` : ''}`,
      `Head of the audit chain (keep it to check against): ${auditHead}`,
      ...ending,
    ]);
  },
};
