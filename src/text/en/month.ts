import { monthOf } from '../../domain/calendar/time.ts';
import type { Tally } from '../../domain/attendance/tally.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { PartyDayForm, Sitting } from '../../domain/party-day/party-day.ts';
import { clockTime, enDate, enDay, enMonth, zhDay, zhMonth } from '../dates.ts';
import type { CheckInFacts, month as zh, PlanFacts } from '../zh-cn/month.ts';
import { closing } from './closing.ts';

const formNames: Readonly<Record<PartyDayForm, string>> = {
  study: 'study day (学习日)',
  deliberation: 'deliberation day (议事日)',
  service: 'service day (奉献日)',
};

const counts = (tally: Tally, leaveAsked: number) =>
  [
    `expected ${tally.expected}`,
    `present ${tally.present}${tally.online > 0 ? ` (online ${tally.online})` : ''}`,
    `leave ${tally.leave}`,
    ...(leaveAsked > 0 ? [`awaiting consent ${leaveAsked}`] : []),
    ...(tally.absent > 0 ? [`absent ${tally.absent}`] : []),
    ...(tally.unrecorded > leaveAsked ? [`unrecorded ${tally.unrecorded - leaveAsked}`] : []),
  ].join(', ');

const countsOnCard = ({
  tally,
  leaveAsked,
  reported,
}: Pick<CheckInFacts['branches'][number], 'tally' | 'leaveAsked' | 'reported'>) =>
  reported && leaveAsked > 0
    ? `${counts(tally, 0)}${closing.included(leaveAsked)}`
    : counts(tally, leaveAsked);

const formsOf = (plan: Pick<PlanFacts, 'forms'>) => plan.forms.map((form) => formNames[form]).join(', ');

const sittingLine = ({ who, date, time, place }: Sitting) =>
  `${who === '' ? '' : `${who}: `}${enDate(date)} ${clockTime(time)}${place === null ? '' : `, ${place}`}`;

/** As an officer would write them; the words are the same in every language. */
const sittingsSaid = (sittings: readonly Sitting[]) =>
  `/partyday${sittings.length > 1 ? ' 分场' : ''} ${sittings.map((one) => [`${zhDay(one.date)}${clockTime(one.time)}`, ...(sittings.length > 1 && one.who !== '' ? [one.who] : []), ...(one.place === null ? [] : [one.place])].join(' ')).join('；')}`;

const planLine = (plan: PlanFacts) =>
  [
    ...(plan.sittings.length > 0
      ? plan.sittings.map(sittingLine)
      : [`${enDate(plan.date)} ${clockTime(plan.time)}`, plan.place ?? 'no place yet']),
    plan.forms.length > 0 ? formsOf(plan) : 'no form yet',
    plan.theme === null ? 'no theme yet' : `theme: ${plan.theme}`,
  ].join(', ');

type Planned = Omit<PlanFacts, 'date'> & { readonly date: LocalDate | undefined };

/** Hour and place, or all the sittings. */
export const whenAndWhere = ({ date, time, place, sittings }: Planned) =>
  sittings.length > 0
    ? [`In ${sittings.length} sittings:`, ...sittings.map(sittingLine)]
    : [
        `When: ${date === undefined ? 'not settled' : `${enDate(date)} ${clockTime(time)}`}`,
        ...(place === null ? [] : [`Where: ${place}`]),
      ];

const planLines = (plan: Planned) =>
  [
    ...whenAndWhere(plan),
    ...(plan.forms.length > 0 ? [`Form: ${formsOf(plan)}`] : []),
    ...(plan.theme === null ? [] : [`Theme: ${plan.theme}`]),
  ].join('\n');

const because = (reason: string | null) => (reason === null ? '' : ` Reason: ${reason}`);
const at = (place: string | null) => (place === null ? '' : `, ${place}`);

const stateLabels = {
  present: 'present',
  online: 'online',
  leaveAsked: 'leave, awaiting the secretary',
  leaveAgreed: 'leave',
  leaveDeferred: 'leave asked, the secretary will call',
  absent: 'absent',
  unrecorded: 'unrecorded',
} as const;

