import { hourMs, minuteMs } from '../../domain/calendar/time.ts';
import type { Instant } from '../../domain/ids.ts';
import { isBackupOverdue, skippedDays, standsStill, taskCountLimit } from '../../domain/status.ts';
import type { StatusFacts, UncertainDelivery } from '../../domain/status.ts';
import { queueTrouble } from './queue-trouble.ts';

type At = (instant: Instant) => string;

const shown = { uncertain: 20, skipped: 10 };

const kinds: Readonly<Record<UncertainDelivery['kind'], string>> = {
  message: '消息',
  card: '卡片',
  document: '文件',
  answer: '答复',
  reaction: '表情',
};

const failures: Readonly<Record<string, string>> = {
  forbidden: '进不了群，或者对方屏蔽了',
  gone: '群或消息不在了',
  rejected: '对方服务器不收',
  'could not be rendered': '内容没拼出来，见日志',
};

/** `zhibu status` for a person: the state of each part, and what to do where something is wrong. */
export function statusLines(
  facts: StatusFacts,
  at: At,
  skipWords: (reason: string) => string,
): readonly string[] {
  const { outbox } = facts;
  return [
    `数据库：${megabytes(facts.databaseBytes)} MB，支部${facts.branches}，党员${facts.people}，预写日志${megabytes(facts.walBytes)} MB`,
    `群：${facts.chats}个，登记了${facts.boundBranches}个支部`,
    pulse('收消息', '还没有收过', facts.lastFetchAt, facts.now, at),
    ...reachLines(facts, at),
    pulse('定时任务', '还没有运行过', facts.lastTickAt, facts.now, at),
    ...facts.brokenJobs.map(
      ({ job, error, since }) =>
        `　任务 ${job} 从${at(since)}起算不出什么时候该办（${error}），别的任务照常。请把日志里的 job.due-failed 发给开发者`,
    ),
    `发件箱：待发${outbox.pending} 正在发${outbox.sending} 已发${outbox.sent} 不再发${outbox.dropped} 失败${outbox.failed} 不确定${outbox.uncertain}`,
    ...facts.failures.map(({ reason, rows }) => `　失败${rows}：${failures[reason] ?? reason}`),
    ...uncertainLines(facts, at),
    `没能处理的消息：${facts.deadLetters}${facts.deadLetters > 0 ? '（看日志里的 ingest.dead）' : ''}`,
    `意见：${facts.openFeedback}条等县里答复`,
    ...queueLines(facts, at),
    backupLine(facts, at),
    facts.skipped.length === 0
      ? `最近${skippedDays}天没有跳过的任务`
      : `最近${skippedDays}天跳过的任务：${facts.skipped.length}`,
    ...facts.skipped
      .slice(-shown.skipped)
      .map(
        ({ job, scope, period, reason, endedAt }) =>
          `　${at(endedAt)} ${job} ${scope} ${period}${reason === null ? '' : `：${skipWords(reason)}`}`,
      ),
    facts.uncoveredYears.length === 0
      ? '日历：今年和明年的节假日都有'
      : `日历：没有${facts.uncoveredYears.join('、')}年的节假日，国务院通知出来后请导入 holidays.csv`,
  ];
}

function pulse(what: string, never: string, last: Instant | undefined, now: Instant, at: At): string {
  if (last === undefined) return `${what}：${never}`;
  if (!standsStill(last, now)) return `${what}：正常，最近一次${at(last)}`;
  return `${what}：停了，或者卡住了。最近一次${at(last)}，已经${lasting(now - last)}。请看程序在不在运行，再看日志`;
}

function reachLines({ reachTrouble }: StatusFacts, at: At): readonly string[] {
  if (reachTrouble === undefined) return [];
  const { waiting, error, since } = reachTrouble;
  const said = error === undefined ? '' : `，Telegram 说：${error}`;
  return [
    `　Telegram 连不上 webhook，从${at(since)}起，有${waiting}条送不进来${said}。请看 PUBLIC_URL、证书和前面的代理`,
  ];
}

function uncertainLines({ uncertain }: StatusFacts, at: At): readonly string[] {
  if (uncertain.length === 0) return [];
  const more = uncertain.length - shown.uncertain;
  return [
    '　不确定的，是不知道到没到的：由书记在“待办”里回答，不会自动重发',
    ...uncertain
      .slice(0, shown.uncertain)
      .map(
        ({ row, kind, branches, chat, since }) =>
          `　第${row}号 ${kinds[kind]} ${branches.length > 0 ? `支部${branches.join('、')}` : '不属于支部'} ${chat === 'private' ? '私聊' : '群里'} ${at(since)}起`,
      ),
    ...(more > 0 ? [`　另外还有${more}条，全部见 zhibu status --json`] : []),
  ];
}

function queueLines({ queue, pendingTasks, failedTasks }: StatusFacts, at: At): readonly string[] {
  const path = { embedded: '（在本程序里办）', redis: '（经过 Redis）' };
  const { trouble } = queue;
  return [
    `队列${queue.path === undefined ? '' : path[queue.path]}：待办${pendingTasks}${pendingTasks >= taskCountLimit ? ' 以上' : ''} 没做成${failedTasks}（最近${skippedDays}天）`,
    ...(trouble === undefined
      ? []
      : [
          trouble.over === undefined
            ? `　不通，从${at(trouble.since)}起：${queueTrouble(trouble.what)}`
            : `　上次不通：${at(trouble.since)}到${at(trouble.over)}，${queueTrouble(trouble.what)}`,
        ]),
  ];
}

function backupLine(facts: StatusFacts, at: At): string {
  const { lastBackupAt, now } = facts;
  if (lastBackupAt === undefined) return '备份：还没有。请现在做一次：npx zhibu backup 文件名';
  if (!isBackupOverdue(facts)) return `备份：最近一次${at(lastBackupAt)}`;
  return `备份：太旧了，最近一次${at(lastBackupAt)}，已经${lasting(now - lastBackupAt)}。请看夜里的备份为什么没做`;
}

function lasting(ms: number): string {
  if (ms >= 48 * hourMs) return `${Math.floor(ms / (24 * hourMs))}天`;
  if (ms >= 2 * hourMs) return `${Math.floor(ms / hourMs)}小时`;
  return `${Math.floor(ms / minuteMs)}分钟`;
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
