import { yuan } from '../../domain/dues/payment.ts';
import { duesClassCell } from '../../domain/roster/choice-cells.ts';
import type {
  AmountLater,
  ImportConflict,
  ImportReport,
  KindReport,
} from '../../domain/roster/import-report.ts';
import type { CheckCounts } from '../../domain/check.ts';
import type { Instant } from '../../domain/ids.ts';
import type { StatusFacts } from '../../domain/status.ts';
import { isSkipReason } from '../../domain/skip-reason.ts';
import type { SkipReason } from '../../domain/skip-reason.ts';
import { zhYearMonth } from '../dates.ts';
import { describePlace } from '../roster-rejects.ts';
import { checkProblem } from './check-problems.ts';
import { queueTrouble } from './queue-trouble.ts';
import { statusLines } from './status.ts';

type Kind = keyof ImportReport;
const kindNames: Readonly<Record<Kind, string>> = {
  branches: '支部',
  members: '党员',
  admins: '管理人员',
  holidays: '节假日',
};
const shownKeys = 20;

const skips: Readonly<Record<SkipReason, string>> = {
  'too late': '太晚了',
  threw: '出错了，见日志',
  'too close to the start': '离开始太近',
  'no officer bound': '支部没有班子成员绑定',
  'closed; no officer bound': '登记结束了，支部没有班子成员绑定',
  'no admin bound': '乡镇没有人绑定',
  'no county admin bound': '县里没有人绑定',
  'no such township': '没有这个乡镇',
  taken: '已经办过',
  database: '数据库忙，稍后再办',
  'no longer planned': '改期或取消了',
  'announced already, or no longer planned': '已经通知过，或者改期、取消了',
  'planned meanwhile': '已经定好了',
  'not asked now': '这时候不问',
  'left alone now': '线下或转场，不打扰',
  'closed; left alone this month': '登记结束了，线下或转场不打扰',
  'nothing recorded': '没有到会记录',
  'nobody to remind': '没有要提醒的人',
  'nothing new': '没有新的',
  'every year is known': '节假日都有',
};

const skipWords = (reason: string) => (isSkipReason(reason) ? skips[reason] : reason);

