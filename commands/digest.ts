import { cardKinds } from '../src/cases/cards/touch.ts';
import { tapDigestFile } from '../src/cases/digest/ask-digest-file.ts';
import { countyDigest } from '../src/cases/digest/county-digest.ts';
import { digestMonth } from '../src/cases/digest/digest-due.ts';
import { digestSubject, digestsOf } from '../src/cases/digest/digest-subject.ts';
import { branchOf, contacted, invite, offline, remind, show } from '../src/cases/digest/help-taps.ts';
import { readDigest } from '../src/cases/digest/read-digest.ts';
import { branchTexts } from '../src/cases/digest/send-digest.ts';
import { defineCommand, noWords } from '../src/command.ts';

export default defineCommand({
  description: {
    'zh-CN': '本乡镇主题党日简报，现在的情况',
    en: "The township's digest of the month as it stands now",
  },
  aliases: ['简报'],
  where: 'private',
  who: 'township.read',
  args: noWords('简报'),
  buttons: {
    remind: { who: 'township.help', run: remind },
    invite: { who: 'township.help', run: invite },
    expand: { who: 'township.help', run: show(() => ({ show: 'digest', expanded: true })) },
    back: { who: 'township.help', run: show(() => ({ show: 'digest', expanded: false })) },
    villages: { who: 'township.help', run: show((page) => ({ show: 'villages', page: Number(page) })) },
    branch: {
      who: 'township.help',
      branchOf,
      run: show((id) => ({ show: 'branch', branchId: branchOf({ payload: id }) })),
    },
    contacted: { who: 'township.help', branchOf, run: contacted(true) },
    notContacted: { who: 'township.help', branchOf, run: contacted(false) },
    offline: { who: 'branch.review', branchOf, run: offline(true) },
    normal: { who: 'branch.review', branchOf, run: offline(false) },
    picture: { who: 'township.help', run: (call) => tapDigestFile(call, 'digest-picture') },
    sheet: { who: 'township.help', run: (call) => tapDigestFile(call, 'digest-sheet') },
  },
  run(call) {
    const { text, today, now, actor, chat, messageId } = call;
    const { admin } = actor;
    if (!admin) return { reply: { text: text.common.noRightAdmin } };
    const month = digestMonth(call, now, admin.townshipId ?? undefined);
    if (admin.townshipId === null) {
      const [first = '', ...others] = text.digest.county(countyDigest(call, month, today));
      return {
        reply: { text: first },
        messages: others.map((part) => ({ chatId: chat.id, content: { text: part } })),
      };
    }
    const about = { townshipId: admin.townshipId, month };
    const read = readDigest(call, about, admin);
    return {
      cards: [
        {
          kind: cardKinds.digest,
          chatId: chat.id,
          subject: digestSubject(about, messageId),
          supersedes: digestsOf(admin.townshipId),
        },
      ],
      messages: branchTexts(call, read).map((part) => ({ chatId: chat.id, content: { text: part } })),
    };
  },
});
