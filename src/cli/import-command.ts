import { existingRoster } from '../cases/roster/existing-roster.ts';
import { importRoster } from '../cases/roster/import-roster.ts';
import type { ImportReport, KindReport } from '../domain/roster/import-report.ts';
import { validateImport } from '../domain/roster/validate-import.ts';
import type { ImportBatch, TableReading } from '../domain/roster/validate-import.ts';
import type { Reject } from '../domain/roster/reject.ts';
import type { TableProblem } from '../domain/roster/table.ts';
import type { Store } from '../ports/store/store.ts';
import { describeReject } from '../text/roster-rejects.ts';
import { describeTableProblem } from '../text/table-problems.ts';
import { exitCodes } from './exit-codes.ts';
import { progressBar } from './progress.ts';
import { readFiles } from './read-files.ts';
import type { FilesRead } from './read-files.ts';
import type { Session } from './session.ts';

export interface ImportFlags {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** The messenger whose user ids the column 账号 holds. */
const messenger = 'telegram';

const kinds: readonly (keyof ImportReport)[] = ['branches', 'members', 'admins', 'holidays'];

/** `zhibu import`: everything is read and validated first, then written in one short transaction, or not at all. */
export async function importCommand(
  session: Session,
  files: readonly string[],
  flags: ImportFlags,
): Promise<number> {
  const read = await readFiles(session, files);
  if (read.missing.length > 0) return reportUnreadable(session, read, flags);
  // Rows that refer to a table that could not be read would all be rejected too.
  if (read.problems.length > 0) return reportRejects(session, read.problems, [], flags);
  return session[flags.dryRun === true ? 'reading' : 'withStore']((store) => {
    const validated = validateImport(read.tables, store.read(existingRoster));
    if (!validated.ok) return reportRejects(session, [], validated.reason, flags);
    const report = run(session, store, validated.value, flags);
    if (flags.json === true) session.document(jsonOf(report, validated.value.tables, flags));
    else session.say(...linesOf(session, report, validated.value.tables, flags));
    return exitCodes.done;
  });
}

function run(session: Session, store: Store, batch: ImportBatch, flags: ImportFlags): ImportReport {
  const { now, today } = session;
  const { timezone: zone } = session.config;
  if (flags.dryRun === true)
    return store.read((tx) => importRoster(tx, batch, { now, today, zone, messenger, dryRun: true }));
  const bar = progressBar(session.deps.stderr, session.text);
  const progress = (done: number, total: number) => bar?.show(done, total);
  try {
    return store.write((tx) => importRoster(tx, batch, { now, today, zone, messenger, progress }));
  } finally {
    bar?.clear();
  }
}

function reportUnreadable(session: Session, read: FilesRead, flags: ImportFlags): number {
  session.note(...read.missing);
  if (flags.json === true) session.document({ ok: false, written: false, unreadable: read.missing });
  return exitCodes.usage;
}

function reportRejects(
  session: Session,
  problems: readonly TableProblem[],
  rejects: readonly Reject[],
  flags: ImportFlags,
): number {
  const { locale, cli } = session.text;
  const broken = problems.map((problem) => describeTableProblem(problem, locale));
  const done = cli.rejected(problems.length + rejects.length);
  if (flags.json === true) {
    session.document({
      ok: false,
      written: false,
      files: problems.map(({ file, fault }, at) => ({ file, fault, message: broken[at] })),
      rejects: rejects.map((reject) => ({ ...reject, message: describeReject(reject, locale) })),
    });
    session.note(done);
  } else session.say(...broken, ...rejects.map((reject) => describeReject(reject, locale)), done);
  return exitCodes.rejected;
}

function linesOf(
  { text: { cli } }: Session,
  report: ImportReport,
  tables: readonly TableReading[],
  flags: ImportFlags,
): readonly string[] {
  const there = kinds.filter((kind) => tables.some((table) => table.kind === kind));
  const conflicts = there.flatMap((kind) =>
    report[kind].conflicts.map((conflict) => cli.conflict(kind, conflict)),
  );
  return [
    ...there.map((kind) => cli.kindLine(kind, report[kind])),
    ...tables.flatMap(({ file, ignoredHeadings }) =>
      ignoredHeadings.length > 0 ? [cli.ignored(file, ignoredHeadings)] : [],
    ),
    ...there.flatMap((kind) =>
      report[kind].notInFile.length > 0 ? [cli.notInFile(kind, report[kind].notInFile)] : [],
    ),
    ...report.members.amountsLater.map(cli.amountLater),
    ...conflicts,
    ...(conflicts.length > 0 ? [cli.settleConflicts] : []),
    whatNext(cli, report, flags),
  ];
}

function whatNext(cli: Session['text']['cli'], report: ImportReport, flags: ImportFlags): string {
  if (flags.dryRun === true) return cli.dryRunDone;
  if (!hasChanges(report)) return cli.nothingNew;
  return report.branches.added.length > 0 ? cli.imported : cli.updated;
}

function hasChanges(report: ImportReport): boolean {
  return kinds.some((kind) => report[kind].added.length + report[kind].changed.length > 0);
}

function jsonOf(report: ImportReport, tables: readonly TableReading[], flags: ImportFlags): unknown {
  const all = <T>(of: (kind: KindReport) => readonly T[]) =>
    kinds.flatMap((kind) => of(report[kind]).map((item) => [kind, item] as const));
  const counts = kinds.map((kind) => {
    const { added, changed, unchanged, notInFile, conflicts } = report[kind];
    return [
      kind,
      {
        added: added.length,
        changed: changed.length,
        unchanged: unchanged.length,
        notInFile: notInFile.length,
        conflicts: conflicts.length,
      },
    ] as const;
  });
  return {
    ok: true,
    dryRun: flags.dryRun === true,
    written: flags.dryRun !== true && hasChanges(report),
    ...Object.fromEntries(counts),
    files: tables,
    added: all((of) => of.added).map(([kind, key]) => ({ kind, key })),
    changed: all((of) => of.changed).map(([kind, record]) => ({ kind, ...record })),
    notInFile: all((of) => of.notInFile).map(([kind, key]) => ({ kind, key })),
    conflicts: all((of) => of.conflicts).map(([kind, { key, at, heading, current, next }]) => ({
      kind,
      key,
      column: heading,
      inDatabase: current,
      inFile: next,
      ...at,
    })),
    amountsLater: report.members.amountsLater.map(({ at, ...later }) => ({
      kind: 'members',
      ...later,
      ...at,
    })),
  };
}
