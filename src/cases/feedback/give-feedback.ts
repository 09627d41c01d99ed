import type { ButtonCall, Call } from '../../command.ts';
import { feedbackName } from '../../domain/feedback.ts';
import type { FeedbackDraftId, FeedbackId, Instant } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { hasIdentityCard } from '../../domain/roster/identity-card.ts';
import type { Feedback } from '../../ports/store/feedback.ts';
import { ownName, signature } from './feedback-signer.ts';
import { touchFeedback } from './touch-feedback.ts';

const mostCharacters = 1_000;
const mostADay = 3;
const mostListed = 10;

/** Why neither feedback nor an answer may read so. */
export function feedbackFault({ text }: Pick<Call, 'text'>, said: string): string | undefined {
  const length = Array.from(said).length;
  if (length > mostCharacters) return text.feedback.tooLong(length, mostCharacters);
  return hasIdentityCard(said) ? text.feedback.identityCard : undefined;
}

/** 意见 内容: shown again before anything is sent, with who will read it and what signing means. */
export function previewFeedback(call: Call, said: string): Outcome {
  const { tx, text, today } = call;
  const fault = feedbackFault(call, said);
  if (fault !== undefined) return { reply: { text: fault } };
  if (isOver(call)) return { reply: { text: text.feedback.enoughToday(mostADay) } };
  const payload = String(tx.feedback.begin({ text: said, about: null, date: today }));
  const button = (label: string, name: string) => ({ label, action: `feedback.${name}`, payload });
  const words = text.feedback;
  return {
    reply: {
      text: words.preview(said, ownName(call)),
      buttons: [
        [button(words.buttonSigned, 'signed'), button(words.buttonUnsigned, 'unsigned')],
        [button(words.buttonDrop, 'drop')],
      ],
    },
  };
}

/**
 * [署名送出] or [不署名送出]. Of an unsigned one nothing is kept that tells who it is from: the day and no hour, no entry in
 * the audit (its hour is that of the answer to this tap), and the return address sealed with the county's key, which is not
 * in the database. Who holds both the keys and the database can open it until the answer; the preview says so.
 */
export function sendFeedback(call: ButtonCall, signed: boolean): Outcome {
  const { tx, text, now, today, actor, chat, codes, payload } = call;
  const id = Number(payload) as FeedbackDraftId;
  const draft = tx.feedback.draft(id);
  if (draft?.about !== null) return { answer: { text: text.feedback.gone } };
  if (isOver(call)) return { answer: { text: text.feedback.enoughToday(mostADay), alert: true } };
  tx.feedback.drop(id);
  tx.feedback.count(countKey(call), today);
  const by = signed ? signature(actor) : null;
  const returnTo = signed ? null : codes.seal(String(chat.id));
  const added = tx.feedback.add({ date: today, by, text: draft.text, returnTo });
  if (by !== null) audit(tx, now, by, 'received', added.id);
  touchFeedback(tx);
  return { reply: { text: text.feedback.sent(feedbackName(added), signed) } };
}

/** [不送了] */
export function dropFeedback({ tx, text, payload }: ButtonCall): Outcome {
  const id = Number(payload) as FeedbackDraftId;
  if (!tx.feedback.draft(id)) return { answer: { text: text.feedback.gone } };
  tx.feedback.drop(id);
  return { reply: { text: text.feedback.dropped } };
}

/**
 * 意见 alone: how to write one, and how the own ones stand. Unsigned ones are found by their address while they have one.
 * Who reads what others write hears that nothing waits.
 */
export function ownFeedback(call: Call, isReader: boolean): Outcome {
  const { tx, text, actor, chat, codes } = call;
  const here = String(chat.id);
  const unsigned = tx.feedback
    .returns()
    .filter(({ returnTo }) => codes.unseal(returnTo) === here)
    .flatMap(({ id }) => tx.feedback.feedback(id) ?? []);
  const signed = tx.feedback.signedBy(signature(actor), mostListed);
  const all = [...signed, ...unsigned].sort((a, b) => b.id - a.id).slice(0, mostListed);
  const [first = '', ...others] = text.feedback.how(mostCharacters, all.map(shown));
  return {
    reply: { text: isReader ? `${text.feedback.noneOpen}\n${first}` : first },
    messages: others.map((part) => ({ chatId: chat.id, content: { text: part } })),
  };
}

function shown(one: Feedback) {
  const { number, date, state, answer } = one;
  return { name: feedbackName(one), number, date, state, answer, text: one.text, signed: one.by !== null };
}

/** Written down with ids alone. */
export function audit(
  tx: Call['tx'],
  at: Instant,
  actor: string,
  what: 'received' | 'read' | 'answered',
  id: FeedbackId,
): void {
  tx.audit.append({ at, actor, action: `feedback.${what}`, subject: `feedback:${String(id)}`, detail: {} });
}

function isOver(call: Counted): boolean {
  return call.tx.feedback.sentOn(countKey(call), call.today) >= mostADay;
}

type Counted = Pick<Call, 'tx' | 'actor' | 'today' | 'codes'>;

/** The same account on the same day, and nobody can tell which without the county's key. */
function countKey({ actor, today, codes }: Counted): string {
  return codes.hashCode(`feedback|${String(actor.accountId)}|${today}`);
}
