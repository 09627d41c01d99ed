import type { ButtonCall, Call } from '../../command.ts';
import { actorRef } from '../../domain/authority/actor.ts';
import { yearOf } from '../../domain/calendar/time.ts';
import { feedbackName } from '../../domain/feedback.ts';
import type { FeedbackWords } from '../../domain/grammar/feedback-words.ts';
import type { ChatId, FeedbackDraftId, FeedbackId } from '../../domain/ids.ts';
import type { CardRequest, Message, Outcome } from '../../domain/outcome.ts';
import type { Feedback } from '../../ports/store/feedback.ts';
import { cardKinds } from '../cards/touch.ts';
import { chatOfSigner, signerOf } from './feedback-signer.ts';
import { audit, feedbackFault } from './give-feedback.ts';
import { touchFeedback } from './touch-feedback.ts';

/** What waits for the county's word, as a list in the own chat; `undefined` when nothing does. */
export function feedbackAsked({
  tx,
  chat,
  actor,
  messageId,
}: Call & { readonly messageId: string }): CardRequest | undefined {
  if (actor.admin?.townshipId !== null || tx.feedback.openCount() === 0) return undefined;
  const own = `${String(chat.id)}:`;
  return { kind: cardKinds.feedback, chatId: chat.id, subject: `${own}${messageId}`, supersedes: own };
}

/** [上一页] [下一页] */
export function turnFeedback({ tx, card, payload, text }: ButtonCall): Outcome {
  if (card?.kind !== cardKinds.feedback) return { answer: { text: text.common.staleButton } };
  tx.cards.setView(card.id, { page: Number(payload) });
  tx.cards.touch(card.id);
  return {};
}

/** [回复]: the words again, and how to answer them. */
export function askForAnswer(call: ButtonCall): Outcome {
  const { tx, text, today, payload } = call;
  const found = tx.feedback.feedback(Number(payload) as FeedbackId);
  if (found?.state !== 'open') return { answer: { text: text.feedback.settledBefore } };
  return {
    reply: {
      text: text.feedback.howToAnswer(
        feedbackName(found),
        found.number,
        found.text,
        signerOf(tx, found, today),
      ),
    },
  };
}

/** 意见 7 回复 …: shown again before it is sent. */
export function previewAnswer(call: Call, said: Extract<FeedbackWords, { kind: 'answer' }>): Outcome {
  const { tx, text, today } = call;
  const words = text.feedback;
  const found = numbered(call, said);
  if (!found) return { reply: { text: words.noSuchNumber(said.number) } };
  if (found.state !== 'open') return { reply: { text: words.settledBefore } };
  if (said.answer === '') return { reply: { text: words.answerMissing(found.number) } };
  const fault = feedbackFault(call, said.answer);
  if (fault !== undefined) return { reply: { text: fault } };
  const payload = String(tx.feedback.begin({ text: said.answer, about: found.id, date: today }));
  return {
    reply: {
      text: words.answerPreview(feedbackName(found), said.answer, signerOf(tx, found, today)),
      buttons: [
        [
          { label: words.buttonSend, action: 'feedback.send', payload },
          { label: words.buttonDrop, action: 'feedback.drop', payload },
        ],
      ],
    },
  };
}

/** [送出]: the answer leaves through the bot, and the return address is forgotten. The first answer counts. */
export function sendAnswer(call: ButtonCall): Outcome {
  const { tx, text, payload } = call;
  const id = Number(payload) as FeedbackDraftId;
  const draft = tx.feedback.draft(id);
  const about = draft?.about ?? undefined;
  const found = about === undefined ? undefined : tx.feedback.feedback(about);
  if (!draft || !found) return { answer: { text: text.feedback.gone } };
  tx.feedback.drop(id);
  return settle(call, found, 'answered', draft.text);
}

/** [已阅]: seen, and nothing more is said; who wrote it hears that it was read. */
export function markRead(call: ButtonCall): Outcome {
  const found = call.tx.feedback.feedback(Number(call.payload) as FeedbackId);
  return found ? settle(call, found, 'read', null) : { answer: { text: call.text.common.staleButton } };
}

/** 意见 7 已阅: the same in words. */
export function sayRead(call: Call, said: Extract<FeedbackWords, { kind: 'read' }>): Outcome {
  const found = numbered(call, said);
  if (!found) return { reply: { text: call.text.feedback.noSuchNumber(said.number) } };
  const { answer, ...outcome } = settle(call, found, 'read', null);
  return { ...outcome, ...(answer ? { reply: { text: answer.text } } : {}) };
}

function settle(call: Call, found: Feedback, state: 'read' | 'answered', answer: string | null): Outcome {
  const { tx, text, now, today, actor } = call;
  const words = text.feedback;
  const to = returnChat(call, found);
  if (!tx.feedback.settle(found.id, { state, answer, on: today }))
    return { answer: { text: words.settledBefore, alert: true } };
  audit(tx, now, actorRef({ ...actor, person: undefined }), state, found.id);
  touchFeedback(tx);
  const name = feedbackName(found);
  const said = answer === null ? words.wasRead(name, found.text) : words.answered(name, found.text, answer);
  const messages: readonly Message[] =
    to === undefined ? [] : [{ chatId: to, content: { text: said }, guards: [{ kind: 'quiet' }] }];
  if (answer === null) return { answer: { text: words.markedRead(name) }, messages };
  return { reply: { text: to === undefined ? words.cannotReach(name) : words.answerSent(name) }, messages };
}

/** Where the answer goes; nobody sees it. */
function returnChat({ tx, codes }: Call, { id, by }: Feedback): ChatId | undefined {
  if (by !== null) return chatOfSigner(tx, by);
  const sealed = tx.feedback.returns().find((one) => one.id === id)?.returnTo;
  const opened = sealed === undefined ? undefined : codes.unseal(sealed);
  const chat = opened === undefined ? undefined : tx.chats.chat(Number(opened) as ChatId);
  return chat?.standing === 'present' ? chat.id : undefined;
}

/** Without a year the newest of that number is meant. */
function numbered(
  { tx, today }: Call,
  { year, number }: Extract<FeedbackWords, { kind: 'answer' | 'read' }>,
): Feedback | undefined {
  if (year !== undefined) return tx.feedback.byNumber(year, number);
  const here = yearOf(today);
  return tx.feedback.byNumber(here, number) ?? tx.feedback.byNumber(here - 1, number);
}
