import { expect, it } from 'vitest';
import type { DuesTotalsReport } from '../../src/domain/check.ts';
import type { Month } from '../../src/domain/ids.ts';
import { bindAdmin } from '../harness/admins.ts';
import { calculatedSheet } from '../harness/calculated-sheet.ts';
import type { BoundVillage } from '../harness/bound.ts';
import { idOf, pay } from '../harness/dues-talk.ts';
import { openPartyDay, planOf } from '../harness/party-day.ts';
import { memberName } from '../harness/village.ts';

/* 多收: who paid ahead and then died or became free of dues owes nothing; the money stands and can be given back. */

const branch = planOf();
const name = (k: number) => memberName(branch, k);
const [secretary, dead, waived, other] = [0, 5, 6, 7] as const;
const through = (...months: readonly string[]) => months as readonly Month[];

/** Three have paid November to April; one dies on 3 December, one is waived from January on. */
async function paidAhead(): Promise<BoundVillage> {
  const village = await openPartyDay([branch]);
  const { talk, say, person, tap, admin } = village;
  await bindAdmin(village, admin, '罗艳');
  await talk.advanceTo('2026-11-15', '09:00');
  talk.app().store.write((tx) => {
    for (const k of [dead, waived, other])
      pay(
        tx,
        talk.clock.now(),
        idOf(tx, k),
        through('2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'),
      );
  });
  await talk.advanceTo('2026-12-15', '10:00');
  expect(dues(village, '12月党费')).toContain('应交13人，已确认3人');
  await say(person(secretary), 'bot', `党员 ${name(dead)} 12月3日去世`);
  await talk.advanceTo('2026-12-16', '09:00');
  await tap(admin, 'bot', `确认 ${name(dead)}去世`, '等您同意');
  return village;
}

const dues = ({ latest, group }: BoundVillage, title: string) => latest(group, title).text;

it('who dies after paying ahead is among the payers of no later month, and is named once in 待办', async () => {
  const village = await paidAhead();
  const { talk, say, person, latest } = village;
  expect(dues(village, '12月党费')).toContain('应交12人，已确认2人');

  await say(person(secretary), 'bot', '待办');
  const line = `${name(dead)}的党费多收了2.50元（2026年12月到2027年4月）：已不在党员名单上，可以退还本人或家属。`;
  expect(latest(person(secretary), '待办').text.split(line)).toHaveLength(2);
  await say(person(secretary), 'bot', '党费');
  expect(latest(person(secretary), '12月党费').text).toContain(
    '应交12人，6.00元；已确认2人，1.50元，没交10人。\n另外1人这个月不用交，多收了0.50元，可以退还。',
  );

  const { out } = await talk.zhibu('check', '--json');
  const { totals } = JSON.parse(out) as DuesTotalsReport;
  expect(totals.filter(({ month }) => month === '2027-01')).toMatchObject([
    { state: 'beyond', people: 1, dueFen: 0, paidFen: 50 },
    { state: 'prepaid', people: 2, dueFen: 100, paidFen: 100 },
  ]);
});

it('stands in the remarks of the month sheet and of the hand-over sheet until it is taken back', async () => {
  const village = await paidAhead();
  const { talk, say, person, latest } = village;
  const rowOf = async (book: string) => {
    await say(person(secretary), 'bot', `党费${book}`);
    const file = await talk.rehearsal.until(
      () => {
        const { file: sent } =
          talk.rehearsal.lastMessage(person(secretary), { containing: '不要转到群里' }) ?? {};
        return sent?.fileName.includes(book === '月表' ? '收缴表' : book) ? sent : undefined;
      },
      { what: book },
    );
    const sheet = await calculatedSheet(file.bytes);
    return sheet.rows.find((row) => row[1] === name(dead));
  };
  const month = await rowOf('月表');
  expect(month?.[8]).toBe('多收');
  expect(month?.[13]).toContain('这个月不用交，待退');
  expect((await rowOf('交接表'))?.[10]).toContain('多收2.50元，待退');

  talk.app().store.write((tx) => {
    const [paid] = tx.dues.paymentsOf([idOf(tx, dead)]);
    if (paid) tx.dues.reverse(paid, { at: talk.clock.now(), by: 'test', reasonHash: 'x' });
  });
  await say(person(secretary), 'bot', '待办');
  expect(latest(person(secretary)).text).not.toContain('多收');
});

it('who is waived after paying ahead is not asked, not counted, and can have it back', async () => {
  const village = await paidAhead();
  const { talk, say, person, latest } = village;
  talk.app().store.write((tx) => {
    const about = {
      at: talk.clock.now(),
      by: 'test',
      source: 'officer',
      from: '2027-01-01' as never,
    } as const;
    tx.people.addFact({ ...about, personId: idOf(tx, waived), field: 'duesClass', value: '"waived"' });
  });
  await talk.advanceTo('2027-01-16', '10:00');
  await say(person(secretary), 'bot', '党费');
  expect(latest(person(secretary), '2027年1月党费').text).toContain('应交11人，5.50元；已确认1人');
  talk.rehearsal.people.pressStart(person(waived));
  await talk.settle();
  await say(person(waived), 'bot', '我的党费');
  expect(latest(person(waived)).text).toContain('1月党费0.50元：不用交，交了的可以找组织委员退');
  await say(person(secretary), 'bot', '待办');
  expect(latest(person(secretary), '待办').text).toContain(
    `${name(waived)}的党费多收了2.00元（2027年1月到4月）：免交了，可以退还本人。`,
  );
});
