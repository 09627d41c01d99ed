import { tapPaid, tapWithdraw } from '../src/cases/dues/say-paid.ts';
import { runPaid, sayEverybody, sayPaid } from '../src/cases/replies/paid-words.ts';
import { defineCommand } from '../src/command.ts';
import { accept, refuse } from '../src/domain/decision.ts';
import { mayMeanEverybody, readPaidReply } from '../src/domain/grammar/paid-reply.ts';

export default defineCommand({
  description: {
    'zh-CN': '说一声党费交了，等组织委员确认',
    en: 'Says that your dues are paid; the officer confirms',
  },
  aliases: ['已交'],
  where: 'both',
  who: 'answers',
  args: {
    example: { 'zh-CN': '已交 3个月', en: '/paid 3个月' },
    parse(words, { text }) {
      const said = readPaidReply(`已交${words}`);
      return said ? accept(said) : refuse(text.duesCard.unread(words));
    },
  },
  replies: {
    who: 'anyone',
    read(words) {
      const said = readPaidReply(words);
      if (!said) return undefined;
      return (call) => (mayMeanEverybody(words) ? sayEverybody(call) : sayPaid(call, said));
    },
  },
  buttons: {
    tap: { who: 'anyone', run: tapPaid },
    withdraw: { who: 'answers', run: tapWithdraw },
  },
  run: runPaid,
});
