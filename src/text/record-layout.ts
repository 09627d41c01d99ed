import type { Reported } from '../domain/attendance/on-behalf.ts';
import type { LocalDate, LocalTime, Month } from '../domain/ids.ts';
import type { Rate } from '../domain/attendance/rates.ts';
import type { PersonAttendance } from '../domain/attendance/state.ts';
import type { PartyDayForm } from '../domain/party-day/party-day.ts';
import type {
  MadeUpName,
  PageCorrection,
  PageDecision,
  PageGroup,
  PageName,
  RecordPageFacts,
} from '../domain/record/page-facts.ts';
import type { PageRow } from './page-row.ts';

/** The labels of the record page, in the order in which they stand on it. */
interface RecordLabels {
  readonly when: string;
  readonly where: string;
  readonly chair: string;
  readonly recorder: string;
  readonly sittings: string;
  readonly form: string;
  readonly theme: string;
  readonly counts: Readonly<
    Record<'expected' | 'present' | 'online' | 'leave' | 'absent' | 'unrecorded' | 'guests', string>
  >;
  /** Over names: those who came, where none was online and where some were. */
  readonly came: string;
  readonly onSite: string;
  readonly online: string;
  readonly leave: string;
  readonly absent: string;
  readonly unrecorded: string;
  readonly waiting: string;
  readonly onBehalf: string;
  readonly offRoster: string;
  readonly note: string;
  readonly agenda: string;
  readonly decisions: string;
  readonly three: string;
  readonly madeUp: string;
  readonly corrections: string;
  readonly attended: string;
  readonly studied: string;
}

/** What a language has to say for the record page; the layout is the same in all. */
export interface RecordWords {
  readonly labels: RecordLabels;
  fullTime(date: LocalDate, time: LocalTime): string;
  sittingTime(date: LocalDate, time: LocalTime): string;
  forms(forms: readonly PartyDayForm[]): string;
  countsLine(facts: RecordPageFacts): string;
  /** 请假3人 */
  counted(label: string, count: number): string;
  person(one: PageName): string;
  /** What is to be said where the names are not as many as the count. */
  groupNote(group: PageGroup): string | undefined;
  state(state: PersonAttendance): string;
  readonly notCounted: string;
  /** Beside leave that awaits consent: the figures cover it. */
  readonly included: string;
  reported(totals: Reported): string;
  previousLabel(month: Month): string;
  readonly head: readonly string[];
  readonly outcomeHead: string;
  deadline(deadline: LocalDate, from: Month): string;
  decisionLine(item: PageDecision, from: Month): string;
  outcomeLine(decision: string, outcome: string | null): string;
  three(facts: RecordPageFacts): string;
  madeUp(one: MadeUpName): string;
  /** Who or what was changed how, when and why. */
  correction(one: PageCorrection): string;
  rate(rate: Rate): string;
}

/** A longer theme gets a row of its own. */
const longestBeside = 40;

/** The record page (党支部工作手册) as rows: date, place, chair, counts with names, agenda, decisions, 三有, rates. */
export function recordRows(facts: RecordPageFacts, words: RecordWords): readonly PageRow[] {
  const { labels } = words;
  return [
    ...meetingRows(facts, words),
    ...attendanceRows(facts, words),
    { kind: 'lines', label: labels.agenda, lines: numbered(facts.agenda) },
    ...decisionRows(facts, words),
    { kind: 'lines', label: labels.three, lines: [words.three(facts)] },
    ...(facts.madeUp.length > 0 ? [madeUpRow(facts, words)] : []),
    ...(facts.corrections.length > 0 ? [correctionsRow(facts, words)] : []),
    {
      kind: 'pairs',
      pairs: [
        [labels.attended, words.rate(facts.attended)],
        [labels.studied, words.rate(facts.studied)],
      ],
    },
  ];
}

const numbered = (lines: readonly string[]) => lines.map((line, at) => `${at + 1}. ${line}`);