/** The command line: read by the operator, on a terminal. */
export const cli = {
  about: '支部助手的命令行',
  usageTitle: '用法：',
  argumentsTitle: '参数：',
  optionsTitle: '选项：',
  commandsTitle: '命令：',
  helpOption: '显示说明',
  helpCommand: '显示某个命令的说明',
  jsonOption: '只输出一份 JSON',
  descriptions: {
    start: '运行程序',
    worker: '在同一台机器上多开一个进程，帮着做文件（要设 REDIS_URL）',
    import: '导入名册（.csv 或 .xlsx，按表头识别）；全部正确才写入，重复导入不会重复写',
    importFiles: '名册文件',
    dryRun: '只看结果，不写入',
    codes: '发邀请码：八位数字，30天内用一次，新码让旧码作废',
    role: '给谁：admin 乡镇和县的同志，officer 书记、副书记、组织委员',
    branch: '只给这个支部，填支部编号',
    township: '只给这个乡镇',
    slips: '写成可以剪开发放的 Word 文件，带二维码',
    jobs: '定时任务和下一次时间',
    runJob: '现在就办一次某个定时任务',
    jobName: '任务名，见 zhibu jobs',
    period: '办哪一期，例如 2026-11；不写就是临时办一次，不占用那一期',
    scope: '办哪一个：支部编号、乡镇名，或 county',
    status: '数据库、收发、跳过的任务、日历',
    check: '核对数据库、台账、由台账推出的状态和审计链；不对就指出第一处，退出码 1',
    head: '以前记下的审计链头，六十四位',
  },

  usage: {
    unknownCommand: (word: string) => `没有“${word}”这个命令。`,
    unknownOption: (word: string) => `没有“${word}”这个选项。`,
    missingArgument: (word: string) => `少写了 ${word}。`,
    missingOption: (word: string) => `少写了选项 ${word}。`,
    missingValue: (word: string) => `选项 ${word} 后面要写上内容。`,
    badValue: (word: string) => `${word} 的内容不对。`,
    tooMany: '多写了内容。',
    other: '命令写得不对。',
    noCommand: '要写上做什么。',
  },
  seeHelp: (command: string) => `用法见：npx zhibu ${command}`,
  crashed: (message: string) => `没有办成：${message}`,

  progress: (percent: number, bar: string) => `写入 ${bar} ${percent}%`,
  fileMissing: (file: string, found: string) => `读不了 ${file}：${found}。请检查文件名和路径。`,
  noSuchFile: '没有这个文件',
  isFolder: '这是一个文件夹',
  notReadable: '打不开',
  kindLine: (kind: Kind, of: KindReport) =>
    [
      `${kindNames[kind]} 新增${of.added.length} 变更${of.changed.length} 未变${of.unchanged.length}`,
      ...(of.notInFile.length > 0 ? [`不在表里${of.notInFile.length}`] : []),
      ...(of.conflicts.length > 0 ? [`冲突${of.conflicts.length}`] : []),
    ].join(' '),
  conflict: (kind: Kind, { key, at, heading, current, next }: ImportConflict) =>
    `冲突 ${kindNames[kind]} ${key} ${heading}：系统里是“${current}”，${describePlace(at, 'zh-CN')}是“${next}”，没有改`,
  amountLater: ({ key, at, duesClass, dueFen, wanted, from, paidFrom, paidTo }: AmountLater) => {
    const dues = duesClass === 'waived' ? '免缴' : `${duesClassCell.format(duesClass)}${yuan(dueFen)}元`;
    const paid = paidFrom === paidTo ? '' : `到${zhYearMonth(paidTo)}`;
    return `党员 ${key} 党费改成${dues}：${describePlace(at, 'zh-CN')}要从${zhYearMonth(wanted)}起，可是${zhYearMonth(paidFrom)}${paid}已经交过，改从${zhYearMonth(from)}起，交过的月份不变`;
  },
  notInFile: (kind: Kind, keys: readonly string[]) =>
    `不在表里的${kindNames[kind]}（没有删除）：${keys.slice(0, shownKeys).join('、')}${keys.length > shownKeys ? ` 等${keys.length}个` : ''}`,
  ignored: (file: string, headings: readonly string[]) => `${file} 里没有用到的列：${headings.join('、')}`,
  imported: '已写入。接下来发邀请码：npx zhibu codes --role officer --slips 邀请码.docx',
  updated: '已写入。',
  nothingNew: '和上次导入的一样，没有写入。',
  settleConflicts: '有冲突的格子两边都改过。以哪个为准，就把另一边改成一样的，再导入一次。',
  dryRunDone: '只是试算，没有写入。去掉 --dry-run 再运行一次就写入。',
  rejected: (count: number) => `有${count}处不对，什么都没有写入。请改好上面列出的地方，再导入一次。`,

  branchUnknown: (code: string) => `没有编号为“${code}”的支部。支部编号见支部表。`,
  townshipUnknown: (name: string, known: readonly string[]) =>
    `没有“${name}”这个乡镇。${known.length > 0 ? `有的是：${known.join('、')}。` : '还没有导入名册。'}`,
  branchForOfficers: '--branch 只能和 --role officer 一起用。',
  branchElsewhere: (code: string, township: string) => `支部“${code}”不在${township}。`,
  nobody: '没有可以发码的人。请先导入名册，或检查名册里的职务。',
  codeLine: (place: string, post: string, name: string, code: string, until: string) =>
    `${place} ${post} ${name}　${code}　有效到${until}`,
  codesDone: (count: number) => `发了${count}个码，只能用一次，请分别交给本人。同一个人以前的码作废了。`,
  slipsWritten: (file: string, count: number) => `写好了 ${file}：${count}张，每张剪开交给一个人。`,
  slipsFailed: (file: string, found: string) =>
    `没有发码：写不了 ${file}（${found}）。请换个地方，或先关掉打开着的文件。`,
  noBotName: '还不知道机器人的名字：单子上只有八位数字。程序连上一次以后再发，单子上就有能扫的链接。',

  jobBroken: (error: string, since: string) => `　从${since}起算不出什么时候该办（${error}），修好以后会补办`,
  jobLine: (name: string, description: string, next: string | undefined) =>
    `${name}　${description}　下一次：${next ?? '没有'}`,
  nextAt: (when: string, scope: string) => `${when}（${scope}）`,
  jobUnknown: (name: string, known: readonly string[]) =>
    `没有“${name}”这个任务。有的是：${known.join('、')}`,
  scopeUnknown: (code: string) => `找不到“${code}”。请写支部编号、乡镇名，或 county。`,
  scopeNeeded: (name: string, some: readonly string[]) =>
    `任务 ${name} 有好几个对象，请用 --scope 写上其中一个${some.length > 0 ? `，例如：${some.join('、')}` : '：支部编号或乡镇名'}`,
  ran: (name: string, scope: string, period: string) => `${name} 办了一次（${scope}，${period}）。`,
  noPeriod: '眼下没有到期的一期，请用 --period 写明，例如 2026-11',
  onlyRehearsal: (folder: string) => `这里还没有正式的数据，只有演练的。要看演练请设 DATA_DIR=${folder}`,
  rehearsalTime: '这是演练的数据：演练有自己的时间，“停了”“太旧了”不能当真。',
  ranNothing: (name: string, scope: string, reason: string) =>
    `${name} 没有办（${scope}）：${skipWords(reason)}`,
  outboxOnly: '要发的消息已写进发件箱：程序在运行就会在半分钟内发出，没有运行就等下次启动。',

  started: (where: string | undefined) => `程序在运行。${where === undefined ? '' : `网页：${where}`}`,
  stopped: '程序停了。',
  workerTakes: 'Redis 连上了，开始接活。',
  workerWaits: (trouble: string) => `${queueTrouble(trouble)}，先等着，能用了就接着干。`,
  workerStopped: '不再接活，停了。',
  portTaken: (host: string, port: number) =>
    `不能启动：${host}:${port} 已经有别的程序在用。请换一个 PORT，例如 PORT=8081 npm start`,
  locked: (holder: { pid: number; host: string; since: string } | undefined) =>
    holder === undefined
      ? '这个 DATA_DIR 已经有程序在用。先停掉那一个，或换一个 DATA_DIR。'
      : `这个 DATA_DIR 已经有程序在用：进程${holder.pid}，主机${holder.host}，从${holder.since}起。先停掉那一个，或换一个 DATA_DIR。`,

  status: (facts: StatusFacts, at: (instant: Instant) => string) => statusLines(facts, at, skipWords),

  checkProblem,
  othersBroken: (count: number) => (count === 0 ? '没有别的问题。' : `另外还有${count}处不对。`),
  badHead: (found: string) =>
    `--head 要写六十四位的审计链头（0-9、a-f），写的是“${found}”。zhibu check 会显示现在的链头。`,
  noDatabase: (folder: string) => `${folder} 里没有数据库，没有可核对的。请检查 DATA_DIR。`,
  checked: ({ partyDays, attendanceEntries, payments, handUps, auditEntries, ...rest }: CheckCounts) => [
    `都对：党日${partyDays}个、到会记录${attendanceEntries}条、党费${payments}笔、上缴${handUps}笔、审计${auditEntries}条。`,
    `审计链头：${rest.auditHead}`,
    `台账共${rest.ledgerLines}行，封记头：${rest.sealHead}`,
  ],
};
