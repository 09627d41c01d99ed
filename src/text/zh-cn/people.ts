import { yearOf } from '../../domain/calendar/time.ts';
import type { Quarter } from '../../domain/calendar/time.ts';
import { distinctName } from '../../domain/grammar/names.ts';
import type { MemberProblem } from '../../domain/grammar/member-reading.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { FactField, MemberStatus } from '../../domain/people/facts.ts';
import type { PersonView, RosterCounts, SaidChange, WaitingChange } from '../../domain/people/person-view.ts';
import { zhDay, zhQuarter } from '../dates.ts';
import { factLabels } from './todo.ts';

const fullDay = (date: LocalDate, today: LocalDate) =>
  yearOf(date) === yearOf(today) ? zhDay(date) : `${String(yearOf(date))}年${zhDay(date)}`;
const since = (from: LocalDate, today: LocalDate) =>
  from === today ? '从今天起' : `从${fullDay(from, today)}起`;
const statuses: Readonly<Record<MemberStatus, string>> = {
  formal: '正式党员',
  probationary: '预备党员',
  suspended: '停止党籍',
  transferred: '已转出',
  left: '已离队',
};
const span = (months: number) => (months === 6 ? '半年' : `${String(months)}个月`);

const kinds: Readonly<Record<WaitingChange['kind'], string>> = {
  formal: '转正',
  transferred: '转出',
  died: '去世',
};
const inList = (names: readonly string[], most = 8) =>
  names.length <= most ? names.join('、') : `${names.slice(0, most).join('、')}等${String(names.length)}人`;

