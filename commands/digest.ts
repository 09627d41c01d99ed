import { countyMonth } from '../src/cases/digest/county-month.ts';
import { digestMonth } from '../src/cases/digest/digest-due.ts';
import { townshipMonth } from '../src/cases/digest/township-month.ts';
import { townshipBookButton } from '../src/cases/dues/books/ask-township-book.ts';
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
  run(call) {
    const { tx, text, today, now, actor, chat } = call;
    const { admin } = actor;
    if (!admin) return { reply: { text: text.common.noRightAdmin } };
    const month = digestMonth(call, now, admin.townshipId ?? undefined);
    const township = admin.townshipId === null ? undefined : tx.org.township(admin.townshipId);
    const [first = '', ...others] = township
      ? text.digest.township(townshipMonth(tx, township, month, today, admin.villageIds))
      : text.digest.county(countyMonth(tx, month, today));
    const books = townshipBookButton(call, admin);
    return {
      reply: { text: first, ...(books.length > 0 ? { buttons: [books] } : {}) },
      messages: others.map((part) => ({ chatId: chat.id, content: { text: part } })),
    };
  },
});
