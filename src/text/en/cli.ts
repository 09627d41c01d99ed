import { yuan } from '../../domain/dues/payment.ts';
import { duesClassCell } from '../../domain/roster/choice-cells.ts';
import type { ImportReport } from '../../domain/roster/import-report.ts';
import { enMonth } from '../dates.ts';
import { describePlace } from '../roster-rejects.ts';
import { checkProblem } from './check-problems.ts';
import { statusLines } from './status.ts';
import type { cli as zh } from '../zh-cn/cli.ts';

const kindNames: Readonly<Record<keyof ImportReport, string>> = {
  branches: 'Branches',
  members: 'Members',
  admins: 'Admins',
  holidays: 'Holidays',
};
const shownKeys = 20;

export const cli: typeof zh = {
  about: 'Command line of the branch assistant',
  usageTitle: 'Usage:',
  argumentsTitle: 'Arguments:',
  optionsTitle: 'Options:',
  commandsTitle: 'Commands:',
  helpOption: 'show help',
  helpCommand: 'show help of a command',
  jsonOption: 'print one JSON document and nothing else',
  descriptions: {
    start: 'run the program',
    worker: 'one more process on the same host that makes files (needs REDIS_URL)',
    import: 'import rosters (.csv or .xlsx, recognised by headings); all or nothing, repeats write nothing',
    importFiles: 'roster files',
    dryRun: 'report only, write nothing',
    codes: 'issue binding codes: eight digits, 30 days, single use; a new one voids the old',
    role: 'for whom: admin (township and county) or officer (secretary, deputy, organisation commissioner)',
    branch: 'for this branch only, by its code',
    township: 'for this township only',
    slips: 'write a Word file of slips to cut, with QR codes',
    jobs: 'scheduled jobs and when they are next due',
    runJob: 'run a scheduled job once, now',
    jobName: 'name of the job, see zhibu jobs',
    period: 'which period, such as 2026-11; without it the run takes no slot',
    scope: 'which one: a branch code, the name of a township, or county',
    status: 'database, deliveries, skipped jobs, calendar',
    check: 'integrity of database, ledgers, projections, audit chain; names the first broken place, exit 1',
    head: 'audit head noted earlier, 64 digits',
  },

  usage: {
    unknownCommand: (word) => `There is no command "${word}".`,
    unknownOption: (word) => `There is no option "${word}".`,
    missingArgument: (word) => `${word} is missing.`,
    missingOption: (word) => `The option ${word} is missing.`,
    missingValue: (word) => `The option ${word} needs a value.`,
    badValue: (word) => `The value of ${word} is not allowed.`,
    tooMany: 'There are too many words.',
    other: 'The command is not written correctly.',
    noCommand: 'Say what to do.',
  },
  seeHelp: (command) => `Usage: npx zhibu ${command}`,
  crashed: (message) => `It did not work: ${message}`,

  progress: (percent, bar) => `Writing ${bar} ${percent}%`,
  fileMissing: (file, found) => `Cannot read ${file}: ${found}. Check the name and the folder.`,
  noSuchFile: 'there is no such file',
  isFolder: 'this is a folder',
  notReadable: 'it cannot be opened',
  kindLine: (kind, of) =>
    [
      `${kindNames[kind]}: added ${of.added.length}, changed ${of.changed.length}, unchanged ${of.unchanged.length}`,
      ...(of.notInFile.length > 0 ? [`not in file ${of.notInFile.length}`] : []),
      ...(of.conflicts.length > 0 ? [`conflicts ${of.conflicts.length}`] : []),
    ].join(', '),
  conflict: (kind, { key, at, heading, current, next }) =>
    `Conflict in ${kindNames[kind].toLowerCase()} ${key} ${heading}: the program has "${current}", ${describePlace(at, 'en')} has "${next}"; left as it is`,
  amountLater: ({ key, at, duesClass, dueFen, wanted, from, paidFrom, paidTo }) => {
    const dues =
      duesClass === 'waived' ? 'waived' : `${yuan(dueFen)} yuan (${duesClassCell.format(duesClass)})`;
    const paid = paidFrom === paidTo ? enMonth(paidFrom) : `${enMonth(paidFrom)} to ${enMonth(paidTo)}`;
    return `Dues of member ${key} become ${dues} from ${enMonth(from)}, not from ${enMonth(wanted)} as ${describePlace(at, 'en')} has it: ${paid} had been paid and stay as they are`;
  },
  notInFile: (kind, keys) =>
    `${kindNames[kind]} not in the files (nothing deleted): ${keys.slice(0, shownKeys).join(', ')}${keys.length > shownKeys ? ` and others, ${keys.length} in all` : ''}`,
  ignored: (file, headings) => `Columns of ${file} that were not used: ${headings.join(', ')}`,
  imported: 'Written. Next, binding codes: npx zhibu codes --role officer --slips slips.docx',
  updated: 'Written.',
  nothingNew: 'Same as the last import: nothing written.',
  settleConflicts:
    'A cell in conflict was changed in both places. Make one side like the other, then import again.',
  dryRunDone: 'A trial only, nothing written. Run it without --dry-run to write.',
  rejected: (count) =>
    `${count} ${count === 1 ? 'cell stands' : 'cells stand'} in the way; nothing was written. Correct what is listed above and import again.`,

  branchUnknown: (code) => `There is no branch "${code}". Codes stand in the table of branches.`,
  townshipUnknown: (name, known) =>
    `There is no township "${name}". ${known.length > 0 ? `There are: ${known.join(', ')}.` : 'No roster was imported yet.'}`,
  branchForOfficers: '--branch goes with --role officer only.',
  branchElsewhere: (code, township) => `Branch "${code}" does not belong to ${township}.`,
  nobody: 'There is nobody to give a code to. Import the rosters first, or check the posts in them.',
  codeLine: (place, post, name, code, until) => `${place} ${post} ${name}  ${code}  valid until ${until}`,
  codesDone: (count) =>
    `${count} ${count === 1 ? 'code' : 'codes'}, each works once: hand every one to its owner. Older codes of the same people are void.`,
  slipsWritten: (file, count) =>
    `Wrote ${file}: ${count} ${count === 1 ? 'slip' : 'slips'}, one for each person.`,
  slipsFailed: (file, found) =>
    `No codes were issued: cannot write ${file} (${found}). Choose another place, or close the file if it is open.`,
  noBotName:
    "The bot's name is not known yet, so the slips carry the digits alone. Once the program has been connected, slips have a link to scan.",

  jobBroken: (error, since) =>
    `  cannot say what is due since ${since} (${error}); it is caught up when that is mended`,
  jobLine: (name, description, next) => `${name}  ${description}  next: ${next ?? 'none'}`,
  nextAt: (when, scope) => `${when} (${scope})`,
  jobUnknown: (name, known) => `There is no job "${name}". There are: ${known.join(', ')}`,
  scopeUnknown: (code) => `Cannot find "${code}". Give a branch code, the name of a township, or county.`,
  scopeNeeded: (name, some) =>
    `The job ${name} runs for several; name one with --scope${some.length > 0 ? `, for example: ${some.join(', ')}` : ': a branch code or a township'}`,
  ran: (name, scope, period) => `${name} has run (${scope}, ${period}).`,
  noPeriod: 'no period is due around now; name one with --period, e.g. 2026-11',
  onlyRehearsal: (folder) =>
    `There are no real data here yet, only a rehearsal. To look at that one set DATA_DIR=${folder}`,
  rehearsalTime:
    'These are data of a rehearsal, which keeps its own time: "stopped" and "too old" mean nothing here.',
  ranNothing: (name, scope, reason) => `${name} did nothing (${scope}): ${reason}`,
  outboxOnly:
    'What is to be sent stands in the outbox: a running program sends it within half a minute, otherwise the next start does.',

  started: (where) => `The program is running.${where === undefined ? '' : ` Page: ${where}`}`,
  stopped: 'The program has stopped.',
  workerTakes: 'Redis is reached, taking work.',
  workerWaits: (trouble) => `Redis cannot be used now (${trouble}); waiting, and going on when it can.`,
  workerStopped: 'The worker takes no more work and has stopped.',
  portTaken: (host, port) =>
    `Cannot start: another program uses ${host}:${port}. Choose another PORT, for example PORT=8081 npm start`,
  locked: (holder) =>
    holder === undefined
      ? 'Another program uses this DATA_DIR. Stop it first, or choose another DATA_DIR.'
      : `Another program uses this DATA_DIR: process ${holder.pid} on ${holder.host}, since ${holder.since}. Stop it first, or choose another DATA_DIR.`,

  status: (facts, at) => statusLines(facts, at),

  checkProblem,
  othersBroken: (count) =>
    count === 0
      ? 'Nothing else is wrong.'
      : `${count} more ${count === 1 ? 'place is' : 'places are'} wrong.`,
  badHead: (found) =>
    `--head needs an audit head of 64 digits (0-9, a-f), found "${found}". zhibu check prints the present one.`,
  noDatabase: (folder) => `There is no database in ${folder}, nothing to check. Look at DATA_DIR.`,
  checked: ({ partyDays, attendanceEntries, payments, handUps, auditEntries, ...rest }) => [
    `Sound: Party days ${partyDays}, attendance entries ${attendanceEntries}, payments ${payments}, hand-ups ${handUps}, audit entries ${auditEntries}.`,
    `Audit head: ${rest.auditHead}`,
    `Ledger lines: ${rest.ledgerLines}, seal head: ${rest.sealHead}`,
  ],
};