/** 党员变动 and 名单: how the roster lives (design §3). */
export const people = {
  problem: (problem: MemberProblem): string => {
    switch (problem.kind) {
      case 'nobody':
        return '没写是哪位党员。';
      case 'unknownName':
        return `名册里没有“${problem.said}”。`;
      case 'unclear':
        return `“${problem.rest}”没看懂。`;
      case 'notSaid':
        return `“${problem.said}”看不出要改什么，没有改。`;
      case 'severalChanges':
        return `一次只能改一样，这里写了${problem.said.join('、')}。`;
      case 'noSuchDate':
        return `“${problem.said}”不是一个能用的日子。`;
      case 'dateUnclear':
        return `“${problem.said}”不知道是哪天，请写公历的年月。`;
      case 'severalDates':
        return `写了几个日子（${problem.said.join('、')}），要哪一个？`;
      case 'reviewPast':
        return `${String(yearOf(problem.date))}年${zhDay(problem.date)}已经过了，请写以后的日子。`;
      case 'reviewMissing':
        return '没写到什么时候再看。';
      case 'fromTooFar':
        return `${String(yearOf(problem.date))}年${zhDay(problem.date)}还没到，太早了。`;
      case 'contactUnclear':
        return `联系人“${problem.said}”是哪一位：${problem.people.map(distinctName).join('、')}？`;
      case 'valueMissing':
        return { contact: '没写联系人是谁。', group: '没写是哪个党小组。', alias: '没写别名。' }[
          problem.verb
        ];
      case 'tooLong':
        return `太长了，最多${String(problem.most)}个字。`;
    }
  },
  whichOne: (said: string) => `叫${said}的不止一位，是哪一位？`,
  didYouMean: (said: string, name: string) => `名册里没有“${said}”，是不是${name}？`,
  buttonIs: (name: string) => `是${name}`,
  groupUnknown: (said: string, known: readonly string[]) =>
    known.length === 0 ? '本支部没有分党小组。' : `没有“${said}”，本支部有：${known.join('、')}。`,
  aliasTaken: (alias: string) => `“${alias}”已经有人用了，请换一个。`,
  contactSelf: (name: string) => `${name}不能当自己的联系人。`,
  notAway: (name: string) => `${name}没有记流动，不用定联系人。先发：党员 ${name} 外出`,
  alreadyFormal: (name: string) => `${name}已经是正式党员。`,
  same: (name: string) => `${name}本来就是这样，没有改。`,
  changed: (name: string, change: SaidChange, today: LocalDate): string => {
    switch (change.verb) {
      case 'away':
        return `${name}记为流动（外出），${since(change.from, today)}不算应到，也不再提醒；来了照样算数。${fullDay(change.review, today)}前后再看。`;
      case 'excused':
        return `${name}经支部同意可不参加，${since(change.from, today)}不算应到；来了照样算数。${fullDay(change.review, today)}前后再看。`;
      case 'back':
        return `${name}回来了，${since(change.from, today)}照常算应到。`;
      case 'attends':
        return `${name}恢复参加，${since(change.from, today)}照常算应到。`;
      case 'review':
        return `${name}的情况${fullDay(change.review, today)}前后再看。`;
      case 'contact':
        return `${name}在外，联系人是${change.value}。`;
      case 'group':
        return `${name}编入${change.value}。`;
      case 'alias':
        return change.value === null
          ? `${name}的别名去掉了。`
          : `${name}的别名是${change.value}，以后这样写也行。`;
    }
  },
  reviewAssumed: (name: string, verb: 'away' | 'excused', until: LocalDate, months: number) =>
    `没写到什么时候，先按${span(months)}。要改就发：党员 ${name} ${verb === 'away' ? '外出' : '可不参加'}到${until.slice(0, 7)}`,
  contactMissing: (name: string) => `还没有联系人，先由书记联系。要定就发：党员 ${name} 联系人 姓名`,
  takeBack: (name: string) => `记错了点“撤销”，或者发：党员 ${name} 撤销`,
  aliasBack: (name: string) => `不要别名了就发：党员 ${name} 别名 无`,
  buttonUndo: '撤销',
  buttonUndoLast: '撤销刚才的改动',
  undone: (name: string, fields: readonly FactField[]) =>
    `撤销好了：${name}改的${fields.map((field) => factLabels[field]).join('、')}。现在是：`,
  nothingToUndo: (name: string) => `${name}没有可以撤销的改动。`,
  undoTooOld: (name: string, from: LocalDate, today: LocalDate) =>
    `上次改动是${fullDay(from, today)}起的，时间久了不能撤销。请直接写现在的情况，例如：党员 ${name} 回来`,
  undoTownship: (name: string) => `${name}的这件事乡镇已经同意了，要改请找乡镇的同志。`,

  change: (kind: WaitingChange['kind']) => kinds[kind],
  asked: (name: string, kind: WaitingChange['kind'], from: LocalDate, today: LocalDate) =>
    `${name}${kinds[kind]}（${since(from, today)}）报给乡镇了，乡镇同意后名册才改。${
      kind === 'formal' ? '' : '从现在起不再提醒，也不催。'
    }`,
  leavesAfterToday: '今天的主题党日还算在应到里。要从别的日子算，请写上日期再发一遍。',
  askedAlready: (name: string, kind: WaitingChange['kind']) =>
    `${name}${kinds[kind]}已经报过了，等乡镇同意。`,
  nobodyBound: (township: string, admins: readonly string[]) =>
    admins.length === 0
      ? `${township}还没有人能点同意：名册里没有乡镇的同志，请告诉县里。这件事一直留着，不会丢。`
      : `${township}还没有人绑定：请${admins.join('、')}用绑定单绑定，再点同意。这件事一直留着，不会丢。`,
  withdrawHow: (name: string) => `不报了点“撤回”，或者发：党员 ${name} 撤销`,
  buttonWithdraw: (name: string, kind: WaitingChange['kind']) => `撤回 ${name}${kinds[kind]}`,
  withdrawn: (name: string, kind: WaitingChange['kind']) =>
    `撤回了：${name}${kinds[kind]}。${name}和原来一样。`,
  waiting: (name: string, kind: WaitingChange['kind'], from: LocalDate) =>
    `等乡镇同意：${name}${kinds[kind]}（${zhDay(from)}起）`,
  declinedItem: (name: string, kind: WaitingChange['kind']) =>
    `乡镇没同意：${name}${kinds[kind]}，名册没有改。不清楚的问一下乡镇。`,

  changesTitle: (count: number) => `等您同意的党员变动：${String(count)}件`,
  changesLine: (
    branch: string,
    name: string,
    kind: WaitingChange['kind'],
    from: LocalDate,
    today: LocalDate,
  ) => `${branch}　${name}：${kinds[kind]}，${since(from, today)}`,
  changesHow: '同意后名册才改。拿不准的先问村里。',
  changesNone: '没有等您同意的党员变动。',
  buttonAgree: (name: string, kind: WaitingChange['kind']) =>
    `${kind === 'died' ? '确认' : '同意'} ${name}${kinds[kind]}`,
  buttonDecline: '不对',
  agreed: (name: string, kind: WaitingChange['kind']) => `同意了，${name}${kinds[kind]}记进名册了。`,
  declined: (name: string, kind: WaitingChange['kind']) =>
    `好的，${name}${kinds[kind]}退回支部了，名册没有改。`,
  settledBefore: '这一件已经办过了。',

  person: (view: PersonView, today: LocalDate): readonly string[] => [
    `${view.name}${view.groupName === undefined ? '' : `（${view.groupName}）`}`,
    `状态：${statuses[view.status]}`,
    `流动：${view.away ? `在外，联系人${view.contactName ?? '还没定，先由书记联系'}` : '否'}`,
    `可不参加：${view.excused ? '是' : '否'}`,
    ...(view.reviewDate === null ? [] : [`复核日：${fullDay(view.reviewDate, today)}`]),
    `账号：${view.bound ? '已对上' : view.smartphone ? '没对上' : '没有智能手机'}`,
    ...view.waiting.map(({ kind, from }) => `等乡镇同意：${kinds[kind]}，${since(from, today)}`),
  ],
  personHow: (name: string) => `转出、去世、联系人、别名请写字，例如：党员 ${name} 转出`,
  buttonAway: '外出',
  buttonBack: '回来',
  buttonExcused: '可不参加',
  buttonAttends: '恢复参加',
  buttonFormal: '转正',
  buttonList: '回名单',
  buttonUnlink: '解除账号',
  askUnlink: (name: string, account: string) =>
    `${name}现在的账号${account === '' ? '' : `是“${account}”`}。解除吗？\n以前记的到会、请假都留着；以后再点签到，要您重新对名字。`,
  buttonDoUnlink: '解除',
  buttonKeepLinked: '不解除',
  unlinked: (name: string) => `✓ ${name}的账号解除了`,
  unlinkedNotice:
    '支部把这个账号和党员姓名的对应解除了。弄错了，请告诉书记，或者发：我是张三（写自己的名字）',

  roster: (branch: string, { members, expected, away, excused, probationary, bound }: RosterCounts) =>
    [
      `${branch}党员名单`,
      `在册${String(members)}，应到${String(expected)}，流动${String(away)}，可不参加${String(excused)}，预备${String(probationary)}；账号对上${String(bound)}`,
    ].join('\n'),
  rosterLine: (name: string, { status, away, excused, bound, smartphone, waiting }: PersonView): string => {
    const marks = [
      ...(status === 'formal' ? [] : [status === 'probationary' ? '预备' : statuses[status]]),
      ...(away ? ['流动'] : []),
      ...(excused ? ['可不参加'] : []),
      ...waiting.map(({ kind }) => `${kinds[kind]}待同意`),
      bound ? '✓ 已对上' : smartphone ? '没对上' : '没手机',
    ];
    return `${name}：${marks.join('，')}`;
  },
  rosterPage: (page: number, pages: number) => `第${String(page)}页，共${String(pages)}页。点名字可以改。`,
  rosterOver: '这份名单只给本支部的书记、副书记、组织委员看。',

  reviewDue: (name: string, away: boolean, date: LocalDate, today: LocalDate) =>
    `${name}${away ? '外出' : '可不参加'}，${fullDay(date, today)}该看一下了`,
  buttonStill: (name: string, months: number) => `${name}还是这样，再过${span(months)}`,
  buttonCameBack: '回来了',
  buttonComesAgain: '恢复参加',
  stillSo: (name: string, date: LocalDate, today: LocalDate) =>
    `好的，${name}到${fullDay(date, today)}再看。`,
  probationDue: (name: string, date: LocalDate, today: LocalDate) =>
    date <= today
      ? `${name}预备期${fullDay(date, today)}已满。支部大会讨论后发：党员 ${name} 转正`
      : `${name}预备期到${fullDay(date, today)}。支部大会讨论后发：党员 ${name} 转正`,
  buttonFormalOf: (name: string) => `${name}转正`,

  contactList: (quarter: Quarter, count: number) =>
    count === 0
      ? `${zhQuarter(quarter)}在外党员都联系过了，谢谢。`
      : `${zhQuarter(quarter)}请和在外的党员联系一下，还有${String(count)}位。打个电话、发个微信都行，联系了点一下。`,
  contactLine: (name: string, state: 'contacted' | 'notContacted' | undefined, self: boolean) =>
    state === 'contacted'
      ? `✓ ${name}：${self ? '本人说都好' : '已联系'}`
      : state === 'notContacted'
        ? `… ${name}：还没联系上`
        : `○ ${name}`,
  contactNobody: '现在没有要您联系的在外党员。',
  buttonContacted: (name: string) => `${name} 已联系`,
  buttonNotContacted: '还没联系上',
  contactNoted: (name: string) => `记下了：${name}已联系。`,
  notContactedNoted: (name: string) => `记下了：${name}还没联系上，不着急。`,
  contactTodo: (quarter: Quarter, names: readonly string[]) =>
    `${zhQuarter(quarter)}在外党员还没联系：${inList(names)}`,
  buttonContactTodo: '联系在外党员',
  contactUnnamed: (names: readonly string[]) =>
    `在外没有联系人：${inList(names)}。要定就发：党员 ${names[0] ?? ''} 联系人 姓名`,
  buttonSecretaryKeeps: '都由书记联系',
  secretaryKeeps: (name: string, count: number) => `好的，这${String(count)}位都由${name}联系。`,

  meAway: (contact: string | undefined) =>
    contact === undefined
      ? '您记的是流动党员，党日不算应到。'
      : `您记的是流动党员，党日不算应到。联系人：${contact}`,
  meContacted: (quarter: Quarter) => `${zhQuarter(quarter)}已经联系过了。`,
  buttonAllWell: '我在外地，都好',
  allWell: '收到，联系人就不再找您了。在外保重。',
};
