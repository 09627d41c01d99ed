import { above as aboveEn } from './en/above.ts';
import { attend as attendEn } from './en/attend.ts';
import { backup as backupEn } from './en/backup.ts';
import { binding as bindingEn } from './en/binding.ts';
import { bundle as bundleEn } from './en/bundle.ts';
import { changes as changesEn } from './en/changes.ts';
import { checkIn as checkInEn } from './en/check-in.ts';
import { cli as cliEn } from './en/cli.ts';
import { closing as closingEn } from './en/closing.ts';
import { codes as codesEn } from './en/codes.ts';
import { counts as countsEn } from './en/counts.ts';
import { common as commonEn } from './en/common.ts';
import { digestFiles as digestFilesEn } from './en/digest-files.ts';
import { digest as digestEn } from './en/digest.ts';
import { digestHelp as digestHelpEn } from './en/digest-help.ts';
import { duesCard as duesCardEn } from './en/dues-card.ts';
import { duesAmounts as duesAmountsEn } from './en/dues-amounts.ts';
import { duesFixing as duesFixingEn } from './en/dues-fixing.ts';
import { duesOpening as duesOpeningEn } from './en/dues-opening.ts';
import { duesStandard as duesStandardEn } from './en/dues-standard.ts';
import { duesBeyond as duesBeyondEn } from './en/dues-beyond.ts';
import { duesBooks as duesBooksEn } from './en/dues-books.ts';
import { duesArrears as duesArrearsEn } from './en/dues-arrears.ts';
import { duesGrammar as duesGrammarEn } from './en/dues-grammar.ts';
import { dues as duesEn } from './en/dues.ts';
import { exportCli as exportCliEn } from './en/export-cli.ts';
import { exports as exportsEn } from './en/exports.ts';
import { family as familyEn } from './en/family.ts';
import { feedback as feedbackEn } from './en/feedback.ts';
import { flat as flatEn } from './en/flat.ts';
import { gaps as gapsEn } from './en/gaps.ts';
import { grammar as grammarEn } from './en/grammar.ts';
import { handUp as handUpEn } from './en/hand-up.ts';
import { leave as leaveEn } from './en/leave.ts';
import { ledgers as ledgersEn } from './en/ledgers.ts';
import { makeUp as makeUpEn } from './en/make-up.ts';
import { month as monthEn } from './en/month.ts';
import { remind as remindEn } from './en/remind.ts';
import { replies as repliesEn } from './en/replies.ts';
import { ticks as ticksEn } from './en/ticks.ts';
import { record as recordEn } from './en/record.ts';
import { people as peopleEn } from './en/people.ts';
import { recording as recordingEn } from './en/recording.ts';
import { oversight as oversightEn } from './en/oversight.ts';
import { secretaryMonth as secretaryMonthEn } from './en/secretary-month.ts';
import { overview as overviewEn } from './en/overview.ts';
import { settings as settingsEn } from './en/settings.ts';
import { theme as themeEn } from './en/theme.ts';
import { help as helpEn, me as meEn, todo as todoEn } from './en/todo.ts';
import { above } from './zh-cn/above.ts';
import { attend } from './zh-cn/attend.ts';
import { backup } from './zh-cn/backup.ts';
import { binding } from './zh-cn/binding.ts';
import { bundle } from './zh-cn/bundle.ts';
import { changes } from './zh-cn/changes.ts';
import { checkIn } from './zh-cn/check-in.ts';
import { cli } from './zh-cn/cli.ts';
import { closing } from './zh-cn/closing.ts';
import { codes } from './zh-cn/codes.ts';
import { common } from './zh-cn/common.ts';
import { digestFiles } from './zh-cn/digest-files.ts';
import { counts } from './zh-cn/counts.ts';
import { digest } from './zh-cn/digest.ts';
import { digestHelp } from './zh-cn/digest-help.ts';
import { duesCard } from './zh-cn/dues-card.ts';
import { duesAmounts } from './zh-cn/dues-amounts.ts';
import { duesFixing } from './zh-cn/dues-fixing.ts';
import { duesOpening } from './zh-cn/dues-opening.ts';
import { duesStandard } from './zh-cn/dues-standard.ts';
import { duesBeyond } from './zh-cn/dues-beyond.ts';
import { duesBooks } from './zh-cn/dues-books.ts';
import { duesArrears } from './zh-cn/dues-arrears.ts';
import { duesGrammar } from './zh-cn/dues-grammar.ts';
import { dues } from './zh-cn/dues.ts';
import { exportCli } from './zh-cn/export-cli.ts';
import { exports } from './zh-cn/exports.ts';
import { family } from './zh-cn/family.ts';
import { feedback } from './zh-cn/feedback.ts';
import { flat } from './zh-cn/flat.ts';
import { gaps } from './zh-cn/gaps.ts';
import { grammar } from './zh-cn/grammar.ts';
import { handUp } from './zh-cn/hand-up.ts';
import { leave } from './zh-cn/leave.ts';
import { ledgers } from './zh-cn/ledgers.ts';
import { makeUp } from './zh-cn/make-up.ts';
import { month } from './zh-cn/month.ts';
import { remind } from './zh-cn/remind.ts';
import { replies } from './zh-cn/replies.ts';
import { ticks } from './zh-cn/ticks.ts';
import { record } from './zh-cn/record.ts';
import { people } from './zh-cn/people.ts';
import { recording } from './zh-cn/recording.ts';
import { oversight } from './zh-cn/oversight.ts';
import { secretaryMonth } from './zh-cn/secretary-month.ts';
import { overview } from './zh-cn/overview.ts';
import { settings } from './zh-cn/settings.ts';
import { theme } from './zh-cn/theme.ts';
import { help, me, todo } from './zh-cn/todo.ts';
import type { Locale } from './locale.ts';