export const month: typeof zh = {
  counts,
  stateLabels,
  planLine,

  askPlan: (plan, again) => {
    const { date, note, chair, recorder } = plan;
    const of = `the ${enMonth(plan.month)} Party day of ${plan.branch}`;
    const isPicked = note?.kind === 'holiday';
    const head = date === undefined || isPicked ? `On which day is ${of}?` : `Is this right for ${of}?`;
    const hosts = [
      ...(chair === null ? [] : [`in the chair ${chair}`]),
      ...(recorder === null ? [] : [`minutes ${recorder}`]),
    ];
    return [
      ...(note?.kind === 'holiday' && date !== undefined
        ? [`The usual ${enDay(date)} falls on a public holiday (${note.name}). Please pick a day:`]
        : []),
      `${again ? 'Asking once more: ' : ''}${head}`,
      planLines(isPicked ? { ...plan, date: undefined } : plan),
      `Who: all ${plan.expected} expected${hosts.map((host) => `, ${host}`).join('')}`,
      ...(note?.kind === 'moved' && date !== undefined
        ? [`${enDay(note.from)} is ${note.holiday ?? 'a day off'}: moved to the next working day.`]
        : []),
      ...(note?.kind === 'uncovered'
        ? [
            date === undefined
              ? `The holidays of ${note.year} are not published yet, so the working day is not known. Please name a day.`
              : `The holidays of ${note.year} are not published yet: this day may prove to be one.`,
          ]
        : []),
      'To change it send, for example: /partyday 15日 9点 村委会 学习日 主题 冬季学习',
    ].join('\n');
  },
  planAccept: 'Agreed',
  planStanding: 'As always, do not ask',
  planStandingSet: '✓ Settled, and as always from now on. To be asked again: /settings 照旧 否',
  planChosen: (plan) => `Settled: ${enMonth(plan.month)} Party day of ${plan.branch}\n${planLines(plan)}`,
  planHosts: (chair, recorder) =>
    [
      ...(chair === null ? [] : [`In the chair: ${chair}`]),
      ...(recorder === null ? [] : [`minutes: ${recorder}`]),
    ].join(', '),
  planDay: (date) => enDate(date),
  planNone: (branch, of) => `${branch} has no date for its ${enMonth(of)} Party day yet.`,
  planLate: (branch, of, date) =>
    `${branch} has no date for the Party day of ${enMonth(of)}, and the usual ${enDay(date)} is past. If it is still to come, send its date: /partyday 28日 9点. If it was held: /attend ${String(Number(of.slice(5)))}月 应到31 实到26 请假3.`,
  planPast: (date) =>
    `${enDate(date)} has passed; the Party day must be today or later. To record who came send: /attend 31/26/3`,
  planOtherMonth: (of, date) =>
    `The day can only move inside ${enMonth(of)}.${date === undefined ? '' : ` For the other month’s day send: /partyday ${Number(date.slice(5, 7))}月 改到${Number(date.slice(8))}日 因下雨`}`,
  planOtherDay: (branch, of, date, said, moves) =>
    `The ${enMonth(of)} Party day of ${branch} is on ${enDay(date)}, not on day ${said}; nothing was changed. To change that one, for example: /partyday ${zhMonth(of)} ${moves ? '改到16日 因下雨' : '取消 因农忙'}`,
  planCancelled: (plan) => `The ${enMonth(plan.month)} Party day of ${plan.branch} is cancelled.`,
  planSkipped: (plan, reason) =>
    `${plan.branch} holds no Party day in ${enMonth(plan.month)}.${because(reason)}`,
  planSkipHint: () => 'To hold it after all, for example: /partyday 15日 9点',
  planUnknownPlace: (said) => `Is “${said}” a place? Then put 地点 before it: /partyday 15日 9点 地点 村委会`,
  planOnlyRecorded: 'This Party day is over: only the record has changed, and the group is not told.',
  planUnknownHost: (said) => `“${said}” is not on the roster; chair and minutes need a name from it.`,
  planHostUnclear: (said, choices) => `Which “${said}”: ${choices.join(', ')}? Please write it again.`,
  planHeld: (plan) =>
    `The ${enMonth(plan.month)} Party day of ${plan.branch} (${enDay(plan.date)}) has attendance already and cannot move. Undo that first: /undo`,
  planSittingHeld: (plan, held, goesOn) =>
    `The sitting of ${held.map(({ date }) => enDay(date)).join(', ')} has been held and cannot go. ${
      goesOn
        ? `To change a later one, write all of them: ${sittingsSaid(plan.sittings)}`
        : `To drop the later ones, write only what was held: ${sittingsSaid(held)}`
    } 因下雨`,
  planWhichSitting: (plan) =>
    `The ${enMonth(plan.month)} Party day has ${plan.sittings.length} sittings; which one? Please write all of them: ${sittingsSaid(plan.sittings)} 因下雨`,
  moveNeedsReason: ({ date, time, sittings }) =>
    `A move needs a reason, for example: ${sittings.length > 0 ? sittingsSaid(sittings) : `/partyday ${zhMonth(monthOf(date))} 改到${Number(date.slice(8))}日 ${clockTime(time)}`} 因下雨`,
  cancelNeedsReason: (of) => `Cancelling needs a reason, for example: /partyday ${zhMonth(of)} 取消 因农忙`,
  planTimeLabel: 'When',
  planSame: (plan) => `That is what is settled already: ${planLine(plan)}`,
  planHint: 'To change it: /partyday 改到16日 9点 因下雨. To cancel: /partyday 取消 因农忙',

  notice: (plans) => {
    const [first] = plans;
    const body = plans.map((plan) => `${plan.branch}\n${planLines(plan)}`).join('\n');
    return `Theme Party day${first ? `, ${enMonth(first.month)}` : ''}\n${body}\nIf you cannot come, tap “Ask leave” below or tell the secretary.`;
  },
  checkIn: ({ village, month: of, date, closed, branches }) => {
    const [only, ...others] = branches;
    if (!only)
      return `The Party day of ${village} on ${enDay(date)} was moved or cancelled; see the newer notice.`;
    const foot = closed
      ? 'Closed, thank you all. For a late entry ask the secretary.'
      : 'One tap is enough. If tapping is awkward, leave it: the secretary will record you.';
    if (others.length === 0)
      return [
        `${only.name}, ${enMonth(of)} Party day`,
        ...(only.sittings.length > 0
          ? only.sittings.map(sittingLine)
          : [`${enDate(date)} ${clockTime(only.time)}${at(only.place)}`]),
        countsOnCard(only),
        foot,
      ].join('\n');
    return [
      `${village}, ${enMonth(of)} Party day`,
      enDate(date),
      ...branches.map(
        ({ name, time, place, sittings, closed: isOver, ...counted }) =>
          `${name.replace(village, '')} (${sittings.length > 0 ? sittings.map(sittingLine).join('; ') : `${clockTime(time)}${at(place)}`}): ${countsOnCard(counted)}${isOver && !closed ? '; closed' : ''}`,
      ),
      closed ? foot : `You count in your own branch. ${foot}`,
    ].join('\n');
  },
  ownCheckIn: (branch, date, time, place, state) =>
    `${branch}: Party day ${enDate(date)} ${clockTime(time)}${at(place)}\nYou: ${stateLabels[state]}\nIf tapping is awkward, leave it: the secretary will record you.`,
  buttonCheckIn: 'Check in 签到',
  buttonOnline: 'Online 线上参加',
  buttonLeave: 'Ask leave 请假',

  checkedIn: '✓ You are checked in',
  checkedInAlready: '✓ You were checked in already',
  leaveAskedNow: '✓ Leave noted; it counts when the secretary agrees',
  leaveAskedAlready: '✓ Your leave is noted already',
  leaveButPresent: 'You are checked in. To change that to leave, tell the secretary.',
  held: 'Noted. It counts as soon as the secretary has matched your name.',
  notOurs:
    'The secretary says that this account is not of the branch; nothing was noted. If that is wrong: /iam 张三',
  otherBranch: (branch) => `You belong to ${branch}; please tap in that branch’s group.`,
  otherDay: (branch) => `This card is not for ${branch}; wait for your own branch’s card, or see the notice.`,
  closedForTaps: 'Check-in is closed. If you came, the secretary can still record you.',
  notPlanned: 'This Party day was moved or cancelled; see the newer notice.',
  notYet: 'Not yet: tapping opens half an hour before the start.',

  closing: (branch, date, tally, pending) =>
    `${branch}, Party day of ${enDay(date)}\n${counts(tally, pending)}`,
  closingUnrecorded: (names, count) =>
    `Not recorded yet (${count}): ${names.join(', ')}${names.length < count ? ', …' : ''}`,
  closingLeaving: (names) => `No need to record ${names.join(', ')}: their leaving waits for the township.`,
  closingOffRoster: (people) =>
    `Not on that day’s roster and not counted: ${people.map(({ name, state }) => `${name} (${stateLabels[state]})`).join(', ')}. To remove: /undo ${people[0]?.name ?? ''}`,
  closingClaims: (count) => `${count} accounts have tapped whose owner is not named yet: match names first.`,
  closingLeaves: (names) => `Leave awaiting you: ${names.join(', ')}`,
  closingDone: 'Everybody is recorded, thank you. If something is wrong: /undo NAME',
  closingTotals: ({ by, expectedByRoster }) => {
    const said = `as ${by === 'township' ? 'the township' : 'the branch'} reported`;
    return expectedByRoster ? ` (expected by the roster, the rest ${said})` : ` (${said})`;
  },
  buttonAllCame: (count) => `All ${count} came`,
  buttonNoneCame: (count) => `None of the ${count} came`,
  buttonTick: 'Tick one by one',
  buttonAgreeAll: 'Agree to all leave 同意',
  tickMarks: {
    present: '✓',
    online: '✓ online',
    leaveAgreed: 'L',
    leaveAsked: 'L?',
    leaveDeferred: 'call',
    absent: '✗',
    unrecorded: '○',
  },
  done: '✓ Recorded',
};
