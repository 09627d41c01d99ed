import { expect, it } from 'vitest';
import { afterTheDay, duesOfficer, name } from '../harness/dues-table.ts';

it('illness given as a reason about dues is not kept and not shown', async () => {
  const village = await afterTheDay();
  const { say, tap, person, latest, talk } = village;
  const officer = person(duesOfficer);
  await say(officer, 'bot', `党费 ${name(5)} 缓交到2027年2月 因得了癌症`);
  await say(officer, 'bot', `党费 ${name(6)}9个月 因住院`);
  await tap(officer, 'bot', '对得上', '对得上吗');
  await say(officer, 'bot', `撤销 ${name(6)} 因他住院记错了`);
  expect(latest(officer, '撤销好了').text).toContain('原因：');
  const kept = talk.app().store.read((tx) => {
    const ids = ['SQ01006', 'SQ01007'].flatMap((number) => tx.people.personByNumber(number)?.id ?? []);
    const excuses = [...tx.dues.excuses(ids).values()].map(({ reasonHash }) => reasonHash);
    const lines = tx.dues.paymentsOf(ids).flatMap(({ reasonHash }) => reasonHash ?? []);
    return [...excuses, ...lines].map((hash) => tx.attendance.text(hash));
  });
  expect(kept).toHaveLength(3);
  for (const reason of kept) expect(reason).toBe('其他原因');
});