function meetingRows(facts: RecordPageFacts, words: RecordWords): readonly PageRow[] {
  const { labels } = words;
  const theme = facts.theme ?? '';
  const isLong = theme.length > longestBeside;
  const form = [labels.form, words.forms(facts.forms)] as const;
  const sittings = facts.sittings.map(({ who, date, time, place }) =>
    [who, words.sittingTime(date, time), place ?? ''].filter((part) => part !== '').join(' '),
  );
  return [
    {
      kind: 'pairs',
      pairs: [
        [labels.when, words.fullTime(facts.date, facts.time)],
        [labels.where, facts.place ?? ''],
      ],
    },
    {
      kind: 'pairs',
      pairs: [
        [labels.chair, facts.chair ?? ''],
        [labels.recorder, facts.recorder ?? ''],
      ],
    },
    ...(sittings.length > 1 ? [{ kind: 'lines', label: labels.sittings, lines: sittings } as const] : []),
    { kind: 'pairs', pairs: isLong ? [form] : [form, [labels.theme, theme]] },
    ...(isLong ? [{ kind: 'lines', label: labels.theme, lines: [theme] } as const] : []),
  ];
}

function attendanceRows(facts: RecordPageFacts, words: RecordWords): readonly PageRow[] {
  const { labels } = words;
  const { onSite, online, leave, absent, unrecorded } = facts;
  const groupRow = (label: string, group: PageGroup): PageRow => ({
    kind: 'names',
    label: words.counted(label, group.count),
    names: group.names.map((one) => words.person(one)),
    note: words.groupNote(group),
  });
  const groups = [
    [labels.online, online],
    [labels.leave, leave],
    [labels.absent, absent],
    [labels.unrecorded, unrecorded],
  ] as const;
  const { counts } = labels;
  return [
    {
      kind: 'counts',
      counts: [
        [counts.expected, facts.expected],
        [counts.present, facts.present],
        [counts.online, online.count],
        [counts.leave, leave.count],
        [counts.absent, absent.count],
        [counts.unrecorded, unrecorded.count],
        [counts.guests, facts.guests],
      ],
      line: words.countsLine(facts),
    },
    groupRow(online.count > 0 ? labels.onSite : labels.came, onSite),
    ...groups.flatMap(([label, group]) =>
      group.count > 0 || group.names.length > 0 ? [groupRow(label, group)] : [],
    ),
    ...(facts.waiting.length > 0
      ? [{ kind: 'names', label: labels.waiting, names: facts.waiting, note: words.included } as const]
      : []),
    ...(facts.onBehalf.length > 0
      ? [
          {
            kind: 'names',
            label: words.counted(labels.onBehalf, facts.onBehalf.length),
            names: facts.onBehalf,
            note: undefined,
          } as const,
        ]
      : []),
    ...(facts.offRoster.length > 0 ? [offRosterRow(facts, words)] : []),
    ...(facts.reported
      ? [{ kind: 'lines', label: labels.note, lines: [words.reported(facts.reported)] } as const]
      : []),
  ];
}

function offRosterRow({ offRoster }: RecordPageFacts, words: RecordWords): PageRow {
  return {
    kind: 'names',
    label: words.labels.offRoster,
    names: offRoster.map(({ name, state }) => `${name}${words.state(state)}`),
    note: words.notCounted,
  };
}

function decisionRows(
  { month, decisions, previous }: RecordPageFacts,
  words: RecordWords,
): readonly PageRow[] {
  const cells = ({ text, responsible, deadline }: PageDecision, at: number, from: Month) => [
    String(at + 1),
    text,
    responsible ?? '',
    deadline === null ? '' : words.deadline(deadline, from),
  ];
  const own: PageRow = {
    kind: 'items',
    label: words.labels.decisions,
    head: words.head,
    items: decisions.map((item, at) => cells(item, at, month)),
    lines: numbered(decisions.map((item) => words.decisionLine(item, month))),
  };
  if (!previous || previous.decisions.length === 0) return [own];
  const { month: from, decisions: last } = previous;
  return [
    {
      kind: 'items',
      label: words.previousLabel(from),
      head: [...words.head, words.outcomeHead],
      items: last.map((item, at) => [...cells(item, at, from), item.outcome ?? '']),
      lines: numbered(last.map((item) => words.outcomeLine(words.decisionLine(item, from), item.outcome))),
    },
    own,
  ];
}

function madeUpRow({ madeUp }: RecordPageFacts, words: RecordWords): PageRow {
  return {
    kind: 'names',
    label: words.counted(words.labels.madeUp, madeUp.length),
    names: madeUp.map((one) => words.madeUp(one)),
    note: undefined,
  };
}

function correctionsRow({ corrections }: RecordPageFacts, words: RecordWords): PageRow {
  return {
    kind: 'lines',
    label: words.labels.corrections,
    lines: corrections.map((one) => words.correction(one)),
  };
}
