import type { ButtonCall, Call, CommandCall, Grammar } from '../../command.ts';
import { addMonths, monthOf, yearOf } from '../../domain/calendar/time.ts';
import { accept, refuse } from '../../domain/decision.ts';
import type { ActorAdmin } from '../../domain/authority/actor.ts';
import type { Guard } from '../../domain/delivery/guards.ts';
import { branchNames, chooseNamed } from '../../domain/grammar/branch-choice.ts';
import { parseExport } from '../../domain/grammar/export-words.ts';
import type { ExportPeriod } from '../../domain/grammar/export-words.ts';
import type { BranchId, Month } from '../../domain/ids.ts';
import type { CardButton, Outcome } from '../../domain/outcome.ts';
import type { Branch } from '../../ports/store/org.ts';
import { monthsBeside, monthsShown } from '../above/months-shown.ts';
import { digestMonth } from '../digest/digest-due.ts';
import { recordDay } from '../record/record-day.ts';
import type { Above } from './branch-counts.ts';
import { countsFiles, monthFiles } from './files-wanted.ts';
import type { FileWanted } from './files-wanted.ts';
import { knownSince } from './known-since.ts';

/** Whose files are asked for. `which`: an officer of several branches has named none. */
export type ExportWords =
  | { readonly kind: 'branch'; readonly branch: Branch; readonly period: ExportPeriod }
  | { readonly kind: 'which'; readonly branches: readonly Branch[]; readonly period: ExportPeriod }
  | { readonly kind: 'above'; readonly period: ExportPeriod };

/** More than these to choose from are named instead. */
const mostButtons = 6;

export const exportGrammar: Grammar<ExportWords> = {
  example: { 'zh-CN': '导出 2026-10', en: '/export 2026-10' },
  parse(words, { tx, actor, today, text }) {
    const branches = (actor.person?.officerOf ?? []).flatMap((id) => tx.org.branch(id) ?? []);
    const choice = chooseNamed(
      branches.map((branch) => ({
        value: branch,
        names: branchNames(branch.name, tx.org.village(branch.villageId)?.name ?? branch.name),
      })),
      words,
    );
    if (choice.kind === 'unknown')
      return refuse(text.common.noSuchBranch(choice.said, branches[0]?.name ?? ''));
    const period = parseExport(choice.kind === 'one' ? choice.words : words, today);
    if (!period.ok) return refuse(text.exports.unclear(period.reason));
    switch (choice.kind) {
      case 'one':
        return accept({ kind: 'branch', branch: choice.value, period: period.value });
      case 'ask':
        return accept({ kind: 'which', branches: choice.values, period: period.value });
      case 'none':
        return accept({ kind: 'above', period: period.value });
    }
  },
};

/** 导出: the month's files of the own branch, or the counts of what lies below. */
export function exportWords(call: CommandCall<ExportWords>): Outcome {
  const { text, args, actor, today } = call;
  const { period } = args;
  if (args.kind === 'which') return whichBranch(call, args.branches, period);
  if (args.kind === 'branch') {
    if (period.kind === 'year') return yearFile(call, args.branch, 'bundle', period.year);
    const month =
      period.kind === 'month'
        ? period.month
        : (recordDay(call.tx, args.branch.id, today)?.month ?? monthOf(today));
    return branchMonth(call, args.branch, month);
  }
  const { admin } = actor;
  if (!admin) return { reply: { text: text.common.noRight } };
  const inHand = inHandAbove(call, admin);
  if (period.kind === 'year') return { reply: { text: text.exports.monthOnly(inHand) } };
  return aboveMonth(call, admin, period.kind === 'month' ? period.month : inHand);
}

function whichBranch({ text, today }: Call, branches: readonly Branch[], period: ExportPeriod): Outcome {
  if (branches.length > mostButtons)
    return { reply: { text: text.common.nameBranch(`导出 ${branches[0]?.name ?? ''} ${monthOf(today)}`) } };
  const buttons = branches.map(({ id, name }): readonly CardButton[] => [
    period.kind === 'year'
      ? { label: name, action: 'export.file', payload: `${String(id)}.bundle.${String(period.year)}` }
      : {
          label: name,
          action: 'export.month',
          payload: `${String(id)}.${period.kind === 'month' ? period.month : 'inHand'}`,
        },
  ]);
  return { reply: { text: text.common.whichBranch, buttons } };
}

/** [10月]: another month of the branch, or of the one just chosen the month in hand. */
export function tapMonth(call: ButtonCall): Outcome {
  const [, said = ''] = call.payload.split('.');
  const branch = call.tx.org.branch(call.branchIds[0] as BranchId);
  if (!branch) return { answer: { text: call.text.common.staleButton } };
  const inHand = () => recordDay(call.tx, branch.id, call.today)?.month ?? monthOf(call.today);
  return branchMonth(call, branch, said === 'inHand' ? inHand() : (said as Month));
}

