import type { FeedbackSigner, ShownFeedback } from '../../domain/feedback.ts';
import { enDay } from '../dates.ts';
import { splitLines } from '../split-lines.ts';
import type { feedback as zh } from '../zh-cn/feedback.ts';
import { binding } from './binding.ts';

const signerName = (signer: FeedbackSigner): string => {
  switch (signer.kind) {
    case 'whom':
      return binding.whom(signer.whom);
    case 'account':
      return `the account “${signer.name}”`;
    case 'gone':
      return 'somebody not on the roster any more';
  }
};

const signed = (signer: FeedbackSigner | undefined) =>
  signer === undefined ? 'not signed' : `signed by ${signerName(signer)}`;

const beginning = (text: string) => {
  const characters = Array.from(text.replace(/\s+/g, ' '));
  return characters.length <= 24 ? characters.join('') : `${characters.slice(0, 24).join('')}…`;
};

const states: Readonly<Record<ShownFeedback['state'], string>> = {
  open: 'waiting for the county',
  read: 'read by the county',
  answered: 'answered',
};

export const feedback: typeof zh = {
  how: (most, own) =>
    splitLines([
      `Whatever you think, wish or find hard to use, send: /feedback your words (${most} characters at most)`,
      'The county reads it, township and branch do not. Signed or not is your choice; the answer comes back here.',
      ...(own.length > 0 ? ['Yours so far:'] : []),
      ...own.map(
        ({ name, date, state, text, answer }) =>
          `Feedback ${name} (${enDay(date)}, “${beginning(text)}”): ${states[state]}${answer === null ? '' : `: ${answer}`}`,
      ),
    ]),
  preview: (text, signer) =>
    [
      `You are about to say: “${text}”`,
      'The county reads it, township and branch do not. Please write nothing of anybody’s illness, telephone or ID number.',
      `Signed: the county knows that ${signerName(signer)} said it.`,
      'Not signed: the county does not see who it is. To bring you the answer, the assistant keeps under lock where it goes; only whoever runs the machine has the key. It is deleted with the answer, or after 90 days.',
    ].join('\n'),
  buttonSigned: 'Send signed',
  buttonUnsigned: 'Send unsigned',
  buttonDrop: 'Do not send',
  sent: (name, isSigned) =>
    `✓ Sent to the county as feedback ${name} (${isSigned ? 'signed' : 'not signed'}). The answer will come here. Thank you.`,
  dropped: 'All right, nothing was sent.',
  gone: 'This one was sent or dropped before. To say more, send: /feedback your words',
  tooLong: (found, most) => `That is ${found} characters; at most ${most} are possible. Please shorten it.`,
  identityCard: 'That looks like an identity-card number; none are kept here. Please leave it out.',
  enoughToday: (most) =>
    `${most} have come from you today, thank you. Please send the rest tomorrow, or all in one.`,

  listTitle: (count) => `Feedback: ${count} waiting for the county`,
  noneOpen: 'No feedback is waiting.',
  listItem: (name, date, text, signer) =>
    `Feedback ${name}, ${enDay(date)}, ${signed(signer)}\n${text === '' ? '(erased)' : text}`,
  buttonAnswer: (number) => `Answer ${number}`,
  buttonRead: (number) => `Read ${number}`,
  howToAnswer: (name, number, text, signer) =>
    `Feedback ${name} (${signed(signer)}): ${text}\n\nTo answer, send: /feedback ${number} reply your words`,
  noSuchNumber: (number) => `There is no feedback ${number}. To see what waits, send: /feedback`,
  answerMissing: (number) =>
    `The answer is missing. For example: /feedback ${number} reply Thank you, we will`,
  answerPreview: (name, answer, signer) =>
    `Answer to feedback ${name} (${signed(signer)}): “${answer}”\n${
      signer === undefined
        ? 'The assistant passes it on; nobody sees to whom.'
        : 'The assistant passes it on to that person.'
    }`,
  buttonSend: 'Send',
  settledBefore: 'Somebody has answered or read this one already.',
  answered: (name, text, answer) =>
    `The county answers your feedback ${name} (“${beginning(text)}”):\n${answer}`,
  wasRead: (name, text) => `The county has read your feedback ${name} (“${beginning(text)}”). Thank you.`,
  markedRead: (name) => `✓ Feedback ${name} marked as read`,
  answerSent: (name) => `✓ The answer to feedback ${name} was sent.`,
  cannotReach: (name) =>
    `The answer to feedback ${name} is noted but cannot be delivered: the person has left, or it was not signed and 90 days are over.`,
};
