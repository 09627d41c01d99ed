import type { ButtonCall, Call } from '../../command.ts';
import { monthOf } from '../../domain/calendar/time.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import type { DuesClaimId, Month } from '../../domain/ids.ts';
import type { CardButton, Outcome } from '../../domain/outcome.ts';
import type { DuesClaim } from '../../ports/store/dues.ts';
import type { Tx } from '../../ports/store/store.ts';
import type { Catalog } from '../../text/catalog.ts';
import { openAct } from './acts.ts';
import { branchOfPayload } from './branch-of-payload.ts';
import { figuresOfPlan, signOfPlan } from './act-taps.ts';
import { namesIn } from './names-in.ts';
import { nextQuestion, planLines } from './plan.ts';
import type { DuesPlan, DuesWant, Planning } from './plan.ts';
import { lapseClaims, refuseClaim } from './settle-claims.ts';
import { writeAct } from './write-act.ts';

type Seen = Planning & { readonly text: Catalog };

const firstOfAll = '2000-01' as Month;

/** What a claim would be confirmed as: everything open up to the month it names. */
function wantOf(tx: Tx, { personId, until, accountId }: DuesClaim): DuesWant {
  const own = tx.accounts
    .bindings(accountId)
    .some((one) => one.relation === 'self' && one.personId === personId);
  return {
    personId,
    money: { kind: 'span', from: firstOfAll, to: until },
    paidBy: own ? 'self' : 'relative',
    payerId: null,
  };
}

function planOfClaims(seen: Planning, claims: readonly DuesClaim[]): DuesPlan {
  const wants = claims.map((claim) => wantOf(seen.tx, claim));
  const { lines } = planLines(seen, wants, 'ask');
  return { wants, left: [], excess: 'ask', reason: null, again: true, lines };
}

/** More claims than this are a list of their own. */
const rowsShown = 4;

/** 说已交的: names and sums, each with the tap that confirms it; the label is the read-back of count and sum. */
export function claimRows(
  seen: Seen,
  most = rowsShown,
): { readonly lines: readonly string[]; readonly rows: readonly (readonly CardButton[])[] } {
  const { tx, text, branch, today } = seen;
  const claims = tx.dues.pendingClaims(branch.id);
  if (claims.length === 0) return { lines: [], rows: [] };
  const names = namesIn(tx, branch.id, today);
  const everything = planOfClaims(seen, claims);
  const [people, fen] = figuresOfPlan(everything);
  const base = String(branch.id);
  const all: CardButton = {
    label: text.dues.buttonConfirmAll(people, fen),
    action: 'dues.claimAll',
    payload: `${base}.${signOfPlan(everything)}`,
  };
  const each = claims.slice(0, most).map((claim): readonly CardButton[] => {
    const plan = planOfClaims(seen, [claim]);
    const [, own] = figuresOfPlan(plan);
    const name = names(claim.personId);
    const id = `${base}.${String(claim.id)}`;
    return [
      {
        label: text.dues.buttonConfirm(name, own),
        action: 'dues.claimYes',
        payload: `${id}.${signOfPlan(plan)}`,
      },
      { label: text.dues.buttonNotReceived(name), action: 'dues.claimNo', payload: id },
    ];
  });
  const shown = claims.map(({ personId, until }) => ({ name: names(personId), until }));
  return {
    lines: [text.dues.claims(shown, monthOf(today)), ...(claims.length > most ? [text.dues.claimsMore] : [])],
    rows: claims.length > 1 ? [[all], ...each] : each,
  };
}

/** [确认张三0.50元]. */
export function tapClaim(call: ButtonCall): Outcome {
  const [, claimId = '', ...said] = call.payload.split('.');
  const claim = call.tx.dues.claim(Number(claimId) as DuesClaimId);
  if (claim?.branchId !== branchOfPayload(call)) return { answer: { text: call.text.common.staleButton } };
  if (claim.state !== 'pending') return { answer: { text: call.text.dues.claimAnswered } };
  return confirm(call, [claim], said);
}

/** [全部确认]: all that was on the list; when it has changed since, the tap confirms nothing. */
export function tapAllClaims(call: ButtonCall): Outcome {
  const [, ...said] = call.payload.split('.');
  return confirm(call, call.tx.dues.pendingClaims(branchOfPayload(call)), said);
}

/** [没收到]. */
export function tapNotReceived(call: ButtonCall): Outcome {
  const { tx, text, payload } = call;
  const claim = tx.dues.claim(Number(payload.split('.')[1]) as DuesClaimId);
  if (claim?.branchId !== branchOfPayload(call)) return { answer: { text: text.common.staleButton } };
  const messages = refuseClaim(call, claim.id);
  if (!messages) return { answer: { text: text.dues.claimAnswered } };
  const said = messages.length > 0 ? text.dues.notReceivedNoted : text.dues.notReceivedInPerson;
  return { answer: { text: said }, messages };
}

/**
 * What the label said, to the person and the fen, is written in one tap; money beyond the branch's consent, or of people
 * with questions, is read back first.
 */
function confirm(call: ButtonCall, claims: readonly DuesClaim[], said: readonly string[]): Outcome {
  const { tx, text, now, today } = call;
  const branch = tx.org.branch(branchOfPayload(call));
  if (!branch) return { answer: { text: text.common.staleButton } };
  const planning = { tx, branch, today, now };
  const plan = planOfClaims(planning, claims);
  const covered = new Set(plan.lines.map(({ personId }) => personId));
  const empty = claims.filter(({ personId }) => !covered.has(personId));
  if (plan.lines.length === 0) {
    lapseClaims(call, branch.id, empty);
    return { answer: { text: text.dues.nothingToConfirm, alert: true } };
  }
  if (signOfPlan(plan) !== said.join('.'))
    return { answer: { text: text.dues.changedMeanwhile, alert: true } };
  if (nextQuestion(plan) !== 'sum') return { answer: { text: '' }, ...openAct(call, branch, plan.wants) };
  const actId = tx.dues.openAct({ branchId: branch.id, plan, at: now, by: actorRef(call.actor) });
  const act = tx.dues.act(actId);
  if (!act) throw new Error(`Confirming claims: act ${String(actId)} was not kept.`);
  const { messages, payments } = writeAct(call, act, plan.lines, null);
  lapseClaims(call, branch.id, empty);
  return { answer: { text: text.dues.written(payments.length) }, messages };
}

/** 没收到 张三: the claims of these people are answered; who has claimed nothing is told apart. */
export function sayNotReceived(
  call: Pick<Call, 'tx' | 'text' | 'now' | 'today' | 'actor'>,
  people: readonly { readonly id: DuesClaim['personId']; readonly name: string }[],
): Outcome {
  const { tx, text } = call;
  const answered = people.map(({ id, name }) => {
    const claim = tx.dues.pendingClaim(id);
    return { name, messages: claim && refuseClaim(call, claim.id) };
  });
  const [told, silent] = [true, false].map((claimed) =>
    answered.flatMap(({ name, messages }) => ((messages !== undefined) === claimed ? [name] : [])),
  );
  const lines = [
    ...(told && told.length > 0 ? [text.dues.notReceivedFrom(told)] : []),
    ...(silent && silent.length > 0 ? [text.dues.nothingClaimed(silent)] : []),
  ];
  return { reply: { text: lines.join('\n') }, messages: answered.flatMap(({ messages }) => messages ?? []) };
}
