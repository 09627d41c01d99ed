import { tapReason } from '../../../src/cases/dues/act-taps.ts';
import { actOfSubject, planOf } from '../../../src/cases/dues/acts.ts';
import { linesKept, nextQuestion } from '../../../src/cases/dues/plan.ts';
import { duesGrammar, runDues } from '../../../src/cases/dues/run-dues.ts';
import { writeAct } from '../../../src/cases/dues/write-act.ts';
import { answerHandUp } from '../../../src/cases/hand-up/answer-hand-up.ts';
import { handUpGrammar, handUpWords } from '../../../src/cases/hand-up/hand-up-words.ts';
import { tapRecord } from '../../../src/cases/hand-up/record-hand-up.ts';
import { handUpsFor } from '../../../src/cases/hand-up/waiting-hand-ups.ts';
import type { ButtonCall, CommandCall, Grammar } from '../../../src/command.ts';
import type { CardContent } from '../../../src/domain/outcome.ts';
import type { Tx } from '../../../src/ports/store/store.ts';
import { loadActor } from '../../../src/runtime/load-actor.ts';
import { momentIn } from '../../../src/runtime/world.ts';
import type { World } from '../../../src/runtime/world.ts';
import type { Phone } from '../../harness/ingest-bench.ts';

/** An officer's words about dues, without the word 党费 or 上缴 before them. */
export interface SaidOf {
  readonly code: string;
  readonly from: Phone;
  readonly words: string;
}

/**
 * The officers of many branches without their phones: the same words go to the same grammar and use cases, all in one
 * transaction; nothing is dispatched, drawn or sent, and what is read back is written as it stands.
 */
export interface Office {
  take(all: readonly SaidOf[]): void;
  handUp(all: readonly SaidOf[]): void;
  /** The township says 确认收到 to what waits, up to so many. */
  receive(admin: Phone, most: (waiting: number) => number): void;
}

export function openOffice(world: World): Office {
  const callOf = (tx: Tx, from: Phone, code?: string) => {
    const moment = momentIn(world, tx);
    const account = tx.accounts.ensure('telegram', from.userId, from.name);
    const branch = code === undefined ? undefined : tx.org.branchByCode(code);
    return {
      ...moment,
      actor: loadActor(tx, account, moment.today),
      chat: tx.chats.ensure('telegram', { externalId: from.userId, kind: 'private' }),
      commands: [],
      branchIds: branch ? [branch.id] : [],
      messageId: '1',
      repliesTo: undefined,
    };
  };
  const read = <T>(grammar: Grammar<T>, { from, code, words }: SaidOf, tx: Tx): CommandCall<T> => {
    const call = callOf(tx, from, code);
    const args = grammar.parse(words, call);
    if (!args.ok) throw new Error(`${from.name}: ${words}: ${args.reason}`);
    return { ...call, args: args.value };
  };
  const button = (call: CommandCall<unknown>, payload: string): ButtonCall => ({
    ...call,
    payload,
    tapId: '1',
    card: undefined,
  });

  function takeOne(tx: Tx, said: SaidOf): void {
    const call = read(duesGrammar, said, tx);
    const outcome = runDues(call);
    const act = actOfSubject(tx, outcome.cards?.[0]?.subject ?? '');
    if (!act) throw new Error(`${said.from.name}: ${said.words}: ${String(outcome.reply?.text)}`);
    if (nextQuestion(planOf(act)) === 'reason')
      tapReason(button(call, `${String(act.branchId)}.${String(act.id)}.agreed`));
    const plan = planOf(tx.dues.act(act.id) ?? act);
    if (nextQuestion(plan) !== 'sum') throw new Error(`${said.words}: something else is asked`);
    writeAct(call, act, linesKept(plan), plan.reason);
  }

  function handUpOne(tx: Tx, said: SaidOf): void {
    const call = read(handUpGrammar, said, tx);
    const { reply } = handUpWords(call);
    const first = (reply as CardContent | undefined)?.buttons?.[0]?.[0];
    if (!first || !('payload' in first)) throw new Error(`${said.words}: ${String(reply?.text)}`);
    tapRecord(button(call, first.payload));
  }

  return {
    take(all) {
      world.store.write((tx) => {
        for (const said of all) takeOne(tx, said);
      });
    },
    handUp(all) {
      world.store.write((tx) => {
        for (const said of all) handUpOne(tx, said);
      });
    },
    receive(admin, most) {
      world.store.write((tx) => {
        const call = { ...callOf(tx, admin), args: undefined };
        if (!call.actor.admin) throw new Error(`${admin.name} is no admin`);
        const waiting = handUpsFor(tx, call.actor.admin, call.now).filter(
          ({ concern }) => concern === 'waiting',
        );
        for (const { line, branch } of waiting.slice(0, most(waiting.length)))
          answerHandUp(button(call, `${String(branch.id)}.${String(line.seq)}`), 'received');
      });
    },
  };
}
