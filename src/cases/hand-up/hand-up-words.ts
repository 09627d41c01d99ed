import { standingLines } from '../../domain/dues/standing.ts';
import type { ButtonCall, CommandCall, Grammar } from '../../command.ts';
import type { Quarter } from '../../domain/calendar/time.ts';
import { refuse } from '../../domain/decision.ts';
import { quarterCash, quarterToHandUp, usualQuarter } from '../../domain/dues/hand-up.ts';
import { parseHandUp } from '../../domain/grammar/hand-up-grammar.ts';
import type { HandUpReading } from '../../domain/grammar/hand-up-grammar.ts';
import { monthOf, quarterOf } from '../../domain/calendar/time.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { CardButton, CardContent, Outcome } from '../../domain/outcome.ts';
import type { Call } from '../../command.ts';
import { branchCash, handUpFacts } from './branch-cash.ts';
import { askOpening, askOpeningReversal } from './opening-cash.ts';
import { askHandUp } from './record-hand-up.ts';
import { askReversal } from './reverse-hand-up.ts';

/** So many hand-ups are shown: more than a year has. */
const shownLines = 6;

export const handUpGrammar: Grammar<HandUpReading> = {
  example: { 'zh-CN': '上缴 137.50 乡镇收据0123', en: '/handup 137.50 0123' },
  asWritten: true,
  parse(words, { today, text }) {
    const reading = parseHandUp(words, today);
    return reading.ok ? reading : refuse(text.handUp.problem(reading.reason, today));
  },
};

/** 上缴 …: how the money stands, a hand-up to be confirmed, or one to be taken back. */
export function handUpWords(call: CommandCall<HandUpReading>): Outcome {
  const { tx, args, branchIds, rules, today } = call;
  const branchId = branchIds[0] as BranchId;
  if (args.kind === 'show') return { reply: stateOf(call, branchId) };
  if (args.kind === 'opening') return { reply: askOpening(call, branchId, args.fen) };
  if (args.kind === 'reverse')
    return {
      reply: args.opening
        ? askOpeningReversal(call, branchId, args.reason)
        : askReversal(call, branchId, args),
    };
  const quarter = args.quarter ?? usualQuarter(branchCash(tx, branchId, rules.zone), today);
  return { reply: askHandUp(call, { branchId, quarter, fen: args.fen, receipt: args.receipt }) };
}

/** [上缴137.50元] of 待办: what the ledger says is to be handed up for that quarter, to be confirmed like words. */
export function tapOpen(call: ButtonCall): Outcome {
  const { tx, payload, rules, text } = call;
  const [id, quarter] = payload.split('.');
  const branchId = Number(id) as BranchId;
  const { dueFen } = quarterCash(branchCash(tx, branchId, rules.zone), quarter as Quarter);
  if (dueFen <= 0) return { answer: { text: text.handUp.nothingDue } };
  return { reply: askHandUp(call, { branchId, quarter: quarter as Quarter, fen: dueFen, receipt: null }) };
}

export function openButton(
  { text }: Pick<Call, 'text'>,
  branchId: BranchId,
  quarter: Quarter,
  dueFen: number,
): CardButton {
  return {
    label: text.handUp.buttonOpen(dueFen),
    action: 'handup.open',
    payload: `${String(branchId)}.${quarter}`,
  };
}

function stateOf(call: Call, branchId: BranchId): CardContent {
  const { tx, text, today, rules } = call;
  const cash = branchCash(tx, branchId, rules.zone);
  const { openingFen, received, handedUp } = cash;
  const handUps = [...standingLines(cash.lines)].reverse();
  const late = quarterToHandUp(cash, today);
  const lateCash = late === undefined ? undefined : quarterCash(cash, late);
  const button =
    late !== undefined && lateCash && lateCash.dueFen > 0
      ? [[openButton(call, branchId, late, lateCash.dueFen)]]
      : [];
  return {
    text: text.handUp.state({
      branch: tx.org.branch(branchId)?.name ?? '',
      today,
      openingFen,
      receivedFen: sum(received),
      handedUpFen: sum(handedUp),
      now: quarterCash(cash, quarterOf(monthOf(today))),
      late: lateCash,
      lines: handUps.slice(0, shownLines).map((line) => ({
        ...handUpFacts(line, rules.zone),
        answer: tx.dues.handUpAnswer(line.seq)?.state,
      })),
      more: Math.max(0, handUps.length - shownLines),
    }),
    buttons: button,
  };
}

function sum(all: readonly { readonly fen: number }[]): number {
  return all.reduce((total, { fen }) => total + fen, 0);
}
