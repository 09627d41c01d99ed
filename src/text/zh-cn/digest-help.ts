import type { HelpAsked, HelpKind, HelpMark } from '../../domain/digest/help.ts';
import type { LocalDate, Month } from '../../domain/ids.ts';
import { zhMonth, zhYearDay } from '../dates.ts';

const markWords: Readonly<Record<HelpMark, string>> = {
  reminded: '已提醒',
  invited: '邀请已给您',
  contacted: '已联系',
};

/** More than these in a line nobody reads: [逐村看] has all of them. */
export const mostNamed = 20;

const named = (branches: readonly { readonly label: string; readonly mark: HelpMark | undefined }[]) => {
  const names = branches
    .slice(0, mostNamed)
    .map(({ label, mark }) => (mark === undefined ? label : `${label}（${markWords[mark]}）`))
    .join('、');
  return branches.length > mostNamed ? `${names}等${String(branches.length)}个` : names;
};

const helpWords = (help: HelpKind, isOver: boolean): string => {
  switch (help) {
    case 'undated':
      return isOver ? '这个月没定日期' : '还没定日期';
    case 'unrecorded':
      return '党日已过还没有记录';
    case 'silent':
      return '连着两个月没有记录';
    case 'dues':
      return '党费还没记全';
    case 'noOfficer':
      return '书记还没连上助手';
    case 'noChat':
      return '还没有登记群';
    case 'chatLeft':
      return '助手不在群里了';
  }
};

/** 11月, 7-9月 */
const duesSpan = ({ from, until }: { readonly from: Month; readonly until: Month }) =>
  from === until ? zhMonth(until) : `${String(Number(from.slice(5)))}-${zhMonth(until)}`;

/** The helping part of the township's digest, and what a helped officer reads. */
export const digestHelp = {
  line: (
    help: HelpKind,
    branches: readonly { readonly label: string; readonly mark: HelpMark | undefined }[],
    isOver: boolean,
  ) => `${helpWords(help, isOver)}：${named(branches)}`,
  nothing: '眼下没有要帮忙的支部。',
  /** There are only such as are counted. */
  nothingNew: '没有新的要帮忙的支部。',
  asBefore: (count: number) => `另有${String(count)}个支部照旧`,

  /** The tap that helps a whole line. */
  buttonRemind: (help: HelpKind, count: number) => {
    const whom = count === 1 ? '提醒书记' : `提醒${String(count)}位书记`;
    switch (help) {
      case 'undated':
        return `${whom}定日期`;
      case 'unrecorded':
      case 'silent':
        return `${whom}补记录`;
      case 'dues':
        return count === 1 ? '提醒记党费' : `提醒${String(count)}个支部记党费`;
      case 'noOfficer':
      case 'noChat':
      case 'chatLeft':
        return `${whom}请助手进群`;
    }
  },
  buttonInvite: (count: number) => (count === 1 ? '转发邀请' : `转发${String(count)}个支部的邀请`),
  buttonExpand: '展开',
  buttonFold: '收起',
  buttonOneByOne: '逐村看',
  buttonBack: '返回简报',
  buttonBranch: '看支部',
  buttonContacted: '标记已联系',
  buttonNotContacted: '没联系，撤销',
  buttonOffline: '标记线下',
  buttonNormal: '不是线下，撤销',
  oneByOne: '要帮哪个村？点村名。',
  oneByOneNothing: '都好了，没有要帮忙的支部了。',
  branchTitle: (label: string) => `${label}：`,
  branchNothing: '没有要帮忙的了。',
  branchOffline: (review: LocalDate) => `记为线下：不再催，另外计数，${zhYearDay(review)}再看。`,

  /** `enough`: branches whose officer was written to often enough this month. */
  reminded: (count: number, enough: number) =>
    [
      count === 1 ? '✓ 助手去提醒了' : `✓ 助手去提醒了，${String(count)}个支部`,
      ...(enough > 0
        ? [`还有${String(enough)}个支部没提醒：这个月给他们的消息已经够多了，待办里都有。急的请打电话。`]
        : []),
    ].join('\n'),
  remindedAlready: '已经提醒过了，先等等。',
  nobodyToRemind: '没有人能收到提醒，请打电话，再点[标记已联系]。',
  enoughThisMonth: '这个月给他们的消息已经够多了，待办里都有。急的请打电话，再点[标记已联系]。',
  contacted: (label: string) => `✓ 记下了：${label}已联系`,
  notContacted: (label: string) => `✓ 撤销了：${label}还没联系`,
  offline: (label: string, review: LocalDate) => `✓ ${label}记为线下，${zhYearDay(review)}再看`,
  normal: (label: string) => `✓ ${label}不是线下了`,

  /** To the branch's officer, from the township. */
  word: ({ township, branch, month, ...asked }: HelpAsked) => {
    const record = `开过了，补一句就行，像“${zhMonth(month)} 应到31 实到26 请假3”。`;
    const day = `${zhMonth(month)}主题党日`;
    const asks = (what: string) => `${township}问一声：${branch}${what}`;
    switch (asked.help) {
      case 'undated':
        if (asked.plan === 'tap') return asks(`${day}的日期还没定。定好了点一下就行。`);
        if (asked.plan === undefined) return asks(`${day}没定日期。${record}没开，跟乡镇说一声就行。`);
        return asks(
          `${day}的日期还没定。还没开，发一句日期，像“党日 ${String(Number(asked.plan.slice(8)))}日 9点”；${record}`,
        );
      case 'unrecorded':
        return asks(`${day}还没有记录。${record}`);
      case 'silent':
        return asks(`连着两个月没有记录。有难处跟乡镇说；${record}`);
      case 'dues': {
        const span = duesSpan(asked.dues);
        return asks(
          `${span}的党费还没记全。都交了的，发“党费 ${span} 全部”；有没交的，发“党费 ${span} 全部除张三”。`,
        );
      }
      case 'noOfficer':
      case 'noChat':
      case 'chatLeft':
        return asks('的群里还没有助手。发“开始”，点[把助手请进支部群]。');
    }
  },
  buttonPlan: '定日期',
  buttonRecord: '补记录',
};
