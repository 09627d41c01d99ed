import type { FeedbackSigner, ShownFeedback } from '../../domain/feedback.ts';
import type { LocalDate } from '../../domain/ids.ts';
import { zhDay } from '../dates.ts';
import { splitLines } from '../split-lines.ts';
import { binding } from './binding.ts';

const signerName = (signer: FeedbackSigner): string => {
  switch (signer.kind) {
    case 'whom':
      return binding.whom(signer.whom);
    case 'account':
      return `账号“${signer.name}”`;
    case 'gone':
      return '（已不在名册上）';
  }
};

const signed = (signer: FeedbackSigner | undefined) =>
  signer === undefined ? '没署名' : `署名：${signerName(signer)}`;

const beginning = (text: string) => {
  const characters = Array.from(text.replace(/\s+/g, ' '));
  return characters.length <= 12 ? characters.join('') : `${characters.slice(0, 12).join('')}……`;
};

const states: Readonly<Record<ShownFeedback['state'], string>> = {
  open: '等县里答复',
  read: '县里看过了',
  answered: '答复了',
};

/** 意见: what people tell the county about this assistant and its work, and what the county answers. */
export const feedback = {
  how: (most: number, own: readonly Omit<ShownFeedback, 'signer'>[]): readonly string[] =>
    splitLines([
      `有意见、建议，哪里不好用，都可以说，发：意见 通知能不能早两天发（${most}字以内）`,
      '给县里看，乡镇和支部看不到。署名不署名您自己选，县里有了答复从这里告诉您。',
      ...(own.length > 0 ? ['您提过的：'] : []),
      ...own.map(
        ({ name, date, state, text, answer }) =>
          `意见${name}（${zhDay(date)}，“${beginning(text)}”）：${states[state]}${answer === null ? '' : `：${answer}`}`,
      ),
    ]),
  preview: (text: string, signer: FeedbackSigner) =>
    [
      `您要说的是：“${text}”`,
      '送给县里看，乡镇和支部看不到。请不要写别人的病情、电话、身份证号。',
      `署名：县里知道是${signerName(signer)}说的。`,
      '不署名：县里看不到是谁。为了把答复带给您，助手上了锁记着往哪儿送，只有管机器的人拿钥匙才打得开；答复了，或者过了90天，就删掉。',
    ].join('\n'),
  buttonSigned: '署名送出',
  buttonUnsigned: '不署名送出',
  buttonDrop: '不送了',
  sent: (name: string, isSigned: boolean) =>
    `✓ 送到县里了，编号：意见${name}（${isSigned ? '署名' : '没署名'}）。有了答复，从这里告诉您。谢谢。`,
  dropped: '好的，没有送。',
  gone: '这一条已经送出，或者不要了。要再说，请发：意见 您的话',
  tooLong: (found: number, most: number) => `写了${found}个字，最多${most}个字，请写短一点。`,
  identityCard: '里面像有身份证号，这里不记身份证号，请去掉再发。',
  enoughToday: (most: number) => `今天已经收到您${most}条了，谢谢。还有要说的，请明天再发，或者并成一条。`,

  listTitle: (count: number) => `意见：${count}条等县里答复`,
  noneOpen: '没有等答复的意见。',
  listItem: (name: string, date: LocalDate, text: string, signer: FeedbackSigner | undefined) =>
    `意见${name}　${zhDay(date)}　${signed(signer)}\n${text === '' ? '（内容已删除）' : text}`,
  buttonAnswer: (number: number) => `回复 ${number}`,
  buttonRead: (number: number) => `已阅 ${number}`,
  howToAnswer: (name: string, number: number, text: string, signer: FeedbackSigner | undefined) =>
    `意见${name}（${signed(signer)}）：${text}\n\n要答复请发：意见 ${number} 回复 您的话`,
  noSuchNumber: (number: number) => `没有${number}号意见。看等答复的，请发：意见`,
  answerMissing: (number: number) => `还没写答复。例如：意见 ${number} 回复 谢谢，下个月起提前两天发`,
  answerPreview: (name: string, answer: string, signer: FeedbackSigner | undefined) =>
    `答复意见${name}（${signed(signer)}）：“${answer}”\n${
      signer === undefined ? '答复由助手转到，谁也看不到是送给谁的。' : '答复由助手转到本人。'
    }`,
  buttonSend: '送出',
  settledBefore: '这一条已经有人答复或者看过了。',
  answered: (name: string, text: string, answer: string) =>
    `县里答复您的意见${name}（“${beginning(text)}”）：\n${answer}`,
  wasRead: (name: string, text: string) => `您的意见${name}（“${beginning(text)}”），县里看过了，谢谢。`,
  markedRead: (name: string) => `✓ 意见${name}记为看过了`,
  answerSent: (name: string) => `✓ 意见${name}的答复送出了。`,
  cannotReach: (name: string) => `意见${name}的答复记下了，可是送不到：本人已经退出，或者没署名又过了90天。`,
};
