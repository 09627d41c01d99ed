import {
  askForAnswer,
  feedbackAsked,
  markRead,
  previewAnswer,
  sayRead,
  sendAnswer,
  turnFeedback,
} from '../src/cases/feedback/answer-feedback.ts';
import {
  dropFeedback,
  ownFeedback,
  previewFeedback,
  sendFeedback,
} from '../src/cases/feedback/give-feedback.ts';
import { defineCommand } from '../src/command.ts';
import type { CommandCall } from '../src/command.ts';
import { authorize } from '../src/domain/authority/authorize.ts';
import { accept } from '../src/domain/decision.ts';
import { parseFeedback } from '../src/domain/grammar/feedback-words.ts';
import type { FeedbackWords } from '../src/domain/grammar/feedback-words.ts';
import type { Outcome } from '../src/domain/outcome.ts';

function run(call: CommandCall<FeedbackWords>): Outcome {
  const { args, actor } = call;
  if (args.kind === 'none') {
    const list = feedbackAsked(call);
    return list ? { cards: [list] } : ownFeedback(call, authorize(actor, 'county.run', 'none'));
  }
  if (args.kind !== 'text' && authorize(actor, 'county.run', 'none'))
    return args.kind === 'answer' ? previewAnswer(call, args) : sayRead(call, args);
  return previewFeedback(call, args.text);
}

export default defineCommand<FeedbackWords>({
  description: {
    'zh-CN': '给县里提意见，署名不署名都行，县里的答复从这里告诉您',
    en: 'Tells the county what you think, signed or not; its answer comes back here',
  },
  aliases: ['意见', '提意见', '提个意见', '我有意见'],
  givesWay: true,
  where: 'private',
  who: 'anyone',
  args: {
    asWritten: true,
    confidential: true,
    example: { 'zh-CN': '意见 通知能不能早两天发', en: '/feedback 通知能不能早两天发' },
    parse: (words) => accept(parseFeedback(words)),
  },
  buttons: {
    signed: { who: 'anyone', run: (call) => sendFeedback(call, true) },
    unsigned: { who: 'anyone', run: (call) => sendFeedback(call, false) },
    drop: { who: 'anyone', run: dropFeedback },
    page: { who: 'county.run', run: turnFeedback },
    answer: { who: 'county.run', run: askForAnswer },
    read: { who: 'county.run', run: markRead },
    send: { who: 'county.run', run: sendAnswer },
  },
  run,
});
