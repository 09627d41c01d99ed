import type { PersonAttendance } from '../../domain/attendance/state.ts';
import type { LocalDate, LocalTime, Month } from '../../domain/ids.ts';
import type { DuesClass, Fact, FactField, MemberStatus, Post } from '../../domain/people/facts.ts';
import { memberColumns } from '../../domain/roster/columns.ts';
import { clockTime, zhDay, zhMonth } from '../dates.ts';
import { month } from './month.ts';

/** The first words, by which somebody knows the message again. */
const beginning = (text: string) => {
  const [line = ''] = text.split('\n');
  const characters = Array.from(line);
  return characters.length <= 12 ? line : `${characters.slice(0, 12).join('')}……`;
};

/** 待办: what waits for an officer or admin, each with the tap that settles it. */
export const todo = {
  movedBelow: '见下面最新的一条。',
  empty: '没有要办的事。',
  title: '待办',
  branch: (name: string) => `【${name}】`,
  plan: (month: Month) => `${zhMonth(month)}主题党日还没定日期`,
  buttonPlan: (month: Month) => `定${zhMonth(month)}党日`,
  claims: (count: number) => `${count}个账号等着对名字`,
  buttonClaims: '对名字',
  leaves: (date: LocalDate, names: readonly string[]) => `${zhDay(date)}请假待同意：${names.join('、')}`,
  closing: (date: LocalDate, count: number) => `${zhDay(date)}主题党日还有${count}人没登记`,
  buttonClosing: '去登记',
  uncertain: (what: string, at: { readonly date: LocalDate; readonly time: LocalTime }) =>
    `${zhDay(at.date)}${clockTime(at.time)}往群里发的${what}，不知道发出去没有。群里看到了吗？`,
  uncertainCards: {
    notice: '主题党日通知',
    changes: '改期通知',
    'check-in': '签到卡',
    dues: '党费卡',
  } as Readonly<Record<string, string>>,
  uncertainCard: '一张卡片',
  uncertainFile: (fileName: string) => `文件“${fileName}”`,
  uncertainMessage: (text: string) => `一条消息（“${beginning(text)}”）`,
  deadTwin: (what: string) => `助手从备份恢复过。群里要是已经有${what}，那张点不动了。重发一张吗？`,
  buttonSendAnew: '重发一张',
  buttonLetBe: '不用了',
  buttonSeen: '看到了',
  buttonResend: '没看到，重发',
  seen: '好的，记下了。',
  resent: '好的，重发了。',
  newOfficers: (count: number) => `近两天有${count}位支部干部新登记`,
  buttonNewOfficers: '看看是谁',
};

export const factLabels: Readonly<Record<FactField, string>> = {
  branch: '支部',
  alsoBranches: '兼任支部',
  status: '状态',
  posts: '职务',
  group: '党小组',
  away: '流动',
  excused: '可不参加',
  reviewDate: '复核日',
  duesClass: '党费类别',
  duesFen: '月党费',
  paidUntil: '已缴至',
  paysThrough: '代缴关系',
  contact: '联系人',
};
const sources: Readonly<Record<Fact['source'], string>> = {
  import: '导入',
  officer: '干部',
  township: '乡镇',
  system: '系统',
};
const zhYear = (date: string) => `${date.slice(0, 4)}年`;

/** 我的: a member's own record. */
export const me = {
  head: (name: string, branch: string) => `${name}，${branch}`,
  none: '还没有您的主题党日记录。',
  line: (month: Month, date: LocalDate, state: string) =>
    `${zhMonth(month)}主题党日（${zhDay(date)}）：${state}`,
  coming: (date: LocalDate, state: PersonAttendance) =>
    `下次主题党日：${zhDay(date)}${state === 'unrecorded' ? '' : `（${month.stateLabels[state]}）`}`,
  buttonData: '我的数据',
  dataOnItsWay: '这就发给您。',
  dataCaption: '助手里关于您的全部记录。不对的地方请告诉书记。',
  dataFile: '我的数据.txt',
  dataTitle: '助手里关于您的全部记录',
  dataFields: {
    number: '编号',
    name: '姓名',
    alias: '别名',
    branch: '支部',
    group: '党小组',
    account: '已登记的聊天账号',
    facts: '名册上的记录',
    attendance: '主题党日',
  },
  dataLine: (label: string, value: string) => `${label}：${value}`,
  dataFact: (from: LocalDate, field: FactField, value: string, source: Fact['source']) =>
    `${zhYear(from)}${zhDay(from)}起　${factLabels[field]}：${value}（来源：${sources[source]}）`,
  dataDay: (date: LocalDate, state: string) => `${zhYear(date)}${zhDay(date)}　${state}`,
  dataWords: {
    none: '无',
    yes: '是',
    no: '否',
    list: (words: readonly string[]) => words.join('、'),
    status: (status: MemberStatus) => memberColumns.status.format(status),
    post: (post: Post) => memberColumns.posts.format([post]),
    duesClass: (duesClass: DuesClass) => memberColumns.duesClass.format(duesClass),
    yuan: (amount: string) => `${amount}元`,
    date: (date: LocalDate) => `${zhYear(date)}${zhDay(date)}`,
    month: (month: Month) => `${zhYear(month)}${zhMonth(month)}`,
    /** As the roster writes it: 亲属, or 亲属 or 党员 with the payer's 编号. */
    paysThrough: (cell: string) => cell,
    person: (name: string, number: string) => `${name}（${number}）`,
  },
};

/** 帮助: the six things this person does most, and everything else with one example each. */
export const help = {
  member: '您可以：点群里卡片上的按钮，或者用下面的按钮。',
  officer: '您常用的在下面，点一下或者直接发一句话。',
  leader: '党小组长常用的在下面，点一下或者直接发一句话。例如：到会 张三 李四 到',
  county: '县里常用的在下面。',
  admin: '乡镇常用的在下面。',
  unknown: '还不知道您是谁。请在支部群里点“签到”，或者发：我是张三',
  all: '全部命令：',
  line: (name: string, alias: string, description: string, example: string) =>
    `/${name} ${alias}：${description}。例：${example}`,
  buttonAll: '全部命令',
};
