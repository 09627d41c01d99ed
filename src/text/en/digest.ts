import { sumTotals } from '../../domain/digest/month-facts.ts';
import type { BranchMonth, MonthDay, MonthTotals } from '../../domain/digest/month-facts.ts';
import { enDay, enMonth } from '../dates.ts';
import { townshipTexts } from '../digest-layout.ts';
import type { DigestWords } from '../digest-layout.ts';
import { splitLines } from '../split-lines.ts';
import { digestSentence } from '../zh-cn/digest.ts';
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

const townshipWords: DigestWords = {
  title: ({ township, month, linkedOnly }) =>
    `${township}, Party days of ${enMonth(month)}${linkedOnly ? ' (your linked villages)' : ''}`,
  noBranches: 'No branches yet: the county imports the rosters first.',
  help: digestHelp,
  totals: totalsLines,
  total: 'Total',
  legend: ' (expected/present/leave)',
  branches: (legend) => `Branches${legend}:`,
  lines: (_facts, some) => branchLines(some),
  apart: 'Offline and on pasture, counted apart',
  below: 'The branches follow below.',
  part: ({ township, month }, nth, of, legend) =>
    `${township}, ${enMonth(month)}, branches ${String(nth)}/${String(of)}${legend}:`,
  ending,
};

export const digest: typeof zh = {
  township: (facts, help, totalsOnly) => townshipTexts(townshipWords, facts, help, totalsOnly),
  branchLine: (_month, branch) => branchLines([branch]).join(''),
  county: ({ county, month, townships, calendar, feedback, auditHead }) => {
    const title = `${county}, Party days of ${enMonth(month)}`;
    if (townships.length === 0)
      return splitLines([title, 'No branches yet: import the rosters first.', ...ending]);
    const apart = sumTotals(townships.map((township) => township.apart));
    return splitLines([
      title,
      ...totalsLines('County', sumTotals(townships.map(({ normal }) => normal))),
      ...(apart.branches > 0 ? totalsLines(townshipWords.apart, apart) : []),
      ...townships.flatMap(({ name, normal }) => totalsLines(name, normal)),
      `Public holidays: ${[
        ...calendar.known.map((year) => `${String(year)} loaded`),
        ...calendar.missing.map((year) => `${String(year)} missing, please import`),
      ].join(', ')}`,
      [
        `Feedback: ${feedback.received} received, ${feedback.answered} answered`,
        ...(feedback.read > 0 ? [`${feedback.read} read`] : []),
        ...(feedback.open > 0 ? [`${feedback.open} waiting (send /feedback)`] : []),
      ].join(', '),
      `Head of the audit chain (keep it to check against): ${auditHead}`,
      ...ending,
    ]);
  },
};
