import type { Troubles } from './neighbours.ts';
import type { Finding } from './oracle.ts';

/** Taps that were made while Redis was away, and how many of these were answered while it was away. */
export interface WithoutRedis {
  readonly made: number;
  readonly answered: number;
}

/** What a run of kills has shown. `ok`: every number that has to be zero is zero. */
export interface Report {
  readonly ok: boolean;
  readonly seed: number;
  readonly kills: number;
  readonly lives: number;
  readonly durationS: number;
  readonly endedBy: Readonly<Record<string, number>>;
  /** In a run with Redis and workers: what was done to them. */
  readonly neighbours?: Troubles;
  /** Of these, how many came while the program lived. */
  readonly meanwhile?: number;
  readonly withoutRedis?: WithoutRedis;
  readonly taps: {
    readonly made: number;
    /** Of these, how many before the last kill. */
    readonly amidKills: number;
    readonly answered: number;
    readonly recorded: number;
  };
  readonly words: number;
  readonly files: { readonly asked: number; readonly arrived: number };
  readonly messages: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly redelivered: number;
  readonly uncertain: {
    /** Messages of which nobody knew whether they had arrived. */
    readonly total: number;
    readonly mostAKill: number;
    /** Looked at and found on the phone. */
    readonly seen: number;
    /** Looked at, not there, sent again. */
    readonly resent: number;
  };
  readonly outbox: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

const shownExamples = 5;

/** The report as a table to read. */
export function tableOf(report: Report): string {
  const { taps, files, uncertain } = report;
  const counted = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${String(count)}`)
      .join(', ') || 'none';
  const rows: (readonly [string, string | number])[] = [
    ['seed', report.seed],
    ['kills', report.kills],
    ['lives', `${String(report.lives)} (ended by ${counted(report.endedBy)})`],
    ...neighbourRows(report),
    ['duration', `${String(Math.round(report.durationS))} s`],
    [
      'taps made, of these before the last kill, answered, recorded',
      `${String(taps.made)}, ${String(taps.amidKills)}, ${String(taps.answered)}, ${String(taps.recorded)}`,
    ],
    ['words said', report.words],
    ['files asked for, arrived', `${String(files.asked)}, ${String(files.arrived)}`],
    ['messages on phones', report.messages],
    ['faults of the messenger', counted(report.faults)],
    ['updates delivered again', report.redelivered],
    [
      'uncertain messages',
      `${String(uncertain.total)} (found on the phone ${String(uncertain.seen)}, sent again by the officer ${String(uncertain.resent)})`,
    ],
    ['in flight at a kill, most', uncertain.mostAKill],
    ['outbox', counted(report.outbox)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    ...rows.map(([name, value]) => `${name.padEnd(width)}  ${String(value)}`),
    '',
    zerosOf(report.findings),
    report.ok ? 'Nothing lost, nothing twice.' : `NOT as promised. Again with: --seed ${String(report.seed)}`,
  ].join('\n');
}

/** The numbers that have to be zero, and the first of what was found. */
export function zerosOf(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ name }) => name.length));
  const examples = findings.flatMap(({ name, found }) =>
    found.length === 0 ? [] : [`\n${name}:`, ...found.slice(0, shownExamples).map((one) => `  ${one}`)],
  );
  return [
    'These have to be zero:',
    ...findings.map(({ name, found }) => `${name.padEnd(width)}  ${String(found.length)}`),
    ...examples,
    '',
  ].join('\n');
}

function neighbourRows({
  neighbours,
  meanwhile = 0,
  withoutRedis = { made: 0, answered: 0 },
}: Report): (readonly [string, string | number])[] {
  if (!neighbours) return [];
  return [
    ['kills of Redis', neighbours.redisKills],
    ['FLUSHALL', neighbours.flushes],
    ['kills of workers', neighbours.workerKills],
    ['of these while the program lived', meanwhile],
    [
      'taps made while Redis was away, of these answered meanwhile',
      `${String(withoutRedis.made)}, ${String(withoutRedis.answered)}`,
    ],
  ];
}
