import type { Call } from '../../command.ts';
import type { DuesPaymentId, PersonId } from '../../domain/ids.ts';
import type { Message } from '../../domain/outcome.ts';
import type { DuesPayment } from '../../ports/store/dues.ts';
import { neverKnown } from '../../ports/store/outbox.ts';
import type { Tx } from '../../ports/store/store.ts';
import { reachable, reachableAccount } from '../roster/officers.ts';

type Telling = Pick<Call, 'tx' | 'text' | 'actor'>;

/** The private receipt of each line: months, amount, receiver, number. To whoever cannot be written to, nothing. */
export function receiptMessages(
  { tx, text, actor }: Telling,
  payments: readonly DuesPayment[],
  shortOf: (personId: PersonId) => number,
): readonly Message[] {
  const receiver = actor.person?.name ?? '';
  return payments.flatMap((payment) => {
    const { personId, shares, amountFen, extraFen, receiptYear, receiptNo } = payment;
    const name = tx.people.person(personId)?.name ?? '';
    const content = {
      text: text.dues.receipt({
        name,
        shares,
        shortFen: shortOf(personId),
        amountFen,
        extraFen,
        receiver,
        receiptYear,
        receiptNo,
      }),
    };
    return privateChatsOf(tx, personId).map((chatId) => ({
      chatId,
      key: receiptKey(payment.seq, chatId),
      wave: true,
      guards: [{ kind: 'quiet' as const }],
      content,
    }));
  });
}

/** A receipt that no longer holds, said to whoever was given it; one that has not left yet never leaves. */
export function voidMessages(
  { tx, text, now }: Telling & Pick<Call, 'now'>,
  reversed: readonly DuesPayment[],
): readonly Message[] {
  return reversed.flatMap(({ seq, reversesSeq, personId, amountFen, receiptYear, receiptNo }) => {
    const name = tx.people.person(personId)?.name ?? '';
    const told = privateChatsOf(tx, personId).filter((chatId) => {
      const receipt = tx.outbox.byKey(receiptKey(reversesSeq ?? seq, chatId));
      if (receipt?.state === 'pending') tx.outbox.end(receipt.id, 'dropped', now, { reason: 'reversed' });
      return (
        receipt?.state === 'sent' ||
        receipt?.state === 'sending' ||
        receipt?.state === 'uncertain' ||
        receipt?.reason === neverKnown
      );
    });
    return told.map((chatId) => ({
      chatId,
      key: `dues-void:${String(seq)}:${String(chatId)}`,
      wave: true,
      guards: [{ kind: 'quiet' as const }],
      content: {
        text: text.dues.receiptVoid({ name, amountFen: Math.abs(amountFen), receiptYear, receiptNo }),
      },
    }));
  });
}

function receiptKey(seq: DuesPaymentId, chatId: Message['chatId']): string {
  return `dues-receipt:${String(seq)}:${String(chatId)}`;
}

/** The own account, else those of relatives who answer for the person. */
function privateChatsOf(tx: Tx, personId: PersonId): readonly Message['chatId'][] {
  const own = reachable(tx, personId);
  if (own) return [own.chatId];
  return tx.accounts
    .bindingsOfPerson(personId)
    .filter(({ relation }) => relation === 'family')
    .flatMap(({ accountId }) => reachableAccount(tx, accountId)?.chatId ?? []);
}
