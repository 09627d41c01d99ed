import type { ButtonCall } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { hourMs } from '../../domain/calendar/time.ts';
import { fingerprint } from '../../domain/dues/fingerprint.ts';
import type { DuesActId, PersonId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { DuesAct } from '../../ports/store/dues.ts';
import type { Branch } from '../../ports/store/org.ts';
import { cardKinds, touchAbout } from '../cards/touch.ts';
import { planOf } from './acts.ts';
import { branchOfPayload } from './branch-of-payload.ts';
import { keptFen, linesKept, nextQuestion, planLines } from './plan.ts';
import type { DuesPlan } from './plan.ts';
import { writeAct } from './write-act.ts';

interface OpenAct {
  readonly branch: Branch;
  readonly act: DuesAct;
  readonly plan: DuesPlan;
  /** The words of the payload behind branch and act. */
  readonly rest: readonly string[];
}

/** Money that was counted a week ago is counted again. */
const openForMs = 7 * 24 * hourMs;

/** Runs `fn` on the act of the payload while it is open; else says what became of it. */
function onOpen(call: ButtonCall, fn: (open: OpenAct) => Outcome): Outcome {
  const { tx, text, payload } = call;
  const [, actId = '', ...rest] = payload.split('.');
  const act = tx.dues.act(Number(actId) as DuesActId);
  const branch = act?.branchId === branchOfPayload(call) ? tx.org.branch(act.branchId) : undefined;
  if (!act || !branch) return { answer: { text: text.common.staleButton } };
  if (act.state === 'written') return { answer: { text: text.dues.writtenAlready } };
  if (act.state === 'dropped') return { answer: { text: text.dues.droppedAlready } };
  if (call.now - act.at > openForMs) {
    drop(call, act, planOf(act));
    return { answer: { text: text.dues.expired, alert: true } };
  }
  return fn({ branch, act, plan: planOf(act), rest });
}

/** What a button confirms: count and sum, and exactly whose and which months, so that an old rendering confirms nothing else. */
export function signOfPlan(plan: DuesPlan): string {
  const kept = linesKept(plan).map(({ personId, shares, extraFen }) => ({ personId, shares, extraFen }));
  return [...figuresOfPlan(plan), fingerprint(JSON.stringify(kept))].join('.');
}

export function figuresOfPlan(plan: DuesPlan): readonly [people: number, fen: number] {
  const kept = linesKept(plan);
  return [kept.length, kept.reduce((sum, line) => sum + keptFen(line), 0)];
}

/** [对得上]: writes what was read back, once; when the ledger has moved on since, reads back anew instead. */
export function tapAgrees(call: ButtonCall): Outcome {
  return onOpen(call, ({ branch, act, plan, rest }) => {
    const { tx, text } = call;
    const fresh = planLines({ ...call, branch }, plan.wants, plan.excess).lines;
    const renewed = { ...plan, lines: fresh, again: false };
    const same = (a: DuesPlan) => JSON.stringify(linesKept(a).map((line) => ({ ...line, earlierAt: null })));
    if (same(renewed) !== same(plan) || signOfPlan(plan) !== rest.join('.')) {
      replan(call, act, renewed);
      return { answer: { text: text.dues.changedMeanwhile, alert: true } };
    }
    const question = nextQuestion(plan);
    if (question !== 'sum') {
      replan(call, act, plan);
      return { answer: { text: text.dues.answerFirst, alert: true } };
    }
    const { messages, payments } = writeAct(call, act, linesKept(plan), plan.reason);
    tx.dues.replanAct(act.id, { ...plan, reason: null });
    touchAct(call, act);
    return { answer: { text: text.dues.written(payments.length) }, messages };
  });
}

/** [不对]: the names with their amounts, to take off the list or to leave it. */
export function tapDisagrees(call: ButtonCall): Outcome {
  return onOpen(call, ({ act }) => {
    showNames(call, act, 0);
    return { answer: { text: call.text.dues.takeOff } };
  });
}

/** [看名单], and its pages; also of what is written. */
export function tapNames(call: ButtonCall): Outcome {
  const { tx, payload } = call;
  const [, actId = '', page = '0'] = payload.split('.');
  const act = tx.dues.act(Number(actId) as DuesActId);
  if (act?.branchId === branchOfPayload(call))
    showNames(call, act, page === 'back' ? undefined : Number(page));
  return { answer: { text: '' } };
}

function showNames({ tx, card }: ButtonCall, act: DuesAct, page: number | undefined): void {
  if (!card) return;
  tx.cards.setView(card.id, page === undefined ? null : { page });
  touchAct({ tx }, act);
}

/** A name on the list: off it, or on again. */
export function tapName(call: ButtonCall): Outcome {
  return onOpen(call, ({ act, plan, rest }) => {
    const personId = Number(rest[0]) as PersonId;
    const left = plan.left.includes(personId)
      ? plan.left.filter((id) => id !== personId)
      : [...plan.left, personId];
    replan(call, act, { ...plan, left });
    return { answer: { text: '' } };
  });
}

/** [都不记]: the read-back is dropped, nothing was written. */
export function tapDrop(call: ButtonCall): Outcome {
  return onOpen(call, ({ act, plan }) => {
    drop(call, act, plan);
    return { answer: { text: call.text.dues.dropped } };
  });
}

/** [找零] [预交] [自愿多交]: what becomes of money beyond what is owed. */
export function tapExcess(call: ButtonCall): Outcome {
  return onOpen(call, ({ branch, act, plan, rest }) => {
    const excess = rest[0] === 'prepay' || rest[0] === 'extra' ? rest[0] : 'change';
    const { lines } = planLines({ ...call, branch }, plan.wants, excess);
    replan(call, act, { ...plan, excess, lines });
    return { answer: { text: call.text.dues.excessNoted[excess] } };
  });
}

/** [是另外一笔]: not the money that was recorded today. */
export function tapAgain(call: ButtonCall): Outcome {
  return onOpen(call, ({ act, plan }) => {
    replan(call, act, { ...plan, again: true });
    return { answer: { text: call.text.dues.anotherSum } };
  });
}

/** [不是，不重复记]: those whose money was recorded today come off the list. */
export function tapNotAgain(call: ButtonCall): Outcome {
  return onOpen(call, ({ act, plan }) => {
    const twice = plan.lines.flatMap(({ personId, earlierAt }) => (earlierAt === null ? [] : [personId]));
    replan(call, act, { ...plan, left: [...new Set([...plan.left, ...twice])] });
    return { answer: { text: call.text.dues.notTwice } };
  });
}

export const beyondReasons = ['agreed', 'working', 'hardship', 'other'] as const;

/** Why money beyond the branch's consent is taken; in a tap, or in words behind 因. */
export function tapReason(call: ButtonCall): Outcome {
  return onOpen(call, ({ act, plan, rest }) => {
    const why = beyondReasons.find((one) => one === rest[0]) ?? 'other';
    const words = call.text.dues.beyondReason[why];
    replan(call, act, { ...plan, reason: words });
    return { answer: { text: call.text.dues.reasonNoted(words) } };
  });
}

function drop(call: ButtonCall, act: DuesAct, plan: DuesPlan): void {
  call.tx.dues.settleAct(act.id, 'dropped', call.now, actorRef(call.actor));
  replan(call, act, { ...plan, reason: null });
}

function replan(call: Pick<ButtonCall, 'tx'>, act: DuesAct, plan: DuesPlan): void {
  call.tx.dues.replanAct(act.id, plan);
  touchAct(call, act);
}

function touchAct({ tx }: Pick<ButtonCall, 'tx'>, { branchId, id }: DuesAct): void {
  touchAbout(tx, cardKinds.duesAct, `${String(branchId)}:${String(id)}`);
}