function branchMonth(call: Call, branch: Branch, month: Month): Outcome {
  const { tx, text, today } = call;
  const { exports: words } = text;
  const now = monthOf(today);
  if (month > now) return { reply: { text: words.notYet(month) } };
  const since = knownSince(tx, branch.id);
  if (since === undefined || month < since) return { reply: { text: words.before(branch.name, since) } };
  const wanted = monthFiles(tx, branch.id, month, today);
  const other = [addMonths(month, -1), addMonths(month, 1)].filter((one) => one >= since && one <= now);
  const year = yearOf(month);
  const fileButton = (which: YearFile): CardButton => ({
    label: words.buttons[which](year),
    action: 'export.file',
    payload: `${String(branch.id)}.${which}.${String(year)}`,
  });
  const buttons: readonly (readonly CardButton[])[] = [
    [fileButton('bundle')],
    [fileButton('makeUp'), fileButton('away')],
    other.map((one) => ({
      label: words.buttonMonth(one),
      action: 'export.month',
      payload: `${String(branch.id)}.${one}`,
    })),
    ...aboveButton(call, month),
  ];
  const hasDay = wanted.some(({ task }) => task === 'record-page');
  return {
    reply: {
      text: words.onTheWay(branch.name, month, wanted.length, hasDay),
      buttons: buttons.filter((row) => row.length > 0),
    },
    files: wanted.map((file) => request(call, file, [officer(call, branch)])),
  };
}

/** For whoever is both: the counts of what lies below as well. */
function aboveButton({ actor, text }: Call, month: Month): readonly (readonly CardButton[])[] {
  if (!actor.admin) return [];
  return [[{ label: text.exports.buttonAbove, action: 'export.above', payload: month }]];
}

type YearFile = 'bundle' | 'makeUp' | 'away';
const yearTasks = { bundle: 'year-bundle', makeUp: 'make-up-year', away: 'away-year' } as const;

/** [2026年度台账], [补学台账], [流动党员联系台账]. */
export function tapFile(call: ButtonCall): Outcome {
  const [, which = '', year = ''] = call.payload.split('.');
  const branch = call.tx.org.branch(call.branchIds[0] as BranchId);
  if (!branch || !(which in yearTasks)) return { answer: { text: call.text.common.staleButton } };
  return yearFile(call, branch, which as YearFile, Number(year));
}

function yearFile(call: Call, branch: Branch, which: YearFile, year: number): Outcome {
  const { tx, text, today } = call;
  const { exports: words } = text;
  if (year > yearOf(today)) return { reply: { text: words.yearNotYet(year) } };
  const since = knownSince(tx, branch.id);
  if (since === undefined || year < yearOf(since))
    return { reply: { text: words.before(branch.name, since) } };
  const wanted: FileWanted = { task: yearTasks[which], input: { branchId: branch.id, year } };
  return {
    reply: { text: words.yearOnTheWay(branch.name, which, year) },
    files: [request(call, wanted, [officer(call, branch)])],
  };
}

/** [10月], [乡镇汇总]: counts of the month for the tapper's own township or county. */
export function tapAbove(call: ButtonCall): Outcome {
  const { admin } = call.actor;
  if (!admin) return { answer: { text: call.text.common.staleButton } };
  return aboveMonth(call, admin, call.payload as Month);
}

function inHandAbove(call: Call, { townshipId }: ActorAdmin): Month {
  return digestMonth(call, call.now, townshipId ?? undefined);
}

function aboveMonth(call: Call, admin: ActorAdmin, month: Month): Outcome {
  const { tx, text, today, actor } = call;
  const { exports: words } = text;
  if (month > monthOf(today)) return { reply: { text: words.notYet(month) } };
  const { first } = monthsShown(tx, today);
  if (month < first) return { reply: { text: words.beforeAny(month, first) } };
  const above: Above = { townshipId: admin.townshipId, villageIds: admin.villageIds };
  const name =
    admin.townshipId === null ? (tx.org.countyName() ?? '') : (tx.org.township(admin.townshipId)?.name ?? '');
  if (tx.org.branches(admin.townshipId === null ? {} : { townshipId: admin.townshipId }).length === 0)
    return { reply: { text: words.noBranches } };
  const other = monthsBeside(tx, month, today).map((one) => ({
    label: words.buttonMonth(one),
    action: 'export.above',
    payload: one,
  }));
  const guard: Guard = { kind: 'admin', accountId: actor.accountId, ...above };
  return {
    reply: {
      text: words.countsOnTheWay(name, admin.villageIds.length > 0, month),
      buttons: other.length === 0 ? [] : [other],
    },
    files: countsFiles(above, month).map((file) => request(call, file, [guard])),
  };
}

function officer({ actor }: Call, { id }: Branch): Guard {
  return { kind: 'officer', accountId: actor.accountId, branchId: id };
}

/** Made outside of the transaction, sent while whoever asked still has the right. */
function request({ chat }: Call, { task, input }: FileWanted, guards: readonly Guard[]) {
  return { chatId: chat.id, task, input, guards };
}
