import { holdsOffice } from '../src/domain/authority/actor.ts';
import { defineCommand, noWords } from '../src/command.ts';

export default defineCommand({
  description: {
    'zh-CN': '只回答，不主动找您；再发一次恢复',
    en: 'Only answers, nothing unasked; again to change back',
  },
  aliases: ['免打扰'],
  where: 'private',
  who: 'anyone',
  args: noWords('免打扰'),
  run({ tx, text, actor }) {
    const muted = tx.accounts.account(actor.accountId)?.muted !== true;
    tx.accounts.setMuted(actor.accountId, muted);
    if (!muted) return { reply: { text: text.binding.mutedOff } };
    const officer = holdsOffice(actor);
    return { reply: { text: officer ? text.binding.mutedOnOfficer : text.binding.mutedOn } };
  },
});
