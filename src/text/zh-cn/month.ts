import { monthOf } from '../../domain/calendar/time.ts';
import type { Tally } from '../../domain/attendance/tally.ts';
import type { Reported } from '../../domain/attendance/on-behalf.ts';
import type { PersonAttendance } from '../../domain/attendance/state.ts';
import type { LocalDate, LocalTime, Month } from '../../domain/ids.ts';
import { formLabels } from '../../domain/party-day/party-day.ts';
import type { PartyDayForm, Sitting } from '../../domain/party-day/party-day.ts';
import { clockTime, zhDate, zhDay, zhMonth } from '../dates.ts';
import { closing } from './closing.ts';

/** A plan as people read it. */
export interface PlanFacts {
  readonly branch: string;
  readonly month: Month;
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly place: string | null;
  readonly forms: readonly PartyDayForm[];
  readonly theme: string | null;
  /** Empty: one sitting, at date, time and place. */
  readonly sittings: readonly Sitting[];
}

/** 三定 as an officer is asked about it. */
export interface AskedPlan extends Omit<PlanFacts, 'date'> {
  /** `undefined`: nobody can know the day yet. */
  readonly date: LocalDate | undefined;
  readonly expected: number;
  readonly chair: string | null;
  readonly recorder: string | null;
  /** Why the day is not simply the usual one. */
  readonly note?:
    | { readonly kind: 'holiday'; readonly name: string; readonly choices: readonly LocalDate[] }
    | { readonly kind: 'moved'; readonly from: LocalDate; readonly holiday: string | undefined }
    | { readonly kind: 'uncovered'; readonly year: string }
    | undefined;
}

/** The check-in card of a chat on one day. */
export interface CheckInFacts {
  readonly village: string;
  readonly month: Month;
  readonly date: LocalDate;
  readonly closed: boolean;
  readonly branches: readonly {
    readonly name: string;
    readonly time: LocalTime;
    readonly place: string | null;
    readonly sittings: readonly Sitting[];
    readonly closed: boolean;
    readonly tally: Tally;
    readonly leaveAsked: number;
    /** Reported figures govern: they cover who asked leave too. */
    readonly reported: boolean;
  }[];
}

/** What is shown adds up: a leave not agreed to is part of the figures that were reported, and beside the names otherwise. */
const countsOnCard = ({
  tally,
  leaveAsked,
  reported,
}: Pick<CheckInFacts['branches'][number], 'tally' | 'leaveAsked' | 'reported'>) =>
  reported && leaveAsked > 0
    ? `${counts(tally, 0)}${closing.included(leaveAsked)}`
    : counts(tally, leaveAsked);

const counts = (tally: Tally, leaveAsked: number) =>
  [
    `应到${tally.expected}`,
    `实到${tally.present}${tally.online > 0 ? `（线上${tally.online}）` : ''}`,
    `请假${tally.leave}`,
    ...(leaveAsked > 0 ? [`待同意${leaveAsked}`] : []),
    ...(tally.absent > 0 ? [`缺席${tally.absent}`] : []),
    ...(tally.unrecorded > leaveAsked ? [`未登记${tally.unrecorded - leaveAsked}`] : []),
  ].join('，');

const sittingLine = ({ who, date, time, place }: Sitting) =>
  `${who === '' ? '' : `${who}：`}${zhDate(date)}${clockTime(time)}${place === null ? '' : `，${place}`}`;

/** As an officer would write them. */
const sittingsSaid = (sittings: readonly Sitting[]) =>
  `党日${sittings.length > 1 ? ' 分场' : ''} ${sittings.map((one) => [`${zhDay(one.date)}${clockTime(one.time)}`, ...(sittings.length > 1 && one.who !== '' ? [one.who] : []), ...(one.place === null ? [] : [one.place])].join(' ')).join('；')}`;

const planLine = (plan: PlanFacts) =>
  [
    ...(plan.sittings.length > 0
      ? plan.sittings.map(sittingLine)
      : [`${zhDate(plan.date)}${clockTime(plan.time)}`, plan.place ?? '地点没定']),
    plan.forms.length > 0 ? plan.forms.map((form) => formLabels[form]).join('、') : '形式没定',
    plan.theme === null ? '主题没定' : `主题：${plan.theme}`,
  ].join('，');

