import { describe, expect, it } from 'vitest';
import type { BoundVillage } from '../harness/bound.ts';
import { calculatedSheet } from '../harness/calculated-sheet.ts';
import { openPartyDay, planOf } from '../harness/party-day.ts';
import { memberName } from '../harness/village.ts';

const branch = planOf();
const name = (k: number) => memberName(branch, k);
const duesOfficer = 1;

/** On 15 November eight of twelve have paid November at the table, and one more with December. */
async function afterTheTable(): Promise<BoundVillage> {
  const opened = await openPartyDay([branch]);
  const { say, tap, person, talk } = opened;
  await say(person(0), 'bot', `到会 ${Array.from({ length: 8 }, (_, k) => name(k)).join(' ')}`);
  await talk.advanceTo('2026-11-15', '12:05');
  await say(person(duesOfficer), 'bot', '党费到会');
  await tap(person(duesOfficer), 'bot', '对得上');
  await say(person(duesOfficer), 'bot', `党费 ${name(9)}11-12月`);
  await tap(person(duesOfficer), 'bot', '对得上', '1.00元');
  return opened;
}

describe('the dues books', () => {
  it('come to the officer who asks in private, and agree with what was taken', async () => {
    const { say, person, talk } = await afterTheTable();
    await say(person(duesOfficer), 'bot', '党费月表');
    const file = await talk.rehearsal.until(
      () => talk.rehearsal.lastMessage(person(duesOfficer), { containing: '不要转到群里' })?.file,
    );
    expect(file.fileName).toBe('石桥村党支部2026年11月党费收缴表.xlsx');
    const sheet = await calculatedSheet(file.bytes);
    const amount = (label: string) =>
      sheet.hundredths(`G${sheet.rows.findIndex((row) => row[0] === label) + 1}`);
    expect([amount('本月党费已确认'), amount('加：预交以后月份的'), amount('本月收到现金')]).toEqual([
      450, 50, 500,
    ]);
    expect(amount('差额（应为0）')).toBe(0);
    expect(sheet.rows.map((row) => row[1])).toEqual(expect.arrayContaining([name(0), name(11)]));
  });

  it('do not come to the group, whoever asks', async () => {
    const { say, person, talk, group } = await afterTheTable();
    await say(person(duesOfficer), group, '/dues 月表');
    await talk.settle();
    expect(talk.rehearsal.messages(group).filter(({ file }) => file !== undefined)).toEqual([]);
    expect(talk.rehearsal.lastMessage(person(duesOfficer), { containing: '私聊' })?.text).toContain('党费表');
  });
});
