import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { syncDirectory, writeWhole } from '../adapters/files/whole-file.ts';
import { monthsShown } from '../cases/above/months-shown.ts';
import { reasonFault, reasonLimits } from '../cases/above/reason-limits.ts';
import { branchesAbove, monthsOfYear } from '../cases/ledgers/branch-counts.ts';
import { aboveFiles, branchFiles } from '../cases/ledgers/files-wanted.ts';
import type { FileWanted, Period } from '../cases/ledgers/files-wanted.ts';
import { knownSince } from '../cases/ledgers/known-since.ts';
import { noteExportedNames } from '../cases/ledgers/note-exported-names.ts';
import { monthOf, parseMonth, yearOf } from '../domain/calendar/time.ts';
import { accept, refuse } from '../domain/decision.ts';
import type { Decision } from '../domain/decision.ts';
import type { Store, Tx } from '../ports/store/store.ts';
import { exitCodes } from './exit-codes.ts';
import { exportScope } from './export-scope.ts';
import type { ExportScope } from './export-scope.ts';
import { progressBar } from './progress.ts';
import type { Session } from './session.ts';

export interface ExportFlags {
  readonly branch?: string;
  readonly township?: string;
  readonly county?: boolean;
  readonly month?: string;
  readonly year?: string;
  readonly out: string;
  readonly names?: boolean;
  readonly reason?: string;
  readonly json?: boolean;
}

interface Request {
  readonly period: Period;
  /** Names above the branch, for this reason. */
  readonly reason: string | undefined;
}

/** `zhibu export`: the files that the chat sends, into a folder. Above the branch counts only, and names for a reason. */
export async function exportCommand(session: Session, flags: ExportFlags): Promise<number> {
  const { text } = session;
  const request = requestOf(session, flags);
  if (!request.ok) {
    session.note(request.reason);
    return exitCodes.usage;
  }
  const { period, reason } = request.value;
  const work = async (store: Store): Promise<number> => {
    const wanted = store.read((tx) => wantedOf(session, tx, flags, request.value));
    if (!wanted.ok) {
      session.note(wanted.reason);
      return exitCodes.rejected;
    }
    const folder = path.resolve(session.deps.cwd, flags.out);
    const trouble = await folderTrouble(folder);
    if (trouble !== undefined) {
      session.note(text.exportCli.noFolder(flags.out, trouble));
      return exitCodes.rejected;
    }
    const made = await makeAll(session, store, wanted.value.files);
    // Written down before a name leaves: nobody has names of which nobody knows.
    if (reason !== undefined) noteNames(session, store, wanted.value.scope, period, reason);
    return write(session, folder, made, flags);
  };
  // Counts change nothing.
  return reason === undefined ? session.reading(work) : session.withStore(work);
}

/** What the flags say, before anything is read. */
function requestOf({ text }: Session, flags: ExportFlags): Decision<Request, string> {
  const words = text.exportCli;
  const scopes = [flags.branch, flags.township, flags.county].filter((one) => one !== undefined);
  if (scopes.length !== 1) return refuse(words.oneScope);
  const { month, year, names = false, reason } = flags;
  if ((month === undefined) === (year === undefined)) return refuse(words.onePeriod);
  if (names && flags.branch !== undefined) return refuse(words.namesAbove);
  const said = reason?.trim() ?? '';
  if (names && said === '') return refuse(words.reasonMissing);
  if (!names && reason !== undefined) return refuse(words.reasonAlone);
  if (names && reasonFault(said)) return refuse(words.reasonLength(reasonLimits.fewest, reasonLimits.most));
  const period = periodOf(month, year);
  if (!period) return refuse(words.badPeriod(month ?? year ?? ''));
  return accept({ period, reason: names ? said : undefined });
}

function periodOf(month: string | undefined, year: string | undefined): Period | undefined {
  if (year !== undefined) return /^\d{4}$/.test(year) ? { kind: 'year', year: Number(year) } : undefined;
  const parsed = parseMonth(month ?? '');
  return parsed === undefined ? undefined : { kind: 'month', month: parsed };
}

interface Wanted {
  readonly scope: ExportScope;
  readonly files: readonly FileWanted[];
}

function wantedOf(
  { text, today }: Session,
  tx: Tx,
  flags: ExportFlags,
  { period, reason }: Request,
): Decision<Wanted, string> {
  const scope = exportScope(tx, flags, text);
  if (!scope.ok) return scope;
  const ahead =
    period.kind === 'month'
      ? period.month > monthOf(today) && text.exports.notYet(period.month)
      : period.year > yearOf(today) && text.exports.yearNotYet(period.year);
  if (ahead !== false) return refuse(ahead);
  if (scope.value.kind === 'above') {
    const { above } = scope.value;
    if (branchesAbove(tx, above).length === 0) return refuse(text.exportCli.noBranches);
    const { first } = monthsShown(tx, today);
    if (period.kind === 'month' ? period.month < first : period.year < yearOf(first))
      return refuse(text.exports.beforeAny(period.kind === 'month' ? period.month : period.year, first));
    return accept({ scope: scope.value, files: aboveFiles(above, period, today, reason !== undefined) });
  }
  const { branch } = scope.value;
  const since = knownSince(tx, branch.id);
  const isBefore =
    since === undefined || (period.kind === 'month' ? period.month < since : period.year < yearOf(since));
  if (isBefore) return refuse(text.exports.before(branch.name, since));
  return accept({ scope: scope.value, files: branchFiles(tx, branch.id, period, today) });
}

/** `undefined`: files can be put there. */
async function folderTrouble(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder, { recursive: true });
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : '';
  }
}

interface Made {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

async function makeAll(
  { deps, config, text }: Session,
  store: Store,
  wanted: readonly FileWanted[],
): Promise<readonly Made[]> {
  const bar = progressBar(deps.stderr, text);
  let done = 0;
  bar?.show(done, wanted.length);
  try {
    return await Promise.all(
      deps
        .openFiles(config, store)
        .make(wanted)
        .map(async (file) => {
          const made = await file;
          bar?.show(++done, wanted.length);
          return made;
        }),
    );
  } finally {
    bar?.clear();
  }
}

function noteNames(
  { now, today, text }: Session,
  store: Store,
  scope: ExportScope,
  period: Period,
  reason: string,
): void {
  if (scope.kind !== 'above') return;
  const months = period.kind === 'month' ? [period.month] : monthsOfYear(period.year, today);
  store.write((tx) => {
    noteExportedNames({ tx, now, today, text }, branchesAbove(tx, scope.above), months, reason);
  });
}

async function write(
  session: Session,
  folder: string,
  files: readonly Made[],
  { out, json }: ExportFlags,
): Promise<number> {
  const { text } = session;
  const written: { file: string; bytes: number; sha256: string }[] = [];
  for (const { fileName, bytes } of files) {
    const file = path.join(folder, path.basename(fileName));
    try {
      await writeWhole(file, bytes);
    } catch (error) {
      const found = error instanceof Error && 'code' in error ? String(error.code) : '';
      session.note(text.exportCli.notWritten(path.join(out, path.basename(fileName)), found));
      return exitCodes.rejected;
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    written.push({ file, bytes: bytes.length, sha256 });
  }
  await syncDirectory(folder);
  if (json === true) session.document({ files: written });
  else session.say(...files.map(({ fileName }) => path.join(out, path.basename(fileName))));
  session.note(text.exportCli.done(written.length));
  return exitCodes.done;
}
