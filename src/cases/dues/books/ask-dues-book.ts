import type { Call } from '../../../command.ts';
import { monthOf, quarterOf, yearOf } from '../../../domain/calendar/time.ts';
import type { Quarter } from '../../../domain/calendar/time.ts';
import type { BranchId, Month } from '../../../domain/ids.ts';
import type { FileRequest, Outcome } from '../../../domain/outcome.ts';
import type { BookInputs } from './book-files.ts';

/** Which book is asked for; `period` is `2026-10`, `2026-Q4` or `2026` as the book has it, absent for the one in hand. */
interface BookAsked {
  readonly which: 'month' | 'quarter' | 'year' | 'handOver';
  readonly period: string | undefined;
}

type Asking = Pick<Call, 'actor' | 'chat' | 'text' | 'today'>;

/** Sends a dues book to the officer who asks, privately: it names what people paid. */
export function askDuesBook(call: Asking, branchId: BranchId, { which, period }: BookAsked): Outcome {
  const { chat, text, today } = call;
  if (chat.kind !== 'private') return { reply: { text: text.duesBooks.privateOnly } };
  const now = monthOf(today);
  const notYet: Outcome = { reply: { text: text.duesBooks.notYet } };
  switch (which) {
    case 'month': {
      const month = (period ?? now) as Month;
      return month > now ? notYet : file(call, branchId, 'dues-month', { branchId, month });
    }
    case 'quarter': {
      const quarter = (period ?? quarterOf(now)) as Quarter;
      return quarter > quarterOf(now) ? notYet : file(call, branchId, 'dues-quarter', { branchId, quarter });
    }
    case 'year': {
      const year = Number(period ?? yearOf(now));
      return year > yearOf(now) ? notYet : file(call, branchId, 'dues-year', { branchId, year });
    }
    case 'handOver':
      return file(call, branchId, 'dues-hand-over', { branchId });
  }
}

/** Made outside of the transaction, sent while whoever asked is still an officer. */
function file<Task extends keyof BookInputs>(
  { actor, chat }: Asking,
  branchId: BranchId,
  task: Task,
  input: BookInputs[Task],
): Outcome {
  const request: FileRequest = {
    chatId: chat.id,
    task,
    input,
    guards: [{ kind: 'officer', accountId: actor.accountId, branchId }],
  };
  return { files: [request] };
}
