import { liveGroupLink } from '../src/cases/binding/group-link.ts';
import { confirmCode, readCode, refuseCode } from '../src/cases/binding/redeem-code.ts';
import { registerGroup } from '../src/cases/binding/register-group.ts';
import { rejectOfficer } from '../src/cases/binding/reject-officer.ts';
import { welcome } from '../src/cases/binding/welcome.ts';
import { cardKinds } from '../src/cases/cards/touch.ts';
import { defineCommand } from '../src/command.ts';
import type { CommandCall } from '../src/command.ts';
import { accept } from '../src/domain/decision.ts';
import type { BranchId } from '../src/domain/ids.ts';
import type { Outcome } from '../src/domain/outcome.ts';

/** Digits as people write them: 12345678, １２３４ ５６７８, 1234-5678. */
function digitsOf(words: string): string | undefined {
  const plain = words.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{4,}$/.test(plain) ? plain : undefined;
}

function inGroup(call: CommandCall<string>): Outcome {
  const { args, tx, text, chat, actor, messageId, now } = call;
  if (digitsOf(args)?.length === 8) return { reply: { text: text.binding.codePrivately } };
  const link = args === '' ? undefined : liveGroupLink(call, args);
  const officer = actor.person?.onRoster === true && actor.person.officerOf.length > 0;
  if (link && officer) {
    tx.drafts.use(link.id, now);
    return registerGroup(call, chat, messageId);
  }
  if (tx.chats.branchesOf(chat.id).length > 0) return {};
  const words = args === '' || link ? text.binding.groupNext : text.binding.linkDead;
  return { reply: { text: words, inGroup: true } };
}

export default defineCommand<string>({
  description: {
    'zh-CN': '开始用，或者用绑定单上的八位数字绑定',
    en: 'Begins, or binds with the code on a slip',
  },
  aliases: ['开始'],
  where: 'both',
  who: 'anyone',
  args: {
    example: { 'zh-CN': '开始', en: '/start' },
    standsAlone: true,
    parse: (words) => accept(words.trim()),
  },
  bare: (words) => digitsOf(words)?.length === 8,
  buttons: {
    yes: { who: 'anyone', run: (call) => confirmCode(call, call.payload) },
    no: { who: 'anyone', run: (call) => refuseCode(call, call.payload) },
    notThem: {
      who: 'township.decide',
      branchOf: ({ payload }) => Number(payload.split('.')[0]) as BranchId,
      run: (call) => rejectOfficer(call, Number(call.payload.split('.')[1])),
    },
    officers: {
      who: 'township.read',
      run({ tx, card, payload, text }) {
        if (card?.kind !== cardKinds.newOfficers) return { answer: { text: text.common.staleButton } };
        tx.cards.setView(card.id, { page: Number(payload) });
        tx.cards.touch(card.id);
        return {};
      },
    },
  },
  run(call) {
    if (call.chat.kind === 'group') return inGroup(call);
    const digits = digitsOf(call.args);
    if (digits === undefined) return welcome(call);
    if (digits.length === 8) return readCode(call, digits);
    return { reply: { text: call.text.binding.codeLength(digits.length) } };
  },
});
