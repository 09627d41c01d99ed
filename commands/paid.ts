import { discreetly } from '../src/cases/dues/discreetly.ts';
import { tapPaid, tapWithdraw } from '../src/cases/dues/say-paid.ts';
import { runPaid, sayEverybody, sayPaid } from '../src/cases/replies/paid-words.ts';
import type { PaidSaid } from '../src/cases/replies/paid-words.ts';
import { defineCommand } from '../src/command.ts';
import type { Grammar } from '../src/command.ts';
import { accept, refuse } from '../src/domain/decision.ts';
import { parsePaid } from '../src/domain/grammar/dues-grammar.ts';
import { mayMeanEverybody, readPaidReply } from '../src/domain/grammar/paid-reply.ts';

/** The own dues, or those of a relative: 已交 3个月, 已交到12月, 已交我妈的. */
const reading: Grammar<PaidSaid> = {
  example: { 'zh-CN': '已交 3个月', en: '/paid 3个月' },
  parse(words, { text, today }) {
    const said = readPaidReply(`${words}已交`);
    if (said?.whom !== undefined) return accept(said);
    const own = parsePaid(words, today);
    if (!own.ok) return refuse(text.duesGrammar.problem(own.reason));
    const { months: count, until } = own.value;
    return accept({ whom: undefined, onBehalf: false, withSelf: false, count, until });
  },
};

export default defineCommand({
  description: {
    'zh-CN': '说一声党费交了，等组织委员确认',
    en: 'Says that your dues are paid; the officer confirms',
  },
  aliases: ['已交'],
  where: 'both',
  who: 'answers',
  args: reading,
  replies: {
    who: 'anyone',
    read(words) {
      const said = readPaidReply(words);
      if (!said) return undefined;
      return discreetly((call) => (mayMeanEverybody(words) ? sayEverybody(call) : sayPaid(call, said)));
    },
  },
  buttons: {
    tap: { who: 'anyone', run: discreetly(tapPaid) },
    withdraw: { who: 'answers', run: discreetly(tapWithdraw) },
  },
  run: discreetly(runPaid),
});
