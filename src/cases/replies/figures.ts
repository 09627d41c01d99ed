import type { ReplyCall } from '../../command.ts';
import { readTotals, scanTotals } from '../../domain/grammar/attend-totals.ts';
import { normalize } from '../../domain/grammar/normalize.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { readAttendWords } from '../attendance/attend-words.ts';
import { problemsOf, recordWords } from '../attendance/record-words.ts';
import { quietly } from './quietly.ts';

/** 31/26/3, 应到31实到26: figures that can only be a report. One number alone is talk. */
export function areFigures(words: string): boolean {
  const { text } = normalize(words);
  return readTotals(text)?.ok === true && scanTotals(text).items.length > 1;
}

/** An officer answers the card with figures: the same as after 到会. Of anybody else they are talk. */
export function sayFigures(call: ReplyCall, words: string): Outcome {
  const { tx, text, actor, chat } = call;
  if (chat.kind === 'private') return { reply: { text: text.common.unknownText } };
  const here = tx.chats.branchesOf(chat.id).filter((id) => actor.person?.officerOf.includes(id) === true);
  const [branchId] = here;
  if (branchId === undefined || here.length > 1) return {};
  const said = { words, chosen: [], commanded: true };
  const read = readAttendWords(call, branchId, said);
  if (!read.ok) return quietly(call, { reply: { text: problemsOf(call, read.reason) } });
  return quietly(call, recordWords({ ...call, branchIds: [branchId] }, { said, read }));
}