/** Hour and place, or all the sittings. */
export const whenAndWhere = ({
  date,
  time,
  place,
  sittings,
}: Pick<PlanFacts, 'time' | 'place' | 'sittings'> & { readonly date: LocalDate | undefined }) =>
  sittings.length > 0
    ? [`分${sittings.length}场：`, ...sittings.map(sittingLine)]
    : [
        `时间：${date === undefined ? '没定' : `${zhDate(date)}${clockTime(time)}`}`,
        ...(place === null ? [] : [`地点：${place}`]),
      ];

const planLines = (plan: Omit<PlanFacts, 'date'> & { readonly date: LocalDate | undefined }) =>
  [
    ...whenAndWhere(plan),
    ...(plan.forms.length > 0 ? [`形式：${plan.forms.map((form) => formLabels[form]).join('、')}`] : []),
    ...(plan.theme === null ? [] : [`主题：${plan.theme}`]),
  ].join('\n');

const stateLabels: Readonly<Record<PersonAttendance, string>> = {
  present: '到会',
  online: '线上参加',
  leaveAsked: '请假，等书记同意',
  leaveAgreed: '请假',
  leaveDeferred: '请假，书记会再联系',
  absent: '缺席',
  unrecorded: '未登记',
};

/** 春节 and 春节假 are both 春节假期. */
const holidayTime = (name: string) => `${name.replace(/假期?$/, '')}假期`;