const zhCN = {
  locale: 'zh-CN' as Locale,
  above,
  attend,
  backup,
  binding,
  bundle,
  changes,
  checkIn,
  cli,
  closing,
  codes,
  common,
  counts,
  digest,
  digestHelp,
  digestFiles,
  duesCard,
  duesAmounts,
  duesFixing,
  duesOpening,
  duesStandard,
  duesBeyond,
  duesBooks,
  duesArrears,
  duesGrammar,
  dues,
  exportCli,
  exports,
  family,
  feedback,
  flat,
  gaps,
  grammar,
  handUp,
  help,
  leave,
  ledgers,
  me,
  makeUp,
  month,
  remind,
  replies,
  ticks,
  record,
  people,
  recording,
  oversight,
  secretaryMonth,
  overview,
  settings,
  theme,
  todo,
};

/** Everything the bot says, facts in, text out. Chinese is the original; English follows its shape. */
export type Catalog = typeof zhCN;

const en: Catalog = {
  locale: 'en',
  above: aboveEn,
  attend: attendEn,
  backup: backupEn,
  binding: bindingEn,
  bundle: bundleEn,
  changes: changesEn,
  checkIn: checkInEn,
  cli: cliEn,
  closing: closingEn,
  codes: codesEn,
  common: commonEn,
  counts: countsEn,
  digest: digestEn,
  digestHelp: digestHelpEn,
  digestFiles: digestFilesEn,
  duesCard: duesCardEn,
  duesAmounts: duesAmountsEn,
  duesFixing: duesFixingEn,
  duesOpening: duesOpeningEn,
  duesStandard: duesStandardEn,
  duesBeyond: duesBeyondEn,
  duesBooks: duesBooksEn,
  duesArrears: duesArrearsEn,
  duesGrammar: duesGrammarEn,
  dues: duesEn,
  exportCli: exportCliEn,
  exports: exportsEn,
  family: familyEn,
  feedback: feedbackEn,
  flat: flatEn,
  gaps: gapsEn,
  grammar: grammarEn,
  handUp: handUpEn,
  help: helpEn,
  leave: leaveEn,
  ledgers: ledgersEn,
  me: meEn,
  makeUp: makeUpEn,
  month: monthEn,
  remind: remindEn,
  replies: repliesEn,
  ticks: ticksEn,
  record: recordEn,
  people: peopleEn,
  recording: recordingEn,
  oversight: oversightEn,
  secretaryMonth: secretaryMonthEn,
  overview: overviewEn,
  settings: settingsEn,
  theme: themeEn,
  todo: todoEn,
};

export const catalogs: Readonly<Record<Locale, Catalog>> = { 'zh-CN': zhCN, en };
