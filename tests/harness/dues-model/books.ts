import { monthOfDay, monthsThrough, plusMonths, zhMonth } from './calendar.ts';
import { expectGrid } from './grid.ts';
import type { Grid } from './grid.ts';
import type { Branch } from './model.ts';
import { monthSheet } from './month-sheet.ts';
import { handOverSheet, quarterSheet, yearSheet } from './total-sheets.ts';
import { officersOf, phoneOf } from './village.ts';
import type { Play } from './village.ts';

/** Every book that an officer can ask for holds, cell by cell, what the entries come to. */
export async function expectSameBooks(play: Play, branch: Branch): Promise<void> {
  const { world } = play;
  const now = monthOfDay(world.today);
  for (const month of monthsThrough(world.known, now))
    await expectBook(play, branch, `月表 ${zhMonth(month)}`, monthSheet(world, branch, month));
  for (let first = '2026-07'; first <= now; first = plusMonths(first, 3)) {
    const quarter = '一二三四'[(Number(first.slice(5)) - 1) / 3] ?? '';
    const words = `季表 ${first.slice(0, 4)}年${quarter}季度`;
    await expectBook(play, branch, words, quarterSheet(world, branch, first));
  }
  for (let year = 2026; year <= Number(now.slice(0, 4)); year += 1)
    await expectBook(play, branch, `年表 ${String(year)}年`, yearSheet(world, branch, year));
  await expectBook(play, branch, '交接表', handOverSheet(world, branch));
}

async function expectBook(play: Play, branch: Branch, words: string, expected: Grid): Promise<void> {
  const { village } = play;
  const [, officer] = officersOf(play, branch);
  if (!officer) throw new Error('every branch has an officer for dues');
  const phone = phoneOf(play, officer);
  const { lastMessage, until } = village.talk.rehearsal;
  const before = lastMessage(phone)?.messageId ?? 0;
  await village.say(phone, 'bot', `党费${words}`);
  const file = await until(
    () => {
      const message = lastMessage(phone, { fromBot: true });
      return message && message.messageId > before ? message.file : undefined;
    },
    { what: words },
  );
  await expectGrid(file.bytes, expected, `${branch.code} ${words}`);
}