/** The monthly Party day: plan, notice, check-in, closing. */
export const month = {
  counts,
  stateLabels,
  planLine,

  askPlan: (plan: AskedPlan, again: boolean) => {
    const { date, note } = plan;
    const title = `${plan.branch}${zhMonth(plan.month)}主题党日`;
    const isPicked = note?.kind === 'holiday';
    const day = isPicked ? note.choices[0] : date;
    const head = date === undefined || isPicked ? `${title}定在哪天？` : `${title}这样定，行吗？`;
    const people = `人员：全体应到${plan.expected}人${plan.chair === null ? '' : `，主持${plan.chair}`}${plan.recorder === null ? '' : `，记录${plan.recorder}`}`;
    return [
      ...(note?.kind === 'holiday' && date !== undefined
        ? [`原定的${zhDay(date)}是${holidayTime(note.name)}，所以请您挑一天：`]
        : []),
      `${again ? '再问一次：' : ''}${head}`,
      planLines(isPicked ? { ...plan, date: undefined } : plan),
      people,
      ...(note?.kind === 'moved' && date !== undefined
        ? [
            `${zhDay(note.from)}是${note.holiday === undefined ? '休息日' : holidayTime(note.holiday)}，按工作日顺延。`,
          ]
        : []),
      ...(note?.kind === 'uncovered'
        ? [
            date === undefined
              ? `${note.year}年的放假安排还没公布，工作日算不出来，请您定一天。`
              : `${note.year}年的放假安排还没公布，这天会不会放假还不知道。`,
          ]
        : []),
      `要改就发，例如：党日 ${day === undefined ? 8 : Number(day.slice(8))}日 9点 村委会 学习日 主题 冬季学习`,
    ].join('\n');
  },
  planAccept: '就这样',
  planStanding: '以后照旧，不用问',
  planStandingSet: '✓ 定好了，以后照旧。要改回来发：设置 照旧 否',
  planChosen: (plan: PlanFacts) => `定好了：${plan.branch}${zhMonth(plan.month)}主题党日\n${planLines(plan)}`,
  planHosts: (chair: string | null, recorder: string | null) =>
    `人员：${[...(chair === null ? [] : [`主持${chair}`]), ...(recorder === null ? [] : [`记录${recorder}`])].join('，')}`,
  planDay: (date: LocalDate) => zhDate(date),
  planNone: (branch: string, of: Month) => `${branch}${zhMonth(of)}主题党日还没有定日期。`,
  planLate: (branch: string, of: Month, date: LocalDate) =>
    `${branch}${zhMonth(of)}主题党日没定日期，往常的${zhDay(date)}已经过去了。还没开，发一句日期，像“党日 28日 9点”；开过了，补一句，像“${zhMonth(of)} 应到31 实到26 请假3”。`,
  planPast: (date: LocalDate) =>
    `${zhDate(date)}已经过去了，党日要定在今天或以后。补记到会人数请发：到会 应到31 实到26 请假3`,
  planOtherMonth: (of: Month, date: LocalDate | undefined) =>
    `改期要在${zhMonth(of)}里面改。${date === undefined ? '' : `要改${Number(date.slice(5, 7))}月的党日就发：党日 ${Number(date.slice(5, 7))}月 改到${Number(date.slice(8))}日 因下雨`}`,
  planOtherDay: (branch: string, of: Month, date: LocalDate, said: number, moves: boolean) =>
    `${branch}${zhMonth(of)}的党日是${zhDay(date)}，不是${said}日，没有改。要改这一天就发，例如：党日 ${zhMonth(of)} ${moves ? '改到16日 因下雨' : '取消 因农忙'}`,
  planCancelled: (plan: PlanFacts) => `${plan.branch}${zhMonth(plan.month)}主题党日已取消。`,
  planSkipped: (plan: PlanFacts, reason: string | null) =>
    `${plan.branch}${zhMonth(plan.month)}不开主题党日。${reason === null ? '' : `原因：${reason}`}`,
  planSkipHint: (plan: PlanFacts) => `又要开了就发，例如：党日 ${zhDay(plan.date)} 9点`,
  planUnknownPlace: (said: string) =>
    `“${said}”是地点吗？是的话就在前面写“地点”，例如：党日 15日 9点 地点 村委会`,
  planOnlyRecorded: '这次已经开过了，只改了记录，群里不再通知。',
  planUnknownHost: (said: string) => `名册里没有“${said}”，主持和记录要写名册上的名字。`,
  planHostUnclear: (said: string, choices: readonly string[]) =>
    `“${said}”是哪一位：${choices.join('、')}？请写清楚再发一遍。`,
  planHeld: (plan: PlanFacts) =>
    `${plan.branch}${zhMonth(plan.month)}主题党日（${zhDay(plan.date)}）已经有到会记录，不能再改日期。先发“撤销”再改。`,
  planSittingHeld: (plan: PlanFacts, held: readonly Sitting[], goesOn: boolean) =>
    `${held.map(({ date }) => zhDay(date)).join('、')}那场已经开过了，不能去掉。${
      goesOn
        ? `改后面的场次要连开过的一起写，例如：${sittingsSaid(plan.sittings)}`
        : `后面的不开了就只写开过的，例如：${sittingsSaid(held)}`
    } 因下雨`,
  planWhichSitting: (plan: PlanFacts) =>
    `${zhMonth(plan.month)}的党日分${plan.sittings.length}场，不知道要改哪一场。请把几场都写上，例如：${sittingsSaid(plan.sittings)} 因下雨`,
  moveNeedsReason: ({ date, time, sittings }: Pick<PlanFacts, 'date' | 'time' | 'sittings'>) =>
    `改期要写原因，例如：${sittings.length > 0 ? sittingsSaid(sittings) : `党日 ${zhMonth(monthOf(date))} 改到${Number(date.slice(8))}日 ${clockTime(time)}`} 因下雨`,
  cancelNeedsReason: (of: Month) => `取消要写原因，例如：党日 ${zhMonth(of)} 取消 因农忙`,
  planTimeLabel: '时间',
  planSame: (plan: PlanFacts) => `已经是这样定的：${planLine(plan)}`,
  planHint: '要改就发，例如：党日 改到16日 9点 因下雨；取消就发：党日 取消 因农忙',

  notice: (plans: readonly PlanFacts[]) => {
    const [first] = plans;
    const title = `${first ? zhMonth(first.month) : ''}主题党日`;
    const body = plans.map((plan) => `${plan.branch}\n${planLines(plan)}`).join('\n');
    return `${title}\n${body}\n来不了的提前说一声，点下面“请假”或者告诉书记都行。`;
  },
  checkIn: ({ village, month: of, date, closed, branches }: CheckInFacts) => {
    const [only, ...others] = branches;
    if (!only) return `${village}${zhDay(date)}的主题党日改期或取消了，请看新的通知。`;
    const foot = closed
      ? '登记已结束，谢谢大家。要补记请找书记。'
      : '点一下就行。不方便点的不用点，书记会记上。';
    if (others.length === 0)
      return [
        `${only.name}${zhMonth(of)}主题党日`,
        ...(only.sittings.length > 0
          ? only.sittings.map(sittingLine)
          : [`${zhDate(date)}${clockTime(only.time)}${only.place === null ? '' : `，${only.place}`}`]),
        countsOnCard(only),
        foot,
      ].join('\n');
    return [
      `${village}${zhMonth(of)}主题党日`,
      zhDate(date),
      ...branches.map(
        ({ name, time, place, sittings, closed: isOver, ...counted }) =>
          `${name.replace(village, '')}（${sittings.length > 0 ? sittings.map(sittingLine).join('；') : `${clockTime(time)}${place === null ? '' : ` ${place}`}`}）：${countsOnCard(counted)}${isOver && !closed ? '，登记已结束' : ''}`,
      ),
      closed ? foot : `按您自己的支部记。${foot}`,
    ].join('\n');
  },
  ownCheckIn: (
    branch: string,
    date: LocalDate,
    time: LocalTime,
    place: string | null,
    state: PersonAttendance,
  ) =>
    `${branch}主题党日：${zhDate(date)}${clockTime(time)}${place === null ? '' : `，${place}`}\n您：${stateLabels[state]}\n不方便点的不用点，书记会记上。`,
  buttonCheckIn: '签到',
  buttonOnline: '线上参加',
  buttonLeave: '请假',

  checkedIn: '✓ 签到好了',
  checkedInAlready: '✓ 已经签到了，不用再点',
  leaveAskedNow: '✓ 请假记下了，书记同意就算数',
  leaveAskedAlready: '✓ 请假已经记下了',
  leaveButPresent: '您已经签到了。要改成请假，请告诉书记。',
  held: '收到，等书记对上名字就算数',
  notOurs: '书记说这个账号不是本支部的，没有记上。弄错了，请发：我是张三（写自己的名字）',
  otherBranch: (branch: string) => `您在${branch}，请到本支部的群里点。`,
  otherDay: (branch: string) => `这张卡不是${branch}的，请等本支部的卡，或者看通知。`,
  closedForTaps: '登记已经结束。来了没点上的，告诉书记补记就行。',
  notPlanned: '这次主题党日改期或取消了，请看新的通知。',
  notYet: '还没到签到的时候，当天开始前半小时就能点。',

  closing: (branch: string, date: LocalDate, tally: Tally, pending: number) =>
    `${branch}${zhDay(date)}主题党日\n${counts(tally, pending)}`,
  closingUnrecorded: (names: readonly string[], count: number) =>
    `还有${count}人没登记：${names.join('、')}${names.length < count ? '等' : ''}`,
  closingLeaving: (names: readonly string[]) => `${names.join('、')}的变动等乡镇同意，先不用登记。`,
  closingOffRoster: (people: readonly { readonly name: string; readonly state: PersonAttendance }[]) =>
    `不在当天名册上，没算进人数：${people.map(({ name, state }) => `${name}（${stateLabels[state]}）`).join('、')}。不要的发：撤销 ${people[0]?.name ?? ''}`,
  closingClaims: (count: number) => `有${count}个账号点过，还没对上名字：先对名字，再收尾。`,
  closingLeaves: (names: readonly string[]) => `请假待同意：${names.join('、')}`,
  closingDone: '都登记好了，辛苦了。记错了发：撤销 姓名',
  closingTotals: ({ by, expectedByRoster }: Reported) => {
    const said = by === 'township' ? '按乡镇代录的数' : '按支部报的数';
    return expectedByRoster ? `（应到按名册，其他${said}）` : `（${said}）`;
  },
  buttonAllCame: (count: number) => (count === 1 ? '这1人到了' : `${count}人都到了`),
  buttonNoneCame: (count: number) => (count === 1 ? '这1人没来' : `${count}人都没来`),
  buttonTick: '逐个勾选',
  buttonAgreeAll: '请假都同意',
  tickMarks: {
    present: '✓',
    online: '✓线上',
    leaveAgreed: '假',
    leaveAsked: '假?',
    leaveDeferred: '再联系',
    absent: '✗',
    unrecorded: '○',
  },
  done: '✓ 记上了',
};
